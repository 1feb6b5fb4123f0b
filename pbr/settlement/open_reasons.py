"""Why a line is open: what is not known yet, as values."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from pbr.settlement.facts import Facts, FieldName
from pbr.settlement.measure_result import Measured
from pbr.settlement.not_recorded import NotRecorded
from pbr.settlement.quantity_reasons import QuantityLeftNotKnown
from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class WaitsFor:
    """It is open until a condition is true, and these facts say that it is not, or not yet."""

    code: ClassVar[ReasonCode] = ReasonCode.WAITS_FOR
    condition: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class FactsNotKnown:
    """It is open while these fields are blank."""

    code: ClassVar[ReasonCode] = ReasonCode.FACTS_NOT_KNOWN
    facts: Facts


@dataclass(frozen=True, slots=True)
class ScopeNotKnown:
    """It is open while these fields are blank: whether the payment is for the record at all depends on them."""

    code: ClassVar[ReasonCode] = ReasonCode.SCOPE_NOT_KNOWN
    facts: Facts


@dataclass(frozen=True, slots=True)
class OtherNotKnown:
    """It is open while it is not known whether another payment, of which only one is paid, is earned as well."""

    code: ClassVar[ReasonCode] = ReasonCode.OTHER_NOT_KNOWN
    payment: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class PlaceNotKnown:
    """A payment is made so many times (``at_most``, as the scheme writes it), and records before it are not decided.

    ``others`` is how many more of them there are than ``records`` names.
    """

    code: ClassVar[ReasonCode] = ReasonCode.PLACE_NOT_KNOWN
    at_most: str
    records: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class OpenAmong:
    """Among records that are added up these, and ``others`` more, are not decided: the first ``because`` of this."""

    code: ClassVar[ReasonCode] = ReasonCode.OPEN_AMONG
    records: tuple[str, ...]
    others: int
    because: "Open"


@dataclass(frozen=True, slots=True)
class TierNotKnown:
    """A price differs by what there was so far (``so_far``, as the scheme writes it), and that is not decided.

    ``others`` is how many more of them there are than ``records`` names.
    """

    code: ClassVar[ReasonCode] = ReasonCode.TIER_NOT_KNOWN
    so_far: str
    records: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class DueDayNotKnown:
    """It is open while the day on which it is due is not known."""

    code: ClassVar[ReasonCode] = ReasonCode.DUE_DAY_NOT_KNOWN


@dataclass(frozen=True, slots=True)
class PricedAtNotKnown:
    """The day that fixes the price is not known; ``day`` is how the scheme writes it."""

    code: ClassVar[ReasonCode] = ReasonCode.PRICED_AT_NOT_KNOWN
    day: str


@dataclass(frozen=True, slots=True)
class PriceFieldNotKnown:
    """A field by which a price is chosen is blank."""

    code: ClassVar[ReasonCode] = ReasonCode.PRICE_FIELD_NOT_KNOWN
    field: FieldName


@dataclass(frozen=True, slots=True)
class AmountNotKnown:
    """The field that holds the amount is blank."""

    code: ClassVar[ReasonCode] = ReasonCode.AMOUNT_NOT_KNOWN
    field: FieldName


@dataclass(frozen=True, slots=True)
class LimitNotKnown:
    """The field that holds the most, or the least, that a plan may come to under a limit is blank."""

    code: ClassVar[ReasonCode] = ReasonCode.LIMIT_NOT_KNOWN
    limit: str
    field: FieldName


@dataclass(frozen=True, slots=True)
class DrawnNotKnown:
    """What ``payments`` draw of money that was paid in advance, or how much of it may be kept, is not decided yet."""

    code: ClassVar[ReasonCode] = ReasonCode.DRAWN_NOT_KNOWN
    limit: str
    payments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuantityNotKnown:
    """How many hours, weeks or days there are is not known; ``unit`` is what is counted."""

    code: ClassVar[ReasonCode] = ReasonCode.QUANTITY_NOT_KNOWN
    unit: str


class End(StrEnum):
    """The two ends of a service."""

    FIRST = "first"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class ServiceNotKnown:
    """The first or the last day of a service is not known."""

    code: ClassVar[ReasonCode] = ReasonCode.SERVICE_NOT_KNOWN
    end: End


@dataclass(frozen=True, slots=True)
class ServiceBeginsLater:
    """A service without a last day begins on a day after all that is counted."""

    code: ClassVar[ReasonCode] = ReasonCode.SERVICE_BEGINS_LATER
    first: date


@dataclass(frozen=True, slots=True)
class CutShortNotKnown:
    """Whether a service was cut short is not known; ``condition`` says when it is."""

    code: ClassVar[ReasonCode] = ReasonCode.CUT_SHORT_NOT_KNOWN
    condition: str


@dataclass(frozen=True, slots=True)
class CutShortDayNotKnown:
    """Neither whether a service was cut short is known, nor the day."""

    code: ClassVar[ReasonCode] = ReasonCode.CUT_SHORT_DAY_NOT_KNOWN
    condition: str


@dataclass(frozen=True, slots=True)
class InstalmentsEndNotKnown:
    """The day up to which instalments run is not known; ``day`` is how the scheme writes it."""

    code: ClassVar[ReasonCode] = ReasonCode.INSTALMENTS_END_NOT_KNOWN
    day: str


@dataclass(frozen=True, slots=True)
class SharesNotKnown:
    """It is not known which records of a table have a share."""

    code: ClassVar[ReasonCode] = ReasonCode.SHARES_NOT_KNOWN
    table: str


@dataclass(frozen=True, slots=True)
class WeightsNothing:
    """The weights of the records that have a share add up to nothing."""

    code: ClassVar[ReasonCode] = ReasonCode.WEIGHTS_NOTHING


@dataclass(frozen=True, slots=True)
class NobodyHasAShare:
    """A record of ``table`` has no record among ``shared_by`` that fits ``where`` (empty: any would)."""

    code: ClassVar[ReasonCode] = ReasonCode.NOBODY_HAS_A_SHARE
    table: str
    shared_by: str
    where: str


@dataclass(frozen=True, slots=True)
class MeasureUndecided:
    """A measure has nothing to measure, or what it does not know yet could change what it releases."""

    code: ClassVar[ReasonCode] = ReasonCode.MEASURE_UNDECIDED
    measured: Measured


SumNotKnown = PricedAtNotKnown | PriceFieldNotKnown | TierNotKnown | AmountNotKnown | QuantityNotKnown
"""What an amount waits for."""

ServiceOpen = ServiceNotKnown | ServiceBeginsLater | CutShortNotKnown | CutShortDayNotKnown
"""What the days of a service wait for."""

Open = (
    WaitsFor
    | FactsNotKnown
    | PlaceNotKnown
    | QuantityLeftNotKnown
    | OpenAmong
    | ScopeNotKnown
    | NotRecorded
    | OtherNotKnown
    | DueDayNotKnown
    | SumNotKnown
    | LimitNotKnown
    | DrawnNotKnown
    | ServiceOpen
    | InstalmentsEndNotKnown
    | SharesNotKnown
    | WeightsNothing
    | NobodyHasAShare
    | MeasureUndecided
)
"""Why a line is open."""
