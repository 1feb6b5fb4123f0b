"""``lines.csv``: every line of a settlement, in the columns of ``settlement.line.COLUMNS``.

A settlement has as many lines as an area has results, so lines are turned into columns a batch at a time, each
column is made into cells in one sweep, and the cells of a line are joined. ``csv.writer`` would look at every
character of every cell for one to quote; here a column is looked at once for all of its different cells.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Any, TextIO

from pbr.reports.spreadsheet import money_cell, number_cell, price_cell, sentence_column, text_column
from pbr.settlement.line import COLUMNS, Line

_MOST_REMEMBERED = 50_000
"""Cells a memo may hold: enough that amounts and days repeat, too few to matter to memory."""

_QUOTED = (",", '"', "\n", "\r")
"""What makes a cell of a CSV file need quotes."""

Column = Sequence[Any]
Convert = Callable[[Column], Iterable[str]]


class _Days(dict[date | None, str]):
    """The text of days already written: a settlement names few days, and each many times."""

    def __missing__(self, day: date | None) -> str:
        text = self[day] = "" if day is None else day.isoformat()
        return text


class _Pounds(dict[int | None, str]):
    """The text of amounts already written; emptied when full, since amounts need not repeat."""

    def __missing__(self, pence: int | None) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        text = self[pence] = money_cell(pence)
        return text


class _Ratios(dict[tuple[int, int], str]):
    """The text of exact numbers already written, by numerator and denominator, which hash fast; a fraction does not."""

    def __init__(self, cell: Callable[[Fraction | None], str]) -> None:
        super().__init__()
        self._cell = cell

    def __missing__(self, ratio: tuple[int, int]) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        text = self[ratio] = self._cell(Fraction(*ratio))
        return text


def _exact(cell: Callable[[Fraction | None], str]) -> Convert:
    """Make a column of exact numbers into cells, looking at each object once however often it comes."""
    texts = _Ratios(cell)

    def convert(column: Column) -> Iterable[str]:
        objects = dict(zip(map(id, column), column, strict=True))
        here = {place: "" if number is None else texts[number.as_integer_ratio()] for place, number in objects.items()}
        return map(here.__getitem__, map(id, column))

    return convert


def _text(column: Column) -> Iterable[str]:
    """Make a column of text into cells that no spreadsheet runs, quoted where they must be."""
    return _quoted_where_needed(text_column(column))


def _sentences(column: Column) -> Iterable[str]:
    """Make a column of sentences into cells that every program reads alike, quoted where they must be."""
    return _quoted_where_needed(sentence_column(column))


def _quoted_where_needed(safe: Sequence[str]) -> Iterable[str]:
    different = set(safe)
    together = "".join(different)
    if not any(character in together for character in _QUOTED):
        return safe
    cells = {text: _quoted(text) for text in different}
    return [cells[text] for text in safe]


def _quoted(text: str) -> str:
    """Put a cell in quotes if it needs them."""
    if not any(character in text for character in _QUOTED):
        return text
    return '"' + text.replace('"', '""') + '"'


class LinesCsv:
    """Writes lines to an open file: the header at once, then a batch for each call of ``write``.

    The file is opened with ``encoding="utf-8"`` and ``newline=""``, and is closed by its owner.
    """

    def __init__(self, file: TextIO) -> None:
        days, pounds = _Days().__getitem__, _Pounds().__getitem__
        typed: dict[str, Convert] = {
            # A status is one of our own words, and an enumeration is slow to put in a set.
            "status": lambda column: column,
            "clause": _sentences,
            "reason": _sentences,
            "due_on": lambda column: map(days, column),
            "service_from": lambda column: map(days, column),
            "service_to": lambda column: map(days, column),
            "quantity": _exact(number_cell),
            "unit_price": _exact(price_cell),
            "share": _exact(number_cell),
            "amount": lambda column: map(pounds, column),
            "at_stake": lambda column: map(pounds, column),
            "due_to_date": lambda column: map(pounds, column),
            "settled_before": lambda column: map(pounds, column),
        }
        self._convert = tuple(typed.get(name, _text) for name in COLUMNS)
        self._file = file
        file.write(",".join(COLUMNS) + "\n")

    def write(self, batch: Sequence[Line]) -> None:
        """Write some lines, in the order given."""
        if not batch:
            return
        columns = zip(self._convert, zip(*batch, strict=True), strict=True)
        cells = (convert(column) for convert, column in columns)
        self._file.write("\n".join(map(",".join, zip(*cells, strict=True))))
        self._file.write("\n")
