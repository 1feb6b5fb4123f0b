"""PBR474 to PBR476: weeks and days of which a measure releases a share."""

from pbr.problems.catalogue.rule import Rule

RULES_SCALED_TIME: tuple[Rule, ...] = (
    Rule(
        "PBR474",
        "Weeks and days that a measure scales by its windows are priced on each day",
        "Each day is released by what was measured in its own month, quarter or year. A price of one day lets service "
        "go on after the run, where a measure has no window and nothing would ever release it.",
        "for each: week of plan from started_on to ended_on\npriced at: started_on\nscaled by: met   (over: quarter)",
        "for each: week of plan from started_on to ended_on\npriced at: each day\nscaled by: met   (over: quarter)",
    ),
)
