"""What settles the payments for one kind of record: generated once for the layout of an extract, and bound to a run."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pbr.engine.counting.per_record import settle_instalments
from pbr.engine.facts.linked_records import Children
from pbr.engine.facts.run_context import Settling
from pbr.engine.generated.kind_source import source_of_kind
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.eligibility import Settle
from pbr.engine.payments.line_maker import MakeLine, line_maker
from pbr.generate.functions import functions_of
from pbr.records.table import Records, Row
from pbr.settlement.line import Line

if TYPE_CHECKING:
    from pbr.engine.counting.scaling import Pool

SettleFamily = Callable[[Row, Children], list[Line]]
"""A function from a row and the rows that belong to it to the lines of all payments for such a record."""


def pools_of(payments: Sequence[CompiledPayment], settling: Settling) -> "dict[str, Pool]":
    """A pool for each payment of one line a record that a measure scales, by its name and in their order."""
    scaled = [(steps, steps.payment.scale) for steps in payments if steps.payment.scale is not None and not steps.parts]
    if not scaled:
        return {}
    # imported late: most payments are scaled by nothing
    from pbr.engine.counting.scaling import Pool

    return {steps.payment.name: Pool(steps, scale, settling) for steps, scale in scaled}


def settle_kind(
    payments: Sequence[CompiledPayment], pools: "dict[str, Pool]", settling: Settling, records: Records
) -> SettleFamily:
    """A function from a record of one kind, and those that belong to it, to the lines of these payments for it."""

    def make_part(at: int, part: int) -> MakeLine:
        steps = payments[at]
        return line_maker(steps.payment, steps.parts[part].part.name, steps.unit, settling)

    of_run = [_of_run(steps, pools.get(steps.payment.name), settling, records) for steps in payments]
    settle: SettleFamily = _settler(payments, settling)(
        settling.horizon, settling.period.first, settling.held_below, settling.unpriced, make_part, of_run
    )
    return settle


def settled_apart(
    paid: Mapping[str, Sequence[CompiledPayment]],
    settle: Mapping[str, SettleFamily],
    settling: Settling,
    records: Records,
    name: str,
) -> "tuple[SettleFamily, dict[str, Pool]]":
    """What settles a record of a table into pools of its own; what ``settle`` has for it where it needs none."""
    pools = pools_of(paid[name], settling)
    return settle_kind(paid[name], pools, settling, records) if pools else settle[name], pools


def _of_run(
    steps: CompiledPayment, pool: "Pool | None", settling: Settling, records: Records
) -> Callable[..., Any] | None:
    """What a run settles a payment with, retains its lines by, or gives it places or tiers; None: all is generated."""
    if steps.payment.at_most is not None:
        # imported late: few payments are so many times and no more
        from pbr.engine.quantities.places import give_places

        return give_places(steps, records, settling)
    if steps.payment.most_of is not None:
        if steps.service is not None:
            # imported late: most schemes pay for any number of days
            from pbr.engine.counting.per_week_or_day import settle_time
            from pbr.engine.quantities.days_left import give_days

            return settle_time(steps, settling, give_days(steps, records, settling))
        if steps.payment.most_of.carries:
            # imported late: few schemes pay in one window what was over in another
            from pbr.engine.quantities.quantities_carried import GiveAndCarry

            return GiveAndCarry(steps, records, settling)
        # imported late: most schemes pay for any quantity
        from pbr.engine.quantities.quantities_left import give_quantities

        return give_quantities(steps, records, settling)
    if steps.payment.amount.so_far is not None:
        # imported late: few prices go by how much there was so far
        from pbr.engine.quantities.tiers import give_tiers

        return give_tiers(steps, records, settling)
    by_itself = _settle_by_itself(steps, pool, settling)
    if by_itself is not None:
        return by_itself
    return None if pool is None else pool.retain


def settle_one(steps: CompiledPayment, pool: "Pool | None", settling: Settling, records: Records) -> Settle:
    """A function from a record to the lines of one payment, scaled by what its ``pool`` retains where it has one."""
    by_itself = _settle_by_itself(steps, pool, settling)
    if by_itself is not None:
        return by_itself
    settle = settle_kind([steps], {} if pool is None else {steps.payment.name: pool}, settling, records)
    return lambda row: settle(row, {})


def _settle_by_itself(steps: CompiledPayment, pool: "Pool | None", settling: Settling) -> Settle | None:
    """What settles a payment that has several lines for a record, a month or an instalment each; None for others."""
    if steps.service is not None:
        # imported late: most schemes pay for no weeks or days
        from pbr.engine.counting.per_week_or_day import settle_time

        if pool is None:
            return settle_time(steps, settling)
        # imported late: few schemes scale weeks or days
        from pbr.engine.counting.retained_time import settle_retained_time

        return settle_retained_time(steps, pool, settling)
    if steps.instalments is not None:
        return settle_instalments(steps, settling)
    return None


def _settler(payments: Sequence[CompiledPayment], settling: Settling) -> Callable[..., SettleFamily]:
    """What makes the function for a run; kept for the next one over the same layout."""
    layouts, key = settling.layouts, tuple(id(steps.payment) for steps in payments)
    put_back = any(map(_asks_what_was_put_back, payments))
    for compiled in () if put_back else (layouts.on_any_day, layouts.as_at_day):
        if key in compiled.others:
            found: Callable[..., SettleFamily] = compiled.others[key][1]
            return found
    source = source_of_kind(payments, layouts)
    made: Callable[..., SettleFamily] = functions_of(source)["settler"]
    if not put_back:
        # With the payments themselves, which then live as long: no other can come to have their identity.
        layouts.compiled_with(source).others[key] = (payments, made)
    return made


def _asks_what_was_put_back(steps: CompiledPayment) -> bool:
    """Whether what is written of a payment is for the records of one extract alone."""
    spreads = [part.spread for part in steps.parts if part.spread is not None]
    return steps.back is not None or any(one.back is not None or one.perhaps is not None for one in spreads)
