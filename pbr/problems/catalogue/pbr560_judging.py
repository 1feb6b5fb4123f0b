"""PBR56x: targets, verdicts, and the schemes that only judge."""

from pbr.problems.catalogue.rule import Rule

RULES_JUDGING: tuple[Rule, ...] = (
    Rule(
        "PBR560",
        "A target is a share and the side of it that meets it",
        "At least, at most, above or below: a bare figure leaves open whether reaching it is enough.",
        "target: 52%",
        "target: at least 52%",
    ),
    Rule(
        "PBR561",
        "A target is judged from a number of what its measure is out of",
        "With few records a share says little. Below the number nobody is judged, and the report says so.",
        "judged from: 20      (of a measure that counts plans)",
        "judged from: 20 plans",
    ),
    Rule(
        "PBR562",
        "A verdict is a rule over targets",
        "Every target or any, or one that is named; met or missed; in the last window, or in so many of the last.",
        "when: targets are met in 3 of 4 quarters",
        "when: every target is met in 3 of the last 4 quarters",
    ),
    Rule(
        "PBR563",
        "A verdict rests on measures that have a target",
        "A measure without a target is neither met nor missed, so nothing could ever follow from it.",
        "when: kept_at_home is met      (a measure without a target)",
        "target: at least 52%      (in the measure kept_at_home)",
    ),
    Rule(
        "PBR564",
        "The measures of a verdict have one window",
        "Three of the last four quarters are not three of the last four months.",
        "when: every target is met      (one is over a quarter, another over a month)",
        "when: kept_at_home is met in 3 of the last 4 quarters",
    ),
    Rule(
        "PBR566",
        "A verdict comes to what the worked example says",
        "The example was judged by hand from the contract. Either the scheme does not say what the contract says, or "
        "the judgement is wrong.",
        "kept_at_home P1 2026-04-to-06: met      (and it comes to missed)",
        "kept_at_home P1 2026-04-to-06: missed",
    ),
    Rule(
        "PBR567",
        "A verdict of a worked example is one that it gives",
        "It is named by its measure or its rule, the provider or 'all together', and the window where there is one.",
        "kept_at_home P2: met      (no record is of P2)",
        "kept_at_home P1 2026-04-to-06: met",
    ),
    Rule(
        "PBR568",
        "What judges has something to judge",
        "pbr judge says which targets are met. A scheme without a measure or a ranking has none.",
        "pbr judge time-and-task records      (it measures nothing and ranks nobody)",
        "measures:\n  kept_at_home: ...\n    target: at least 52%",
    ),
    Rule(
        "PBR569",
        "What is settled or compared pays something",
        "A scheme may have measures, targets and verdicts and no payments. Its total would be nil whatever happened, "
        "and would look like an answer.",
        "pbr settle reablement-targets.yaml records      (it has no payments)",
        "pbr judge reablement-targets.yaml records",
    ),
)
