"""PBR550: so many records that have to fit."""

from pbr.problems.catalogue.rule import Rule

RULES_SEVERAL: tuple[Rule, ...] = (
    Rule(
        "PBR550",
        "So many records at least is a whole number from 2 on, of records by their word for several",
        "Two of three goals, three incidents in the month. One at least is said with 'any' and none with 'no'.",
        'met_goals: at least 2 goals where (result is "achieved")      (of a plan)',
        'met_goals: at least 2 outcomes where (result is "achieved")',
    ),
)
