"""The rows of CSV text, some hundreds at a time, and the line on which each begins."""

import csv
from collections.abc import Iterable, Iterator
from itertools import accumulate, islice
from typing import TYPE_CHECKING

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.values.pattern import Pattern

if TYPE_CHECKING:
    from _csv import Reader

# Large enough that the cost of a batch is spread thin, small enough that its cells stay in the processor's cache: with
# 18 columns, 128 to 500 rows take half the time that 1,000 do.
_ROWS_AT_ONCE = 256
_LINE_END = Pattern(r"\r\n|\r|\n")
_QUOTED = r'"(?:[^"]|"")*+"'
_AFTER_A_MARK = Pattern(rf'(?:(?:[^",\r\n][^,\r\n]*|{_QUOTED})?,)*+{_QUOTED}([^,\r\n]+)')
"""What stands between the mark that closes a quoted cell of a line, the first that has it, and the next comma."""


class LinesRead:
    """The lines of a text as they are read, and the ``last`` of them: where a reader stops, the one it stopped at."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        """Give them one by one."""
        for line in self._lines:
            self.last = line
            yield line


class Lines:
    """On which line of the file each of some rows begins; worked out only when asked."""

    def __init__(self, first: int, rows: list[list[str]]) -> None:
        self._first = first
        self._rows = rows
        self._begins: list[int] = []

    def of(self, index: int) -> int:
        """The line on which the row begins, counted from 1."""
        if not self._begins:
            heights = (1 + sum(len(_LINE_END.findall(cell)) for cell in row) for row in self._rows)
            self._begins = list(accumulate(heights, initial=self._first))
        return self._begins[index]


def rows_in_batches(
    reader: "Reader", lines: LinesRead, file: str, before: int = 0
) -> Iterator[tuple[int, list[list[str]]]]:
    """Give the rows that a reader of some lines has left, with the line of the file on which each batch begins.

    ``before`` are the lines of the file that it was not given. Raises ``ProblemsFound`` where the file stops being CSV,
    after the rows before.
    """
    while True:
        first = before + reader.line_num + 1
        rows: list[list[str]] = []
        broken = None
        try:
            # A list that is being extended keeps the rows that came before one that cannot be read.
            rows.extend(islice(reader, _ROWS_AT_ONCE))
        except csv.Error as error:
            broken = error
        if rows:
            yield first, rows
        if broken:
            start = Lines(first, rows).of(len(rows))
            raise ProblemsFound([broken_csv(broken, Place(file, start), lines.last)])
        if not rows:
            return


def broken_csv(error: csv.Error, place: Place, line: str) -> Problem:
    """Say in the reader's words where and why a file stops being CSV, and at which line of it."""
    said = str(error)
    if "unexpected end" in said:
        return Problem(
            "PBR616",
            "a quotation mark is opened in this row and never closed",
            place,
            "close it, or write it twice if it is part of the text",
        )
    if "expected after" in said and (after := _AFTER_A_MARK.match(line)) and not after[1].strip():
        return Problem(
            "PBR617",
            "a blank follows a closing quotation mark in this row",
            place,
            "take out the blank between the mark and the comma, or the end of the row",
        )
    if "expected after" in said:
        return Problem(
            "PBR617",
            "something follows a closing quotation mark in this row",
            place,
            "write a quotation mark inside a cell twice; and part cells by commas, not by semicolons or tabs",
        )
    return Problem(
        "PBR618",
        f"a cell of this row is longer than {csv.field_size_limit():,} characters",
        place,
        "a quotation mark that is never closed would do this",
    )
