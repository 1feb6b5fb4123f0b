"""Figures brought in from before (``openings.csv``), which measures are compared with."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.records.dictionary import OPENINGS
from pbr.records.table import Records


class Opening(NamedTuple):
    """A figure brought in from before: its name, whose it is, the days that it is of, and what it came to."""

    name: str
    whose: str
    first: date
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
        name, whose, value = (row[at[one]] for one in ("name", "provider_id", "value"))
        first, last = row[at["from_on"]], row[at["to_on"]]
        days_known = isinstance(first, date) and isinstance(last, date)
        if isinstance(name, str) and isinstance(whose, str) and days_known and value is not None:
            found.append(Opening(name, whose, first, last, Fraction(str(value))))
    return found
