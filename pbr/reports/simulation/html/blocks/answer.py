"""The answer, on one page: what each scheme costs, with what range, who carries the risk, and what to beware of."""

from pbr.reports.simulation.amounts import NOTHING, amount, percent, signed
from pbr.reports.simulation.applies_to import applies_to
from pbr.reports.simulation.beyond import range_in_words
from pbr.reports.simulation.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.simulation.charts.colours import DARK_BLUE, TURQUOISE
from pbr.reports.simulation.html.answer_words import answer_in_words, named
from pbr.reports.simulation.html.block import Block, Figure, Numbers, columns
from pbr.reports.simulation.html.notices import notices_of
from pbr.reports.simulation.html.report import Report
from pbr.simulate.backcast.backcast import Result
from pbr.simulate.backcast.differences import alike, difference
from pbr.values.money import pounds

_MOST_WARNINGS = 5


def answer(report: Report) -> Block:
    """Say what the comparison comes to."""
    warnings = notices_of(report)
    more = len(warnings) - _MOST_WARNINGS
    return Block(
        name="answer",
        heading="The answer",
        sentences=answer_in_words(report),
        figures=(_costs(report),),
        warnings=(*warnings[:_MOST_WARNINGS], *((f"{more:,} more, listed below.",) if more > 0 else ())),
    )


def _costs(report: Report) -> Figure:
    """Give each scheme one row: what it costs, like with like beside the baseline, its range, and its risk."""
    results = report.cast.results
    bars = [
        Bar(
            label=named(result),
            figures=pounds(result.total.due),
            pence=result.total.due,
            colour=TURQUOISE if result.candidate.is_baseline else DARK_BLUE,
        )
        for result in results
    ]
    ranged = ("Could come to, nine times in ten",) if report.uncertainty else ()
    return Figure(
        Numbers(
            "What each scheme costs, and what is not certain",
            columns(
                "Scheme", "Would have paid", "Applies to", "For that, beside the baseline", *ranged,
                "Turns on results", "Not decided yet",
            ),
            tuple(_row(report, result) for result in results),
        ),
        (
            horizontal_bars(
                "answer-chart", "What each scheme would have paid", f"A bar for each scheme: {heard(bars)}.", bars
            ),
        ),
    )  # fmt: skip


def _row(report: Report, result: Result) -> tuple[str, ...]:
    total = result.total
    return (
        result.candidate.label,
        amount(total.due),
        applies_to(result),
        _beside(report, result),
        *((_range(report, result),) if report.uncertainty else ()),
        amount(total.at_risk),
        amount(total.open),
    )


def _beside(report: Report, result: Result) -> str:
    """Say how much more or less it pays than the baseline, for what it applies to; its total alone would hide that."""
    baseline = report.cast.baseline
    if result is baseline:
        return "baseline"
    found = alike(result, baseline) if baseline else None
    if found is None:
        return NOTHING
    more = difference(found.after, found.before)
    return signed(more.pence) if more.share is None else f"{signed(more.pence)} ({percent(more.share)})"


def _range(report: Report, result: Result) -> str:
    drawn = report.uncertainty.of(result.candidate.label) if report.uncertainty else None
    if drawn is None:
        return NOTHING
    return range_in_words(drawn.total, report.beyond.get(drawn.label))
