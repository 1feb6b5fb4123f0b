"""Totals kept while lines go by, so that no settlement has to be held in memory to be added up."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field

from pbr.settlement.line import Line, Status
from pbr.values.dataclass import dataclass

Group = tuple[str, str, Status]

_SUM_KNOWN = (Status.DUE, Status.SETTLED, Status.TAKEN_BACK)
"""The statuses of lines of which nothing is at stake where no sum is said."""


@dataclass(slots=True)
class Total:
    """Lines and pence of one provider, payment and status.

    ``no_sum`` counts the lines that are not due and whose sum is not known: ``at_stake`` is then more, by nobody knows
    how much. It is never for lines that are due, which have nothing at stake unless something of them is retained.
    """

    lines: int = 0
    amount: int = 0
    at_stake: int = 0
    no_sum: int = 0

    def add(self, line: Line) -> None:
        """Count one line."""
        self.lines += 1
        self.amount += line.amount
        if line.at_stake is not None:
            self.at_stake += line.at_stake
        elif line.status not in _SUM_KNOWN:
            self.no_sum += 1

    def merge(self, other: "Total") -> None:
        """Count the lines of another."""
        self.lines += other.lines
        self.amount += other.amount
        self.at_stake += other.at_stake
        self.no_sum += other.no_sum


@dataclass(slots=True)
class Tally:
    """The totals of a settlement: by provider, payment and status.

    What persons are paid has no provider once all lines have gone by (`paid_apart`).
    """

    groups: dict[Group, Total] = field(default_factory=lambda: defaultdict(Total))

    def add(self, line: Line) -> None:
        """Count one line."""
        self.groups[line.provider_id, line.payment, line.status].add(line)

    def add_sums(self, group: Group, amounts: Sequence[int | None]) -> None:
        """Count lines of one group by what each comes to, None where that is not known."""
        total, status = self.groups[group], group[2]
        total.lines += len(amounts)
        known = [amount for amount in amounts if amount is not None]
        if status is Status.DUE:
            total.amount += sum(known)
            return
        total.at_stake += sum(known)
        if status not in _SUM_KNOWN:
            total.no_sum += len(amounts) - len(known)

    def add_groups(self, groups: Mapping[Group, Sequence[int | None]]) -> None:
        """Count lines by what each of them comes to, for each group of them."""
        for group, amounts in groups.items():
            self.add_sums(group, amounts)

    def merge(self, other: "Tally") -> None:
        """Count the lines of another."""
        for group, total in other.groups.items():
            self.groups[group].merge(total)

    def paid_apart(self, payments: Collection[str]) -> "Tally":
        """The same with what these payments come to under no provider: persons are paid them."""
        if not payments:
            return self
        apart = Tally()
        for (provider, payment, status), total in self.groups.items():
            apart.groups["" if payment in payments else provider, payment, status].merge(total)
        return apart

    @property
    def total_due(self) -> int:
        """The settlement's total in pence: the sum of the printed amounts."""
        return sum(total.amount for total in self.groups.values())

    def by_status(self) -> dict[Status, Total]:
        """Lines and pence for each status that occurs, in the order of the statuses."""
        totals = {status: Total() for status in Status}
        for (_, _, status), total in self.groups.items():
            totals[status].merge(total)
        return {status: total for status, total in totals.items() if total.lines}
