"""What became of each row of the return: exactly one thing, so that the counts add up to the rows read."""

from collections import Counter
from dataclasses import field
from enum import Enum

from pbr.national_return.codes import EventType, Spelling
from pbr.values.dataclass import dataclass


class Fate(Enum):
    """What became of a row."""

    KEPT = "kept"
    SAME_EVENT = "another row of the same event was kept"
    CARER = "about a carer, or nobody that is said"
    NO_EVENT_TYPE = "no event type"
    NO_PERSON = "no person's identifier"
    NO_START = "no start date"
    ENDS_BEFORE_START = "ends before it starts"
    AFTER_DEATH = "starts after the person died, or the person died before the reporting period"
    OUTSIDE_PERIOD = "outside its reporting period"


@dataclass(slots=True)
class FileTally:
    """What was read of one file: its hash, its rows, what became of them, and how its codes are written."""

    name: str
    sha256: str = ""
    encoding: str = ""
    rows: int = 0
    blank_rows: int = 0
    council: str = ""
    first_day: int = 0
    last_day: int = 0
    by_type: Counter[EventType | None] = field(default_factory=Counter)
    fates: Counter[Fate] = field(default_factory=Counter)
    spellings: Counter[Spelling] = field(default_factory=Counter)
    spelled_otherwise: Counter[tuple[str, str]] = field(default_factory=Counter)

    @property
    def spellings_found(self) -> list[tuple[Spelling, int]]:
        """How many cells are written as in each release, for those that are."""
        return [(spelling, self.spellings[spelling]) for spelling in Spelling if self.spellings[spelling]]
