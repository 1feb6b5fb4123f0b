"""The rules about limits whose sum is worked out (PBR350 to PBR353)."""

from pbr.problems.catalogue.rule import Rule

RULES_LIMIT_SUMS: tuple[Rule, ...] = (
    Rule(
        "PBR350",
        "A limit that is a record's own is a sum of money of each plan",
        "A plan's allocation limits that plan. Money a week or hours a week are no sum, and a provider has as many "
        "allocations as plans.",
        "no more than: weekly_hours\nover: provider",
        "no more than: indicative_allocation\nover: plan",
    ),
    Rule(
        "PBR351",
        "So much for each is counted within what the limit is over",
        "Plans are counted under a provider or a person, and persons under a provider: those for which something is "
        "due under the limit. What is paid to a provider as a whole is for none of them.",
        "no more than: £200.00 for each plan\nover: plan",
        "no more than: £200.00 for each plan\nover: provider and month",
    ),
    Rule(
        "PBR352",
        "No payment is limited to a share of itself",
        "Half of it would be too much as soon as anything is due, and what is left has a half of its own.",
        "no more than: 10% of hourly, travel\nof: travel",
        "no more than: 10% of hourly\nof: travel",
    ),
    Rule(
        "PBR353",
        "A worked example says how much of a limit is used as the scheme works it out",
        "What has come due, and of what sum: it is worked by hand, whether the limit is reached or not.",
        "limits:\n  P1/cap/2026-06: £320 of £200",
        "limits:\n  P1/cap/2026-06: £320.00 of £200.00",
    ),
)
