"""Which providers gain and which lose beside the baseline."""

from pbr.reports.simulation.amounts import NOTHING, number, signed
from pbr.reports.simulation.html.block import Block, Figure, Numbers
from pbr.reports.simulation.html.by_name import Breakdown
from pbr.reports.simulation.html.report import Report
from pbr.reports.table import Column
from pbr.simulate.backcast import Result
from pbr.simulate.by import By
from pbr.simulate.differences import Moves, moves


def providers(report: Report) -> Block | None:
    """Count who gains and who loses, and name them; nothing where there is nothing to compare with.

    Where the page goes by provider already, they are not listed again.
    """
    baseline = report.cast.baseline
    compared = [result for result in report.cast.results if result is not baseline]
    if baseline is None or not compared:
        return None
    figures = [Figure(_counted(compared, baseline))]
    if report.cast.by is not By.PROVIDER:
        figures += [
            Breakdown(
                f"providers-chart-{at}", result.candidate.label, "Provider", result.providers, baseline.providers, None
            ).figure()
            for at, result in enumerate(compared, 1)
        ]
    return Block("providers", "Which providers gain and lose", figures=tuple(figures))


def _counted(compared: list[Result], baseline: Result) -> Numbers:
    counted = (Column(heading, number=True) for heading in ("Gain", "Lose", "Same"))
    return Numbers(
        "Providers that would have been paid more, less and the same as under the baseline",
        (Column("Scheme"), *counted, Column("Gains most"), Column("Loses most")),
        tuple(_row(result, moves(result, baseline)) for result in compared),
    )


def _row(result: Result, moved: Moves) -> tuple[str, ...]:
    counted = (number(len(names)) for names in (moved.gaining, moved.losing, moved.same))
    return (result.candidate.label, *counted, _first(moved.gaining), _first(moved.losing))


def _first(moved: tuple[tuple[str, int], ...]) -> str:
    return f"{moved[0][0]} {signed(moved[0][1])}" if moved else NOTHING
