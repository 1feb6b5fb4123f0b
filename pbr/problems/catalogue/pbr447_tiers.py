"""The rules about tiers, prices by how much there was so far (PBR447 to PBR449)."""

from pbr.problems.catalogue.rule import Rule

RULES_TIERS: tuple[Rule, ...] = (
    Rule(
        "PBR447",
        "A price by what there was so far says what is counted, for whom, and over which days",
        "Three visits of each plan are not three of a provider, nor three a month. It is the last thing the price "
        "differs by: its rows stand under all others.",
        "by: visits so far",
        "by: visits so far for each provider and run",
    ),
    Rule(
        "PBR448",
        "The rows of what is counted are 'first', 'next' and 'after that'",
        "Each row is for so many more than the rows before it, and the last is for all the rest, so that nothing is "
        "without a price. Under each code they are the same, because all are counted together.",
        "by: visits so far for each provider and run\nfrom 2026-04-01:\n  first 3: £10.00\n  next 5: £8.00",
        "by: visits so far for each provider and run\nfrom 2026-04-01:\n  first 3: £10.00\n  next 5: £8.00\n"
        "  after that: £7.00",
    ),
    Rule(
        "PBR449",
        "What is counted so far is what one payment pays for, record by record",
        "Hours of visits are counted in hours, and visits one by one. Weeks, months and windows are several lines of a "
        "record; parts, instalments, measures and places divide what is paid in a way of their own. Two payments would "
        "each count by itself, though a price that both use reads as if they counted together.",
        "pay: hourly_rate by visits so far\nfor each: hour of visit's delivered_minutes",
        "pay: hourly_rate by hours so far\nfor each: hour of visit's delivered_minutes",
    ),
)
