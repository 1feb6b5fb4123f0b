"""A file of the money that is expected (``provider_id,month,expected``): a budget's profile, provider by month."""

from hashlib import sha256
from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import Field, FieldType, TableKind, Unit
from pbr.records.input_file import InputFile
from pbr.records.papers.placed_rows import PlacedRow, placed_rows
from pbr.source.file_name_length import refuse_long_names
from pbr.values.dataclass import dataclass
from pbr.values.dates import date_in_scheme, month_of
from pbr.values.period import Period

EXPECTED = TableKind(
    name="expected",
    one="expected sum",
    article="an",
    meaning="What a provider is expected to be paid in a month.",
    key=("provider_id", "month"),
    fields=(
        Field("provider_id", "The provider, as the records have it.", FieldType.TEXT, "P1", required=True),
        Field("month", "The calendar month in which it falls due.", FieldType.TEXT, "2026-06", required=True),
        Field("expected", "What is expected to fall due.", FieldType.MONEY, "12,000.00", required=True,
              unit=Unit.MONEY),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExpectedMoney:
    """What each provider is expected to be paid in each calendar month, in whole pence; and the file that says it."""

    by_month: dict[tuple[str, Period], int]
    file: InputFile


def read_expected_money(path: Path) -> ExpectedMoney:
    """Read what is expected. Raises ``ProblemsFound`` with every cell, month and second sum that cannot stand."""
    refuse_long_names(path)
    rows, _ = placed_rows(path, EXPECTED)
    found: dict[tuple[str, Period], int] = {}
    first: dict[tuple[str, Period], Place] = {}
    wrong: list[Problem] = []
    for row in rows:
        day = date_in_scheme(f"{row.values['month']}-01")
        if day is None:
            wrong.append(_no_month(row))
            continue
        cell = row.values["provider_id"], month_of(day)
        if cell in found:
            wrong.append(_again(row, first[cell]))
        found[cell] = row.values["expected"]
        first.setdefault(cell, row.place("expected"))
    if wrong:
        raise ProblemsFound(wrong)
    return ExpectedMoney(found, InputFile(path.name, sha256(path.read_bytes()).hexdigest(), len(rows)))


def _no_month(row: PlacedRow) -> Problem:
    return Problem(
        "PBR594", "the month is not written as in 2026-06", row.place("month"), "write the year, then the month"
    )


def _again(row: PlacedRow, first: Place) -> Problem:
    return Problem(
        "PBR593",
        "a second sum is expected of the same provider and month",
        row.place("expected"),
        "write them as one sum",
        related=(("first here", first),),
    )
