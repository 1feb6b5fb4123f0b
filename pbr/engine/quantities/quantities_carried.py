"""What is over a limit of quantity in one window, paid in the next: at the record's own price, on the last day.

It is worked out twice: once with all that may yet count, once with what counts for certain. Whatever of a record is
paid in the same windows both times is so however the rest turns out, since more before it never brings it forward.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.engine.counting.per_record import WorthOf
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_maker import NO_SERVICE, MakeLine, line_maker
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import LineSum, TakenRecord
from pbr.engine.quantities.over_by_window import PaidByWindow, Pieces, Wanted, paid_by_window, windows_after
from pbr.engine.quantities.own_quantities import stated_limit_of
from pbr.engine.quantities.quantities_left import given, not_stated, use_of
from pbr.engine.quantities.record_order import Counted, RecordsBefore
from pbr.engine.quantities.tiers import CountedTogether, InGroup, InOrder, counted_together
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Records, Row
from pbr.scheme.payments.quantity_limits import QuantityLimit, tiers_up_to
from pbr.scheme.pricing.tiers import WHOLE
from pbr.scheme.units.payment_basis import Hours
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import SumNotKnown
from pbr.settlement.quantity_reasons import PaidLater, QuantityLeftNotKnown
from pbr.settlement.quantity_use import QuantityUse, whose_quantity
from pbr.settlement.reason import ForEach, Reason
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import CarriedSlot
from pbr.values.rounding import to_pence
from pbr.values.window import Window, window_of

_NONE = Fraction(0)


class OverInWindow(NamedTuple):
    """What is over of a record in its own window, and in which later ones it is paid; ``doubt`` is why nobody knows.

    ``own`` is how much is paid in its own window. In doubt there is one piece: all that is over, in the first window
    in which any of it may be paid.
    """

    limit: QuantityLimit
    own: Fraction
    later: Pieces
    doubt: QuantityLeftNotKnown | None


class GiveAndCarry:
    """How much of each row is paid for, and the lines by which what is over of it is paid later."""

    def __init__(self, steps: CompiledPayment, records: Records, settling: Settling) -> None:
        limit = steps.payment.most_of
        if limit is None or steps.quantity is None or steps.due_on is None:
            raise ValueError("a payment of which nothing is carried over")
        self._steps, self._limit, self._quantity, self._due_on = steps, limit, steps.quantity, steps.due_on
        self._settling = settling
        self._make: MakeLine = line_maker(steps.payment, "", steps.unit, settling)
        self._worth_of = WorthOf(steps)
        self._found: dict[int, tuple[QuantityLimit | None, InOrder]] = {}
        self._over: dict[int, OverInWindow] = {}
        stated_for = stated_limit_of(limit, steps)
        of_whom: defaultdict[str, list[CountedTogether]] = defaultdict(list)
        for together in counted_together(limit.so_far, steps, records, settling):
            of_whom[together.owner].append(together)
        for groups in of_whom.values():
            stated = stated_for(groups[0].ordered[0].one.row)
            in_order = groups
            if stated is not None and limit.own is not None:
                in_order = [one.at(tiers_up_to(stated.most)) for one in groups]
            for together in in_order:
                self._found.update((row, (stated, at)) for row, at in together.one_by_one(limit.so_far))
            self._carry(stated, [one for one in in_order if one.day is not None])

    def __call__(self, row: Row, status: Status, reason: Reason) -> tuple[Status, Reason, Fraction]:
        """A row's status and reason once quantities are given, and the portion of it that its own line is for."""
        stated, stands = self._found[id(row)]
        quantity = self._quantity(row)
        if stated is None:
            return not_stated(self._steps.payment.name, self._limit, quantity, status, reason)
        if status is not Status.DUE:
            # It may be paid in a later window though nothing is left in its own: all of it is at stake.
            return status, reason, WHOLE
        status, reason, portion = given(stated, stands, quantity, status, reason)
        over = self._over.get(id(row))
        lacking = None if over is None else self._lacking(row)
        if lacking is not None:
            # None of its windows comes to a sum: one line stands for all of them, and each stays as it was settled.
            return Status.OPEN, lacking, WHOLE
        if status is Status.NOT_EARNED and over is not None and quantity:
            # What later lines pay, or may pay, is not told here as well.
            portion = WHOLE - sum((many for _, many in over.later), _NONE) / quantity
        return status, reason, portion

    def carried(self, row: Row, record: RecordRef, day: date | None) -> Iterator[Line]:
        """The lines of what is over of a row, one for each later window in which it is paid."""
        over = self._over.get(id(row))
        if over is None:
            return
        verdict: Verdict = (Status.DUE, ForEach(self._steps.payment.scope.text))
        price = self._worth_of.price_on(row, day)
        worth, missing = self._worth_of.at_price(price, row, record, TakenRecord(day, verdict))
        if missing is not None or worth.exact is None or not worth.quantity:
            # Its own line says what is lacking, and stands for all of them.
            return
        rounding, of_one = self._settling.scheme.rounding, worth.exact / worth.quantity
        due_on, timed = self._due_on(row, day), isinstance(self._steps.payment.scope.basis, Hours)
        before = over.own
        for window, many in over.later:
            pence = to_pence(of_one * (before + many), rounding) - to_pence(of_one * before, rounding)
            reason = PaidLater(over.limit.text, self._limit.unit, worth.quantity, many, before)
            verdict = (Status.DUE, reason) if over.doubt is None else (Status.OPEN, over.doubt)
            yield self._make(
                record,
                verdict,
                None if due_on is None else max(due_on, window.period.last),
                LineSum(pence, many, worth.unit.price, worth.unit.share),
                (day, day) if timed else NO_SERVICE,
                CarriedSlot(window),
            )
            before += many

    def _lacking(self, row: Row) -> SumNotKnown | None:
        """What the price of a row waits for; None where it is known, or where there is none."""
        price = self._worth_of.price_on(row, self._steps.priced_on(row))
        return None if isinstance(price, Missing) else price.lacking

    def _carry(self, stated: QuantityLimit | None, groups: Sequence[CountedTogether]) -> None:
        """Work out what is over of the records of one whom they are counted for, and what is used of each window."""
        settling, limit, name = self._settling, self._limit, self._steps.payment.name
        if stated is None:
            settling.quantity_uses.extend(use_of(name, limit, None, together) for together in groups)
            return
        runs = settling.scheme.runs
        by_window = {window_of(limit.window, one.day, runs): one for one in groups if one.day is not None}
        after = windows_after(limit.window, runs, settling.horizon)
        certain = {window: list(_certain(one.ordered)) for window, one in by_window.items()}
        # More than all windows have: so much a record counts of which nobody knows how much.
        any_number = (stated.most + 1) * (2 + (runs.last - runs.first).days + len(by_window))
        at_most = {window: list(_at_most(one.ordered, any_number)) for window, one in by_window.items()}
        least, most = paid_by_window(stated.most, certain, after), paid_by_window(stated.most, at_most, after)
        settling.quantity_uses.extend(_uses(name, stated, by_window, (least, most)))
        doubtful = _Doubtful(groups, stated.text)
        for window, together in by_window.items():
            for one, many in certain_of(together.ordered):
                over = self._over_of(one, many, window, (least, most), doubtful)
                if over is not None:
                    self._over[id(one.row)] = over._replace(limit=stated)

    def _over_of(
        self,
        one: Counted,
        many: Fraction,
        window: Window,
        paid: tuple[PaidByWindow, PaidByWindow],
        doubtful: "_Doubtful",
    ) -> OverInWindow | None:
        """What is over of a record, and when it is paid; None where nothing is, or not even that is known."""
        (own, later), (own_at_least, later_at_most) = (_own_and_later(each, one, window) for each in paid)
        if own == many or own != own_at_least or not later:
            return None
        if later == later_at_most and not doubtful.unread:
            return OverInWindow(self._limit, own, later, None)
        return OverInWindow(self._limit, own, [(later[0][0], many - own)], doubtful.before(one))


