"""Which providers gain and which lose beside the baseline."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.colours import DARK_BLUE, ORANGE
from pbr.reports.charts.svg import Picture
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.simulation.backcast.html_breakdown import Breakdown
from pbr.reports.simulation.layout.money_format import NOTHING, number
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.text_table import Column
from pbr.simulate.backcast.baseline_difference import GainsAndLosses, gains_and_losses
from pbr.simulate.breakdown import By
from pbr.values.money import signed_pounds


def providers(report: Report) -> Block | None:
    """Count who gains and who loses, and name them; nothing where there is nothing to compare with.

    Where the page goes by provider already, they are not listed again.
    """
    baseline = report.cast.baseline
    compared = [result for result in report.cast.results if result is not baseline and report.cast.beside(result)]
    if baseline is None or not compared:
        return None
    moved = [(result.candidate.label, gains_and_losses(result, baseline)) for result in compared]
    figures = [IllustratedTable(_counted(moved), (_picture(moved),))]
    if report.cast.by is not By.PROVIDER:
        figures += [
            Breakdown(
                f"providers-chart-{at}", result.candidate.label, "Provider", result.providers, baseline.providers, None
            ).figure()
            for at, result in enumerate(compared, 1)
        ]
    said = (
        "How many providers would have been paid more or less than under the baseline, and which of them most. "
        "Each is paid by a scheme for what it applies to, and by the baseline for all."
    )
    return Block("providers", "Which providers gain and lose", (said,), tuple(figures))


def _picture(found: list[tuple[str, GainsAndLosses]]) -> Picture:
    """Draw those that gain to the right of nought, and those that lose to the left."""
    bars = [
        bar
        for label, moved in found
        for bar in (
            Bar(label, f"{len(moved.gaining):,} gain", len(moved.gaining), colour=DARK_BLUE),
            Bar(label, f"{len(moved.losing):,} lose", -len(moved.losing), colour=ORANGE),
        )
    ]
    title = "How many providers gain and how many lose under each scheme"
    return horizontal_bars("moves-chart", title, f"Two bars for each scheme: {heard(bars)}.", bars, _gain_or_lose)


def _gain_or_lose(many: int) -> str:
    return f"{abs(many):,} {'gain' if many > 0 else 'lose'}" if many else "0"


def _counted(found: list[tuple[str, GainsAndLosses]]) -> Numbers:
    counted = (Column(heading, number=True) for heading in ("Gain", "Lose", "Same"))
    return Numbers(
        "Providers that would have been paid more, less and the same as under the baseline",
        (Column("Scheme"), *counted, Column("Gains most"), Column("Loses most")),
        tuple(_row(label, moved) for label, moved in found),
    )


def _row(label: str, moved: GainsAndLosses) -> tuple[str, ...]:
    counted = (number(len(names)) for names in (moved.gaining, moved.losing, moved.same))
    return (label, *counted, _first(moved.gaining), _first(moved.losing))


def _first(moved: tuple[tuple[str, int], ...]) -> str:
    return f"{moved[0][0]} {signed_pounds(moved[0][1])}" if moved else NOTHING
