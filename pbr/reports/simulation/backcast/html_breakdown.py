"""A scheme broken down by providers or groups beside the baseline: a picture of what differs, and all the numbers."""

from collections.abc import Iterable, Mapping

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.svg import Picture
from pbr.reports.page.section import IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import NOTHING, amount, more_or_less, percent
from pbr.simulate.backcast.baseline_difference import difference, due_in
from pbr.simulate.backcast.scheme_totals import SchemeTotals
from pbr.simulate.backcast.unit_counts import UnitCounts, each
from pbr.values.dataclass import dataclass
from pbr.values.money import signed_pounds

_MOST_BARS = 15


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A scheme's figures by name, those of the baseline if there is one, and what they are divided by, if anything.

    They are divided by achieved outcomes only under a scheme that pays for outcomes.
    """

    chart: str
    scheme: str
    heading: str
    figures: Mapping[str, SchemeTotals]
    baseline: Mapping[str, SchemeTotals] | None
    counts: UnitCounts | None
    pays_for_outcomes: bool = False

    def figure(self) -> IllustratedTable:
        """Draw what differs most, and give every number under it."""
        names = sorted({*self.figures, *(self.baseline or {})})
        return IllustratedTable(self._numbers(names), (self._picture(names),) if names else ())

    @property
    def _by_outcomes(self) -> bool:
        return self.pays_for_outcomes and self.counts is not None and self.counts.says_of_outcomes

    def _numbers(self, names: Iterable[str]) -> Numbers:
        headings = ["Due"]
        if self.baseline is not None:
            headings += ["Baseline", "Difference", "%"]
        if self.counts:
            headings += ["Per plan", "Per achieved outcome"][: 1 + self._by_outcomes]
        caption = f"{self.scheme} by {self.heading.lower()}"
        return Numbers(caption, columns(self.heading, *headings), tuple(map(self._row, names)))

    def _row(self, name: str) -> tuple[str, ...]:
        due = due_in(self.figures, name)
        cells = [name or NOTHING, amount(due)]
        if self.baseline is not None:
            was = due_in(self.baseline, name)
            more = difference(due, was)
            cells += [amount(was), signed_pounds(more.pence), percent(more.share)]
        if self.counts:
            plans, achieved = self.counts.plans, self.counts.achieved
            cells.append(amount(each(due, plans.get(name) if plans else None)))
            if self._by_outcomes:
                cells.append(amount(each(due, achieved.get(name) if achieved else None)))
        return tuple(cells)

    def _picture(self, names: Iterable[str]) -> Picture:
        """Draw how far each is from the baseline, or what each is due where there is none; the furthest first."""
        if self.baseline is None:
            pence = {name: due_in(self.figures, name) for name in names}
            title = f"{self.scheme}: what is due"
        else:
            pence = {name: due_in(self.figures, name) - due_in(self.baseline, name) for name in names}
            title = f"{self.scheme}: more or less than under the baseline"
        furthest = sorted(pence, key=lambda name: (-abs(pence[name]), name))[:_MOST_BARS]
        left = len(pence) - len(furthest)
        bars = [
            Bar(
                name or NOTHING,
                amount(pence[name]) if self.baseline is None else signed_pounds(pence[name]),
                pence[name],
            )
            for name in furthest
        ]
        scale = None if self.baseline is None else more_or_less
        more = f" The {left:,} that differ least are in the table only." if left else ""
        title = f"{title}, by {self.heading.lower()}{f', the {len(bars)} furthest' if left else ''}"
        return horizontal_bars(
            self.chart, title, f"A bar for each {self.heading.lower()}: {heard(bars)}.{more}", bars, scale
        )
