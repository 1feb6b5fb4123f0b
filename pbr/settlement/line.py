"""A line of a settlement: one payment for one record, with its amount, its status and its reason."""

from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple


class Status(StrEnum):
    """What became of a payment for a record; the first that fits, in this order."""

    ERROR = "error"
    HELD = "held"
    NOT_EARNED = "not_earned"
    NOT_DUE = "not_due"
    OPEN = "open"
    DUE = "due"
    EARLIER = "earlier"
    NOTE = "note"


class Line(NamedTuple):
    """One line of a settlement. Money is in whole pence.

    ``amount`` is signed, and nil unless the status is ``due``; ``at_stake`` is what would be due, retained or
    held, and is never part of a total. ``unit_price`` is in exact pence, ``quantity`` and ``share`` are exact.
    """

    line_id: str
    scheme: str
    provider_id: str
    person_id: str
    record_id: str
    payment: str
    part: str
    slot: str
    payer: str
    clause: str
    status: Status
    kind: str
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
    reason: str


COLUMNS: tuple[str, ...] = Line._fields
