"""A picture of draws: a bar for each mean, and a line from P5 to P95 under it."""

from collections.abc import Iterable

from pbr.reports.simulation.amounts import amount, exact_amount, exact_signed, signed
from pbr.reports.simulation.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.simulation.charts.svg import Picture
from pbr.simulate.draws.budget import Summary


def picture_of_ranges(
    name: str, title: str, found: Iterable[tuple[str, Summary]], *, differences: bool = False
) -> Picture:
    """Draw the mean and the range of each scheme's draws; ``differences`` have their signs."""
    bars = [_bar(label, summary, differences) for label, summary in found]
    return horizontal_bars(
        name, title, f"A bar for each mean, and a line from P5 to P95 of the draws: {heard(bars)}.", bars
    )


def _bar(label: str, found: Summary, differences: bool) -> Bar:
    low, high = (signed(end) if differences else amount(end) for end in (found.p5, found.p95))
    mean = exact_signed(found.mean) if differences else exact_amount(found.mean)
    return Bar(label, f"{mean} ({low} to {high})", found.mean, (found.p5, found.p95))
