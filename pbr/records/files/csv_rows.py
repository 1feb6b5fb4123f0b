"""The rows of CSV text, some hundreds at a time, and the line on which each begins."""

import csv
from collections.abc import Iterator
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


def rows_in_batches(reader: "Reader", file: str, before: int = 0) -> Iterator[tuple[int, list[list[str]]]]:
    """Give the rows that a reader has left, with the line of the file on which the first of each batch begins.

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
            raise ProblemsFound([broken_csv(broken, Place(file, start))])
        if not rows:
            return


def broken_csv(error: csv.Error, place: Place) -> Problem:
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
            "write a quotation mark inside a cell twice; and part cells by commas, not by semicolons or tabs",
        )
    return Problem(
        "PBR618",
        f"a cell of this row is longer than {csv.field_size_limit():,} characters",
        place,
        "a quotation mark that is never closed would do this",
    )
