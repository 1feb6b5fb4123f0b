"""``adjustments.csv``: sums that somebody enters by hand beside the records, each with its reason and source."""

from collections.abc import Container, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from pbr.files.csv_writer import csv_to
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import Field, FieldType, TableKind, Unit
from pbr.records.files.record_names import ADJUSTMENTS_FILE
from pbr.records.papers.placed_rows import PlacedRow, placed_rows
from pbr.values.money import plain_pounds

ADJUSTMENTS = TableKind(
    name="adjustments",
    one="adjustment",
    article="an",
    meaning="A sum entered by hand.",
    key=("ref",),
    fields=(
        Field("ref", "Its own reference.", FieldType.TEXT, "ADJ-1", required=True),
        Field("provider_id", "The provider it is for.", FieldType.TEXT, "P1", required=True),
        Field("on", "The day it is due.", FieldType.DATE, "2026-07-06", required=True),
        Field(
            "amount", "What is paid; below nil for what is taken off or was repaid.", FieldType.MONEY, "-120.00",
            required=True, may_be_negative=True, unit=Unit.MONEY,
        ),
        Field("reason", "Why.", FieldType.TEXT, "repaid by the provider", required=True),
        Field("source", "Where that is written down.", FieldType.TEXT, "receipt 4471", required=True),
    ),
)  # fmt: skip


class Adjustment(NamedTuple):
    """A sum entered by hand, in pence: below nil where it is taken off. It is due on the day ``on``."""

    ref: str
    provider_id: str
    on: date
    amount: int
    reason: str
    source: str


def read_adjustments(
    folder: Path, providers: Container[str] | None = None, show_values: bool = False
) -> tuple[tuple[Adjustment, ...], list[Problem]]:
    """Read the adjustments of a folder of records, in the order of their references, with what there is to warn of.

    ``providers`` are those that the framework lists, None where it lists none. There are none where there is no file.
    Raises ``ProblemsFound`` for cells that cannot be read or are blank, a reference that two different rows have, and a
    provider that the framework does not list.
    """
    path = folder / ADJUSTMENTS_FILE if folder.is_dir() else None
    rows, warnings = placed_rows(path, ADJUSTMENTS, show_values) if path and path.exists() else ([], [])
    read = [(_adjustment_of(row), row) for row in rows]
    wrong: list[Problem] = []
    kept: dict[str, tuple[Adjustment, Place]] = {}
    for one, row in read:
        if providers is not None and one.provider_id not in providers:
            wrong.append(_unlisted(one, row))
        before = kept.setdefault(one.ref, (one, row.place("ref")))
        if before[0] != one:
            wrong.append(_unlike(row.place("ref"), before[1]))
        elif before[1] != row.place("ref"):
            warnings.append(_again(row.place("ref"), before[1]))
    if wrong:
        raise ProblemsFound([*wrong, *warnings])
    return _in_order([one for one, _ in kept.values()]), warnings


def write_adjustments(file: TextIO, adjustments: Iterable[Adjustment]) -> None:
    """Write the adjustments that a run had to an open file."""
    writer = csv_to(file)
    writer.writerow(ADJUSTMENTS.fields_by_name)
    writer.writerows((*one[:3], plain_pounds(one.amount), *one[4:]) for one in adjustments)


def _in_order(adjustments: Sequence[Adjustment]) -> tuple[Adjustment, ...]:
    return tuple(sorted(adjustments))


def _adjustment_of(row: PlacedRow) -> Adjustment:
    return Adjustment(**row.values)


def _unlisted(one: Adjustment, row: PlacedRow) -> Problem:
    return Problem(
        "PBR668",
        f"the framework does not list the provider {one.provider_id}",
        row.place("provider_id"),
        "mend the provider, or list it in the framework of the scheme",
    )


def _unlike(place: Place, first: Place) -> Problem:
    return Problem(
        "PBR667",
        "another adjustment has the same ref and says something else",
        place,
        "give each adjustment a ref of its own; to correct one, change its row",
        related=(("first here", first),),
    )


def _again(place: Place, first: Place) -> Problem:
    return Problem(
        "PBR669",
        "this adjustment says the same as an earlier one of the same ref, and is counted once",
        place,
        "take it out, or give it a ref of its own if it is meant twice",
        "warning",
        related=(("first here", first),),
    )
