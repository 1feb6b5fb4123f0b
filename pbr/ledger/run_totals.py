"""``totals.csv`` of a run: lines and pounds of each provider, payment, status and change.

A line that moves nothing has no change. Whoever adds up the ``amount`` column has what the run's entries come to.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field
from typing import TextIO

from pbr.ledger.entry import Change, Entry
from pbr.ledger.manifest import ChangeSum
from pbr.ledger.recorded_cells import recorded_text
from pbr.ledger.run_payers import RunPayers
from pbr.reports.spreadsheet_safe_cells import money_cell, write_table
from pbr.reports.totals_csv import TOTALS_COLUMNS
from pbr.settlement.line import PayerName, Status
from pbr.settlement.totals import Group, Total
from pbr.values.dataclass import dataclass

RUN_TOTALS_COLUMNS = (*TOTALS_COLUMNS[:3], "change", *TOTALS_COLUMNS[3:])

_STATUSES = {status: place for place, status in enumerate(Status)}
_CHANGES: dict[Change | None, int] = {change: place for place, change in enumerate((*Change, None))}

RunGroup = tuple[str, str, Status, Change | None]


@dataclass(slots=True)
class RunTally:
    """The totals of a run: by provider, payment, status and change."""

    groups: dict[RunGroup, Total] = field(default_factory=lambda: defaultdict(Total))
    credits: dict[tuple[str, Change], int] = field(default_factory=lambda: defaultdict(int))
    """What the entries that go down come to, by provider and change."""
    payers: RunPayers | None = None
    """What each payer bears; None where the scheme lists none."""

    def add(self, entry: Entry) -> None:
        """Count an entry."""
        line = entry.line
        provider = line.paid_provider_id
        self.groups[provider, line.payment, line.status, entry.change].add(line)
        self.credits[provider, entry.change] += min(line.amount, 0)
        if self.payers is not None:
            self.payers.add(line.payer, provider, line.payment, line.amount)

    def merge(self, other: "RunTally") -> None:
        """Count the entries of other providers."""
        for group, total in other.groups.items():
            self.groups[group].merge(total)
        for of, pence in other.credits.items():
            self.credits[of] += pence
        if self.payers is not None and other.payers is not None:
            self.payers.merge(other.payers)

    def add_standing(self, of_all: Mapping[Group, Total]) -> None:
        """Count the lines that move nothing, once every entry is counted: what is left of the totals of all lines."""
        counted: dict[Group, list[Total]] = defaultdict(list)
        for (provider, payment, status, _), total in self.groups.items():
            counted[provider, payment, status].append(total)
        for group, total in of_all.items():
            moving = counted.get(group, ())
            left = Total(
                total.lines - sum(one.lines for one in moving),
                total.amount - sum(one.amount for one in moving),
                total.at_stake - sum(one.at_stake for one in moving),
                total.no_sum - sum(one.no_sum for one in moving),
            )
            if left.lines:
                self.groups[(*group, None)] = left

    def sums(self) -> tuple[ChangeSum, ...]:
        """How many entries of each change each provider has, and what they come to in pence, in order."""
        sums: dict[tuple[str, Change], tuple[int, int, int]] = {}
        for (provider, _, _, change), total in self.groups.items():
            if change is not None:
                entries, pence, down = sums.get((provider, change), (0, 0, self.credits[provider, change]))
                sums[provider, change] = entries + total.lines, pence + total.amount, down
        return sums_in_order(sums.items())


def run_tally(payers: Collection[PayerName]) -> RunTally:
    """What adds up a run of a scheme with these payers."""
    return RunTally(payers=RunPayers() if payers else None)


def sums_in_order(sums: Iterable[tuple[tuple[str, Change], tuple[int, int, int]]]) -> tuple[ChangeSum, ...]:
    """Give sums by provider, and by change in the order in which the changes are told."""
    found = (ChangeSum(provider, change, *counted) for (provider, change), counted in sums)
    return tuple(sorted(found, key=lambda one: (one.provider_id, _CHANGES[one.change])))


def write_run_totals(file: TextIO, tally: RunTally) -> None:
    """Write the totals of a run to an open file."""
    write_table(file, RUN_TOTALS_COLUMNS, (_cells(*group) for group in sorted(tally.groups.items(), key=_order)))


def _order(item: tuple[RunGroup, Total]) -> tuple[str, str, int, int]:
    (provider, payment, status, change), _ = item
    return provider, payment, _STATUSES[status], _CHANGES[change]


def _cells(group: RunGroup, total: Total) -> tuple[object, ...]:
    provider, payment, status, change = group
    return (
        recorded_text(provider),
        recorded_text(payment),
        str(status),
        "" if change is None else str(change),
        total.lines,
        money_cell(total.amount),
        money_cell(total.at_stake),
        total.no_sum,
    )
