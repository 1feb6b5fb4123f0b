"""Why a line is paid in part, not at all, or open, where only so much of a quantity is paid for."""

from fractions import Fraction
from typing import ClassVar

from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PaidInPart:
    """So much is paid for (``at_most``, as the scheme writes it), and ``paid`` of the record's ``quantity`` is left.

    ``before`` is what was counted before it; all in the ``unit`` that is counted.
    """

    code: ClassVar[ReasonCode] = ReasonCode.PAID_IN_PART
    at_most: str
    unit: str
    quantity: Fraction
    paid: Fraction
    before: Fraction


@dataclass(frozen=True, slots=True)
class QuantityUsed:
    """So much is paid for, and what comes before the record (``before``) has all of it."""

    code: ClassVar[ReasonCode] = ReasonCode.QUANTITY_USED
    at_most: str
    unit: str
    before: Fraction


@dataclass(frozen=True, slots=True)
class PaidLater:
    """Of a record's ``quantity`` so much was over in its own window, and ``paid`` of that is paid in a later one.

    ``before`` is how much of the record was paid before it; all in the ``unit`` that is counted.
    """

    code: ClassVar[ReasonCode] = ReasonCode.PAID_LATER
    at_most: str
    unit: str
    quantity: Fraction
    paid: Fraction
    before: Fraction


@dataclass(frozen=True, slots=True)
class QuantityLeftNotKnown:
    """So much is paid for, and how much is left depends on records before it that are not decided.

    ``others`` is how many more of them there are than ``records`` names.
    """

    code: ClassVar[ReasonCode] = ReasonCode.QUANTITY_LEFT_NOT_KNOWN
    at_most: str
    records: tuple[str, ...]
    others: int


OfQuantity = PaidInPart | PaidLater | QuantityUsed | QuantityLeftNotKnown
"""Reasons of a payment that is made for so much and no more."""
