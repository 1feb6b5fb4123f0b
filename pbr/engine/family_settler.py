"""What settles a payment for a record and those that belong to it: in parts, by service, in instalments, or whole."""

from collections.abc import Callable

from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.eligibility import Settle
from pbr.engine.line_maker import MakeLine, line_maker
from pbr.engine.linked_records import Children
from pbr.engine.payment_source import PaymentSource
from pbr.engine.per_record import settle_instalments
from pbr.engine.per_week_or_day import settle_time
from pbr.engine.run_context import Settling
from pbr.engine.scaling import Pool
from pbr.generate.functions import functions_of
from pbr.generate.source import Source
from pbr.records.table import Row
from pbr.settlement.line import Line

SettleFamily = Callable[[Row, Children], list[Line]]
"""A function from a row and the rows that belong to it to the lines of one payment."""


def settle_family(steps: CompiledPayment, settling: Settling, pools: list[Pool]) -> SettleFamily:
    """A function from a record, and those that belong to it, to the lines of one payment.

    Where a measure scales what is paid for each record, it is pooled: the pool is added to those given.
    """
    if steps.service is not None:
        return _alone(settle_time(steps, settling))
    if steps.instalments is not None:
        return _alone(settle_instalments(steps, settling))
    settle, scale = _generated(steps, settling), steps.payment.scale
    if scale is None:
        return settle
    pool = Pool(steps, scale, settling)
    pools.append(pool)
    priced_on = steps.priced_on
    return lambda row, children: [pool.retain(line, priced_on(row)) for line in settle(row, children)]


def _generated(steps: CompiledPayment, settling: Settling) -> SettleFamily:
    """The generated function of a payment, for one run; it is compiled once for the layout of an extract."""
    if "settler" not in steps.made:
        source = Source()
        PaymentSource(steps, source).write()
        steps.made["settler"] = functions_of(source)["settler"]

    def make_part(at: int) -> MakeLine:
        return line_maker(steps.payment, steps.parts[at].part.name, steps.unit, settling)

    settle: SettleFamily = steps.made["settler"](
        settling.horizon, settling.period.first, settling.held_below, settling.unpriced, make_part
    )
    return settle


def _alone(settle: Settle) -> SettleFamily:
    return lambda row, children: settle(row)
