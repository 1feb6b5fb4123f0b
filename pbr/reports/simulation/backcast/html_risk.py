"""Who carries the risk: what turns on a result, what waits for a measure, and what is not decided."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.backcast.applies_to import applies_to
from pbr.reports.simulation.layout.money_format import amount, number
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.simulate.backcast.backcast import BackcastResult


def risk(report: Report) -> Block:
    """Say what of each scheme's money is not certain to a provider."""
    results = report.cast.results
    bars = [Bar(result.candidate.label, amount(result.total.at_risk), result.total.at_risk) for result in results]
    return Block(
        name="risk",
        heading="Who carries the risk",
        sentences=(
            "What of each scheme's money is not certain to a provider: what turns on a result, what waits for a "
            "measure, and what is not decided yet.",
        ),
        figures=(
            IllustratedTable(
                Numbers(
                    "What of each scheme's money is not certain",
                    columns("Scheme", "Applies to", "At risk", "Retained", "Open", "Held", "Open, no sum"),
                    tuple(_row(result) for result in results),
                ),
                (
                    horizontal_bars(
                        "risk-chart",
                        "What turns on a result under each scheme",
                        f"A bar for each scheme: {heard(bars)}.",
                        bars,
                    ),
                ),
            ),
        ),
        notes=(
            "Applies to: what the scheme has a line for.",
            "At risk: turns on a result, whatever became of it: paid, lost, or not decided yet.",
            "Retained: waits for a measure, or was not released by it.",
            "Open: not decided, because a fact is not known yet. Open, no sum: lines whose amount is not known either.",
            "Held: disputed, or held by a rule of the scheme.",
            "They overlap, and what is at risk has in it what was paid: they are not to be added up.",
        ),
    )


def _row(result: BackcastResult) -> tuple[str, ...]:
    total = result.total
    return (
        result.candidate.label,
        applies_to(result),
        amount(total.at_risk),
        amount(total.retained),
        amount(total.open),
        amount(total.held),
        number(total.without_amount),
    )
