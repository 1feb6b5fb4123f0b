"""The phrases of worked examples: records, a day, and the lines and total that they must give."""

from pbr.scheme.reference.measures import KEPT
from pbr.scheme.reference.phrase import Phrase

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


def _told(words: str, meaning: str, lines: str, before: str = "") -> Phrase:
    inside = lines.replace("\n", "\n    ")
    return Phrase(words, "examples", meaning, f"{before}examples:\n  Two packages:\n    {inside}", key_of=_EXAMPLES)


_TWO = "lines:\n  A/package: £1,000.00\n  B/package: £1,000.00\ntotal due: £2,000.00"
PLAN = "plan_id: C, person_id: S3, provider_id: P1, plan_type: ongoing, started_on: 2026-06-01"
OUTCOME = (
    "outcome_id: C1, plan_id: C, outcome: washing, kind: improvement, payable: yes, result: achieved, "
    "reviewed_on: 2026-06-30"
)

EXAMPLES = (
    _rows(
        "plans",
        "Rows of `plans.csv`, by column.",
        "package:\n    due: started_on",
        PLAN,
        "C/package: £1,000.00",
        "£1,000.00",
    ),
    Phrase(
        "outcomes",
        "examples",
        "Rows of `outcomes.csv`, with the plans they belong to.",
        f"payments:\n  bonus:\n    due: reviewed_on\nexamples:\n  One:\n    plans:\n      - {{{PLAN}}}\n"
        f"    outcomes:\n      - {{{OUTCOME}}}\n"
        "    as at: 2026-06-30\n    lines:\n      C1/bonus: £100.00\n    total due: £100.00",
        key_of=_EXAMPLES,
    ),
    Phrase(
        "openings",
        "examples",
        "Rows of `openings.csv`, figures from before that a measure is compared with.",
        "measures:\n  kept:\n    compared with: opening kept_before\n    target: at least 10% more\nexamples:\n  One:\n"
        "    standards:\n      - {standard: access, provider_id: P1, from_on: 2026-04-01, to_on: 2026-06-30, "
        "assessed_on: 2026-06-30, met: yes}\n"
        "    openings:\n      - {name: kept_before, provider_id: P1, from_on: 2025-04-01, to_on: 2026-03-31, "
        "value: 0.5}\n"
        "    as at: 2026-06-30\n    verdicts:\n      kept P1 2026-04-to-06: met\n    total due: £0.00",
        key_of=_EXAMPLES,
    ),
    Phrase(
        "answers",
        "examples",
        "Rows of `answers.csv`, what people said when they were asked.",
        'measures:\n  safe:\n    assumed: made up\n    count: answer where answer is "yes"\n'
        '    out of: answer where question is "feels_safe"\n    per: provider\n    over: run\nexamples:\n  One:\n'
        "    answers:\n      - {answer_id: N1, question: feels_safe, provider_id: P1, asked_on: 2026-06-01, "
        "answered_on: 2026-06-01, answer: yes}\n"
        "    as at: 2026-06-30\n    measures:\n      safe P1: 1 of 1\n    total due: £0.00",
        key_of=_EXAMPLES,
    ),
    Phrase(
        "incidents",
        "examples",
        "Rows of `incidents.csv`, complaints and whatever else is counted against a provider.",
        'measures:\n  complaints:\n    assumed: made up\n    count: incident where sort is "complaint"\n'
        "    out of: 100 people\n    per: provider\n    over: run\nexamples:\n  One:\n"
        "    people:\n      - 4 like: {person_id: S#, provider_id: P1, referred_on: 2026-04-06}\n"
        "    incidents:\n      - {incident_id: C1, sort: complaint, provider_id: P1, happened_on: 2026-06-01}\n"
        "    as at: 2026-06-30\n    measures:\n      complaints P1: 25 per 100 people (1 of 4)\n    total due: £0.00",
        key_of=_EXAMPLES,
    ),
    Phrase(
        "visits",
        "examples",
        "Rows of `visits.csv`, with the plans they belong to.",
        f"payments:\n  care:\n    due: end of month\nexamples:\n  One:\n    plans:\n      - {{{PLAN}}}\n    visits:\n"
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
    Phrase(
        "1,680 like",
        "examples",
        "So many rows of a table that say the same; `#` stands for the number of each.",
        f"payments:\n  care:\n    due: end of month\nexamples:\n  One:\n    plans:\n      - {{{PLAN}}}\n    visits:\n"
        "      - 1,680 like: {visit_id: V#, plan_id: C, visited_on: 2026-06-02, planned_minutes: 30, "
        "delivered_minutes: 30}\n"
        "    as at: 2026-06-30\n    totals:\n      care: £15,120.00\n    total due: £15,120.00",
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
    _told(
        "totals",
        "What lines come to together: by payment or limit, by `provider` or `payer` and its name, by a field and a "
        "code that records have (`outcome washing`; `rate specialist` is of plans at that rate and of what belongs to "
        "them), or any with a status for what is at stake. A line that is due is written, or is in a total that is.",
        "totals:\n  package: £2,000.00\n  provider P1: £2,000.00\n  rate specialist: £1,000.00\ntotal due: £2,000.00",
    ),
    _told("total due", "What the amounts add up to.", _TWO),
    _told(
        "limits",
        "How much is due under a limit, and of what sum, by the id that its line has or would have, reached or not. "
        "Where a plan's own money is blank it is `£60.00 of what is not known`.",
        f"limits:\n  P1/limit: £2,000.00 of £2,500.00\n{_TWO}",
        before="limits:\n  limit:\n    assumed: made up\n    no more than: £2,500.00\n    of: package\n"
        "    over: provider\n",
    ),
    _told(
        "verdicts",
        "Which targets are met and what follows, by measure or verdict, provider or `all together`, and window.",
        "verdicts:\n  kept P1 2026-04-to-06: missed\n" + _TWO,
        before="measures:\n  kept:\n    target: at least 80%\n",
    ),
    _told(
        "ranks",
        "Who comes where, by ranking, provider and day: `rank 1`, and `rank 1 with 92.91 points` where its points are "
        "worked out too. While something is not known it is `rank 1 to 3`.",
        "ranks:\n  award P1 2026-04-01: rank 1\n" + _TWO,
        before="prices:\n  own_rate:\n    by: provider_id\n    from 2026-04-01:\n      P1: £17.40\n"
        "    assumed: made up\nrankings:\n  award:\n    assumed: made up\n    ranked: once, on 2026-04-01\n"
        "    scores:\n      price: 100% on own_rate, lowest best in proportion\n    ties: share the rank\n",
    ),
    _told(
        "measures",
        "What measures come to, by name, provider and window.",
        f"measures:\n  {KEPT}\n{_TWO}",
    ),
)
