"""Tiers as written: ``by: visits so far for each provider and run``, with rows ``first 3`` and ``after that``."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from pbr.problems.problem import Place
from pbr.scheme.pricing.places import CountedOver, Whom
from pbr.scheme.pricing.prices import DatedFigures, Price
from pbr.scheme.pricing.tiers import MONEY, SoFar, Tier
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.money import money_in_scheme
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern
from pbr.values.share import share_in_scheme

SO_FAR = " so far"
"""What stands in the name by which a price differs where it counts."""
_COUNTED = Pattern(r"(?P<what>[a-z]+(?:_[a-z]+)*) so far for each (?P<whom>[a-z]+) and (?P<window>[a-z ]+)", re.ASCII)
_ROW = Pattern(r"(?P<word>first|next) (?P<number>£?[0-9][0-9,]*(?:\.[0-9]+)?)", re.ASCII)
_ROW_OF_SHARE = Pattern(r"(?P<word>first|next) (?P<number>[0-9]+(?:\.[0-9]+)?%)", re.ASCII)
_REST = "after that"


class RowsAre(NamedTuple):
    """What the rows of a price say how much of: a row as written, how that is read and called, and how to write it."""

    row: Pattern
    number: Callable[[str], Fraction | int | None]
    called: str
    remedy: str


_ROWS_REMEDY = "write 'first 10,000: £…', where there are more 'next 5,000: £…', and last 'after that: £…'"
NUMBERS = RowsAre(_ROW, number_in_cell, "a number", _ROWS_REMEDY)
SUMS = RowsAre(_ROW, money_in_scheme, "money", _ROWS_REMEDY)
SHARES = RowsAre(
    _ROW_OF_SHARE,
    share_in_scheme,
    "a share",
    "write 'first 5%: 50%', where there are more 'next 5%: 100%', and last 'after that: 0%'",
)
_WHOM: tuple[Whom, ...] = ("plan", "person", "provider")
_WINDOWS: dict[str, CountedOver] = {
    "run": "run",
    "contract year": "contract year",
    "calendar year": "year",
    "contract quarter": "contract quarter",
    "quarter": "quarter",
    "month": "month",
    "week": "week",
    "day": "day",
}
_REMEDY = "write it like visits so far for each provider and run, or hours so far for each plan and month"


def read_so_far(price: Price, name: Scalar, reading: Reading) -> SoFar | None:
    """What a price counts, with the rows of each of its days; None, and a problem, where that has no one meaning."""
    match = _COUNTED.fullmatch(name.text)
    if match is None:
        reading.problem("PBR447", f"'{name.text}' does not say for whom, and over which days", name.place, _REMEDY)
        return None
    if name is not price.by[-1]:
        message = f"'{name.text}' is not the last thing that the price differs by"
        reading.problem("PBR447", message, name.place, "write it last after 'by', and its rows under all others")
        return None
    whom = next((one for one in _WHOM if one == match["whom"]), None)
    if whom is None:
        place = name.at(*match.span("whom"))
        message = f"nothing is counted for each '{match['whom']}'"
        reading.problem("PBR447", message, place, f"write plan, person or provider: {_REMEDY}")
        return None
    window = _window(part_of(name, *match.span("window")), reading)
    rows_are = SUMS if match["what"] == MONEY else NUMBERS
    rows = {step.first: rows_of(step, rows_are, reading) for step in price.steps}
    tiers = {first: found for first, found in rows.items() if found}
    if window is None or len(tiers) < len(rows):
        return None
    return SoFar(name.text, match["what"], whom, window, tiers)


def _window(text: Scalar, reading: Reading) -> CountedOver | None:
    if text.text == "cycle":
        return window_written(text, {}, reading)
    found = _WINDOWS.get(text.text)
    if found is None:
        message = f"'{text.text}' is not a window over which something is counted"
        reading.problem("PBR447", message, text.place, f"write {', '.join((*_WINDOWS, 'cycle'))}")
    return found


def rows_of(step: DatedFigures, rows_are: RowsAre, reading: Reading) -> tuple[Tier, ...]:
    """The rows that hold from a day; none, and a problem, where they do not follow on or are not alike."""
    tables = _tables(step)
    first, *others = tables.values()
    for problem, place in _wrong(list(first.items()), rows_are):
        reading.problem("PBR448", problem, place, rows_are.remedy)
        return ()
    for other in others:
        if list(other) != list(first):
            place = next((place for row, place in other.items() if row not in first), step.place)
            message = f"the rows here are not those above them: {', '.join(first)}"
            reading.problem("PBR448", message, place, "write the same rows under each, in the same order")
            return ()
    return tuple(_tiers(list(first), rows_are))


def _tables(step: DatedFigures) -> Mapping[tuple[str, ...], dict[str, Place]]:
    """The rows of what is counted, with their places, under each of the rows outside them."""
    found: dict[tuple[str, ...], dict[str, Place]] = {}
    for key, place in step.places.items():
        found.setdefault(key[:-1], {})[key[-1]] = place
    return found


def _wrong(rows: Sequence[tuple[str, Place]], rows_are: RowsAre) -> Iterator[tuple[str, Place]]:
    """What is wrong with rows as they follow one another."""
    for at, (text, place) in enumerate(rows):
        match = rows_are.row.fullmatch(text)
        expected = "first" if at == 0 else "next"
        if text == _REST:
            if at != len(rows) - 1 or at == 0:
                yield f"'{_REST}' is the last row, after 'first'", place
        elif match is None:
            yield f"'{text}' does not say how many", place
        elif match["word"] != expected:
            yield f"'{text}' stands where a row begins with '{expected}'", place
        elif not rows_are.number(match["number"]):
            yield f"'{text}' is for nothing, and {rows_are.called} above nil is needed", place
        elif at == len(rows) - 1:
            yield f"nothing says what is paid after '{text}'", place


def _tiers(rows: Sequence[str], rows_are: RowsAre) -> Iterator[Tier]:
    up_to = Fraction(0)
    for text in rows:
        match = rows_are.row.fullmatch(text)
        if match is not None:
            up_to += rows_are.number(match["number"]) or 0
        yield Tier(text, None if match is None else up_to)
