"""What sample someone asks for."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TABLE_NAMES = ("plans", "outcomes", "visits", "people", "stays", "standards", "openings")


class Rates(StrEnum):
    """Which words stand in the ``rate`` column of plans."""

    STANDARD = "standard"
    """``standard`` and ``specialist``."""
    LEVELS = "levels"
    """``lower``, ``higher`` and ``intensive``, by the hours a week."""


@dataclass(frozen=True, slots=True)
class SampleWanted:
    """A sample: how many plans, the key of its chances, and the months in which plans start.

    The extract is as it would be on ``last``: nothing that happens later is in it.
    """

    plans: int
    seed: int
    first: date
    last: date
    tables: tuple[str, ...] = TABLE_NAMES
    rates: Rates = Rates.STANDARD
