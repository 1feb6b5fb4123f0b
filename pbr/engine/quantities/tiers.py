"""Tiers: which rows of a price each record is paid by, where the price differs by how much there was so far.

All records are gone through before any is settled, in one order (`record_order`). What is earned counts. What is
open or held keeps its place, and may count or not: a record behind it is open only where its own rows would then
differ. What is not earned counts nothing, and is shown at what it would come to in its place.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.pricing.pricing import UnitPrice, pricing_of
from pbr.engine.quantities.record_order import (
    Counted,
    Order,
    RecordsBefore,
    anywhere,
    counted_in,
    counted_with_whom,
    is_dated,
    placed,
)
from pbr.engine.quantities.tier_reckoning import QUANTITY_NOT_KNOWN, TierFound
from pbr.engine.quantities.unread_counted import UnreadRows, unread_counted
from pbr.records.table import Records, Row
from pbr.scheme.pricing.tiers import MONEY, SoFar, Tier, in_tiers, tiers_on
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import TierNotKnown

_NONE = Fraction(0)


class InOrder(NamedTuple):
    """Where a record stands: its rows of the price, and how much is counted before it, at least and at most.

    ``most`` is None where there is no bound to it. ``least_dated`` is how much of the least is of records whose day is
    known: of others any may come first.
    """

    found: TierFound
    least: Fraction
    most: Fraction | None
    least_dated: Fraction


class InGroup(NamedTuple):
    """A record, how much it counts (None: not known), and the rows of the price on its day."""

    one: Counted
    counts: Fraction | None
    tiers: Sequence[Tier]


class CountedTogether(NamedTuple):
    """Records that are counted together, in their order, in a window (None: not known), and rows that were not read.

    ``owner`` is whose they are, and ``day`` any day of the window; None where that is not known.
    """

    window: str | None
    ordered: Sequence[InGroup]
    unread: UnreadRows
    owner: str
    day: date | None

    def at(self, tiers: Sequence[Tier]) -> "CountedTogether":
        """The same records, each by these rows."""
        return self._replace(ordered=[one._replace(tiers=tiers) for one in self.ordered])

    def one_by_one(self, so_far: SoFar) -> Iterator[tuple[int, InOrder]]:
        """Where each of them stands, by the identity of its row."""
        return _one_by_one(so_far, self.ordered, self.unread)


def give_tiers(steps: CompiledPayment, records: Records, settling: Settling) -> Callable[[Row], TierFound]:
    """A function from a row that a payment takes in to its rows of the price, worked out over all records."""
    found = {row: one.found for row, one in in_order(steps, records, settling)}
    return lambda row: found[id(row)]


def in_order(steps: CompiledPayment, records: Records, settling: Settling) -> Iterator[tuple[int, InOrder]]:
    """Where each row that a payment takes in stands, by the identity of the row."""
    so_far = steps.payment.amount.so_far
    if so_far is None:
        raise ValueError("a payment whose price counts nothing")
    for together in counted_together(so_far, steps, records, settling):
        yield from together.one_by_one(so_far)


def counted_together(
    so_far: SoFar, steps: CompiledPayment, records: Records, settling: Settling
) -> Iterator[CountedTogether]:
    """The rows that a payment takes in, those together that are counted together, each in its order."""
    quantity = _money_of(steps) if so_far.what == MONEY else _quantity_of(steps)
    groups: defaultdict[tuple[str, str | None], list[tuple[Order, InGroup]]] = defaultdict(list)
    undated: defaultdict[str, list[tuple[Order, InGroup]]] = defaultdict(list)
    days: dict[str | None, date | None] = {}
    take_in, record_of = steps.take_in, steps.record_of
    for row in records.tables[steps.kind.name].rows:
        taken = take_in(row)
        if taken is None:
            continue
        record, day = record_of(row), taken.priced_on
        window = counted_in(so_far.window, day, settling.scheme.runs)
        days.setdefault(window, day)
        tiers = tiers_on(so_far.tiers, day or settling.scheme.runs.first)
        owner, (order, counts_as) = (
            counted_with_whom(so_far.whom, record),
            placed(steps, row, record, taken, records.still_settled),
        )
        is_undated = window is None and records.still_settled(steps.payment.name, record.id)
        if is_undated:
            order, counts_as = anywhere(record, counts_as)
        one = InGroup(Counted(row, record, counts_as, is_dated(order)), quantity(row, day), tiers)
        groups[owner, window].append((order, one))
        if is_undated:
            # Nobody knows any more in which window it is: it keeps its place in each until that is known.
            undated[owner].append((order, one))
    unread = unread_counted(steps, records, settling)
    for (owner, window), counted in groups.items():
        if window is not None and owner in undated:
            counted = [*undated[owner], *counted]
        ordered = [one for _, one in sorted(counted, key=lambda one: one[0])]
        yield CountedTogether(window, ordered, unread(owner), owner, days[window])


def _quantity_of(steps: CompiledPayment) -> Callable[[Row, date | None], Fraction | None]:
    """A function from a row to how much it counts; None while that is not known."""
    quantity = steps.quantity
    if quantity is None:
        raise ValueError("weeks and days are not counted one by one")
    return lambda row, day: quantity(row)


def _money_of(steps: CompiledPayment) -> Callable[[Row, date | None], Fraction | None]:
    """The same where money is counted: what the share is of, in exact pence; less than nil counts as nil."""
    quantity, whole = _quantity_of(steps), pricing_of(replace(steps.payment.amount, share=None), steps.over)

    def money(row: Row, day: date | None) -> Fraction | None:
        counts, unit = quantity(row, day), None if day is None else whole(row, day)
        if counts is None or not isinstance(unit, UnitPrice) or unit.price is None:
            return None
        return max(_NONE, unit.price * counts)

    return money


def _one_by_one(
    so_far: SoFar,
    ordered: Iterable[InGroup],
    unread: UnreadRows,
) -> Iterator[tuple[int, InOrder]]:
    """Where each record of a group stands, one after another."""
    least = least_dated = _NONE
    # The very same while nothing before a record is in doubt: added once for both, and never compared.
    most: Fraction | None = least if unread.most == _NONE else unread.most
    doubtful = RecordsBefore()
    for one, counts, tiers in ordered:
        found = _of_one(so_far, tiers, (least, most), counts, (one, doubtful, unread.rows))
        yield id(one.row), InOrder(found, least, most, least_dated)
        if one.status is Status.NOT_EARNED:
            continue
        is_certain = most is least
        if one.status is Status.DUE and counts is not None:
            least += counts
            if one.is_dated:
                least_dated = least
            if is_certain:
                most = least
                continue
        elif counts != 0:
            doubtful.add(one)
        most = None if most is None or counts is None else most + counts


def _of_one(
    so_far: SoFar,
    tiers: Sequence[Tier],
    before: tuple[Fraction, Fraction | None],
    counts: Fraction | None,
    doubt: tuple[Counted, RecordsBefore, tuple[str, ...]],
) -> TierFound:
    """The rows for one record: the same whether least or most is counted before it, or not known yet."""
    if counts is None:
        return QUANTITY_NOT_KNOWN
    least, most = before
    first = in_tiers(tiers, least, counts)
    # Nothing comes to nothing by whatever row.
    if least is most or not counts or least == most or in_tiers(tiers, most, counts) == first:
        return first
    one, doubtful, unread = doubt
    named, others = doubtful.named(one)
    return TierNotKnown(so_far.text, (*unread, *named), others)
