"""Places: which of the records that earn a payment are paid, where it is made at most so many times.

All records are gone through before any is settled, in one order (`record_order`). The first so many that are earned
have a place. One that is open or held, and comes before others, may take a place from them, and so may a row that could
not be read: they are open only where that would.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from pbr.conditions.compiler import value_of
from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.record_order import Before, Counted, Order, counted_in, order_of, whose
from pbr.engine.run_context import Settling
from pbr.engine.unread_counted import Unread, unread_counted
from pbr.engine.verdict import Verdict
from pbr.records.table import Records, Row
from pbr.scheme.places import AtMost
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import PlaceNotKnown
from pbr.settlement.reason import PlacesTaken, Reason

GivePlace = Callable[[Row, Status, Reason], Verdict]
"""A function from a row, its status and its reason to both as they are once places are given."""

Group = tuple[str, object, str]
"""Whose records are counted together: by plan, person or provider, by code, and by window."""


def give_places(steps: CompiledPayment, records: Records, settling: Settling) -> GivePlace:
    """A function that says which rows have a place of a payment, worked out over all records."""
    limit = steps.payment.at_most
    if limit is None:
        raise ValueError("a payment that is made however often")
    groups: defaultdict[Group, list[tuple[Order, Counted]]] = defaultdict(list)
    code = None if limit.field is None else value_of(limit.field, settling.layouts)
    for row in records.tables[steps.kind.name].rows:
        taken = steps.take_in(row)
        if taken is None or taken.verdict[0] is Status.NOT_EARNED:
            continue
        record, runs = steps.record_of(row), settling.scheme.runs
        window = counted_in(limit.window, taken.priced_on, runs)
        group = (whose(limit.whom, record), None if code is None else code(row), window)
        groups[group].append((order_of(steps, row, record, taken), Counted(row, record, taken.verdict[0])))
    found: dict[int, Verdict] = {}
    unread = unread_counted(steps, records, settling)
    for (owner, _, _), candidates in groups.items():
        ordered = [candidate for _, candidate in sorted(candidates, key=lambda one: one[0])]
        found.update(_refused(limit, ordered, unread(owner)))

    def give(row: Row, status: Status, reason: Reason) -> Verdict:
        return found.get(id(row)) or (status, reason)

    return give


def _refused(limit: AtMost, ordered: Iterable[Counted], unread: Unread) -> Iterable[tuple[int, Verdict]]:
    """Those that have no place, or of which it is not known, with why."""
    earned, doubtful = Before(), Before()
    for candidate in ordered:
        if earned.many >= limit.many:
            if candidate.status is not Status.HELD:
                taken = PlacesTaken(limit.text, *earned.named(candidate))
                yield id(candidate.row), (Status.NOT_EARNED, taken)
            continue
        if candidate.status is not Status.DUE:
            doubtful.add(candidate)
            continue
        if earned.many + doubtful.many + (unread.most or 0) >= limit.many:
            named, others = doubtful.named(candidate)
            yield id(candidate.row), (Status.OPEN, PlaceNotKnown(limit.text, (*unread.rows, *named), others))
        earned.add(candidate)
