"""Limits over plans where lines are written as rows: from what is due of each plan to the lines that they add."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pbr.engine.limits.limit_bounds import take
from pbr.engine.limits.limits import LimitLines
from pbr.engine.limits.sums_under_limits import SumUnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.settlement.line import Line, Status

DueOfPlan = tuple[str, int, date | None]
"""A payment, the pence of one line of it that is due, and the day on which it was where that is before the period."""


def goes_by_sums(limit: Limit) -> bool:
    """Whether a limit needs nothing of the lines of a plan but what is due of them, over the whole run."""
    return limit.over == "plan" and not limit.by_window and limit.worked is None


def due_of(lines: Iterable[Line]) -> Iterator[DueOfPlan]:
    """What is due of some lines of a plan's payments, as limits count it."""
    for line in lines:
        if line.status is Status.DUE or line.status is Status.EARLIER:
            yield line.payment, line.due_to_date, line.due_on if line.status is Status.EARLIER else None


class LimitsOverPlan:
    """The limits of a scheme of which each goes by sums (`goes_by_sums`), worked for one plan after another."""

    def __init__(self, limits: LimitLines) -> None:
        self._limits = limits

    @property
    def payments(self) -> frozenset[str]:
        """The payments that any of them is over."""
        return frozenset(name for limit in self._limits.limits for name in limit.of)

    @property
    def names(self) -> tuple[str, ...]:
        """What the limits are called, as their lines are."""
        return tuple(limit.name for limit in self._limits.limits)

    def lines(self, plan_id: str, person_id: str, provider_id: str, due: Sequence[DueOfPlan]) -> list[Line]:
        """The lines that they add to what is due of a plan; a limit may be over those of the ones before it."""
        made: list[Line] = []
        for limit in self._limits.limits:
            total = SumUnderLimit(person_id=person_id)
            for payment, pence, before_on in due:
                if payment in limit.of:
                    total.add_due(pence, before_on)
            for line in made:
                if line.payment in limit.of:
                    take(limit, total, line)
            made += self._limits.line_of(limit, total, None, provider_id, plan_id)
        return made
