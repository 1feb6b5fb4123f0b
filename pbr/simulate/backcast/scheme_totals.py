"""What lines come to under one scheme: due, at risk, retained, open, and the rest of what was at stake."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import field

from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.lines_together import LinesTogether
from pbr.simulate.backcast.at_risk import MoneyAtRisk
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class SchemeTotals:
    """Pence of some lines of one scheme. ``due`` is what the settlement pays; nothing else is ever added to it.

    ``at_risk`` is what turns on a result, whatever became of it: paid, lost or not decided yet, a deduction counted
    as what it would take. ``retained`` is what waits for a measure or was not released by it. ``by_status`` is what
    each status other than due has at stake, deductions below nil; ``open`` is one of them. The three overlap.
    ``without_amount`` counts open lines for which not even the amount is known.
    """

    due: int = 0
    at_risk: int = 0
    retained: int = 0
    lines: int = 0
    without_amount: int = 0
    by_status: dict[Status, int] = field(default_factory=dict)

    @property
    def open(self) -> int:
        """What is not decided yet, because a fact is not known."""
        return self.by_status.get(Status.OPEN, 0)

    @property
    def held(self) -> int:
        """What is disputed, or held by a rule of the scheme."""
        return self.by_status.get(Status.HELD, 0)

    def add(self, each: LinesTogether, money_at_risk: MoneyAtRisk) -> None:
        """Count a line, or several together. What is only noted, paid by no one, is left out."""
        line, times, amount, at_stake = each
        self.lines += times
        if line.kind is LineKind.NOTE or line.status is Status.NOTE:
            return
        status, stake = line.status, at_stake or 0
        self.due += amount
        if status is not Status.DUE:
            self.by_status[status] = self.by_status.get(status, 0) + stake
            if status is Status.OPEN and at_stake is None:
                self.without_amount += times
        name = (line.payment, line.part)
        if name in money_at_risk.at_risk:
            self.at_risk += abs(amount) + abs(stake)
        if name in money_at_risk.kept_back and status is not Status.EARLIER:
            self.retained += stake

    def take(self, other: "SchemeTotals") -> None:
        """Add the figures of other lines to these."""
        self.due += other.due
        self.at_risk += other.at_risk
        self.retained += other.retained
        self.lines += other.lines
        self.without_amount += other.without_amount
        for status, pence in other.by_status.items():
            self.by_status[status] = self.by_status.get(status, 0) + pence


@dataclass(slots=True)
class _Alike:
    first: Line
    times: int
    amount: int
    at_stake: int | None


class LinesAlike:
    """Lines put together further: those of one payment, with one kind and status, with amounts on one side of nil."""

    def __init__(self) -> None:
        self._found: dict[Hashable, _Alike] = {}

    def add(self, each: LinesTogether) -> None:
        """Put a line, or several together, with those that are alike."""
        line, times, amount, at_stake = each
        side = None if at_stake is None else at_stake < 0
        which = (line.payment, line.part, line.kind, line.status, amount < 0, side)
        found = self._found.get(which)
        if found is None:
            self._found[which] = _Alike(line, times, amount, at_stake)
            return
        found.times += times
        found.amount += amount
        if at_stake is not None:
            found.at_stake = at_stake + (found.at_stake or 0)

    def __iter__(self) -> Iterator[LinesTogether]:
        """Those that are alike together, in the order of the first of each."""
        for one in self._found.values():
            yield LinesTogether(one.first, one.times, one.amount, one.at_stake)


def totals_of(lines: Iterable[LinesTogether], money_at_risk: MoneyAtRisk) -> SchemeTotals:
    """What lines come to."""
    total = SchemeTotals()
    for each in lines:
        total.add(each, money_at_risk)
    return total


def sum_of_totals(figures: Iterable[SchemeTotals]) -> SchemeTotals:
    """Add figures up."""
    total = SchemeTotals()
    for one in figures:
        total.take(one)
    return total
