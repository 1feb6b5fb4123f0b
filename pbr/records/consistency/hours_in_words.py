"""Hours of visits, as they are told."""

from collections.abc import Sequence
from fractions import Fraction

from pbr.records.consistency.comparison import RecordsCompared
from pbr.values.number import plain_number

_MINUTES_IN_AN_HOUR = 60


def minutes_delivered(beside: RecordsCompared, rows: Sequence[int]) -> Fraction | None:
    """The minutes delivered in some visits; None where they are not read."""
    if not beside.has("visits", "delivered_minutes"):
        return None
    found = beside.tables["visits"]
    at = found.layout["delivered_minutes"]
    return sum((Fraction(found.rows[row][at]) for row in rows), Fraction())


def and_hours(minutes: Fraction | None) -> str:
    """The hours delivered, to stand behind what is said of some visits; nothing where they are not known."""
    return "" if minutes is None else f": {in_hours(minutes)} delivered"


def in_hours(minutes: Fraction) -> str:
    """Minutes in hours and minutes."""
    whole, rest = divmod(minutes, _MINUTES_IN_AN_HOUR)
    hours = [f"{whole:,} hour{'' if whole == 1 else 's'}"] if whole else []
    parts = [*hours, f"{plain_number(rest)} minute{'' if rest == 1 else 's'}"] if rest or not whole else hours
    return " and ".join(parts)
