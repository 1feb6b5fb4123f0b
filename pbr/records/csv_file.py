"""The CSV parser: the rows of a file of records, many at a time (in batches), each with its line."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TableKind
from pbr.records.encoding import TextFile, changed_meanwhile
from pbr.records.header import Header, is_name_of_field, match_header
from pbr.records.invisible_characters import trimmed
from pbr.records.names_of_people import heading_like_a_person
from pbr.records.quotable_values import quotable
from pbr.records.total_and_note_rows import not_a_record

# Large enough that the cost of a batch is spread thin, small enough that its cells stay in the processor's cache: with
# 18 columns, 128 to 500 rows take half the time that 1,000 do.
_ROWS_AT_ONCE = 256
# Enough to tell a heading that is too long from a row that is too short.
_ROWS_LOOKED_AT = 50
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class CsvRows:
    """Rows that follow one another in a file, all as long as the header.

    ``misfits`` says what was wrong with the rows left out for their length, and ``blank`` how many were wholly blank.
    """

    file: str
    positions: dict[str, int]
    columns: dict[str, Sequence[str]]
    rows: list[list[str]]
    lines: "Lines"
    heading: Sequence[str]
    misfits: tuple[Problem, ...]
    blank: int

    def place(self, index: int, field: str) -> Place:
        """Where a cell stands. A row that spans lines is placed on its first."""
        return Place(self.file, self.lines.of(index), self.positions.get(field, -1) + 1, field=field)

    def is_blank(self, index: int) -> bool:
        """Whether every cell of a row is blank."""
        return not trimmed("".join(self.rows[index]))

    def not_a_record(self, index: int) -> Problem | None:
        """What a row is that could not be read as a record, where that can be told."""
        return not_a_record(self.rows[index], self.heading, self.place(index, ""))


class Lines:
    """On which line of the file each of some rows begins; worked out only when asked."""

    def __init__(self, first: int, rows: list[list[str]], kept: list[int] | None) -> None:
        self._first = first
        self._rows = rows
        self._kept = kept
        self._begins: list[int] = []

    def of(self, index: int) -> int:
        """The line on which the row begins, counted from 1."""
        if not self._begins:
            heights = (1 + sum(len(_LINE_END.findall(cell)) for cell in row) for row in self._rows)
            self._begins = list(accumulate(heights, initial=self._first))
        return self._begins[index if self._kept is None else self._kept[index]]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file of one table, its header matched. It can be gone through more than once."""

    text: TextFile
    header: Header

    @property
    def name(self) -> str:
        """What problems call the file."""
        return self.text.name

    def batches(self) -> Iterator[CsvRows]:
        """Go through the rows from the first; raises ``ProblemsFound`` where the file stops being CSV, or changes."""
        with self.text.opened() as stream:
            reader = csv.reader(stream, strict=True)
            if next(reader, None) != self.header.cells:
                raise ProblemsFound([changed_meanwhile(self.name)])
            while True:
                first = reader.line_num + 1
                rows: list[list[str]] = []
                broken = None
                try:
                    # A list that is being extended keeps the rows that came before one that cannot be read.
                    rows.extend(islice(reader, _ROWS_AT_ONCE))
                except csv.Error as error:
                    broken = error
                if rows:
                    yield _fitted(rows, first, self.name, self.header)
                if broken:
                    start = Lines(first, rows, None).of(len(rows))
                    raise ProblemsFound([_broken(broken, Place(self.name, start))])
                if not rows:
                    return


def open_csv(text: TextFile, kind: TableKind, wanted: Iterable[str], show_values: bool = False) -> CsvFile:
    """Read a file's header; raises ``ProblemsFound`` if it is not one, or a wanted column is not there."""
    with text.opened() as stream:
        reader = csv.reader(stream, strict=True)
        try:
            cells = next(reader, [])
        except csv.Error as error:
            raise ProblemsFound([_broken(error, Place(text.name, 1))]) from error
        widths = _first_widths(reader)
    if widths and max(widths) < len(cells) and _names_are_followed_by_more(cells, kind, max(widths)):
        raise ProblemsFound([_run_together(len(cells), max(widths), text.name)])
    # With no row to compare it with, nothing shows that the first line holds names only.
    shown = quotable if show_values else _quoted
    header = match_header(cells, kind, text.name, wanted, shown if widths else _unquoted)
    if any(problem.severity == "error" for problem in header.problems):
        raise ProblemsFound(list(header.problems))
    return CsvFile(text, header)


