"""PBR545: what a client level data return must have in it to become records."""

from pbr.problems.catalogue.rule import Rule

RULES_OF_A_RETURN_EMPTY: tuple[Rule, ...] = (
    Rule(
        "PBR545",
        "A return has short-term support to maximise independence in it",
        "Its episodes are the packages that are written. A return without any is most often a part of one.",
        "Service Type      (Long Term Support: Community on every row)",
        "Service Type      (Short term support: ST-Max on some rows)",
    ),
)
