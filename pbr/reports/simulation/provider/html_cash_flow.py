"""Each provider's cash, month by month: a line for each, and the same balances as a table."""

from collections.abc import Iterator, Sequence
from datetime import date

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.lines import MOST_LINES, LineOfMonths, line_panels
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import amount
from pbr.reports.simulation.provider.notes import cash_notes
from pbr.reports.text_table import Column
from pbr.simulate.provider.cash_flow import CashFlow
from pbr.simulate.provider.provider_side import ProviderSide
from pbr.values.dates import months_between
from pbr.values.period import Period

_MOST_BARS = 8


def cash(found: Sequence[ProviderSide], period: Period | None) -> Block:
    """Show the cash of the providers whose balance falls lowest under each scheme, then the lowest of them all.

    ``period`` is None for the whole run.
    """
    flows = [(f"cash-chart-{at}", one) for at, one in enumerate(found, 1) if one.cash]
    return Block(
        name="cash",
        heading="When the money comes",
        sentences=("How far each provider's cash falls, month by month, before what it is owed is paid.",),
        figures=(*(_month_by_month(chart, one) for chart, one in flows), *_lowest([one for _, one in flows])),
        notes=(*cash_notes(period), "The dot is the lowest month, and the thin line is nil."),
    )


def _lowest(found: Sequence[ProviderSide]) -> Iterator[IllustratedTable]:
    flows = [(one.label, flow) for one in found for flow in one.cash]
    if not flows:
        return
    lowest = sorted(flows, key=lambda each: each[1].lowest.balance)[:_MOST_BARS]
    bars = [
        Bar(f"{label}: {flow.provider_id}", amount(flow.lowest.balance), flow.lowest.balance) for label, flow in lowest
    ]
    title = f"How far each provider's cash falls{f', the {len(bars)} lowest' if len(bars) < len(flows) else ''}"
    picture = horizontal_bars("lowest-chart", title, f"A bar for each lowest balance: {heard(bars)}.", bars)
    amounts = (Column(heading, number=True) for heading in ("Lowest balance", "In month", "At the end"))
    headings = (Column("Scheme"), Column("Provider"), *amounts)
    numbers = Numbers("The lowest balance of each provider", headings, tuple(_row(*each) for each in flows))
    yield IllustratedTable(numbers, (picture,))


def _row(label: str, flow: CashFlow) -> tuple[str, ...]:
    low = flow.lowest
    return (label, flow.provider_id, amount(low.balance), _named(low.first), amount(flow.months[-1].balance))


def _month_by_month(chart: str, one: ProviderSide) -> IllustratedTable:
    lowest = sorted(one.cash, key=lambda flow: flow.lowest.balance)[:MOST_LINES]
    shown = one.cash if len(lowest) == len(one.cash) else lowest
    days = [month.first for flow in shown for month in flow.months]
    months = [period.first.replace(day=1) for period in months_between(min(days), max(days))]
    lines = [_line(flow, months) for flow in shown]
    numbers = Numbers(
        f"{one.label}: cash balance at the end of each month",
        columns("Month", *(line.label for line in lines)),
        tuple((_named(first), *(amount(line.pence[at]) for line in lines)) for at, first in enumerate(months)),
    )
    only = f", the {len(shown)} that fall lowest" if shown is lowest else ""
    title = f"{one.label}: cash balance of each provider, month by month{only}"
    spoken = "; ".join(f"{line.label} {line.figures}" for line in lines)
    said = f"A line for each provider from {_named(months[0])} to {_named(months[-1])}: {spoken}."
    return IllustratedTable(numbers, (line_panels(chart, title, said, [_named(first) for first in months], lines),))


def _line(flow: CashFlow, months: Sequence[date]) -> LineOfMonths:
    """Give a balance for every month: nil before its first, and as it was left after its last."""
    known = {month.first: month.balance for month in flow.months}
    pence: list[int] = []
    for first in months:
        pence.append(known.get(first, pence[-1] if pence else 0))
    low = flow.lowest
    figures = f"lowest {amount(low.balance)} in {_named(low.first)}; ends at {amount(pence[-1])}"
    return LineOfMonths(flow.provider_id, figures, tuple(pence))


def _named(first: date) -> str:
    return f"{first:%Y-%m}"
