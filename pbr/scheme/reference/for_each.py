"""The forms of ``for each``: what a payment is counted for."""

from pbr.scheme.reference.phrase import Phrase

_PLAN = "plan_id: C, person_id: S3, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04"
_OUTCOME = (
    "outcome_id: C1, plan_id: C, outcome: washing, kind: improvement, payable: yes, agreed_on: 2026-05-04, "
    "due_on: 2026-05-31, result: achieved, achieved_on: 2026-05-29, reviewed_on: 2026-06-05"
)


def _each(words: str, meaning: str, payment: str, gives: str, *more: str) -> Phrase:
    lines = "".join(f"\n    {line}" for line in (f"for each: {words}", *more))
    return Phrase(words, "for each", meaning, f"payments:\n  {payment}:{lines}", gives)


def _whole(words: str, meaning: str, name: str, amount: str, gives: str, *more: str) -> Phrase:
    return _each(words, meaning, name, gives, "assumed: made up", amount, *more)


FOR_EACH = (
    _each("plan", "One for each plan.", "package", "A/package: £1,000.00\nB/package: £1,000.00"),
    _each(
        'plan where plan_type is "reablement"',
        "Only the records that fit a condition. The others are out of the payment's scope and have no line.",
        "package",
        "A/package: £1,000.00",
    ),
    _each(
        "outcome",
        "One for each outcome of a plan. B1 has not been reviewed, so the day it is due is not known.",
        "bonus",
        "A1/bonus: £100.00\nA2/bonus: £100.00\nB1/bonus: open",
    ),
    _whole(
        "visit",
        "One for each visit, however long.",
        "call_out",
        "pay: £5.00",
        "V1/call_out: £5.00\nV2/call_out: £5.00",
        "priced at: visited_on",
        "due: visited_on",
    ),
    _whole(
        "day of visit's visited_on",
        "One for each day that some record gives, counted once however many of them are of it. It says whose days they "
        "are: `added up: by plan and month`.",
        "days_paid",
        "pay: £40.00",
        "A/days_paid/2026-05: £40.00\nB/days_paid/2026-06: £40.00",
        "added up: by plan and month",
        "priced at: visited_on",
        "due: end of month",
    ),
    _each(
        "person",
        "One for each referral of a person to a provider.",
        "referral",
        "S1:P1:2026-04-06/referral: £30.00\nS2:P1:2026-05-31/referral: £30.00",
    ),
    _whole(
        "stay",
        "One for each stay.",
        "admission",
        "deduct: £25.00",
        "R1/admission: -£25.00",
        "priced at: from_on",
        "due: from_on",
    ),
    _each(
        "standard",
        "One for each standard judged for a provider.",
        "quality",
        "staffing:P1:2026-04-01/quality: £50.00\naccess:P1:2026-04-01/quality: £50.00",
    ),
    _each(
        "week of plan from started_on to planned_end_on",
        "Weeks, from one day to another, both included. Every calendar month is a line. Also of a stay or a person.",
        "weeks",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £140.00\nB/weeks/2026-06: £300.00\n"
        "B/weeks/2026-07: not due £310.00",
    ),
    _each(
        "week of plan for 12 weeks from started_on",
        "So many days, weeks or months, the first day counted: 12 weeks are 84 days. A month ends on the day before "
        "the same day of the next, and the heading must say what happens where a month is shorter.",
        "weeks",
        "A/weeks/2026-05: £280.00\nA/weeks/2026-06: £300.00\nA/weeks/2026-07: not due £260.00\n"
        "B/weeks/2026-06: £300.00\nB/weeks/2026-07: not due £310.00\nB/weeks/2026-08: not due £230.00",
    ),
    Phrase(
        "week of outcome from agreed_on to due_on where payable",
        "for each",
        "A tariff by the week for an outcome, earned when the review finds that it came in time. The review may be "
        "held after the weeks, so it is among the days that they are due on.",
        "payments:\n  tariff:\n    assumed: made up\n    pay: £320.00\n"
        "    for each: week of outcome from agreed_on to due_on where payable\n    part weeks: by the day\n"
        '    priced at: agreed_on\n    when: result is "achieved" and achieved_on <= due_on\n'
        "    due: later of end of month and reviewed_on\n"
        f"examples:\n  Four weeks of May, reviewed in June:\n    plans:\n      - {{{_PLAN}}}\n    outcomes:\n"
        f"      - {{{_OUTCOME}}}\n    period: 2026-06\n    lines:\n      C1/tariff/2026-05: £1,280.00\n"
        "    total due: £1,280.00",
    ),
    _whole(
        "month of stay from from_on to to_on",
        "Calendar months, counted the same way: a whole one is one, and with `part months: by the day` a part of one "
        "is its days over that month's own. Here 14 of 30 days.",
        "bed_months",
        "deduct: £900.00",
        "R1/bed_months/2026-06: -£420.00",
        "part months: by the day",
        "priced at: from_on",
        "due: end of month",
    ),
    _whole(
        "day of stay from from_on to to_on",
        "Days, counted the same way.",
        "bed_days",
        "deduct: £20.00",
        "R1/bed_days/2026-06: -£280.00",
        "priced at: from_on",
        "due: end of month",
    ),
    _each(
        "hour of visit's delivered_minutes",
        "Hours of the minutes that a record gives, visit by visit.",
        "care",
        "V1/care: £9.30\nV2/care: £18.00",
    ),
    _whole(
        "minute of visit's delivered_minutes",
        "The same by the minute. `rounded` is of time only.",
        "minutes",
        "pay: £0.30",
        "V1/minutes: £9.30\nV2/minutes: £18.00",
        "rounded: to the minute",
        "priced at: visited_on",
        "due: end of month",
    ),
    _whole(
        "point of standard's score",
        "Any other number, of the dictionary or of a council's own, in its own unit: points, miles, people. It is "
        "counted as it stands; less than nil counts as nil, and a blank is open.",
        "points",
        "pay: £2.00",
        "staffing:P1:2026-04-01/points: open",
        "priced at: from_on",
        "due: to_on",
    ),
    _whole(
        "hour of plan's hours_delivered",
        "Hours that a record holds as hours, counted as they stand; with `rounded`, as minutes are. B has not "
        "ended, so its hours are not known.",
        "delivered",
        "pay: £20.00",
        "A/delivered: £1,000.00\nB/delivered: open",
        "priced at: started_on",
        "due: ended_on",
    ),
    _each(
        "hour of plan at weekly_hours from started_on to planned_end_on",
        "Hours agreed: so many a week, for the days agreed. The value is fixed once, whatever is delivered.",
        "value",
        "A/value: £1,020.00\nB/value: £1,564.00",
    ),
    _each(
        "hour of plan at weekly_hours for 6 weeks from started_on",
        "The same, for so many days, weeks or months.",
        "value",
        "A/value: £1,020.00\nB/value: £714.00",
    ),
    _whole(
        "month per provider",
        "One for each provider and calendar month of the run.",
        "retainer",
        "pay: £100.00",
        "P1/retainer/2026-04: £100.00\nP1/retainer/2026-05: £100.00\nP1/retainer/2026-06: £100.00",
        "priced at: start of month",
        "due: end of month",
    ),
    _each(
        "quarter per provider",
        "One for each provider and calendar quarter of the run: from January, April, July or October.",
        "contract",
        "P1/contract/2026-04-to-06: £1,000.00\nP1/contract/2026-07-to-09: not due £1,000.00",
    ),
    Phrase(
        "cycle per provider",
        "for each",
        "One for each provider and cycle of weeks; the heading says what a cycle is, and the run is a number of whole "
        "ones. Its lines are named by the first day of each.",
        "runs: 2026-04-06 to 2026-06-28\ncycle: 4 weeks from 2026-04-06\npayments:\n  retainer:\n"
        "    assumed: made up\n    pay: £100.00\n    for each: cycle per provider\n    priced at: start of cycle\n"
        "    due: end of cycle",
        "P1/retainer/2026-04-06: £100.00\nP1/retainer/2026-05-04: £100.00\nP1/retainer/2026-06-01: £100.00",
    ),
    Phrase(
        "contract quarter per provider",
        "for each",
        "One for each provider and three months of the contract, counted from the first day of the run.",
        "runs: 2026-05-01 to 2026-10-31\npayments:\n  retainer:\n    assumed: made up\n    pay: £300.00\n"
        "    for each: contract quarter per provider\n    priced at: start of contract quarter\n"
        "    due: start of contract quarter",
        "P1/retainer/2026-05-to-07: £300.00\nP1/retainer/2026-08-to-10: not due £300.00",
    ),
    Phrase(
        "contract year per provider",
        "for each",
        "One for each provider and year of the contract; also `calendar year per provider`.",
        "runs: 2026-05-01 to 2027-04-30\npayments:\n  retainer:\n    assumed: made up\n    pay: £1,200.00\n"
        "    for each: contract year per provider\n    priced at: start of contract year\n"
        "    due: start of contract year",
        "P1/retainer/2026-05-to-2027-04: £1,200.00",
    ),
)
