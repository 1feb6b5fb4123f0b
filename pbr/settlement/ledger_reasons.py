"""Why a line has its status by what was settled before: what is held as last known, and what is taken back."""

from typing import ClassVar

from pbr.records.put_back import PutBackRow, WhyPutBack
from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class HeldAsMissing:
    """A row that the last settlement had is not in the extract, so it is held as it was last known.

    ``table`` and ``record_id`` say which: the record of the line, or the plan that it belongs to.
    """

    code: ClassVar[ReasonCode] = ReasonCode.HELD_AS_MISSING
    table: str
    record_id: str


@dataclass(frozen=True, slots=True)
class HeldAsLastKnown:
    """A row that the last settlement had cannot be read now, so it is held as it was last known."""

    code: ClassVar[ReasonCode] = ReasonCode.HELD_AS_LAST_KNOWN
    table: str
    record_id: str


@dataclass(frozen=True, slots=True)
class PerhapsTheSame:
    """A new row of a person may be the row of that person that is missing, under another id."""

    code: ClassVar[ReasonCode] = ReasonCode.PERHAPS_THE_SAME
    table: str
    missing_id: str


@dataclass(frozen=True, slots=True)
class NoLongerApplies:
    """It was settled, and the payment is not for the record any more, or has no such month or instalment."""

    code: ClassVar[ReasonCode] = ReasonCode.NO_LONGER_APPLIES


@dataclass(frozen=True, slots=True)
class MovedToProvider:
    """It was settled with this provider, and the record is another's now."""

    code: ClassVar[ReasonCode] = ReasonCode.MOVED_TO_PROVIDER
    provider_id: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A notice says that the record was never right; ``replaced_by`` is the one that is, empty where none is."""

    code: ClassVar[ReasonCode] = ReasonCode.WITHDRAWN
    table: str
    record_id: str
    replaced_by: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """Somebody entered it by hand, for this reason and from this source."""

    code: ClassVar[ReasonCode] = ReasonCode.BY_HAND
    reason: str
    source: str


PutBack = HeldAsMissing | HeldAsLastKnown | PerhapsTheSame
"""Why a record is held by what the last settlement had."""

TakenBack = NoLongerApplies | MovedToProvider | Withdrawn
"""Why what was settled is taken back, where the line itself is no more."""


def reason_of_put_back(row: PutBackRow) -> PutBack:
    """Why a row that was put back, or may be one that is missing, is held."""
    match row.why:
        case WhyPutBack.MISSING:
            return HeldAsMissing(row.table, row.record_id)
        case WhyPutBack.UNREAD:
            return HeldAsLastKnown(row.table, row.record_id)
        case WhyPutBack.PERHAPS_THE_SAME:
            return PerhapsTheSame(row.table, row.missing_id)
