"""One provider for a meeting: its measures and verdicts, what it was paid, what is held or kept back; as values."""

from collections.abc import Iterable
from datetime import date

from pbr.judging.judged import Followed, Judged
from pbr.meeting.kept_back import KeptBack
from pbr.meeting.meeting_money import HANGS, MeetingMoney, Sums, hanging_of
from pbr.meeting.ranks_met import RankMet
from pbr.records.held_row import HeldRow
from pbr.settlement.line import Line, LineKind, Status
from pbr.values.dataclass import dataclass
from pbr.values.dates import month_label, month_of


@dataclass(frozen=True, slots=True)
class PaymentSum:
    """What the lines of a payment that stand alike come to, in whole pence; ``no_sum`` counts sums not known yet."""

    payment: str
    status: Status
    lines: int
    amount: int
    at_stake: int
    no_sum: int


@dataclass(frozen=True, slots=True)
class MonthSum:
    """What came due in a calendar month, in whole pence; the month is written ``2026-06``."""

    month: str
    amount: int


@dataclass(frozen=True, slots=True)
class ProviderMet:
    """One provider as at a day, with nothing of any other. Money is in whole pence.

    ``judged`` has each measure and window, ``last`` those of the last windows that are over; ``held`` are lines that a
    dispute, a rule or a row that could not be read holds, and ``waiting`` everything else that is not decided or due.
    ``ranked`` is where it stands in each ranking, day by day.
    """

    provider_id: str
    as_at: date
    judged: tuple[Judged, ...]
    last: tuple[Judged, ...]
    followed: tuple[Followed, ...]
    payments: tuple[PaymentSum, ...]
    months: tuple[MonthSum, ...]
    held: tuple[MeetingMoney, ...]
    kept: tuple[KeptBack, ...]
    waiting: tuple[MeetingMoney, ...]
    held_rows: tuple[HeldRow, ...]
    ranked: tuple[RankMet, ...] = ()

    @property
    def due(self) -> int:
        """What came due by the day, in pence."""
        return sum(one.amount for one in self.months)

    @property
    def kept_back(self) -> int:
        """What a measure may still release, in pence."""
        return sum(one.kept for one in self.kept if one.status in HANGS)

    @property
    def certain(self) -> int:
        """What of it is released whatever the results still to come are."""
        return sum(one.certain for one in self.kept)

    @property
    def out_of_reach(self) -> int:
        """What of that nothing recorded so far can release any more, in pence."""
        return sum(one.out_of_reach for one in self.kept)

    @property
    def not_released(self) -> int:
        """What a measure has not released, and will not, in pence."""
        return sum(one.kept for one in self.kept if one.status not in HANGS)

    @property
    def hanging(self) -> Sums:
        """What is held or waits, but for what a measure releases."""
        return hanging_of((*self.held, *self.waiting))


def payment_sums(lines: Iterable[Line]) -> tuple[PaymentSum, ...]:
    """Lines by payment and how they stand, in their order; what is only shown pays nobody and is left out."""
    groups: dict[tuple[str, Status], list[Line]] = {}
    for line in lines:
        if line.kind is not LineKind.NOTE and line.status is not Status.NOTE:
            groups.setdefault((line.payment, line.status), []).append(line)
    return tuple(
        PaymentSum(
            payment,
            status,
            len(of),
            sum(one.amount for one in of),
            sum(one.at_stake or 0 for one in of),
            sum(one.at_stake is None for one in of) if status in HANGS else 0,
        )
        for (payment, status), of in groups.items()
    )


def month_sums(lines: Iterable[Line]) -> tuple[MonthSum, ...]:
    """What came due by calendar month, in order; a line that is due and has no day is of the month ``-``."""
    sums: dict[str, int] = {}
    for line in lines:
        if line.status is Status.DUE:
            month = "-" if line.due_on is None else month_label(month_of(line.due_on))
            sums[month] = sums.get(month, 0) + line.amount
    return tuple(MonthSum(month, sums[month]) for month in sorted(sums))
