"""A picture of draws: a bar for each mean, and a line from P5 to P95 under it."""

from collections.abc import Iterable

from pbr.reports.simulation.amounts import amount, exact_amount
from pbr.reports.simulation.charts.bars import Bar, horizontal_bars
from pbr.reports.simulation.charts.svg import Picture
from pbr.simulate.budget import Summary


def picture_of_ranges(name: str, title: str, found: Iterable[tuple[str, Summary]]) -> Picture:
    """Draw the mean and the range of each scheme's draws."""
    bars = [_bar(label, summary) for label, summary in found]
    heard = "; ".join(f"{bar.label} {bar.figures}" for bar in bars)
    return horizontal_bars(name, title, f"A bar for each mean, and a line from P5 to P95 of the draws: {heard}.", bars)


def _bar(label: str, found: Summary) -> Bar:
    figures = f"{exact_amount(found.mean)} ({amount(found.p5)} to {amount(found.p95)})"
    return Bar(label, figures, found.mean, (found.p5, found.p95))
