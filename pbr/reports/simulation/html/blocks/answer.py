"""The answer, on one page: what each scheme costs, with what range, who carries the risk, and what to beware of."""

from pbr.reports.simulation.amounts import NOTHING, amount, percent, signed
from pbr.reports.simulation.applies_to import applies_to
from pbr.reports.simulation.charts.bars import Bar, horizontal_bars
from pbr.reports.simulation.charts.colours import DARK_BLUE, TURQUOISE
from pbr.reports.simulation.charts.svg import Picture
from pbr.reports.simulation.html.block import Block, Figure, Numbers, columns
from pbr.reports.simulation.html.notices import notices_of
from pbr.reports.simulation.html.report import Report
from pbr.simulate.backcast import Result
from pbr.simulate.differences import alike, difference
from pbr.values.money import pounds

_MOST_WARNINGS = 5


def answer(report: Report) -> Block:
    """Say what the comparison comes to."""
    warnings = notices_of(report)
    more = len(warnings) - _MOST_WARNINGS
    shown = (*warnings[:_MOST_WARNINGS], f"{more:,} more, listed below.") if more > 0 else warnings
    return Block(
        name="answer",
        heading="The answer",
        sentences=(_cost(report), *_alike(report), _range(report), *_risk(report)),
        figures=(Figure(_numbers(report), _picture(report)),),
        warnings=shown,
    )


def _cost(report: Report) -> str:
    results = sorted(report.cast.results, key=lambda result: (result.total.due, result.candidate.label))
    least, most = results[0], results[-1]
    if least is most:
        return f"{least.candidate.label} would have paid {pounds(least.total.due)}."
    return (
        f"For these records {_who(least)} would have paid least, {pounds(least.total.due)}, "
        f"and {_who(most)} most, {pounds(most.total.due)}."
    )


def _who(result: Result) -> str:
    return f"{result.candidate.label} (the baseline)" if result.candidate.is_baseline else result.candidate.label


def _alike(report: Report) -> list[str]:
    """Compare each scheme with the baseline for what it applies to, which its total alone would hide."""
    baseline = report.cast.baseline
    sentences = []
    for result in report.cast.results:
        found = alike(result, baseline) if baseline and result is not baseline else None
        if found is not None:
            more = difference(found.after, found.before)
            share = "" if more.share is None else f" ({percent(more.share)})"
            sentences.append(
                f"{result.candidate.label} applies to {applies_to(result)}. For those it would have paid "
                f"{pounds(found.after)} and the baseline {pounds(found.before)}: {_more_or_less(more.pence)}{share}."
            )
    return sentences


def _more_or_less(pence: int) -> str:
    if not pence:
        return "the same"
    return f"{pounds(abs(pence))} {'more' if pence > 0 else 'less'}"


def _range(report: Report) -> str:
    if report.uncertainty is None:
        return (
            "These are exact sums for what is recorded. Nothing was drawn, so they do not say what each scheme could "
            "come to with other results."
        )
    drawn = ", ".join(
        f"{scheme.label} from {pounds(scheme.total.p5)} to {pounds(scheme.total.p95)}"
        for scheme in report.uncertainty.schemes
    )
    return f"With other results, nine times in ten each would come to: {drawn}."


def _risk(report: Report) -> list[str]:
    """Say under which schemes providers carry the risk of results, and under which nobody but the payer does."""
    sentences = []
    at_risk = [result for result in report.cast.results if result.total.at_risk]
    certain = [result.candidate.label for result in report.cast.results if not result.total.at_risk]
    if at_risk:
        said = ", ".join(f"{pounds(result.total.at_risk)} under {result.candidate.label}" for result in at_risk)
        sentences.append(f"Providers carry the risk of what turns on results: {said}.")
    if certain:
        sentences.append(
            f"Under {' and '.join(certain)} nothing turns on results: whoever pays carries the risk that care does "
            "not work."
        )
    return sentences


def _numbers(report: Report) -> Numbers:
    cast = report.cast
    headings = ["Would have paid", "Against baseline", "%", "Turns on results", "Not decided yet"]
    if report.uncertainty:
        headings[1:1] = ["P5 of draws", "P95 of draws"]
    rows = []
    for result in cast.results:
        total = result.total
        more = None if cast.baseline in (None, result) else difference(total.due, cast.baseline.total.due)
        cells = [
            result.candidate.label,
            amount(total.due),
            _against(report, result) if more is None else signed(more.pence),
            percent(more.share) if more else NOTHING,
            amount(total.at_risk),
            amount(total.open),
        ]
        if report.uncertainty:
            drawn = report.uncertainty.of(result.candidate.label)
            cells[2:2] = [amount(drawn.total.p5), amount(drawn.total.p95)] if drawn else [NOTHING, NOTHING]
        rows.append(tuple(cells))
    return Numbers("What each scheme costs, and what is not certain", columns("Scheme", *headings), tuple(rows))


def _against(report: Report, result: Result) -> str:
    return "baseline" if result is report.cast.baseline else NOTHING


def _picture(report: Report) -> Picture:
    """Draw what each would have paid, and under it the range of its draws."""
    bars = [_bar(report, result) for result in report.cast.results]
    ranges = " The line under a bar goes from P5 to P95 of the draws." if report.uncertainty else ""
    return horizontal_bars(
        "answer-chart",
        "What each scheme would have paid",
        f"A bar for each scheme: {'; '.join(f'{bar.label} {bar.figures}' for bar in bars)}.{ranges}",
        bars,
    )


def _bar(report: Report, result: Result) -> Bar:
    drawn = report.uncertainty.of(result.candidate.label) if report.uncertainty else None
    figures = pounds(result.total.due)
    if drawn:
        figures = f"{figures} ({pounds(drawn.total.p5)} to {pounds(drawn.total.p95)})"
    return Bar(
        label=_who(result),
        figures=figures,
        pence=result.total.due,
        span=(drawn.total.p5, drawn.total.p95) if drawn else None,
        colour=TURQUOISE if result.candidate.is_baseline else DARK_BLUE,
    )
