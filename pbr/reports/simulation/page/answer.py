"""The answer, on one page: what each scheme costs, with what range, who carries the risk, and what to beware of."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.colours import DARK_BLUE, TURQUOISE
from pbr.reports.charts.svg import Picture
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.backcast.applies_to import applies_to
from pbr.reports.simulation.backcast.not_deducted import before
from pbr.reports.simulation.layout.money_format import NOTHING, amount, more_or_less, percent
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.monte_carlo.assumed_ranges import range_in_words
from pbr.reports.simulation.page.answer_wording import answer_in_words, compared, named
from pbr.reports.simulation.page.notices_shown import notices_of
from pbr.reports.text_table import Column
from pbr.simulate.backcast.backcast import BackcastResult
from pbr.simulate.backcast.baseline_difference import Difference, compare_like_with_like, difference
from pbr.simulate.backcast.price_years import unlike, years_of
from pbr.values.money import pounds, signed_pounds

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


def _costs(report: Report) -> IllustratedTable:
    """Give each scheme one row: what it costs, like with like beside the baseline, its range, and its risk."""
    results = report.cast.results
    ranged = ("Could come to, nine times in ten",) if report.uncertainty else ()
    return IllustratedTable(
        Numbers(
            "What each scheme costs, and what is not certain",
            (
                *columns("Scheme", "Would have paid", "Applies to"),
                # Amounts with words beside them, which have to fold.
                *map(Column, ("For that, beside the baseline", *ranged)),
                *(Column(heading, number=True) for heading in ("Turns on results", "Not decided yet")),
            ),
            tuple(_row(report, result) for result in results),
        ),
        (_picture(report),),
    )  # fmt: skip


def _picture(report: Report) -> Picture:
    """Draw how far each scheme is from the baseline for what it applies to; the sums themselves where none can be."""
    found = compared(report.cast)
    if not found:
        sums = [
            Bar(f"{named(one)}, for {applies_to(one)}", pounds(one.total.due), one.total.due, colour=_colour(one))
            for one in report.cast.results
        ]
        title = "What each scheme would have paid for what it applies to, which is not the same for all"
        return horizontal_bars("answer-chart", title, f"A bar for each scheme: {heard(sums)}.", sums)
    bars = [
        Bar(f"{result.candidate.label}, for {applies_to(result)}", _more(more), more.pence) for result, more in found
    ]
    title = "More or less than under the baseline, for what each scheme applies to"
    return horizontal_bars("answer-chart", title, f"A bar for each scheme: {heard(bars)}.", bars, more_or_less)


def _colour(result: BackcastResult) -> str:
    return TURQUOISE if result.candidate.is_baseline else DARK_BLUE


def _more(more: Difference) -> str:
    return signed_pounds(more.pence) if more.share is None else f"{signed_pounds(more.pence)} ({percent(more.share)})"


def _row(report: Report, result: BackcastResult) -> tuple[str, ...]:
    total = result.total
    return (
        result.candidate.label,
        f"{amount(total.due)}{before(result)}",
        applies_to(result),
        _beside(report, result),
        *((_range(report, result),) if report.uncertainty else ()),
        amount(total.at_risk),
        amount(total.open),
    )


def _beside(report: Report, result: BackcastResult) -> str:
    """Say how much more or less it pays than the baseline, for what it applies to; its total alone would hide that."""
    baseline = report.cast.baseline
    if result is baseline:
        return "baseline"
    beside = report.cast.beside(result)
    found = compare_like_with_like(result, beside) if beside else None
    if found is None:
        return NOTHING
    said = _more(difference(found.after, found.before))
    if baseline and unlike(result, baseline):
        return f"{said}, at prices of {years_of(result)} beside {years_of(baseline)}"
    return said


def _range(report: Report, result: BackcastResult) -> str:
    drawn = report.uncertainty.of(result.candidate.name) if report.uncertainty else None
    if drawn is None:
        return NOTHING
    return range_in_words(drawn.total, report.beyond.get(drawn.name))
