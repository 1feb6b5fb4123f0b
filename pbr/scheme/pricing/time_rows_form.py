"""Prices by the time of day as they are written: ``by: time of started_at``, rows ``06:00 to 22:00`` for all 24 hours.

A row is from its first minute, which it takes in, to its second, which it does not. It may go over midnight.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from pbr.scheme.pricing.number_rows import NumberRow
from pbr.scheme.pricing.prices import OTHERWISE
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.pattern import Pattern
from pbr.values.time_of_day import MINUTES_OF_A_DAY

TIME_OF = "time of "
"""What stands before a time of day by which a price differs."""
_ROW = Pattern(r"([01][0-9]|2[0-3]):([0-5][0-9]) to ([01][0-9]|2[0-4]):([0-5][0-9])", re.ASCII)
_REMEDY = "write it from one time to another, as 06:00 to 22:00; over midnight, as 22:00 to 06:00; or otherwise"


class _Written(NamedTuple):
    """A row, in minutes after midnight; ``until`` is less than ``first`` where it goes over midnight."""

    text: Scalar
    first: int
    until: int

    def holds(self, minute: int) -> bool:
        if self.until < self.first:
            return minute >= self.first or minute < self.until
        return self.first <= minute < self.until


def read_time_rows(texts: Sequence[Scalar], reading: Reading) -> tuple[NumberRow, ...]:
    """The rows that stand beside each other; none, and a problem, where a minute of the day has no row, or two."""
    rows: list[_Written] = []
    for text in texts:
        if text.text == OTHERWISE:
            continue
        row = _written(text)
        if row is None:
            reading.problem("PBR527", f"'{text.text}' is no stretch of the day", text.place, _REMEDY)
            return ()
        rows.append(row)
    twice = next(_in_two_rows(rows), None)
    if twice is not None:
        minute, row = twice
        message = f"{_clock(minute)} is in this row and in one above it"
        reading.problem("PBR528", message, row.text.place, "let each row begin where the one before it ends")
        return ()
    left_out = next(_in_no_row(rows), None)
    if left_out is not None and len(rows) == len(texts):
        message = f"no row is for {_clock(left_out[0])} to {_clock(left_out[1])}"
        reading.problem("PBR528", message, texts[0].place, f"write a row for all 24 hours, or {OTHERWISE}")
        return ()
    return tuple(map(_range, rows))


def _written(text: Scalar) -> _Written | None:
    match = _ROW.fullmatch(text.text)
    if match is None:
        return None
    first, until = (int(match[at]) * 60 + int(match[at + 1]) for at in (1, 3))
    if until > MINUTES_OF_A_DAY or first == until:
        return None
    return _Written(text, first, until or MINUTES_OF_A_DAY)


def _edges(rows: Sequence[_Written]) -> list[int]:
    """Where rows begin and end, and midnight: what lies between two of them is in the same rows."""
    return sorted({0, *(row.first for row in rows), *(row.until for row in rows if row.until < MINUTES_OF_A_DAY)})


def _in_two_rows(rows: Sequence[_Written]) -> Iterator[tuple[int, _Written]]:
    for minute in _edges(rows):
        holding = [row for row in rows if row.holds(minute)]
        if len(holding) > 1:
            yield minute, holding[1]


def _in_no_row(rows: Sequence[_Written]) -> Iterator[tuple[int, int]]:
    """Each stretch that no row is for, in minutes after midnight."""
    edges = _edges(rows)
    for first, until in zip(edges, [*edges[1:], MINUTES_OF_A_DAY], strict=True):
        if not any(row.holds(first) for row in rows):
            yield first, until


def _range(row: _Written) -> NumberRow:
    until = None if row.until == MINUTES_OF_A_DAY else Fraction(row.until)
    return NumberRow(row.text.text, Fraction(row.first), True, until, False)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"
