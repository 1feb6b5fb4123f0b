"""Facts that are recorded and not known yet on the day of settling."""

from collections.abc import Mapping
from datetime import date

from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class KnownLater:
    """From which day a fact is known, and the field that gives the day: the fact's own, or one that dates it."""

    day: date
    by: str


Later = Mapping[tuple[str, str], Mapping[str, KnownLater]]
"""What is known later, by table and record id, and then by field."""
