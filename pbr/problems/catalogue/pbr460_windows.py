"""The rules about cycles of weeks, and limits by window (PBR460 to PBR464)."""

from pbr.problems.catalogue.rule import Rule

RULES_WINDOWS: tuple[Rule, ...] = (
    Rule(
        "PBR460",
        "How long a cycle is stands in the heading",
        "Four weeks are not a month, and which four weeks they are depends on the day that they are counted from.",
        "due: end of cycle",
        "cycle: 4 weeks from 2026-04-06      (in the heading)\ndue: end of cycle",
    ),
    Rule(
        "PBR461",
        "A cycle is so many whole weeks from a day",
        "From 1 to 52 weeks, and the first day of one of them. Months and quarters have words of their own.",
        "cycle: monthly",
        "cycle: 4 weeks from 2026-04-06",
    ),
    Rule(
        "PBR462",
        "Every day of the run is in a cycle",
        "Nobody has said what the days before the first cycle belong to.",
        "runs: 2026-04-01 to 2027-03-31\ncycle: 4 weeks from 2026-04-06",
        "runs: 2026-04-01 to 2027-03-31\ncycle: 4 weeks from 2026-03-09",
    ),
    Rule(
        "PBR463",
        "What counts under a limit is within one of its windows",
        "A quarter's money falls due on one day, and the month of that day has not earned all of it. A limit over a "
        "month counts what is worked out for a month or less.",
        "for each: quarter per provider\nover: provider and month",
        "for each: quarter per provider\nover: provider and quarter",
    ),
    Rule(
        "PBR464",
        "A price that is a limit is a sum of money from the first day of the run",
        "A price an hour, or one that differs by code, is no one sum; and each window takes the figure of its first "
        "day, or of the run's first, so there has to be one. A limit over the whole run takes that of the run's first.",
        "no more than: hourly_price",
        "no more than: monthly_most",
    ),
)
