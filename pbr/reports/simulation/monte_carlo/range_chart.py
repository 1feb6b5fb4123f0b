"""A picture of draws: a bar for each mean, and a line from P5 to P95 under it."""

from collections.abc import Iterable, Mapping

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.svg import Picture
from pbr.reports.simulation.layout.money_format import amount, exact_amount, exact_signed, more_or_less
from pbr.simulate.monte_carlo.ranges_not_drawn import RangesNotDrawn
from pbr.simulate.monte_carlo.statistics import Summary
from pbr.simulate.monte_carlo.uncertainty import Uncertain
from pbr.values.money import signed_pounds


def picture_of_ranges(
    name: str, title: str, found: Iterable[Uncertain], beyond: Mapping[str, RangesNotDrawn]
) -> Picture:
    """Draw the mean of each scheme's draws, and their range with what was assumed as a range at its ends."""
    bars = [_bar(one.label, one.total, beyond.get(one.name)) for one in found]
    ends = (
        "P5 to P95 of the draws, with what was assumed as a range at its ends" if beyond else "P5 to P95 of the draws"
    )
    return horizontal_bars(name, title, f"A bar for each mean, and a line from {ends}: {heard(bars)}.", bars)


def _bar(label: str, found: Summary, beyond: RangesNotDrawn | None) -> Bar:
    low, high = (beyond.ends(found) if beyond else None) or (found.p5, found.p95)
    return Bar(label, f"{exact_amount(found.mean)} ({amount(low)} to {amount(high)})", found.mean, (low, high))


def picture_of_differences(name: str, title: str, found: Iterable[tuple[str, Summary]]) -> Picture:
    """Draw the mean and the range of how far each scheme's draws are from the baseline's, with their signs."""
    bars = [
        Bar(
            label,
            f"{exact_signed(one.mean)} ({signed_pounds(one.p5)} to {signed_pounds(one.p95)})",
            one.mean,
            (one.p5, one.p95),
        )
        for label, one in found
    ]
    desc = f"A bar for each mean, and a line from P5 to P95 of the draws: {heard(bars)}."
    return horizontal_bars(name, title, desc, bars, more_or_less)
