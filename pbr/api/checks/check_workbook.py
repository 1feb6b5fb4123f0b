"""The check of an extract as a workbook: how complete it is, its codes, overlaps, late entries, money that waits."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from pbr import __version__
from pbr.api.checks.extract_check import ExtractCheck, ProblemsOfKind
from pbr.api.given.types_given import must_be
from pbr.api.settling.workbook_asked import WorkbookAsked, workbook_aside
from pbr.files.atomic import put_all_in_place
from pbr.reports.workbook import quality_rows as rows_of
from pbr.reports.workbook.book import Cell
from pbr.reports.workbook.columns import Column, Kind
from pbr.reports.workbook.notes import CELLS, file_in_words
from pbr.reports.workbook.table_in_sheets import Described
from pbr.reports.workbook.tables_in_book import TablesInBook
from pbr.values.money import pounds

PROBLEMS = Described(
    "Wrong or doubtful",
    ("One row is one kind of problem: how many there are, and the first of them.",),
    (
        Column("Code"),
        Column("Severity"),
        Column("How many", Kind.COUNT, summed=True),
        Column("First: file"),
        Column("First: row", Kind.COUNT),
        Column("First: field"),
        Column("First: what it is", Kind.SENTENCE),
        Column("How to mend it", Kind.SENTENCE),
    ),
)

_ORDER = (
    rows_of.WAITING, PROBLEMS, rows_of.TABLES, rows_of.MONTHS, rows_of.COMPLETENESS, rows_of.CODES,
    rows_of.SINCE_LAST, rows_of.LATE_AND_CHANGED, rows_of.READ_THROUGH,
)  # fmt: skip
"""The tables in the order of their sheets, after the notes."""


def write_check_workbook(checked: ExtractCheck, asked: WorkbookAsked, then: Callable[[], None] = lambda: None) -> None:
    """Write a check as a workbook, whole or not at all; ``then`` is called when it is in its place.

    Raises ``ProblemsFound`` where it cannot be written.
    """
    must_be(checked, ExtractCheck, "what was checked", "an ExtractCheck")
    must_be(asked, WorkbookAsked, "what is asked", "a WorkbookAsked")
    with workbook_aside(asked) as (built, folder):
        _write(checked, built.aside, folder)
        put_all_in_place([built], then)


def _write(checked: ExtractCheck, file: Path, folder: Path) -> None:
    since = checked.since_last or ()
    written: tuple[tuple[Described, Iterator[tuple[Cell, ...]]], ...] = (
        (rows_of.WAITING, map(rows_of.waiting_row, checked.gaps)),
        (PROBLEMS, map(_problem_row, checked.problems)),
        (rows_of.TABLES, rows_of.table_rows(checked.tables, checked.overlapping)),
        (rows_of.MONTHS, chain.from_iterable(map(rows_of.month_rows, checked.tables))),
        (rows_of.COMPLETENESS, chain.from_iterable(map(rows_of.completeness_rows, checked.tables))),
        (rows_of.CODES, chain.from_iterable(map(rows_of.code_rows, checked.tables))),
        (rows_of.SINCE_LAST, ((one.table, one.new, one.late, one.gone) for one in since)),
        (rows_of.LATE_AND_CHANGED, chain.from_iterable(map(rows_of.late_and_changed_rows, since))),
        (rows_of.READ_THROUGH, chain.from_iterable(map(rows_of.read_through_rows, checked.read_through))),
    )
    with TablesInBook(file, folder, _ORDER) as tables:
        for described, rows in written:
            for cells in rows:
                tables.of(described).write(cells)
        tables.end(_notes(checked), f"{checked.title}: check of an extract", f"as at {checked.as_at}")


def _notes(checked: ExtractCheck) -> Iterator[tuple[str, str]]:
    yield "Check", f"How good an extract is for {checked.title} (scheme {checked.scheme}). Nothing is settled by it."
    yield "As at", f"{checked.as_at}: what was known on this day"
    yield "Would be due", f"{pounds(checked.total_due)}, over the whole run, of the rows that can be read"
    if checked.settled_as_at not in (None, checked.as_at):
        yield (
            "Another day",
            (
                f"{checked.as_at} is the last day on which anything in the extract became known: "
                f"nothing due later waits. pbr settle takes {checked.settled_as_at} and may say another sum."
            ),
        )
    if checked.since_last is None:
        yield "Last extract", "None was given, so what came late or has changed is not known."
    if checked.unread:
        rows = f"{checked.unread:,} rows" if checked.unread > 1 else "1 row"
        yield "Not to be read", f"{rows} cannot be read: what they would come to is in no sum here"
    for used in sorted(checked.inputs, key=lambda used: used.name):
        yield "File of records", file_in_words(used)
    yield "Made by", f"pbr {__version__}; the same check gives the same workbook"
    yield "Cells", CELLS


def _problem_row(kind: ProblemsOfKind) -> tuple[Cell, ...]:
    first, place = kind.first, kind.first.place
    return (
        kind.code, kind.severity, kind.count, Path(place.file).name, place.line or None, place.field, first.message,
        first.help,
    )  # fmt: skip
