"""Why a line is in error: there is no price for its record, or the scheme says two things of it at once."""

from datetime import date
from typing import ClassVar

from pbr.settlement.facts import FieldName
from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class PriceNotBegun:
    """A price has no figure on a day, because its first is from a later one."""

    code: ClassVar[ReasonCode] = ReasonCode.PRICE_NOT_BEGUN
    price: str
    on: date
    first: date


@dataclass(frozen=True, slots=True)
class NoPriceForCodes:
    """A price has no figure for what these fields say; ``codes`` is empty where that may be somebody's data.

    ``meant`` has the codes of the price that are the same but for capitals and spacing, where it would have a figure.
    """

    code: ClassVar[ReasonCode] = ReasonCode.NO_PRICE_FOR_CODES
    price: str
    since: date
    fields: tuple[FieldName, ...]
    codes: tuple[str, ...]
    meant: tuple[str, ...] = ()

    @property
    def suggestion(self) -> str:
        """The codes of the price that may be meant: ``did you mean "WASHING"?``; empty where none is so near."""
        named = " and ".join(f'"{code}"' for code in self.meant)
        return f"did you mean {named}?" if named else ""


@dataclass(frozen=True, slots=True)
class BothEarned:
    """A record earns two payments of which, by a rule of the scheme, only one is paid."""

    code: ClassVar[ReasonCode] = ReasonCode.BOTH_EARNED
    rule: str
    payments: tuple[str, str]
