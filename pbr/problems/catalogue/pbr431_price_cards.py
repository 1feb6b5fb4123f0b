"""The rules about price cards, which have rows for numbers and shares of prices, and places (PBR431 to PBR439)."""

from pbr.problems.catalogue.rule import Rule

RULES_PRICE_CARDS: tuple[Rule, ...] = (
    Rule(
        "PBR431",
        "A price that differs by a number has rows for numbers",
        "Each row says from which number, or up to which, it holds; money is written with its pound sign.",
        "by: planned_minutes\nfrom 2026-04-01:\n  half an hour: £11.00",
        "by: planned_minutes\nfrom 2026-04-01:\n  30: £11.00",
    ),
    Rule(
        "PBR432",
        "Rows for numbers beside each other are written in one way",
        "'up to 30' has 30 in it, and so has 'from 30': side by side nobody can tell which of them has it.",
        "up to 30: £11.00\nfrom 30: £15.00",
        "up to 30: £11.00\nabove 30: £15.00",
    ),
    Rule(
        "PBR433",
        "Rows for numbers follow on from one another",
        "A number between two rows would have no price, and one in both would have two.",
        "below 30: £7.00\nfrom 31: £11.00",
        "below 30: £7.00\nfrom 30: £11.00",
    ),
    Rule(
        "PBR434",
        "Prices are not shares of each other",
        "One of them has to be a figure, or none has one.",
        "day_rate:\n  from 2026-04-01: 50% of night_rate\nnight_rate:\n  from 2026-04-01: 200% of day_rate",
        "day_rate:\n  from 2026-04-01: £10.00\nnight_rate:\n  from 2026-04-01: 200% of day_rate",
    ),
    Rule(
        "PBR435",
        "A price can be a share of one that is money, and that differs by no more than it does",
        "The other price has a figure for each of its codes, and the share is of one of them.",
        "night_rate:\n  from 2026-04-01: 150% of rate_by_level",
        "night_rate:\n  by: plan's rate\n  from 2026-04-01:\n    standard: 150% of rate_by_level",
    ),
    Rule(
        "PBR436",
        "A price that another is a share of has one figure on that day for all that the row is for",
        "A share of a figure that is not there is no price, and of two figures nobody knows which.",
        "night_rate:\n  from 2026-04-01: 150% of hourly_rate\nhourly_rate:\n  from 2026-07-01: £20.00",
        "night_rate:\n  from 2026-07-01: 150% of hourly_rate\nhourly_rate:\n  from 2026-07-01: £20.00",
    ),
    Rule(
        "PBR437",
        "'at most' says how many times, and for whom",
        "So many for each plan, person or provider; and where it is so, for each code and in each month.",
        "at most: twice",
        "at most: 2 for each plan and month",
    ),
    Rule(
        "PBR438",
        "'at most' counts records of somebody, apart by a code",
        "Visits are several to a plan; a plan is one, and several to a person. Weeks and days are no records, and "
        "money is limited under 'limits'.",
        "for each: plan\nat most: 1 for each plan",
        "for each: plan\nat most: 1 for each person",
    ),
)
