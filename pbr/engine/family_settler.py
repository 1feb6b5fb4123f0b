"""What settles a payment for a record and those that belong to it: in parts, by service, in instalments, or whole."""

from pbr.engine.compiled_payment import CompiledPayment
from pbr.engine.eligibility import Settle
from pbr.engine.parts import SettleFamily, settle_parts
from pbr.engine.per_record import settle_instalments, settle_whole
from pbr.engine.per_week_or_day import settle_time
from pbr.engine.run_context import Settling
from pbr.engine.scaling import Pool


def settle_family(steps: CompiledPayment, settling: Settling, pools: list[Pool]) -> SettleFamily:
    """A function from a record, and those that belong to it, to the lines of one payment.

    Where a measure scales what is paid for each record, it is pooled: the pool is added to those given.
    """
    return settle_parts(steps, settling) if steps.parts else _alone(_settle_record(steps, settling, pools))


def _settle_record(steps: CompiledPayment, settling: Settling, pools: list[Pool]) -> Settle:
    if steps.service is not None:
        return settle_time(steps, settling)
    if steps.instalments is not None:
        return settle_instalments(steps, settling)
    whole, scale = settle_whole(steps, settling), steps.payment.scale
    if scale is None:
        return whole
    pool = Pool(steps, scale, settling)
    pools.append(pool)
    priced_on = steps.priced_on
    return lambda row: [pool.retain(line, priced_on(row)) for line in whole(row)]


def _alone(settle: Settle) -> SettleFamily:
    return lambda row, children: settle(row)
