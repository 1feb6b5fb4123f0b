"""Why a line has its status: a code, and facts as values, made once for all that have it. `reason_words` says it."""

from datetime import date
from fractions import Fraction
from typing import ClassVar, Union

from pbr.settlement.error_reasons import BothEarned, NoPriceForCodes, PriceNotBegun
from pbr.settlement.facts import Facts, FieldName
from pbr.settlement.ledger_reasons import ByHand, PutBack, TakenBack
from pbr.settlement.measure_result import Measured
from pbr.settlement.open_reasons import Open
from pbr.settlement.quantity_reasons import PaidInPart, PaidLater, QuantityUsed
from pbr.settlement.reason_code import ReasonCode
from pbr.values.dataclass import dataclass
from pbr.values.window import Window


@dataclass(frozen=True, slots=True)
class Earned:
    """It is earned: the condition ``when`` is true of the record."""

    code: ClassVar[ReasonCode] = ReasonCode.EARNED
    when: str


@dataclass(frozen=True, slots=True)
class ForEach:
    """It is paid for each of these, without a condition."""

    code: ClassVar[ReasonCode] = ReasonCode.FOR_EACH
    scope: str


@dataclass(frozen=True, slots=True)
class EarnedTogether:
    """What the records of a provider earned together, before the measure that scales it."""

    code: ClassVar[ReasonCode] = ReasonCode.EARNED_TOGETHER


@dataclass(frozen=True, slots=True)
class Released:
    """A measure releases a share of it; nothing, where ``share`` is nil."""

    code: ClassVar[ReasonCode] = ReasonCode.RELEASED
    measured: Measured
    share: Fraction


@dataclass(frozen=True, slots=True)
class Retained:
    """It is paid with what the others of a window earned, scaled by a measure.

    ``brings`` is what it brings there, in exact pence, where that is more than its line says: of several pieces of
    service, or of some that are not decided. None: it is what the line comes to.
    """

    code: ClassVar[ReasonCode] = ReasonCode.RETAINED
    window: Window
    measure: str
    brings: Fraction | None = None


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What the sum of a limit was worked out from, as the scheme writes it.

    ``many`` is how many it is so much for each of, ``others`` what the payments come to that it is a share of, or
    that are drawn, and ``of_all`` what it comes to for a person with all providers, both in pence; None where it is
    not. ``kept`` may be kept of what is not drawn, and ``brought`` was brought forward from the window before.
    ``saved`` is what was left of the sums of the windows before, and is added to this one's.
    """

    text: str
    many: int | None = None
    others: int | None = None
    of_all: int | None = None
    kept: int | None = None
    brought: int | None = None
    saved: int | None = None


@dataclass(frozen=True, slots=True)
class LimitReached:
    """Payments come to more than a cap, or less than a floor, over what ``whom`` says, in whole pence; ``window`` is
    the one in which they fall due, None over the whole run. ``carried`` was over in the one before, and is paid here.
    """

    code: ClassVar[ReasonCode] = ReasonCode.LIMIT
    payments: tuple[str, ...]
    total: int
    cap: bool
    pence: int
    whom: str
    window: Window | None = None
    worked: WorkedOut | None = None
    carried: int = 0


@dataclass(frozen=True, slots=True)
class HeldByDispute:
    """A field of the record says that it is disputed."""

    code: ClassVar[ReasonCode] = ReasonCode.HELD_BY_DISPUTE
    field: FieldName


@dataclass(frozen=True, slots=True)
class HeldByRule:
    """A ``hold when`` of the scheme, by its name and condition."""

    code: ClassVar[ReasonCode] = ReasonCode.HELD_BY_RULE
    rule: str
    condition: str


@dataclass(frozen=True, slots=True)
class HeldAmong:
    """Among records that are added up these are held, the first of them ``because`` of this.

    ``others`` is how many more of them there are than ``records`` names.
    """

    code: ClassVar[ReasonCode] = ReasonCode.HELD_AMONG
    records: tuple[str, ...]
    others: int
    because: "Held"


@dataclass(frozen=True, slots=True)
class HeldByUnreadRow:
    """A row of a table that could not be read may have a share of it; ``more`` is how many besides the first."""

    code: ClassVar[ReasonCode] = ReasonCode.HELD_BY_UNREAD_ROW
    table: str
    file: str
    line: int
    more: int


@dataclass(frozen=True, slots=True)
class RowUnread:
    """The row on a line of a table could not be read, for problems of these codes; ``deductions`` may be for it."""

    code: ClassVar[ReasonCode] = ReasonCode.ROW_UNREAD
    table: str
    line: int
    problems: tuple[str, ...]
    deductions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAssessed:
    """It is not earned, because these facts say that the record is not assessed."""

    code: ClassVar[ReasonCode] = ReasonCode.NOT_ASSESSED
    facts: Facts


@dataclass(frozen=True, slots=True)
class NotEarned:
    """These facts say that the condition by which it is earned is false."""

    code: ClassVar[ReasonCode] = ReasonCode.NOT_EARNED
    facts: Facts
    when: str


@dataclass(frozen=True, slots=True)
class AfterLastInstalment:
    """An instalment falls on a day after the last to which they run; ``day`` is how the scheme writes that."""

    code: ClassVar[ReasonCode] = ReasonCode.AFTER_LAST_INSTALMENT
    falls_on: date
    day: str
    last: date


@dataclass(frozen=True, slots=True)
class PlacesTaken:
    """A payment is made so many times (``at_most``, as the scheme writes it), and these records come first; ``others``
    is how many more there are, of other providers or too many to name.
    """

    code: ClassVar[ReasonCode] = ReasonCode.PLACES_TAKEN
    at_most: str
    records: tuple[str, ...]
    others: int


@dataclass(frozen=True, slots=True)
class NoService:
    """There is no day of service."""

    code: ClassVar[ReasonCode] = ReasonCode.NO_SERVICE


@dataclass(frozen=True, slots=True)
class NotDue:
    """It is not due until a day. ``so_far`` is what is open besides; None where nothing but the day is waited for.

    ``portion`` is how much of its record it is for, where only so much of a quantity is paid for or it is carried over.
    """

    code: ClassVar[ReasonCode] = ReasonCode.NOT_DUE
    until: date
    so_far: Union["Reason", None]
    portion: PaidInPart | PaidLater | None = None


@dataclass(frozen=True, slots=True)
class MeasuredSoFar:
    """What is not due yet, and what the measure that scales it has come to so far."""

    code: ClassVar[ReasonCode] = ReasonCode.MEASURED_SO_FAR
    not_due: "Reason"
    measured: Measured


Paid = Earned | ForEach | EarnedTogether | Retained | LimitReached | PaidInPart | PaidLater
Held = HeldByDispute | HeldByRule | HeldAmong | HeldByUnreadRow | RowUnread | PutBack
Refused = NotAssessed | NotEarned | AfterLastInstalment | PlacesTaken | QuantityUsed | NoService
MissingPrice = PriceNotBegun | NoPriceForCodes
Later = NotDue | MeasuredSoFar
InError = MissingPrice | BothEarned
Reason = Paid | Released | Open | Held | Refused | InError | Later | TakenBack | ByHand
"""Why a line has its status."""


def waits_for_its_day_alone(reason: Reason) -> bool:
    """Whether a line with this reason is not due yet and nothing besides is open of it."""
    return isinstance(reason, NotDue) and reason.so_far is None