def _first_widths(reader: Iterator[list[str]]) -> list[int]:
    """Give how many cells each of the first rows has that is not blank."""
    try:
        return [len(row) for row in islice(reader, _ROWS_LOOKED_AT) if "".join(row).strip()]
    except csv.Error:
        # Where a row is broken is said when the rows are read.
        return []


def _quoted(cell: str) -> str:
    """Give a heading as it may be shown, or nothing where it may be somebody's name or record."""
    return "" if heading_like_a_person(cell) else quotable(cell)


def _unquoted(cell: str) -> str:
    """Show nothing of a cell."""
    return ""


def _names_are_followed_by_more(cells: Sequence[str], kind: TableKind, width: int) -> bool:
    """Whether what stands beyond the width of the rows is no name of a column: a record, and not a short table."""
    beyond = [cell for cell in cells[width:] if trimmed(cell)]
    return bool(beyond) and not any(is_name_of_field(cell, kind) for cell in beyond)


def _run_together(cells: int, width: int, file: str) -> Problem:
    return Problem(
        "PBR634",
        f"the first line has {cells} cells and every row below it at most {width}",
        Place(file, 1),
        "end the line after the names of the columns; the first record may be run together with them",
    )


def _fitted(rows: list[list[str]], first: int, file: str, header: Header) -> CsvRows:
    """Turn rows into columns, leaving out those that are blank or not as long as the header."""
    if set(map(len, rows)) == {header.width}:
        return _in_columns(rows, Lines(first, rows, None), file, header, (), 0)
    lines = Lines(first, rows, None)
    kept = [at for at, row in enumerate(rows) if len(row) == header.width]
    others = [at for at, row in enumerate(rows) if len(row) != header.width]
    misfits = tuple(_misfit(rows[at], header, Place(file, lines.of(at))) for at in others if trimmed("".join(rows[at])))
    fitting = [rows[at] for at in kept]
    return _in_columns(fitting, Lines(first, rows, kept), file, header, misfits, len(others) - len(misfits))


def _in_columns(
    rows: list[list[str]], lines: Lines, file: str, header: Header, misfits: tuple[Problem, ...], blank: int
) -> CsvRows:
    columns: list[Sequence[str]] = list(zip(*rows, strict=True)) or [()] * header.width
    named = {field: columns[at] for field, at in header.positions.items()}
    return CsvRows(file, header.positions, named, rows, lines, header.cells, misfits, blank)


def _misfit(row: Sequence[str], header: Header, place: Place) -> Problem:
    cells = len(row)
    if known := not_a_record(row, header.cells, place):
        return known
    if cells < header.width:
        return Problem(
            "PBR614",
            f"the row is too short: {cells} of {header.width} cells",
            place,
            "a cell or a comma is missing, or it is a note below the table; take notes out",
        )
    return Problem(
        "PBR615",
        f"the row is too long: {cells} cells where the header has {header.width}",
        place,
        "put a cell that holds a comma between quotation marks",
    )


def _broken(error: csv.Error, place: Place) -> Problem:
    """Say in the reader's words where and why a file stops being CSV."""
    said = str(error)
    if "unexpected end" in said:
        return Problem(
            "PBR616",
            "a quotation mark is opened in this row and never closed",
            place,
            "close it, or write it twice if it is part of the text",
        )
    if "expected after" in said:
        return Problem(
            "PBR617",
            "something follows a closing quotation mark in this row",
            place,
            "write a quotation mark inside a cell twice",
        )
    return Problem(
        "PBR618",
        f"a cell of this row is longer than {csv.field_size_limit():,} characters",
        place,
        "a quotation mark that is never closed would do this",
    )
