"""The answer, on one page: what each scheme costs, with what range, who carries the risk, and what to beware of."""

from pbr.reports.simulation.amounts import NOTHING, amount, exact_amount, percent, signed
from pbr.reports.simulation.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.simulation.charts.colours import DARK_BLUE, TURQUOISE
from pbr.reports.simulation.html.answer_words import answer_in_words, named
from pbr.reports.simulation.html.block import Block, Figure, Numbers, columns
from pbr.reports.simulation.html.notices import notices_of
from pbr.reports.simulation.html.report import Report
from pbr.simulate.backcast import Backcast, Result
from pbr.simulate.differences import difference
from pbr.simulate.uncertainty import Uncertainty
from pbr.values.money import pounds

_MOST_WARNINGS = 5


def answer(report: Report) -> Block:
    """Say what the comparison comes to."""
    warnings = notices_of(report)
    more = len(warnings) - _MOST_WARNINGS
    figures = [_costs(report.cast)]
    if report.uncertainty:
        figures.append(_ranges(report.uncertainty))
    return Block(
        name="answer",
        heading="The answer",
        sentences=answer_in_words(report),
        figures=tuple(figures),
        warnings=(*warnings[:_MOST_WARNINGS], *((f"{more:,} more, listed below.",) if more > 0 else ())),
    )


def _costs(cast: Backcast) -> Figure:
    bars = [
        Bar(
            label=named(result),
            figures=pounds(result.total.due),
            pence=result.total.due,
            colour=TURQUOISE if result.candidate.is_baseline else DARK_BLUE,
        )
        for result in cast.results
    ]
    return Figure(
        Numbers(
            "What each scheme costs, and what is not certain",
            columns("Scheme", "Would have paid", "Against baseline", "%", "Turns on results", "Not decided yet"),
            tuple(_row(cast, result) for result in cast.results),
        ),
        (
            horizontal_bars(
                "answer-chart", "What each scheme would have paid", f"A bar for each scheme: {heard(bars)}.", bars
            ),
        ),
    )


def _row(cast: Backcast, result: Result) -> tuple[str, ...]:
    total = result.total
    against = ("baseline" if result is cast.baseline else NOTHING, NOTHING)
    if cast.baseline is not None and result is not cast.baseline:
        more = difference(total.due, cast.baseline.total.due)
        against = (signed(more.pence), percent(more.share))
    return (result.candidate.label, amount(total.due), *against, amount(total.at_risk), amount(total.open))


def _ranges(drawn: Uncertainty) -> Figure:
    """Give the range in numbers alone, so that the answer stays on its page; its picture has a block of its own."""
    return Figure(
        Numbers(
            "What each scheme could come to, once everything earned has fallen due",
            columns("Scheme", "Mean of the draws", "P5", "P95"),
            tuple(
                (one.label, exact_amount(one.total.mean), amount(one.total.p5), amount(one.total.p95))
                for one in drawn.schemes
            ),
        )
    )
