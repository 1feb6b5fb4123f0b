"""A file of an extract as it came, CSV or a sheet of a workbook: its headings, and rows with their places."""

import csv
from collections.abc import Sequence
from pathlib import Path

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.files.encoding import TextFile, examine
from pbr.records.files.heading_row import heading_row_of
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.names_of_people import heading_like_a_person
from pbr.records.files.quotable_values import quotable
from pbr.records.files.workbook_file import read_workbook
from pbr.records.files.workbook_names import is_workbook
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ExtractFile:
    """A file: ``path`` as it was given, ``name`` as problems call it, and the row that has the headings, from 1.

    ``rows`` are those below it that have anything, each with its number and as many cells as there are headings.
    ``sheet`` is empty but for a workbook of which one has to be named.
    """

    path: Path
    name: str
    sheet: str
    heading_row: int
    headings: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[str]], ...]
    warnings: tuple[Problem, ...] = ()


def read_extract_file(path: Path, sheet: str = "", heading_row: int = 0) -> ExtractFile:
    """Read a file; without a ``heading_row`` the headings are looked for below its titles.

    Raises ``ProblemsFound`` where it cannot be read, has no headings, or two that are the same.
    """
    if is_workbook(path):
        read = read_workbook(path, path.name, sheet, heading_row)
        found = ExtractFile(path, read.name, sheet, read.heading_row, read.headings, tuple(read.rows()), read.warnings)
    else:
        found = _csv(path, heading_row)
    if len(found.headings) < 2:
        message = f"the headings in row {found.heading_row} are of fewer than two columns"
        raise ProblemsFound([Problem("PBR786", message, Place(found.name, found.heading_row), "export it with commas")])
    twice = sorted({heading for heading in found.headings if heading and found.headings.count(heading) > 1})
    if twice:
        # A first row that is a record has somebody's name or day twice.
        shown = ", ".join(each for each in twice if quotable(each) and not heading_like_a_person(each))
        message = f"two columns have the same heading{': ' if shown else ''}{shown}"
        place = Place(found.name, found.heading_row, found.headings.index(twice[0]) + 1)
        raise ProblemsFound([Problem("PBR786", message, place, "give each column a heading of its own")])
    return found


def _csv(path: Path, heading_row: int) -> ExtractFile:
    text = examine(path, path.name)
    table = _rows_of(text)
    at = heading_row - 1 if heading_row else heading_row_of([row for _, row in table])
    if at >= len(table):
        raise ProblemsFound([Problem("PBR786", f"there is no row {at + 1}", Place(path.name), "check the mapping")])
    headings = tuple(map(trimmed, table[at][1]))
    while headings and not headings[-1]:
        headings = headings[:-1]
    width = len(headings)
    rows = tuple(
        (line, (*row[:width], *[""] * (width - len(row)))) for line, row in table[at + 1 :] if trimmed("".join(row))
    )
    return ExtractFile(path, path.name, "", table[at][0], headings, rows, text.warnings)


def _rows_of(text: TextFile) -> list[tuple[int, list[str]]]:
    """Give every row with the line on which it begins."""
    rows: list[tuple[int, list[str]]] = []
    with text.opened() as stream:
        reader = csv.reader(stream, strict=True)
        begins = 1
        try:
            for row in reader:
                rows.append((begins, row))
                begins = reader.line_num + 1
        except csv.Error:
            message = "a quotation mark in this row is not closed, or something follows it"
            raise ProblemsFound([Problem("PBR616", message, Place(text.name, begins), "write it twice")]) from None
    return rows
