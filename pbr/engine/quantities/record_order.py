"""The one order in which records are counted: the day a record is due, the day that fixes its price, its reference.

What is not known comes last. But where money stands of a record and its day is not known any more, it may come before
any other, and what hangs on that stands too. A record is counted with those of its plan, its person or its provider,
in one window.
"""

from dataclasses import field
from datetime import date
from typing import NamedTuple

from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.pricing.line_sum import TakenRecord
from pbr.records.still_settled import StillSettled
from pbr.records.table import Row
from pbr.scheme.pricing.places import CountedOver, Whom
from pbr.settlement.line import Status
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import window_of

Order = tuple[bool, date, bool, date, str]
"""Where a record stands among others."""

_BEFORE_ALL = (False, date.min, False, date.min)

_MOST_NAMED = 5
"""How many records that come before another are named."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A record that is counted, the status that its gates give it, and whether the day is known that it is due."""

    row: Row
    record: RecordRef
    status: Status
    is_dated: bool


class Placed(NamedTuple):
    """Where a record stands among the others, and whether it counts there by what its gates give it."""

    order: Order
    status: Status


def placed(
    steps: CompiledPayment, row: Row, record: RecordRef, taken: TakenRecord, still_settled: StillSettled
) -> Placed:
    """Where a record that a payment takes in stands among the others."""
    day, due_on, status = taken.priced_on, steps.due_on, taken.verdict[0]
    due = day if due_on is None else due_on(row, day)
    if due is None and still_settled(steps.payment.name, record.id):
        return anywhere(record, status)
    return Placed((due is None, due or date.max, day is None, day or date.max, record.id), status)


def anywhere(record: RecordRef, status: Status) -> Placed:
    """The place of a record that may come before any other, of which money stands: it is first, and not decided."""
    return Placed((*_BEFORE_ALL, record.id), Status.OPEN if status is Status.DUE else status)


def is_dated(order: Order) -> bool:
    """Whether the day is known by which a record stands where it does; those of which it is not come last."""
    return not order[0]


def counted_with_whom(whom: Whom, record: RecordRef) -> str:
    """With whose records one is counted."""
    match whom:
        case "plan":
            # Two providers may each have a plan of one reference only where something is wrong with the records.
            return record.plan
        case "person":
            return record.person
        case "provider":
            return record.provider


def counted_in(window: CountedOver, day: date | None, runs: Period) -> str | None:
    """The window of a day, by its label; None while the day is not known, but for the whole run."""
    if window == "run":
        return "run"
    if day is None:
        return None
    return window_of(window, day, runs).label


@dataclass(slots=True)
class RecordsBefore:
    """Records that come before others: how many, and the first few of each provider by name."""

    many: int = 0
    _named: dict[str, list[str]] = field(default_factory=dict)

    def add(self, one: Counted) -> None:
        """Count a record that comes before all that are asked about from now on."""
        self.many += 1
        named = self._named.setdefault(one.record.provider, [])
        if len(named) < _MOST_NAMED:
            named.append(one.record.id)

    def named(self, one: Counted) -> tuple[tuple[str, ...], int]:
        """Some of their references, and how many are not named: those of another provider than one's own are not."""
        named = tuple(self._named.get(one.record.provider, ()))
        return named, self.many - len(named)
