"""Whether what is paid for a record is counted with what else is paid for its person, or is paid to that person."""

from collections.abc import Iterable

from pbr.scheme.limits.limit_sums import ShareOfOthers, SumForEach
from pbr.scheme.limits.limits import Limit
from pbr.scheme.payments.payments import Payment


def is_counted_by_person(payment: Payment, limits: Iterable[Limit]) -> bool:
    """Whether somebody must know whose a record is before anything is due for it under a payment and these limits."""
    counted = (payment.at_most, payment.most_of, payment.amount.so_far)
    if payment.to_person or any(one is not None and one.whom == "person" for one in counted):
        return True
    return any(_counts_by_person(limit, payment.name) for limit in limits)


def _counts_by_person(limit: Limit, payment: str) -> bool:
    worked = limit.worked
    if limit.of_person:
        return payment in limit.of or (isinstance(worked, ShareOfOthers) and payment in worked.of)
    return payment in limit.of and isinstance(worked, SumForEach) and worked.one == "person"
