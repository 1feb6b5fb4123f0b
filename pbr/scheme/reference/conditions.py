"""The phrases of terms and of conditions."""

from pbr.scheme.reference.phrase import Phrase

_OUTCOMES = "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: open"


def _term(words: str, meaning: str, term: str, payment: str, gives: str) -> Phrase:
    return Phrase(words, "terms", meaning, f"terms:\n  {words}:\n    {term}\npayments:\n{payment}", gives)


TERMS = (
    _term(
        "of a plan",
        "Terms of a plan. A term is used by its name, and by `plan's` and its name from what belongs to the plan.",
        'short_stay: plan_type is "reablement"',
        "  package:\n    for each: plan where short_stay",
        "A/package: £1,000.00",
    ),
    _term(
        "of an outcome",
        "Terms of an outcome of a plan.",
        'achieved: result is "achieved"',
        "  bonus:\n    when: achieved",
        _OUTCOMES,
    ),
    _term(
        "of a visit",
        "Terms of a visit.",
        "long_visit: delivered_minutes >= 60",
        "  care:\n    when: long_visit",
        "V1/care: not earned £9.30\nV2/care: £18.00",
    ),
    _term(
        "of a person",
        "Terms of a person, which is a referral to a provider.",
        'needs_nothing: support_at_10_weeks is "none"',
        "  referral:\n    when: needs_nothing\n    due: referred_on + 10 weeks",
        "S1:P1:2026-04-06/referral: £30.00\nS2:P1:2026-05-31/referral: not due £30.00",
    ),
    _term(
        "of a stay",
        "Terms of a stay in a care home or in hospital.",
        'care_home: kind is one of "residential", "nursing"',
        "  stay:\n    for each: week of stay from from_on to to_on where care_home",
        "R1/stay/2026-06: -£1,400.00",
    ),
    Phrase(
        "of an answer",
        "terms",
        "Terms of an answer to a question.",
        'terms:\n  of an answer:\n    content: answer is one of "yes", "always"\nmeasures:\n  happy:\n'
        "    assumed: made up\n    count: answer where content\n    out of: answer\n    per: provider\n    over: run\n"
        "examples:\n  One:\n"
        "    answers:\n      - {answer_id: N1, question: content, provider_id: P1, asked_on: 2026-06-01, "
        "answered_on: 2026-06-01, answer: always}\n"
        "    as at: 2026-06-30\n    measures:\n      happy P1: 1 of 1\n    total due: £0.00",
    ),
    Phrase(
        "of an incident",
        "terms",
        "Terms of an incident or a complaint.",
        "terms:\n  of an incident:\n    our_fault: upheld\nmeasures:\n  upheld_of_all:\n    assumed: made up\n"
        "    count: incident where our_fault\n    out of: incident\n    per: provider\n    over: run\n"
        "examples:\n  One:\n"
        "    incidents:\n      - {incident_id: C1, sort: complaint, provider_id: P1, happened_on: 2026-06-01, "
        "closed_on: 2026-06-15, upheld: yes}\n"
        "    as at: 2026-06-30\n    measures:\n      upheld_of_all P1: 1 of 1\n    total due: £0.00",
    ),
    _term(
        "of a standard",
        "Terms of a service standard judged over a period.",
        "passed: met",
        "  quality:\n    when: passed",
        "staffing:P1:2026-04-01/quality: £50.00\naccess:P1:2026-04-01/quality: not earned",
    ),
)


def _when(words: str, meaning: str, payment: str, condition: str, gives: str, due: str = "") -> Phrase:
    day = f"\n    due: {due}" if due else ""
    return Phrase(words, "conditions", meaning, f"payments:\n  {payment}:\n    when: {condition}{day}", gives)


