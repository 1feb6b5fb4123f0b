"""Places: which of the records that earn a payment are paid, where it is made at most so many times.

All records are gone through before any is settled, in one order (`record_order`); a row that could not be read may be
any and keeps its place before all. The first so many that are earned have a place (`places_in_order`), and how many
of the places are used is told (`places_used`).
"""

from collections import defaultdict
from collections.abc import Callable

from pbr.conditions.compiler import value_of
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.pricing.line_sum import TakenRecord
from pbr.engine.quantities.places_in_order import Candidate, Group, refused
from pbr.engine.quantities.places_used import PlacesUsed
from pbr.engine.quantities.record_order import Order, counted_in, counted_with_whom, is_dated, placed
from pbr.engine.quantities.unread_counted import unread_counted
from pbr.engine.verdicts.verdict import Verdict
from pbr.records.table import Records, Row
from pbr.scheme.pricing.places import AtMost
from pbr.settlement.facts import Fact, FieldName
from pbr.settlement.line import Status
from pbr.settlement.open_reasons import FactsNotKnown, Open, PricedAtNotKnown
from pbr.settlement.reason import Reason

GivePlace = Callable[[Row, Status, Reason], Verdict]
"""A function from a row, its status and its reason to both as they are once places are given."""


def give_places(steps: CompiledPayment, records: Records, settling: Settling) -> GivePlace:
    """A function that says which rows have a place of a payment, worked out over all records; and what is used."""
    limit = steps.payment.at_most
    if limit is None:
        raise ValueError("a payment that is made however often")
    of_whom: defaultdict[str, list[tuple[Order, Candidate]]] = defaultdict(list)
    group_of = _grouping(steps, limit, settling)
    used = PlacesUsed(steps.payment.name, limit, steps.kind.one)
    for row in records.tables[steps.kind.name].rows:
        taken = steps.take_in(row)
        if taken is None:
            continue
        record = steps.record_of(row)
        owner = counted_with_whom(limit.whom, record)
        order, counts_as = placed(steps, row, record, taken, records.still_settled)
        candidate = Candidate(id(row), record, counts_as, is_dated(order), *group_of(row, taken))
        used.count(owner, candidate)
        if candidate.status is not Status.NOT_EARNED:
            of_whom[owner].append((order, candidate))
    unread = unread_counted(steps, records, settling)
    settling.quantity_uses.extend(used.uses(unread))
    found: dict[int, Verdict] = {}
    for owner, candidates in of_whom.items():
        ordered = [candidate for _, candidate in sorted(candidates, key=lambda one: one[0])]
        found.update(refused(limit, ordered, unread(owner)))

    def give(row: Row, status: Status, reason: Reason) -> Verdict:
        return found.get(id(row)) or (status, reason)

    return give


def _grouping(
    steps: CompiledPayment, limit: AtMost, settling: Settling
) -> Callable[[Row, TakenRecord], tuple[Group, Open | None]]:
    """A function from a row to the code and the window it is counted by, and what either waits for."""
    runs = settling.scheme.runs
    no_day = PricedAtNotKnown(steps.payment.priced_at_text)
    if limit.field is None:
        return lambda row, taken: (
            ("", window := counted_in(limit.window, taken.priced_on, runs)), no_day if window is None else None,
        )  # fmt: skip
    code_of, field = value_of(limit.field, settling.layouts), limit.field
    no_code = FactsNotKnown(((Fact(FieldName(field.table, field.field.name, field.of_parent), None),),))

    def group_of(row: Row, taken: TakenRecord) -> tuple[Group, Open | None]:
        code, window = code_of(row), counted_in(limit.window, taken.priced_on, runs)
        return (code, window), no_day if window is None else no_code if code is None else None

    return group_of
