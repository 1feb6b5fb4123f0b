"""The answer in sentences: what each scheme costs, with what range, and who carries the risk."""

from pbr.reports.simulation.amounts import percent
from pbr.reports.simulation.applies_to import applies_to
from pbr.reports.simulation.html.report import Report
from pbr.simulate.backcast import Result
from pbr.simulate.budget import Summary
from pbr.simulate.differences import alike, difference
from pbr.values.money import pounds


def answer_in_words(report: Report) -> tuple[str, ...]:
    """Give the answer, a sentence or two to a paragraph."""
    return (_cost(report), *_alike(report), _range(report), *_risk(report))


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


def _alike(report: Report) -> list[str]:
    """Compare each scheme with the baseline for what it applies to, which its total alone would hide."""
    baseline = report.cast.baseline
    sentences = []
    for result in report.cast.results:
        found = alike(result, baseline) if baseline and result is not baseline else None
        if found is not None:
            more = difference(found.after, found.before)
            share = "" if more.share is None or not more.pence else f" ({percent(more.share)})"
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
    drawn = "; ".join(f"{scheme.label} {_between(scheme.total)}" for scheme in report.uncertainty.schemes)
    return (
        f"With other results, and once everything earned has fallen due, each would come nine times in ten to: {drawn}."
    )


def _between(found: Summary) -> str:
    if found.least == found.most:
        return f"always {pounds(found.least)}"
    return f"{pounds(found.p5)} to {pounds(found.p95)}"


def _risk(report: Report) -> list[str]:
    """Say under which schemes providers carry the risk of results, and under which only the payer does."""
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
