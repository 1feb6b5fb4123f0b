"""A line of a settlement: one payment for one record, with its amount, its status and its reason."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from pbr.records.record_id import full_name, held_row_id, line_id
from pbr.settlement.reason import Reason
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import RowSlot, Slot, label_in_ids


class Status(StrEnum):
    """What became of a payment for a record; the first that fits, in this order.

    With a ledger, what was settled in full is ``settled``, and what must go back ``taken_back``.
    """

    ERROR = "error"
    HELD = "held"
    NOT_EARNED = "not_earned"
    NOT_DUE = "not_due"
    OPEN = "open"
    DUE = "due"
    EARLIER = "earlier"
    NOTE = "note"
    SETTLED = "settled"
    TAKEN_BACK = "taken_back"


class LineKind(StrEnum):
    """What a line does: it pays, takes off, only notes, keeps to a limit, or stands for a row that was not read.

    A line of the kind ``person`` pays the person that it is about, and not the provider (a direct payment); one of the
    kind ``person_limit`` is what the person has left of it and is asked back.

    In a ledger there are also what an opening brings in for a provider as a whole, and adjustments by hand.
    """

    PAY = "pay"
    DEDUCT = "deduct"
    NOTE = "note"
    LIMIT = "limit"
    PERSON = "person"
    PERSON_LIMIT = "person_limit"
    ROW = "row"
    OPENING = "opening"
    ADJUSTMENT = "adjustment"

    @property
    def is_persons(self) -> bool:
        """Whether it is the person's money, and no provider's."""
        return self is LineKind.PERSON or self is LineKind.PERSON_LIMIT

    @property
    def is_limit(self) -> bool:
        """Whether a limit brings it."""
        return self is LineKind.LIMIT or self is LineKind.PERSON_LIMIT


class Payer(StrEnum):
    """Who pays where a scheme names nobody: the council; and nobody, what is of no payment or is never paid."""

    COUNCIL = "council"
    NOBODY = ""


PayerName = str
"""Who pays a line: one of a scheme's own payers by its name, or a `Payer`."""


class Line(NamedTuple):
    """One line of a settlement. Money is in whole pence.

    ``amount`` is signed, and nil unless the status is ``due``; ``at_stake`` is what would be due, retained or
    held, and is never part of a total. ``unit_price`` is in exact pence, ``quantity`` and ``share`` are exact.
    """

    scheme: str
    record: RecordRef
    payment: str
    part: str
    slot: Slot
    payer: PayerName
    clause: str
    status: Status
    kind: LineKind
    due_on: date | None
    service_from: date | None
    service_to: date | None
    quantity: Fraction | None
    unit: str
    unit_price: Fraction | None
    share: Fraction | None
    amount: int
    at_stake: int | None
    due_to_date: int
    settled_before: int
    corrects: str
    reason: Reason

    @property
    def provider_id(self) -> str:
        """The provider that it is for; empty for a row of which nobody can read whose it is."""
        return self.record.provider

    @property
    def paid_provider_id(self) -> str:
        """The provider that it pays; empty where it pays the person, whose money is in no provider's total."""
        # Asked of every line, so without the property of the kind.
        return "" if self.kind is LineKind.PERSON or self.kind is LineKind.PERSON_LIMIT else self.record.provider

    @property
    def person_id(self) -> str:
        """The person that it is about; empty where it is about nobody in particular."""
        return self.record.person

    @property
    def record_id(self) -> str:
        """The record that it is for; empty where it is for no one record."""
        return self.record.id

    @property
    def line_id(self) -> str:
        """Its id, by which it is asked for."""
        if isinstance(self.slot, RowSlot):
            return held_row_id(self.slot.file, self.slot.line, self.slot.part)
        named = full_name(self.payment, self.part)
        return line_id(self.record.about, named, label_in_ids(self.slot), payer_in_ids(self.payer))


def payer_in_ids(payer: PayerName) -> str:
    """What tells the lines of several payers apart: each but the council, who pays where a scheme names nobody."""
    return "" if payer in (Payer.COUNCIL, Payer.NOBODY) else payer
