"""Cycles (four-weekly periods): what the heading says of them, and where one is asked for."""

import re
from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from pbr.conditions.day_parser import HOW_LONG_A_CYCLE, NO_CYCLE
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import FIRST_YEAR, date_in_scheme
from pbr.values.pattern import Pattern
from pbr.values.period import Period
from pbr.values.window import Cycle, Over

_CYCLE = Pattern(r"(?P<many>[1-9][0-9]?) weeks? from (?P<first>\S+)", re.ASCII)
Wanted = TypeVar("Wanted", bound=Over)
_MOST_WEEKS = 52
_ANY = Cycle(1, date(FIRST_YEAR, 1, 1))


def window_written(text: Scalar, words: Mapping[str, Wanted], reading: Reading) -> Wanted | Cycle | None:
    """The window that a text names, ``cycle`` among them; None where there is none, for a cycle with a problem."""
    if text.text != "cycle":
        return words.get(text.text)
    if reading.cycle is None:
        reading.problem("PBR460", NO_CYCLE, text.place, HOW_LONG_A_CYCLE)
    return reading.cycle


def read_cycle(text: Scalar | None, runs: Period | None, reading: Reading) -> Cycle | None:
    """What a cycle is; None where the heading does not say.

    One that has a problem is read as some other one: its uses are then not refused as well, and no scheme comes of it.
    """
    if text is None:
        return _ANY if reading.is_written("cycle") else None
    match = _CYCLE.fullmatch(text.text)
    first = date_in_scheme(match["first"]) if match else None
    if match is None or first is None or int(match["many"]) > _MOST_WEEKS:
        reading.problem(
            "PBR461", f"'{text.text}' is not a cycle of weeks", text.place, "write it like 4 weeks from 2026-04-06"
        )
        return _ANY
    if runs is not None and runs.first < first:
        reading.problem(
            "PBR462",
            f"the scheme runs from {runs.first}, and the first cycle begins after that: the days before {first} are in "
            "none",
            text.at(*match.span("first")),
            "write the first day of a cycle that has the first day of the run in it",
        )
    return Cycle(int(match["many"]), first)
