"""PBR380 to PBR385: who confirmed results, and samples of them to check."""

from pbr.problems.catalogue.rule import Rule

RULES_EVIDENCE: tuple[Rule, ...] = (
    Rule(
        "PBR380",
        "A sample shows a share of wrong results, and how sure one is of it",
        "No sample makes anybody wholly sure but one of all, and none can show that no more than nothing is wrong.",
        "pbr evidence SCHEME RECORDS --sure 100%",
        "pbr evidence SCHEME RECORDS --wrong 5% --sure 95%",
    ),
    Rule(
        "PBR381",
        "What was checked is part of the results, and what was wrong is part of that",
        "A sample says something of the results that it was drawn from, and of no others.",
        "pbr evidence SCHEME RECORDS --checked 59 --found-wrong 60",
        "pbr evidence SCHEME RECORDS --checked 59 --found-wrong 2",
    ),
)
