"""Figures brought in from before (``openings.csv``), which measures are compared with."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.records.dictionary import OPENINGS
from pbr.records.table import Records


class Opening(NamedTuple):
    """A figure brought in from before: its name, whose it is, the last day that it is of, and what it came to."""

    name: str
    whose: str
    last: date
    value: Fraction


def openings_of(records: Records) -> list[Opening]:
    """The figures that records bring in from before."""
    table = records.tables.get(OPENINGS.name)
    if table is None or "value" not in table.layout:
        return []
    at: Mapping[str, int] = table.layout
    found: list[Opening] = []
    for row in table.rows:
        name, whose, last, value = (row[at[one]] for one in ("name", "provider_id", "to_on", "value"))
        if isinstance(name, str) and isinstance(whose, str) and isinstance(last, date) and value is not None:
            found.append(Opening(name, whose, last, Fraction(str(value))))
    return found
