"""How many times a payment is earned of the times that it is made: for whom, for which code, and in which window.

What is earned counts, what comes after the last place too. What is not decided may count, and so may a row that could
not be read, and a record whose code or window is not known: that one in each group that it may come to be of.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction

from pbr.engine.quantities.places_in_order import Candidate, Group
from pbr.engine.quantities.unread_counted import UnreadRows, unread_rows
from pbr.scheme.pricing.places import AtMost
from pbr.settlement.line import Status
from pbr.settlement.quantity_use import QuantityUse, whose_quantity
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class _Counted:
    """Records that are counted together: one of them, how many are earned, and how many that may be."""

    record: RecordRef
    used: int = 0
    may_be: int = 0


class PlacesUsed:
    """What counts under a payment that is made so many times, as its records go by in any order."""

    def __init__(self, payment: str, limit: AtMost, unit: str) -> None:
        """Count under the limit of a payment; ``unit`` is what one of its records is called."""
        self._payment, self._limit, self._unit = payment, limit, unit
        self._of_whom: dict[str, dict[Group, _Counted]] = {}

    def count(self, owner: str, candidate: Candidate) -> None:
        """Count a record that the payment takes in, whose owner is a plan, person or provider, earned or not."""
        groups = self._of_whom.setdefault(owner, {})
        counted = groups.get(candidate.group)
        if counted is None:
            counted = groups[candidate.group] = _Counted(candidate.record)
        counted.used += candidate.is_certain
        counted.may_be += candidate.status is not Status.NOT_EARNED

    def uses(self, unread: Callable[[str], UnreadRows]) -> Iterator[QuantityUse]:
        """How much is used of each; of what has no code yet, or no window, nothing is said by itself."""
        most = Fraction(self._limit.many)
        for owner, groups in self._of_whom.items():
            rows = unread_rows(unread(owner))
            for (code, window), counted in groups.items():
                if code is None or window is None:
                    continue
                others = [groups.get(one) for one in ((None, window), (code, None), (None, None))]
                may_be = counted.may_be + sum(one.may_be for one in others if one is not None) + rows
                record = whose_quantity(self._limit.whom, counted.record)
                used = Fraction(counted.used)
                yield QuantityUse(
                    self._payment, record, window, most, self._unit, used, Fraction(may_be), str(code)
                )  # fmt: skip
