"""Making lines: what is the same for every line of a payment is fixed once, and each line adds the rest."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

from pbr.engine.line_sum import LineSum
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Verdict
from pbr.scheme.payments import Payment
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.open_reasons import DueDayNotKnown
from pbr.settlement.reason import NotDue, Reason
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY, Slot

_MOST_REMEMBERED = 10_000

Service = tuple[date | None, date | None]
NO_SERVICE: Service = (None, None)


def is_decided(line: Line) -> bool:
    """Whether nothing stands in the way of a line but, at most, its day."""
    if line.status is Status.NOT_DUE:
        return isinstance(line.reason, NotDue) and line.reason.so_far is None
    return line.status is Status.DUE or line.status is Status.EARLIER


class MakeLine(Protocol):
    """Makes the lines of one payment, or of one of its parts."""

    def __call__(
        self,
        record: RecordRef,
        verdict: Verdict,
        due_on: date | None,
        comes_to: LineSum,
        service: Service = NO_SERVICE,
        slot: Slot = ONLY,
    ) -> Line:
        """One line, for what it comes to before its sign."""


def line_maker(payment: Payment, part: str, unit: str, settling: Settling) -> MakeLine:
    """What makes the lines of a payment, or of one of its parts; ``unit`` is what its quantities count."""
    # Looked up once here, because this runs for every line of a settlement.
    scheme, name, clause, kind = settling.scheme.name, payment.name, payment.provenance.clause, LineKind(payment.verb)
    horizon, first = settling.horizon, settling.period.first
    sign = -1 if kind is LineKind.DEDUCT else 1
    due, opened, not_due, earlier, council = Status.DUE, Status.OPEN, Status.NOT_DUE, Status.EARLIER, Payer.COUNCIL
    final = (Status.HELD, Status.NOT_EARNED, Status.ERROR)
    earned_status = Status.NOTE if kind is LineKind.NOTE else due
    earlier_status = Status.NOTE if kind is LineKind.NOTE else earlier
    later, no_day = later_reasons(), DueDayNotKnown()

    def make(
        record: RecordRef,
        verdict: Verdict,
        due_on: date | None,
        comes_to: LineSum,
        service: Service = NO_SERVICE,
        slot: Slot = ONLY,
    ) -> Line:
        status, reason = verdict
        pence, quantity, unit_price, share = comes_to
        if status in final:
            pass
        elif due_on is not None and due_on > horizon:
            reason = later(due_on, None if status is due else reason)
            status = not_due
        elif status is opened or pence is None:
            status = opened
        elif due_on is None:
            status, reason = opened, no_day
        else:
            status = earlier_status if due_on < first else earned_status
        signed = None if pence is None else pence * sign
        is_due = status is due
        return Line(
            scheme, record, name, part, slot, council, clause, status, kind, due_on, service[0], service[1],
            quantity, unit, unit_price,
            # The share of a price that is not known is the share of nothing.
            None if unit_price is None else share,
            signed if is_due and signed is not None else 0,
            None if is_due else signed,
            signed if signed is not None and (is_due or status is earlier) else 0,
            0, "", reason,
        )  # fmt: skip

    return make


def later_reasons() -> Callable[[date, Reason | None], NotDue]:
    """A function from a day, and what is open besides, to why a line is not due; each pair is made once."""
    # By the identity of what is open: it is shared already, and comparing its facts would take longer than making one.
    made: dict[tuple[date, int], NotDue] = {}

    def later(until: date, so_far: Reason | None) -> NotDue:
        key = (until, id(so_far))
        found = made.get(key)
        if found is None:
            if len(made) >= _MOST_REMEMBERED:
                made.clear()
            # What is remembered keeps its own part alive, so no other can come to have the same identity.
            found = made[key] = NotDue(until, so_far)
        return found

    return later
