"""The phrases of a council's own fields and codes: what each may hold, and what may be said of it."""

from dataclasses import replace

from pbr.scheme.reference.phrase import Phrase

_PLAN = "plan_id: C, person_id: S3, provider_id: P1, plan_type: {type}, started_on: 2026-05-04{cells}"
_VISIT = "visit_id: C1, plan_id: C, visited_on: 2026-05-05, planned_minutes: 60, delivered_minutes: 0{cells}"


def _of_a_plan(words: str, meaning: str, field: str, where: str, cells: str, kind: str = "ongoing") -> Phrase:
    """A field of a plan, and a payment for plans where it says something."""
    return _phrase(
        words,
        meaning,
        f"    of a plan:\n      {field}",
        f"  package:\n    for each: plan where {where}",
        f"    plans:\n      - {{{_PLAN.format(type=kind, cells=cells)}}}",
        ("C/package", "£1,000.00"),
    )


def _of_a_visit(words: str, meaning: str, field: str, payment: str, cells: str, gives: tuple[str, str]) -> Phrase:
    """A field of a visit, and a payment for visits that counts it or asks for it."""
    plan, visit = _PLAN.format(type="ongoing", cells=""), _VISIT.format(cells=cells)
    records = f"    plans:\n      - {{{plan}}}\n    visits:\n      - {{{visit}}}"
    return _phrase(words, meaning, f"    of a visit:\n      {field}", payment, records, gives)


def _phrase(words: str, meaning: str, fields: str, payment: str, records: str, gives: tuple[str, str]) -> Phrase:
    line, due = gives
    example = (
        f"records:\n  fields:\n{fields}\npayments:\n{payment}\nexamples:\n  One of them:\n{records}\n"
        f"    as at: 2026-06-30\n    lines:\n      {line}: {due}\n    total due: {due}"
    )
    return Phrase(words, "own fields", meaning, example)


def _visit_payment(name: str, amount: str, *lines: str) -> str:
    said = "".join(f"\n    {line}" for line in (amount, *lines, "priced at: visited_on", "due: visited_on"))
    return f"  {name}:\n    assumed: made up{said}"


_KEY = replace(
    _of_a_visit(
        "fields",
        "Columns that one council has, under the kind of record that they are of, each with what it holds. From there "
        "on they are fields like those of the dictionary.",
        "cancelled_hours_before: number of hours",
        _visit_payment(
            "called_off",
            "pay: 50% of £20.00",
            "for each: hour of visit's planned_minutes",
            "rounded: to the minute",
            "when: cancelled_hours_before < 24",
        ),
        ", cancelled_hours_before: 3",
        ("C1/called_off", "£10.00"),
    ),
    key_of=("records",),
)
OWN_FIELDS = (
    _KEY,
    _of_a_visit(
        "number of miles",
        "A number with its unit: `minutes`, `hours`, `hours a week`, `points`, or any plain word for several: `miles`, "
        "`people`, `meals`.",
        "miles: number of miles",
        _visit_payment("mileage", "pay: £0.45", "for each: mile of visit's miles"),
        ", miles: 3.5",
        ("C1/mileage", "£1.58"),
    ),
    _of_a_plan(
        "text",
        "Text as it is written; a price may differ by it.",
        "link_worker: text",
        'link_worker is "team 3"',
        ", link_worker: team 3",
    ),
    _of_a_plan(
        "one of routine, urgent",
        "A list of codes. A cell that holds anything else is an error.",
        "urgency: one of routine, urgent",
        'urgency is "urgent"',
        ", urgency: urgent",
    ),
    _of_a_plan(
        "also rapid_access",
        "Codes that are added to a list of the dictionary.",
        "plan_type: also rapid_access",
        'plan_type is "rapid_access"',
        "",
        "rapid_access",
    ),
    _of_a_plan("yes or no", "Yes or no.", "equipment: yes or no", "equipment", ", equipment: yes"),
    _of_a_plan(
        "date",
        "A day that may be planned: it is known whatever day it is.",
        "fit_by: date",
        "fit_by <= 2026-06-01",
        ", fit_by: 2026-06-01",
    ),
    _of_a_plan(
        "date, recorded",
        "A day on which something happened or was found. A later one than the day of settling reads as not known, and "
        "so does every field that is known from it.",
        "fit_on: date, recorded",
        "fit_on is known",
        ", fit_on: 2026-05-04",
    ),
    _of_a_visit(
        "time of day",
        "A time by the clock on the wall (`06:00`, `6:00`, `6:00 am`), in whole minutes. A price may go by it "
        "(`by: time of started_at`), and a condition may ask whether it is known.",
        "started_at: time of day",
        _visit_payment("clocked_in", "pay: £1.00", "for each: visit", "when: started_at is known"),
        ', started_at: "06:30"',
        ("C1/clocked_in", "£1.00"),
    ),
    _phrase(
        "money",
        "An amount of money of the record as a whole; `money a week` is of each week of it.",
        "    of a plan:\n      indicative_allocation: money",
        "  package:\n    pay: 20% of indicative_allocation",
        f"    plans:\n      - {{{_PLAN.format(type='ongoing', cells=', indicative_allocation: 500.00')}}}",
        ("C/package", "£100.00"),
    ),
    _of_a_plan(
        "known from reviewed_on",
        "After a semicolon: the recorded date with which the field became known. As at an earlier day it reads as "
        "blank.",
        "urgency: one of routine, urgent; known from reviewed_on",
        'urgency is "urgent"',
        ", reviewed_on: 2026-05-04, urgency: urgent",
    ),
    _of_a_plan(
        "blank means no",
        "After a semicolon: what a blank cell says. It is `no` or `yes`, `nil` or a number, or one of the codes. Where "
        "nothing is written, blank is not known.",
        "equipment: yes or no; blank means no",
        "not equipment",
        "",
    ),
)
