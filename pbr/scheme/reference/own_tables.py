"""The phrases of a council's own tables: whose a row is, what tells rows apart, and what only their fields may say."""

from pbr.scheme.reference.phrase import Phrase

_PLAN = "plan_id: C, person_id: S3, provider_id: P1, plan_type: ongoing, started_on: 2026-05-04"


def _phrase(words: str, meaning: str, table: str, payment: str, row: str, gives: tuple[str, str]) -> Phrase:
    """A table, a payment for each of its rows, and a row of it beside a plan."""
    line, due = gives
    name = table.partition(":")[0].strip()
    example = (
        f"records:\n  tables:\n{table}\npayments:\n{payment}\nexamples:\n  One of them:\n"
        f"    plans:\n      - {{{_PLAN}}}\n    {name}:\n      - {{{row}}}\n"
        f"    as at: 2026-06-30\n    lines:\n      {line}: {due}\n    total due: {due}"
    )
    return Phrase(words, "own tables", meaning, example)


def _table(name: str, of: str, key: str, *fields: str) -> str:
    """A table as a scheme declares it."""
    lines = "".join(f"\n        {field}" for field in fields)
    return f"    {name}:\n      of: {of}\n      key: {key}\n      fields:{lines}"


def _payment(name: str, *lines: str) -> str:
    return f"  {name}:\n    assumed: made up" + "".join(f"\n    {line}" for line in lines)


_LENT = _payment("lent", "pay: £40.00", "for each: equipment", "priced at: lent_on", "due: lent_on")
_RESPITE = "respite_id: C1, person_id: S3, provider_id: P1, from_on: 2026-05-04"
_TABLE = _phrase(
    "tables",
    "Tables that one council has, each under a name that is its file's (`equipment.csv`) and that of one of its "
    "records too: `for each: equipment`, `any equipment where (…)`. It says whose a row is (`of`), the column that "
    "tells its rows apart (`key`), and its `fields`, each with what it holds, as a field of one's own has it.",
    _table("equipment", "a plan", "loan_id", "lent_on: date; never blank"),
    _LENT,
    "loan_id: C1, plan_id: C, lent_on: 2026-05-05",
    ("C1/lent", "£40.00"),
)
OWN_TABLES = (
    Phrase(_TABLE.words, _TABLE.section, _TABLE.meaning, _TABLE.example, key_of=("records",)),
    _phrase(
        "of: a plan",
        "A row belongs to a plan by `plan_id`, and its person and provider are the plan's: `plan's rate` is said of "
        "it, and a plan asks for `any equipment where (…)`.",
        _table("equipment", "a plan", "loan_id", "lent_on: date; never blank"),
        _payment("lent", "pay: £40.00", 'for each: equipment where plan\'s plan_type is "ongoing"',
                 "priced at: lent_on", "due: lent_on"),
        "loan_id: C1, plan_id: C, lent_on: 2026-05-05",
        ("C1/lent", "£40.00"),
    ),
    _phrase(
        "of: a person",
        "A row is of a person by `person_id`, with the provider that is paid for it, `provider_id`, as a stay is. "
        "Whatever is of the person asks for `any respite of the person where (…)`.",
        _table("respite", "a person", "respite_id", "from_on: date; never blank", "nights: number of nights"),
        _payment("nights", "pay: £80.00", "for each: night of respite's nights", "priced at: from_on", "due: from_on"),
        f"{_RESPITE}, nights: 3",
        ("C1/nights", "£240.00"),
    ),
    _phrase(
        "of: a provider",
        "A row is of a provider by `provider_id`, and of no person.",
        _table("telecare", "a provider", "return_id", "month_on: date; never blank", "calls: number of calls"),
        _payment("calls", "pay: £0.15", "for each: call of telecare's calls", "priced at: month_on", "due: month_on"),
        "return_id: C1, provider_id: P1, month_on: 2026-05-31, calls: 1200",
        ("C1/calls", "£180.00"),
    ),
    _phrase(
        "never blank",
        "After a semicolon: a row without it is an error, or is held. Without this a blank is not known, and what asks "
        "for it is open. What is added up needs it of the day it is added up by.",
        _table("equipment", "a plan", "loan_id", "lent_on: date; never blank"),
        _LENT,
        "loan_id: C1, plan_id: C, lent_on: 2026-05-05",
        ("C1/lent", "£40.00"),
    ),
    _phrase(
        "blank means still going on; not before from_on",
        "After semicolons, of a last day: a blank is no unknown day, but one still to come; and an earlier day than "
        "another of the row is an error.",
        _table(
            "respite", "a person", "respite_id", "from_on: date; never blank",
            "to_on: date, recorded; blank means still going on; not before from_on",
        ),
        _payment("week", "pay: £70.00", "for each: week of respite from from_on to to_on", "part weeks: by the day",
                 "priced at: from_on", "due: end of month"),
        f"{_RESPITE}, to_on: 2026-05-10",
        ("C1/week/2026-05", "£70.00"),
    ),
)  # fmt: skip
