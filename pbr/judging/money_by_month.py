"""Expected against actual money, provider by provider and month by month."""

from collections.abc import Iterable, Mapping
from datetime import date

from pbr.settlement.line import Line, Status
from pbr.values.dataclass import dataclass
from pbr.values.dates import month_label, month_of
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class MonthOfMoney:
    """What a provider was expected to be paid in a calendar month, and what came due in it, in whole pence.

    ``expected`` is None where nobody said. ``is_over`` is whether the month has no day to come.
    """

    provider: str
    month: Period
    expected: int | None
    due: int
    is_over: bool

    @property
    def label(self) -> str:
        """The month as files name it: ``2026-06``."""
        return month_label(self.month)

    @property
    def difference(self) -> int | None:
        """What came due less what was expected; None where nobody said, and while the month is not over."""
        return None if self.expected is None or not self.is_over else self.due - self.expected


@dataclass(frozen=True, slots=True)
class MoneyOfProvider:
    """The months of a provider that are over and of which a sum is expected, added up."""

    provider: str
    expected: int
    due: int

    @property
    def difference(self) -> int:
        """What came due less what was expected."""
        return self.due - self.expected


def money_by_month(
    lines: Iterable[Line], expected: Mapping[tuple[str, Period], int], as_at: date
) -> tuple[MonthOfMoney, ...]:
    """Every provider and month in which something is expected or came due, in order.

    What pays a person, and not the provider, is no money of the provider's.
    """
    due: dict[tuple[str, Period], int] = {}
    for line in lines:
        if line.status is Status.DUE and line.paid_provider_id and line.due_on is not None:
            cell = line.paid_provider_id, month_of(line.due_on)
            due[cell] = due.get(cell, 0) + line.amount
    return tuple(
        MonthOfMoney(*cell, expected.get(cell), due.get(cell, 0), cell[1].last <= as_at)
        for cell in sorted({*due, *expected}, key=lambda cell: (cell[0], cell[1].first))
    )


def added_up(money: Iterable[MonthOfMoney]) -> tuple[MoneyOfProvider, ...]:
    """Each provider over its months that are over and of which a sum is expected: like is set against like."""
    sums: dict[str, tuple[int, int]] = {}
    for one in money:
        if one.expected is not None and one.is_over:
            expected, due = sums.get(one.provider, (0, 0))
            sums[one.provider] = expected + one.expected, due + one.due
    return tuple(MoneyOfProvider(provider, *sums[provider]) for provider in sorted(sums))
