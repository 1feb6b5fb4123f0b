"""An entry: a line of a ledger. It moves what is settled of an obligation, or what a record brings to a pool."""

from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pbr.settlement.line import Line
from pbr.settlement.obligation import EntryId


class Change(StrEnum):
    """What an entry is, by what was settled of its obligation before."""

    NEW = "new"
    LATE = "late"
    MORE = "more"
    CORRECTION = "correction"
    TAKEN_BACK = "taken_back"
    LIMIT = "limit"
    OPENING = "opening"
    ADJUSTMENT = "adjustment"
    POOL = "pool"


class Because(StrEnum):
    """Why an entry is not what the last one was: the first of these that is true."""

    NOTICE = "notice"
    PROVIDER = "provider"
    RECORD = "record"
    RECORD_AND_OTHERS = "record_and_others"
    SCHEME = "scheme"
    OTHERS = "others"
    DAY = "day"


class Entry(NamedTuple):
    """A line of a ledger, as a run writes it. The line's amount, its sum to date and what was settled are filled in.

    ``corrects`` is the last entry of the obligation before it, ``first_entry`` the first; None for the first itself.
    ``because_of`` names fields that changed, or the figure of the scheme: never what stands in a record. ``brings`` is
    what a record brings to a pool, in exact pence.
    """

    id: EntryId
    line: Line
    change: Change
    corrects: EntryId | None
    first_entry: EntryId | None
    because: Because | None
    because_of: str
    brings: Fraction | None
