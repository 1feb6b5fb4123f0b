"""The reader of the return: its rows become events of service users, each row counted by what became of it."""

import csv
from collections.abc import Iterator
from dataclasses import field
from pathlib import Path

from pbr.national_return.columns import Columns, find_columns
from pbr.national_return.event import Event, Person
from pbr.national_return.fates import FileTally
from pbr.national_return.row_reader import RowReader
from pbr.national_return.wrong_cells import WrongCells
from pbr.problems.problem import Place, Problem, ProblemsFound, errors_in
from pbr.records.files.encoding import TextFile, examine
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class ReadReturn:
    """All that was read: events, what is known of people, and what became of the rows of each file."""

    events: list[Event] = field(default_factory=list)
    people: dict[str, Person] = field(default_factory=dict)
    files: list[FileTally] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def council(self) -> str:
        """The code of the council whose return it is."""
        return self.files[0].council


def read_return(paths: list[Path]) -> ReadReturn:
    """Read the files of one council's return, in the order they are given; the later file wins a tie.

    Raises ``ProblemsFound`` with every problem of every file: columns that are not there, codes on no list with how
    many rows have them, days that are none, rows of another council.
    """
    read = ReadReturn()
    problems: list[Problem] = []
    for path in paths:
        try:
            found = _read_file(path, read)
        except ProblemsFound as wrong:
            found = wrong.problems
        problems += found
    if errors_in(problems):
        raise ProblemsFound(problems)
    read.warnings = problems
    return read


def _read_file(path: Path, read: ReadReturn) -> list[Problem]:
    text = examine(path, path.name)
    tally = FileTally(path.name, encoding=text.encoding)
    wrong = WrongCells(path.name)
    council = read.files[0].council if read.files else ""
    misfits: list[Problem] = []
    reader: RowReader | None = None
    for line, row in _rows_of(text):
        if reader is None:
            columns, problems = find_columns(row, path.name)
            if problems:
                return problems
            first_row = sum(each.rows for each in read.files)
            reader = RowReader(columns, tally, wrong, read.people, first_row, council)
        elif not any(map(str.strip, row)):
            tally.blank_rows += 1
        elif len(row) != reader.columns.width:
            misfits.append(_misfit(row, reader.columns, Place(path.name, line)))
        elif event := reader.event(row, line):
            read.events.append(event)
    if reader:
        reader.tell_of_codes()
    if not tally.rows and not misfits:
        problem = Problem(
            "PBR795", "there is no row below the names of the columns", Place(path.name), "export it again"
        )
        return [problem]
    tally.sha256 = text.sha256
    read.files.append(tally)
    return [*text.warnings, *misfits, *wrong.problems()]


def _rows_of(text: TextFile) -> Iterator[tuple[int, list[str]]]:
    """Go through a file as CSV; each row with the line it ends on."""
    with text.opened() as stream:
        reader = csv.reader(stream, strict=True)
        try:
            for row in reader:
                yield reader.line_num, row
        except csv.Error as error:
            place = Place(text.name, reader.line_num)
            how = "a quotation mark is not closed, or stands inside a cell and is not written twice"
            raise ProblemsFound([Problem("PBR616", "the file stops being CSV in this row", place, how)]) from error


def _misfit(row: list[str], columns: Columns, place: Place) -> Problem:
    cells = f"{len(row)} of {columns.width} cells"
    if len(row) < columns.width:
        return Problem(
            "PBR614", f"the row is too short: {cells}", place, "a cell or a comma is missing, or it is a note"
        )
    return Problem("PBR615", f"the row is too long: {cells}", place, "put a cell with a comma between quotation marks")