class _Doubtful:
    """Records of one whom they are counted for that are not decided, by reference, and rows that could not be read."""

    def __init__(self, groups: Sequence[CountedTogether], limit: str) -> None:
        self._limit = limit
        self.unread = groups[0].unread.rows if groups else ()
        self._records = RecordsBefore()
        for together in groups:
            for one, counts, _ in together.ordered:
                if one.status is not Status.NOT_EARNED and (one.status is not Status.DUE or counts is None):
                    self._records.add(one)

    def before(self, one: Counted) -> QuantityLeftNotKnown:
        """Why it is not known when what is over of a record is paid."""
        records, others = self._records.named(one)
        return QuantityLeftNotKnown(self._limit, (*self.unread, *records), others)


def certain_of(ordered: Sequence[InGroup]) -> Iterator[tuple[Counted, Fraction]]:
    """The records that count for certain, and how much each does."""
    for one, counts, _ in ordered:
        if one.status is Status.DUE and counts:
            yield one, counts


def _certain(ordered: Sequence[InGroup]) -> Iterator[Wanted]:
    return ((id(one.row), many) for one, many in certain_of(ordered))


def _at_most(ordered: Sequence[InGroup], any_number: Fraction) -> Iterator[Wanted]:
    for one, counts, _ in ordered:
        if one.status is not Status.NOT_EARNED and counts != 0:
            yield id(one.row), any_number if counts is None else counts


def _own_and_later(paid: PaidByWindow, one: Counted, window: Window) -> tuple[Fraction, Pieces]:
    """How much of a record is paid in its own window, and what of it in later ones."""
    pieces = paid.pieces.get(id(one.row), [])
    own = sum((many for at, many in pieces if at == window), _NONE)
    return own, [(at, many) for at, many in pieces if at != window]


def _uses(
    payment: str,
    limit: QuantityLimit,
    by_window: dict[Window, CountedTogether],
    paid: tuple[PaidByWindow, PaidByWindow],
) -> Iterator[QuantityUse]:
    """How much of each window is used, with what is carried to it: for certain, and at most."""
    least, most = paid
    record = whose_quantity(limit.whom, next(iter(by_window.values())).ordered[0].one.record) if by_window else None
    bounded = True
    for window in sorted({*least.carried, *most.carried}, key=lambda one: one.period.first):
        together = by_window.get(window)
        used, may_be = least.carried.get(window, _NONE), most.carried.get(window, _NONE)
        if together is not None:
            use = use_of(payment, limit, limit, together)
            bounded = bounded and use.may_be is not None
            used, may_be = used + use.used, may_be + (use.may_be or _NONE)
        if record is not None:
            yield QuantityUse(payment, record, window.label, limit.most, limit.unit, used, may_be if bounded else None)
