"""What providers keep under each scheme, and how that spreads over the draws."""

from collections.abc import Iterator, Sequence

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.svg import Picture
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import amount, exact_amount
from pbr.reports.simulation.provider.notes import left_out_of_costs
from pbr.simulate.provider.margin import Margin
from pbr.simulate.provider.provider_side import ProviderSide
from pbr.values.share import cut_percent

_MOST_BARS = 15


def keeping(found: Sequence[ProviderSide]) -> Block:
    """Show the margin of each provider under each scheme."""
    return Block(
        name="provider-side",
        heading="What providers keep",
        sentences=(
            "What each provider is left with under each scheme once care is paid for, and how likely a loss is.",
        ),
        figures=tuple(_margins(found)),
        notes=(
            "Margin: the mean of the draws, once everything earned has fallen due, less what care is expected to cost.",
            *(f"{each}." for each in left_out_of_costs(found)),
            "Not due yet: this is in the margin, and the care it pays for may not be in these records.",
            "P5 to P95: nine draws of ten. Loss in: the share of draws. Worst 5%: the mean of the worst 5% of draws.",
        ),
    )


def _margins(found: Sequence[ProviderSide]) -> Iterator[IllustratedTable]:
    headings = ("Margin", "Not due yet", "P5", "P95", "Loss in", "Worst 5%", "Care costs")
    for at, one in enumerate(found, 1):
        if one.margins:
            rows = tuple(_row(each, one.not_due.get(each.provider_id, 0)) for each in one.margins)
            numbers = Numbers(f"{one.label}: what each provider keeps", columns("Provider", *headings), rows)
            yield IllustratedTable(numbers, (_picture(f"margins-chart-{at}", one),))


def _row(each: Margin, not_due: int) -> tuple[str, ...]:
    return (
        each.provider_id,
        exact_amount(each.spread.mean),
        amount(not_due),
        amount(each.spread.p5),
        amount(each.spread.p95),
        f"{cut_percent(each.chance_of_loss)}%",
        exact_amount(each.worst_mean),
        amount(each.cost),
    )


def _picture(name: str, one: ProviderSide) -> Picture:
    """Draw the margins, or the lowest of them where there are many."""
    lowest = sorted(one.margins, key=lambda each: each.spread.mean)[:_MOST_BARS]
    shown = one.margins if len(lowest) == len(one.margins) else lowest
    bars = [_bar(each) for each in shown]
    title = f"{one.label}: what each provider keeps, on average and in nine draws of ten"
    only = f", the {len(bars)} that keep least" if shown is lowest else ""
    said = f"A bar for each mean, and a line from P5 to P95 of the draws: {heard(bars)}."
    return horizontal_bars(name, f"{title}{only}", said, bars)


def _bar(each: Margin) -> Bar:
    spread = each.spread
    figures = f"{exact_amount(spread.mean)} ({amount(spread.p5)} to {amount(spread.p95)})"
    return Bar(each.provider_id, figures, spread.mean, (spread.p5, spread.p95))
