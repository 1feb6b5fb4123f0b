"""The answer in sentences: what each scheme costs, with what range, and who carries the risk."""

from pbr.reports.simulation.beyond import range_in_words
from pbr.reports.simulation.html.report import Report
from pbr.simulate.backcast.backcast import Result
from pbr.simulate.draws.uncertainty import Uncertain
from pbr.values.money import pounds


def answer_in_words(report: Report) -> tuple[str, ...]:
    """Give the answer, a sentence or two to a paragraph."""
    return (_cost(report), _range(report), *_risk(report))


def named(result: Result) -> str:
    """Name a scheme, and say which is the baseline."""
    return f"{result.candidate.label} (the baseline)" if result.candidate.is_baseline else result.candidate.label


def _cost(report: Report) -> str:
    results = sorted(report.cast.results, key=lambda result: (result.total.due, result.candidate.label))
    least, most = results[0], results[-1]
    if least is most:
        return f"For these records {named(least)} would have paid {pounds(least.total.due)}."
    return (
        f"For these records {named(least)} would have paid least, {pounds(least.total.due)}, "
        f"and {named(most)} most, {pounds(most.total.due)}."
    )


def _range(report: Report) -> str:
    if report.uncertainty is None:
        return (
            "These are exact sums for what is recorded. Nothing was drawn, so they do not say what each scheme could "
            "come to with other results."
        )
    when = "With other results, once everything earned has fallen due,"
    widest = max(report.uncertainty.schemes, key=lambda scheme: _width(scheme, report))
    if not _width(widest, report):
        return f"{when} no scheme comes to another sum, as far as results were drawn."
    beyond = report.beyond.get(widest.label)
    return f"{when} {widest.label} is the least certain: nine times in ten {range_in_words(widest.total, beyond)}."


def _width(scheme: Uncertain, report: Report) -> int:
    """How far apart the ends of its range are, with what was assumed as a range where that is known."""
    beyond = report.beyond.get(scheme.label)
    low, high = (beyond.ends(scheme.total) if beyond else None) or (scheme.total.p5, scheme.total.p95)
    return high - low


def _risk(report: Report) -> list[str]:
    """Say under which schemes providers carry the risk of results, and under which only the payer does."""
    sentences = []
    at_risk = [result for result in report.cast.results if result.total.at_risk]
    certain = [result.candidate.label for result in report.cast.results if not result.total.at_risk]
    if at_risk:
        most = max(at_risk, key=lambda result: result.total.at_risk)
        sentences.append(
            f"Providers carry the risk of what turns on results: most under {most.candidate.label}, "
            f"{pounds(most.total.at_risk)}."
        )
    if certain:
        sentences.append(
            f"Under {' and '.join(certain)} nothing turns on results: whoever pays carries the risk that care does "
            "not work."
        )
    return sentences
