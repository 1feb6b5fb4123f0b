"""The forms of days: what may stand after ``priced at`` and ``due``."""

from pbr.scheme.reference.phrase import Phrase


def _due(words: str, meaning: str, payment: str, gives: str) -> Phrase:
    return Phrase(words, "days", meaning, f"payments:\n  {payment}:\n    due: {words}", gives)


DAYS = (
    _due(
        "started_on",
        "A date of the record.",
        "package",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    _due(
        "plan's ended_on",
        "A date of the plan that the record belongs to. B has not ended, so B1 is open.",
        "bonus",
        "A1/bonus: £100.00\nA2/bonus: £100.00\nB1/bonus: open",
    ),
    _due(
        "started_on + 10 days",
        "So many days later; `-` is earlier.",
        "package",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    _due(
        "started_on + 6 weeks",
        "So many weeks later. A week is seven days.",
        "package",
        "A/package: £1,000.00\nB/package: not due £1,000.00",
    ),
    Phrase(
        "started_on + 3 working days",
        "days",
        "So many days later, or earlier, that are no Saturday, Sunday or bank holiday; it needs a calendar. The day "
        "itself is not counted: A started on Monday 4 May, a bank holiday, and the 5th, 6th and 7th are the three.",
        "calendar:\n  bank holidays: England and Wales\npayments:\n  package:\n    due: started_on + 3 working days",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    _due(
        "started_on + 1 month",
        "So many months later; the heading must say what happens where a month is shorter.",
        "package",
        "A/package: £1,000.00\nB/package: not due £1,000.00",
    ),
    _due(
        "later of started_on and agreed_on",
        "The later of two days; not known until both are. More days may follow, each after `and`.",
        "package",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    _due(
        "later of end of month and reviewed_on",
        "Only in `due`: a day of the line and one of the record. The weeks of May are due on 18 June, when A was "
        "reviewed, and those of June at its end.",
        "weeks",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £140.00\nB/weeks/2026-06: open £300.00",
    ),
    _due(
        "earlier of ended_on and planned_end_on",
        "The earlier of two days; not known until both are.",
        "package",
        "A/package: £1,000.00\nB/package: open £1,000.00",
    ),
    _due(
        "end of month",
        "The last day of the calendar month of the service, or of the day that fixes the price.",
        "care",
        "V1/care: £9.30\nV2/care: £18.00",
    ),
    _due(
        "end of quarter + 6 weeks",
        "So long after the end of the calendar quarter.",
        "contract",
        "P1/contract/2026-04-to-06: not due £1,000.00",
    ),
    _due(
        "end of contract quarter",
        "The last day of the contract's own quarter: three months, counted from the first day that the scheme runs.",
        "package",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    Phrase(
        "end of month + 5 working days",
        "days",
        "So many working days after the last day of the month, or of what else has a start and an end. They come last.",
        "calendar:\n  bank holidays: England and Wales\npayments:\n  care:\n    due: end of month + 5 working days",
        "V1/care: £9.30\nV2/care: not due £18.00",
    ),
    Phrase(
        "end of cycle + 5 days",
        "days",
        "So long after the last day of the cycle of weeks that the heading speaks of.",
        "cycle: 4 weeks from 2026-03-30\npayments:\n  package:\n    due: end of cycle + 5 days",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    _due(
        "end of contract year",
        "The last day of the contract's own year; its years are counted from the first day that the scheme runs.",
        "package",
        "A/package: not due £1,000.00\nB/package: not due £1,000.00",
    ),
    _due(
        "end of calendar year",
        "The last day of the calendar year. `end of year` is the same, and is asked about where the scheme's run does "
        "not begin with a calendar year.",
        "package",
        "A/package: not due £1,000.00\nB/package: not due £1,000.00",
    ),
    Phrase(
        "start of quarter",
        "days",
        "The first day; also `start of month`, `start of cycle`, `start of contract year`. A provider's window has no "
        "dates but these.",
        "payments:\n  contract:\n    priced at: start of quarter",
        "P1/contract/2026-04-to-06: £1,000.00",
    ),
    Phrase(
        "each day",
        "days",
        "Only in `priced at`, where weeks or days are paid: each day at its own price, and only the days of the run. A "
        "day from which a figure of the payment is written anew begins another line, rounded by itself, also for a "
        "record whose own figure stays as it was.",
        "prices:\n  weekly_rate:\n    assumed: made up\n    from 2026-04-01: £70.00\n    from 2026-06-08: £77.00\n"
        "payments:\n  weeks:\n    pay: weekly_rate\n    priced at: each day",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £70.00\nA/weeks/2026-06-08: £77.00\nB/weeks/2026-06: £70.00\n"
        "B/weeks/2026-06-08: £253.00",
    ),
    Phrase(
        "each instalment",
        "days",
        "Only in `due`, where there are instalments: each on its own day.",
        "payments:\n  yearly:\n    due: each instalment",
        "S1:P1:2026-04-06/yearly/01: £100.00\nS1:P1:2026-04-06/yearly/02: £100.00\n"
        "S1:P1:2026-04-06/yearly/03: £100.00\nS2:P1:2026-05-31/yearly/01: £100.00\nS2:P1:2026-05-31/yearly/02: £100.00",
    ),
)
