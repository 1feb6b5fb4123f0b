"""The phrases of measures, limits and worked examples, and the statuses of lines."""

from pbr.scheme.reference.phrase import Phrase

_KEPT = "kept P1 2026-04-to-06: 1 of 2"


def _measure(words: str, meaning: str, lines: str, gives: str, name: str = "kept") -> Phrase:
    inside = lines.replace("\n", "\n    ")
    return Phrase(words, "measures", meaning, f"measures:\n  {name}:\n    {inside}", gives, ("measures",))


MEASURES = (
    _measure("count", "The records that fit.", "count: standard where met", _KEPT),
    _measure(
        "out of",
        "The records that they are among. What leaves the sum leaves it here. B1 is not reviewed, so it is not known.",
        'assumed: made up\ncount: outcome where result is "achieved"\nout of: outcome\nper: provider\nover: run',
        "achieved P1: 1 of 3, 1 not yet known",
        "achieved",
    ),
    _measure("per", "For whom it is counted: the provider.", "per: provider", _KEPT),
    _measure(
        "over",
        "For how long: `run`, or each `month`, `quarter`, `contract year` or `calendar year`. A contract's years are "
        "counted from the first day that the scheme runs.",
        "over: contract year",
        "kept P1 2026-04-to-2027-03: 1 of 2",
    ),
    _measure(
        "dated by",
        "The date that puts a record in its month, quarter or year, or in the run (without it, all the extract).",
        "dated by: to_on",
        _KEPT,
    ),
    _measure(
        "counted from",
        "The day from which a record is in the measure at all. S2 was referred less than ten weeks ago, and is not yet "
        "counted, rather than not known.",
        'assumed: made up\ncount: person where support_at_10_weeks is "none"\nout of: person\n'
        "counted from: referred_on + 10 weeks\nper: provider\nover: run",
        "settled P1: 1 of 1",
        "settled",
    ),
    _measure("expected", "What is hoped for. It is printed beside the measure.", "expected: at least 80%", _KEPT),
)


def _limit(words: str, meaning: str, lines: str, gives: str, payments: str = "") -> Phrase:
    inside = lines.replace("\n", "\n    ")
    return Phrase(
        words, "limits", meaning, f"{payments}limits:\n  limit:\n    assumed: made up\n    {inside}", gives, ("limits",)
    )


LIMITS = (
    _limit(
        "no more than",
        "A cap. What it takes off is a line of its own. What is retained counts when it is released.",
        "no more than: £1,500.00\nof: package\nover: provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nP1/limit: -£500.00",
    ),
    _limit(
        "no less than",
        "A floor. What it adds is a line of its own.",
        "no less than: £0.00\nof: package\nover: plan",
        "A/package: -£50.00\nB/package: -£50.00\nA/limit: £50.00\nB/limit: £50.00",
        "payments:\n  package:\n    deduct: £50.00\n",
    ),
    _limit(
        "of",
        "The payments that count, with commas between them; a limit above this one may be named too.",
        "no more than: £1,050.00\nof: package, bonus\nover: provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nA1/bonus: £100.00\nA2/bonus: £100.00\nP1/limit: -£1,150.00",
        "payments:\n  package:\n    pay: £1,000.00\n  bonus:\n    pay: £100.00\n",
    ),
    _limit(
        "over",
        "What the sum is of, over the whole run: each `plan`, each `provider`, or each `person with each provider`: a "
        "person with two providers may come to the limit with each.",
        "no more than: £900.00\nof: package\nover: person with each provider",
        "A/package: £1,000.00\nB/package: £1,000.00\nS1:P1/limit: -£100.00\nS2:P1/limit: -£100.00",
    ),
)

_EXAMPLES = ("examples",)


def _rows(table: str, meaning: str, payment: str, rows: str, line: str, total: str) -> Phrase:
    written = "".join(f"\n      - {{{row}}}" for row in rows.splitlines())
    return Phrase(
        table,
        "examples",
        meaning,
        f"payments:\n  {payment}\nexamples:\n  One:\n    {table}:{written}\n    as at: 2026-06-30\n    lines:\n"
        f"      {line}\n    total due: {total}",
        key_of=_EXAMPLES,
    )


def _told(words: str, meaning: str, lines: str) -> Phrase:
    inside = lines.replace("\n", "\n    ")
    return Phrase(words, "examples", meaning, f"examples:\n  Two packages:\n    {inside}", key_of=_EXAMPLES)


_TWO = "lines:\n  A/package: £1,000.00\n  B/package: £1,000.00\ntotal due: £2,000.00"
_PLAN = "plan_id: C, person_id: S3, provider_id: P1, plan_type: ongoing, started_on: 2026-06-01"
_OUTCOME = (
    "outcome_id: C1, plan_id: C, outcome: washing, kind: improvement, payable: yes, result: achieved, "
    "reviewed_on: 2026-06-30"
)

