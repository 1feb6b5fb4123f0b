"""PBR450 to PBR459: the calendar, its bank holidays, and prices by the day."""

from pbr.problems.catalogue.rule import Rule

RULES_CALENDAR: tuple[Rule, ...] = (
    Rule(
        "PBR450",
        "Bank holidays are those of a nation",
        "There are three lists in the United Kingdom, and pbr comes with each, with its source.",
        "calendar:\n  bank holidays: Wales",
        "calendar:\n  bank holidays: England and Wales",
    ),
    Rule(
        "PBR451",
        "A day of the contract's own is not a bank holiday already",
        "What is written twice says nothing more, so that another day was meant. Boxing Day of 2026 is a Saturday, and "
        "its bank holiday is Monday the 28th.",
        "calendar:\n  bank holidays: England and Wales\n  also:\n    2026-12-28: Boxing Day",
        "calendar:\n  bank holidays: England and Wales\n  also:\n    2026-12-26: Boxing Day itself, clause 7",
    ),
    Rule(
        "PBR452",
        "No day is guessed past the list of bank holidays",
        "A list ends where bank holidays have been neither published nor worked out by the Act. A day after it would "
        "be taken for a working day, which is wrong some eight times a year.",
        "runs: 2026-04-01 to 2036-03-31      (in the heading)\ncalendar:\n  bank holidays: Scotland",
        "runs: 2026-04-01 to 2030-03-31      (in the heading)\ncalendar:\n  bank holidays: Scotland",
    ),
    Rule(
        "PBR453",
        "Bank holidays need a calendar",
        "England and Wales, Scotland and Northern Ireland have bank holidays of their own, and only the contract says "
        "whose it counts.",
        "when: visited_on is a bank holiday      (no 'calendar:' in the heading)",
        "calendar:\n  bank holidays: England and Wales      (in the heading)\nwhen: visited_on is a bank holiday",
    ),
    Rule(
        "PBR454",
        "A price by the day has a row for every day",
        "The most particular row is taken: bank holiday, then the day's own name, then weekday or weekend, then "
        "otherwise. A day without one would have no price.",
        "by: day of visited_on\nfrom 2026-04-01:\n  weekday: £21.00\n  Saturday: £23.00",
        "by: day of visited_on\nfrom 2026-04-01:\n  weekday: £21.00\n  weekend: £23.00",
    ),
    Rule(
        "PBR455",
        "A card of days has the same rows for each day",
        "What a weekday has a price for and a bank holiday has not would be paid at the price of another day.",
        "bank holiday: {initial: £42.00}\notherwise: {initial: £21.00, ongoing: £20.00}",
        "bank holiday: {initial: £42.00, ongoing: £40.00}\notherwise: {initial: £21.00, ongoing: £20.00}",
    ),
)
