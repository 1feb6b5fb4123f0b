"""What stands of an obligation: what is due of it where that is decided, and what was settled of it where it is not.

Every settlement works everything out again. What is decided is due; what is not decided stands as it was settled; the
amount of a line is what stands less what was settled before, so nothing is paid twice and nothing is lost.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.quantity_reasons import PaidInPart, QuantityUsed
from pbr.settlement.reason import Earned, ForEach, NotDue, Reason
from pbr.settlement.slot import CarriedSlot, NobodySlot, OnlySlot, whole_of

if TYPE_CHECKING:
    from pbr.settlement.obligation import Position

UNDECIDED = (Status.HELD, Status.OPEN, Status.ERROR)
"""The statuses of what is not decided: nothing of it is taken back, and nothing more is paid."""


_STATUS = Line._fields.index("status")
_SUMS = slice(Line._fields.index("amount"), Line._fields.index("corrects") + 1)
"""The fields of a line that say what it comes to: ``amount`` to ``corrects`` in this order."""

_new = tuple.__new__

_HALF_A_PENNY = Fraction(1, 2)


def is_undecided(line: Line) -> bool:
    """Whether it is not decided yet what is due of a line."""
    return line.status in UNDECIDED


def waits_undecided(line: Line) -> bool:
    """Whether it is not decided what a line comes to, be it only because its day has not come that nobody asks.

    Until its day nothing of it is due; but what a record brings to a pool is known before the pool is due.
    """
    so_far = line.reason.so_far if isinstance(line.reason, NotDue) else None
    return line.status in UNDECIDED or so_far is not None


def as_it_stands(pieces: Sequence[Line], position: "Position | None") -> Line:
    """The one line of an obligation, from its line or the pieces of its month, and from what was settled of it.

    Where some pieces are decided and others are not, what is certain stands, or what was settled if that is more; of a
    deduction the larger deduction.
    """
    if len(pieces) == 1:
        return stands_by_itself(pieces[0], position)
    undecided = [line for line in pieces if line.status in UNDECIDED]
    certain = sum(line.due_to_date for line in pieces)
    settled = 0 if position is None else position.settled
    stands = certain
    if undecided:
        stands = settled
        if len(undecided) < len(pieces):
            stands = min(certain, settled) if pieces[0].kind is LineKind.DEDUCT else max(certain, settled)
    line = of_pieces(pieces, undecided if stands == settled else [])
    return line._replace(
        status=status_after(undecided[0].status if undecided else line.status, bool(undecided), stands, settled),
        amount=stands - settled,
        at_stake=_at_stake(line, undecided),
        due_to_date=stands,
        settled_before=settled,
        corrects="" if position is None else str(position.last),
    )


def stands_by_itself(line: Line, position: "Position | None") -> Line:
    """What stands of a line that is all there is of its obligation, as almost every line is."""
    undecided = line.status in UNDECIDED
    at_stake = None if line.status is Status.EARLIER else line.at_stake
    settled = 0 if position is None else position.settled
    stands = settled if undecided else line.due_to_date
    status = status_after(line.status, undecided, stands, settled)
    sums = (stands - settled, at_stake, stands, settled, "" if position is None else str(position.last))
    if status is line.status and line[_SUMS] == sums:
        return line
    # Made as the tuple that it is: every line of a run comes by here.
    return _new(Line, (*line[:_STATUS], status, *line[_STATUS + 1 : _SUMS.start], *sums, *line[_SUMS.stop :]))


def status_after(status: Status, undecided: bool, stands: int, settled: int) -> Status:
    """What became of an obligation by its status, by what stands of it and by what was settled."""
    if stands != settled:
        return Status.DUE if stands else Status.TAKEN_BACK
    if undecided:
        return status
    if stands:
        return Status.SETTLED
    return Status.DUE if status is Status.EARLIER else status


def _at_stake(line: Line, undecided: Sequence[Line]) -> int | None:
    """What could still move: of what is not decided, what it would come to; else what is not released."""
    if undecided:
        known = [one.at_stake for one in undecided if one.at_stake is not None]
        return sum(known) if len(known) == len(undecided) else None
    return None if line.status is Status.EARLIER else line.at_stake


def of_pieces(pieces: Sequence[Line], undecided: Sequence[Line]) -> Line:
    """The pieces of a month or a window as one line: what tells them apart is left blank; the reason is the first's.

    Of a month that moves no money because days of it are in doubt, it is about those days. Days that are over what is
    paid for are no part of its quantity: where there are some beside others, the reason says so.
    """
    decided = [line for line in pieces if line.status not in UNDECIDED]
    paid = [line for line in decided if not isinstance(line.reason, QuantityUsed)]
    shown = undecided or paid or decided
    first = shown[0]
    quantity, unit_price = _added(shown), _same(shown, lambda line: line.unit_price)
    share = None if unit_price is None else _same(shown, lambda line: line.share)
    if not _multiplies_out(shown, quantity, unit_price, share):
        unit_price = share = None
    return first._replace(
        slot=whole_of(first.slot),
        due_on=max((line.due_on for line in shown if line.due_on is not None), default=None),
        service_from=min((line.service_from for line in shown if line.service_from is not None), default=None),
        service_to=max((line.service_to for line in shown if line.service_to is not None), default=None),
        quantity=quantity,
        unit_price=unit_price,
        share=share,
        reason=first.reason if undecided else _paid_in_part(pieces, first.reason, quantity),
    )


def _paid_in_part(pieces: Sequence[Line], reason: Reason, paid: Fraction | None) -> Reason:
    """The reason of what is paid of a month: where other days of it are over what is paid for, how many of how many."""
    over = next((line.reason for line in pieces if isinstance(line.reason, QuantityUsed)), None)
    whole = _added(pieces)
    if over is None or whole is None or paid is None or not isinstance(reason, Earned | ForEach):
        return reason
    # imported late: few schemes limit days and weeks
    from pbr.scheme.payments.quantity_limits import DAYS_IN

    in_days = paid.denominator != 1 or whole.denominator != 1
    length, unit = (DAYS_IN[over.unit], "day") if in_days else (1, over.unit)
    # What came before is not said: a month may be of several windows.
    return PaidInPart(over.at_most, unit, whole * length, paid * length, Fraction(0))


def _multiplies_out(
    shown: Sequence[Line], quantity: Fraction | None, price: Fraction | None, share: Fraction | None
) -> bool:
    """Whether a quantity by one price comes to the pieces, each of which is rounded by itself; also of no one price.

    What is not due, as what a pool has of a month, comes to no sum of its own, and keeps what it is worked out from.
    """
    sums = [abs(line.due_to_date) for line in shown]
    if len(shown) == 1 or not all(sums) or quantity is None or price is None or share is None:
        return True
    return abs(abs(quantity * price * share) - sum(sums)) <= _HALF_A_PENNY


def _same(lines: Sequence[Line], of: Callable[[Line], Fraction | None]) -> Fraction | None:
    found = {of(line) for line in lines}
    return found.pop() if len(found) == 1 else None


def _added(lines: Sequence[Line]) -> Fraction | None:
    known = [line.quantity for line in lines if line.quantity is not None]
    return sum(known, Fraction(0)) if len(known) == len(lines) else None


def covers(line: Line, position: "Position") -> bool:
    """Whether a line without a slot, which is not decided, is about something that was settled under one.

    While it is not known which months, instalments or shares there are, each stands as it was settled.
    """
    of = position.obligation
    if not waits_undecided(line) or (line.payment, line.part, line.payer) != (of.payment, of.part, of.payer):
        return False
    if isinstance(line.slot, NobodySlot):
        return line.record.plan == position.plan_id
    if isinstance(line.slot, CarriedSlot):
        # While it is not known when what is over of a record is paid, each window of it stands as it was settled.
        return line.record.id == of.record_id and bool(of.slot)
    return isinstance(line.slot, OnlySlot) and line.record.id == of.record_id