EXAMPLES = (
    _rows(
        "plans",
        "Rows of `plans.csv`, by column.",
        "package:\n    due: started_on",
        _PLAN,
        "C/package: £1,000.00",
        "£1,000.00",
    ),
    Phrase(
        "outcomes",
        "examples",
        "Rows of `outcomes.csv`, with the plans they belong to.",
        f"payments:\n  bonus:\n    due: reviewed_on\nexamples:\n  One:\n    plans:\n      - {{{_PLAN}}}\n"
        f"    outcomes:\n      - {{{_OUTCOME}}}\n"
        "    as at: 2026-06-30\n    lines:\n      C1/bonus: £100.00\n    total due: £100.00",
        key_of=_EXAMPLES,
    ),
    Phrase(
        "visits",
        "examples",
        "Rows of `visits.csv`, with the plans they belong to.",
        f"payments:\n  care:\n    due: end of month\nexamples:\n  One:\n    plans:\n      - {{{_PLAN}}}\n    visits:\n"
        "      - {visit_id: V3, plan_id: C, visited_on: 2026-06-02, planned_minutes: 30, delivered_minutes: 30}\n"
        "    as at: 2026-06-30\n    lines:\n      V3/care: £9.00\n    total due: £9.00",
        key_of=_EXAMPLES,
    ),
    _rows(
        "people",
        "Rows of `people.csv`.",
        "referral:\n    due: referred_on",
        "person_id: S3, provider_id: P1, referred_on: 2026-06-01",
        "S3:P1:2026-06-01/referral: £30.00",
        "£30.00",
    ),
    _rows(
        "stays",
        "Rows of `stays.csv`.",
        "stay:\n    due: end of month",
        "stay_id: R2, person_id: S3, provider_id: P1, kind: nursing, from_on: 2026-06-01, to_on: 2026-06-07, "
        "weekly_cost: 900.00",
        "R2/stay/2026-06: -£900.00",
        "-£900.00",
    ),
    _rows(
        "standards",
        "Rows of `standards.csv`.",
        "quality:\n    due: assessed_on",
        "standard: food, provider_id: P1, from_on: 2026-04-01, to_on: 2026-06-30, assessed_on: 2026-06-30, met: yes",
        "food:P1:2026-04-01/quality: £50.00",
        "£50.00",
    ),
    _told(
        "as at",
        "Settle from the start of the run to this day, with what was known on it.",
        f"as at: 2026-06-30\n{_TWO}",
    ),
    _told(
        "period",
        "Settle this month, or from one day to another, instead. What fell due before it is `earlier`.",
        "period: 2026-06\nlines:\n  A/package: earlier £1,000.00\n  B/package: £1,000.00\ntotal due: £1,000.00",
    ),
    _told(
        "lines",
        "Every line that is due, by its id: record, payment and, where there is one, part and month or number. Other "
        "lines may be written too, by their status.",
        _TWO,
    ),
    _told("total due", "What the amounts add up to.", _TWO),
    _told(
        "measures",
        "What measures come to, by name, provider and window.",
        f"measures:\n  {_KEPT}\n{_TWO}",
    ),
)


def _status(words: str, meaning: str, payment: str, gives: str) -> Phrase:
    return Phrase(words, "statuses", meaning, payment, gives)


STATUSES = (
    Phrase(
        "held",
        "statuses",
        "It is disputed, a `hold when` is true, or its row is bad and bad rows are held. Nothing else is asked.",
        f"payments:\n  bonus:\n    due: reviewed_on\nexamples:\n  A dispute:\n    plans:\n      - {{{_PLAN}}}\n"
        f"    outcomes:\n      - {{{_OUTCOME}, disputed: yes}}\n    as at: 2026-06-30\n    lines:\n"
        "      C1/bonus: held £100.00\n    total due: £0.00",
    ),
    _status(
        "not earned",
        "The condition is false, or there was nothing to assess. The reason says what would have made it true.",
        "payments:\n  package:\n    when: weekly_hours > 7",
        "A/package: £1,000.00\nB/package: not earned £1,000.00",
    ),
    _status(
        "not due",
        "Its day is known and has not come: it is after the period's last day, "
        "or after the day of settling if that is sooner.",
        "payments:\n  package:\n    due: started_on + 6 weeks",
        "A/package: £1,000.00\nB/package: not due £1,000.00",
    ),
    _status(
        "open",
        "Something that decides it is not known yet, the day it is due included.",
        'payments:\n  package:\n    when: support_at_end is "none"\n    due: reviewed_on',
        "A/package: £1,000.00\nB/package: open £1,000.00",
    ),
    _status(
        "due",
        "It is payable in this period. An example writes the amount alone.",
        "payments:\n  package:\n    due: started_on",
        "A/package: £1,000.00\nB/package: £1,000.00",
    ),
    Phrase(
        "earlier",
        "statuses",
        "It fell due before the period. It is counted and shown, and is not in the total.",
        "examples:\n  June:\n    period: 2026-06\n    lines:\n      A/package: earlier £1,000.00\n"
        "      B/package: £1,000.00\n    total due: £1,000.00",
    ),
    _status(
        "note",
        "Shown, and never in the total.",
        "payments:\n  package:\n    note: £50.00",
        "A/package: note £50.00\nB/package: note £50.00",
    ),
)
