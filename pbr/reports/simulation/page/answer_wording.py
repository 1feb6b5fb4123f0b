"""The answer in sentences: what each scheme costs like with like, with what range, and who carries the risk."""

from collections.abc import Sequence

from pbr.reports.simulation.backcast.applies_to import applies_to
from pbr.reports.simulation.layout.money_format import plain_percent
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.monte_carlo.assumed_ranges import range_in_words
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.baseline_difference import Difference, compare_like_with_like, difference
from pbr.simulate.backcast.paid_to_persons import persons_paid_in_words
from pbr.simulate.backcast.price_years import price_years_in_words, unlike_years, years_of
from pbr.simulate.monte_carlo.uncertainty import Uncertain
from pbr.values.money import pounds


def answer_in_words(report: Report) -> tuple[str, ...]:
    """Give the answer, a sentence or two to a paragraph."""
    cast = report.cast
    return (
        *_cost(cast), *persons_paid_in_words(cast), *_not_taken(cast), *_years(cast), _range(report), *_risk(report)
    )  # fmt: skip


def named(result: BackcastResult) -> str:
    """Name a scheme, and say which is the baseline."""
    return f"{result.candidate.label} (the baseline)" if result.candidate.is_baseline else result.candidate.label


def quoted(label: str) -> str:
    """A scheme's title in a sentence."""
    return f"\u201c{label}\u201d"


def compared(cast: Backcast) -> tuple[tuple[BackcastResult, Difference], ...]:
    """The schemes that can be set beside the baseline for what they apply to, and how far each is from it.

    A scheme for which most records lie outside its run is not among them, nor is any where the baseline is one.
    """
    baseline = cast.baseline
    if baseline is None or baseline.mostly_outside:
        return ()
    found = []
    for result in cast.results:
        same = None if result is baseline or result.mostly_outside else compare_like_with_like(result, baseline)
        if same is not None:
            found.append((result, difference(same.after, same.before)))
    return tuple(found)


def _cost(cast: Backcast) -> list[str]:
    """Say what each scheme would have paid beside the baseline for the same plans or people, and for no others."""
    found = compared(cast)
    if not found or cast.baseline is None:
        sums = (f"{quoted(one.candidate.label)} {pounds(one.total.due)} for {applies_to(one)}" for one in cast.results)
        return [f"For these records would have paid: {'; '.join(sums)}."]
    listed = [f"{quoted(one.candidate.label)} {beside(more)} for {applies_to(one)}" for one, more in found]
    sentences = [
        f"Beside the baseline, {quoted(cast.baseline.candidate.label)}, for the plans or people that each applies to "
        f"and no others: {'; '.join(listed)}."
    ]
    shown = {one.candidate.name for one, _ in found} | {cast.baseline.candidate.name}
    without = [quoted(one.candidate.label) for one in cast.results if one.candidate.name not in shown]
    if without:
        why = "most records lie outside the run, or nothing is paid for any one person"
        sentences.append(f"Not set beside it, as {why}: {', '.join(without)}.")
    return sentences


def _not_taken(cast: Backcast) -> list[str]:
    """Say which sums are before deductions that were not taken, and what would be due after them."""
    return [
        f"What {quoted(one.candidate.label)} would have paid is before deductions that were not taken: {found.words}; "
        f"{found.left_of(one.total.due)}."
        for one in cast.results
        if (found := one.not_deducted_in_all)
    ]


def beside(more: Difference) -> str:
    """Say how far from the baseline a sum is: a difference has no sign there, or it would read as a payment."""
    if not more.pence:
        return "would have paid the same"
    way = "more" if more.pence > 0 else "less"
    share = "" if more.share is None else f" ({plain_percent(abs(more.share))}% {way})"
    return f"would have paid {pounds(abs(more.pence))} {way}{share}"


def _years(cast: Backcast) -> list[str]:
    found = unlike_years(cast)
    if not found or cast.baseline is None:
        return []
    return [
        price_years_in_words([(quoted(one.candidate.label), years_of(one)) for one in found], years_of(cast.baseline))
    ]


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
    beyond = report.beyond.get(widest.name)
    return (
        f"{when} {quoted(widest.label)} is the least certain: nine times in ten {range_in_words(widest.total, beyond)}."
    )


def _width(scheme: Uncertain, report: Report) -> int:
    """How far apart the ends of its range are, with what was assumed as a range where that is known."""
    beyond = report.beyond.get(scheme.name)
    low, high = (beyond.ends(scheme.total) if beyond else None) or (scheme.total.p5, scheme.total.p95)
    return high - low


def _risk(report: Report) -> list[str]:
    """Say under which schemes providers carry the risk of results, and under which only the payer does.

    What no record is for cannot turn on results here, whatever the contract says: nothing is said of such a scheme.
    """
    results = [result for result in report.cast.results if not result.mostly_outside and result.total.lines]
    sentences = []
    at_risk = [result for result in results if result.total.at_risk]
    certain = [result for result in results if not (result.total.at_risk or result.total.without_amount)]
    if at_risk:
        most = max(at_risk, key=lambda result: result.total.at_risk)
        sentences.append(
            f"Providers carry the risk of what turns on results: most under {quoted(most.candidate.label)}, "
            f"{pounds(most.total.at_risk)}."
        )
    if certain:
        sentences.append(
            f"Under {_listed(certain)} nothing recorded here turns on results: whoever pays carries the risk that care "
            "does not work."
        )
    return sentences


def _listed(results: Sequence[BackcastResult]) -> str:
    return " and ".join(quoted(result.candidate.label) for result in results)