CONDITIONS = (
    _when("is", "Two values are the same. Text stands in double quotes.", "bonus", 'result is "achieved"', _OUTCOMES),
    _when(
        "is not",
        "Two values differ. A blank is neither the same nor different: it is not known.",
        "package",
        'end_reason is not "declined"',
        "A/package: £1,000.00\nB/package: open £1,000.00",
        "ended_on",
    ),
    _when(
        "is one of",
        "A value is among several, with commas between them.",
        "package",
        'plan_type is one of "initial", "ongoing"',
        "A/package: not earned\nB/package: £1,000.00",
    ),
    _when(
        "is not one of",
        "A value is none of several.",
        "package",
        'plan_type is not one of "initial", "ongoing"',
        "A/package: £1,000.00\nB/package: not earned",
    ),
    _when(
        "is known",
        "Something has been recorded so far. This is always true or false.",
        "package",
        "ended_on is known",
        "A/package: £1,000.00\nB/package: not earned",
        "ended_on",
    ),
    _when(
        "is missing",
        "Nothing has been recorded so far. This is always true or false.",
        "package",
        "area is missing",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    _when(
        "is a",
        "A day is a Monday (… Sunday), a weekday (Monday to Friday) or a weekend; or a bank holiday, which needs a "
        "calendar. A weekday that is a bank holiday is both.",
        "package",
        "ended_on is a weekend",
        "A/package: £1,000.00\nB/package: open £1,000.00",
        "ended_on",
    ),
    _when(
        "is not a",
        "A day is of another kind.",
        "care",
        "visited_on is not a Tuesday",
        "V1/care: not earned £9.30\nV2/care: not earned £18.00",
    ),
    _when(
        "<",
        "Less than, or before.",
        "bonus",
        "achieved_on < due_on",
        "A1/bonus: £100.00\nA2/bonus: open\nB1/bonus: open",
    ),
    _when(
        "<=",
        "At most, or on or before.",
        "package",
        "started_on <= 2026-05-31",
        "A/package: £1,000.00\nB/package: not earned",
    ),
    _when(">", "More than, or after.", "package", "weekly_hours > 7", "A/package: £1,000.00\nB/package: not earned"),
    _when(
        ">=",
        "At least, or on or after.",
        "package",
        "plan_value >= £2,000.00",
        "A/package: not earned\nB/package: £1,000.00",
    ),
    _when(
        "between … and …",
        "From one value to another, both included.",
        "care",
        "visited_on between plan's started_on and plan's planned_end_on",
        "V1/care: £9.30\nV2/care: £18.00",
    ),
    _when(
        "and",
        "All of them. One that is false settles it, even when another is not known (B1 has no review).",
        "bonus",
        'payable and result is "achieved"',
        "A1/bonus: £100.00\nA2/bonus: not earned\nB1/bonus: not earned",
    ),
    _when(
        "or",
        "Any of them. One that is true settles it, even when another is not known (B has no review).",
        "package",
        'support_at_end is "none" or plan_type is "ongoing"',
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    _when(
        "not",
        "The opposite. The opposite of not known is not known.",
        "bonus",
        'not result is "achieved"',
        "A1/bonus: not earned\nA2/bonus: £100.00\nB1/bonus: open",
    ),
    _when(
        "( … )",
        "What is in brackets is read first; otherwise `not` goes before `and`, and `and` before `or`.",
        "package",
        '(plan_type is "reablement" or rate is "standard") and weekly_hours >= 8',
        "A/package: £1,000.00\nB/package: not earned",
    ),
    _when(
        "a field that says yes or no",
        "It stands by itself.",
        "quality",
        "met",
        "staffing:P1:2026-04-01/quality: £50.00\naccess:P1:2026-04-01/quality: not earned",
    ),
    _when(
        "plan's …",
        "A field or term of the plan that an outcome or a visit belongs to.",
        "bonus",
        'plan\'s rate is "standard"',
        "A1/bonus: £100.00\nA2/bonus: £100.00\nB1/bonus: not earned",
    ),
    Phrase(
        "planned_minutes + 5 minutes",
        "conditions",
        "A number of the record and so many of its own unit more, or less. Two payments and a condition say what is "
        "near enough to what was planned: V1 is 31 minutes, within 5 of the 30 planned, and is paid as planned; what "
        "is not near enough is paid as delivered.",
        "terms:\n  of a visit:\n    near_enough: delivered_minutes between planned_minutes - 5 minutes and "
        "planned_minutes + 5 minutes\npayments:\n  as_planned:\n    assumed: made up\n    pay: £18.00\n"
        "    for each: hour of visit's planned_minutes where near_enough\n    rounded: to the minute\n"
        "    priced at: visited_on\n    due: end of month\n"
        "  care:\n    for each: hour of visit's delivered_minutes where not near_enough",
        "V1/as_planned: £9.00\nV2/as_planned: £18.00",
    ),
    _when(
        "as at",
        "The day of settling, up to which facts are known (30 June 2026 in the frame).",
        "package",
        "started_on + 6 weeks <= as at",
        "A/package: £1,000.00\nB/package: not earned",
    ),
    Phrase(
        "PAYMENT is earned",
        "conditions",
        "Whether another payment is earned by the same record, or by the plan it belongs to, as that payment's own "
        "`where`, run and conditions say, whenever it is due. While it waits or is held, it is not known.",
        "payments:\n  package:\n    when: weekly_hours > 7\n  bonus:\n    when: package is earned",
        "A/package: £1,000.00\nB/package: not earned\nA1/bonus: £100.00\nA2/bonus: £100.00\nB1/bonus: not earned",
    ),
    Phrase(
        "PAYMENT is not earned",
        "conditions",
        "The opposite: true only where it is certain that the other is not earned.",
        "payments:\n  package:\n    when: weekly_hours > 7\n  bonus:\n    when: package is not earned\n"
        "    due: plan's started_on",
        "A/package: £1,000.00\nB/package: not earned\nA1/bonus: not earned\nA2/bonus: not earned\nB1/bonus: £100.00",
    ),
)
