"""What each scheme could come to with other results: the draws, and the least and the most of the contract."""

from collections.abc import Mapping

from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import amount, exact_amount, exact_signed
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.monte_carlo.assumed_ranges import RANGES_SAID, WITHOUT_RANGES, ends_of, most_said
from pbr.reports.simulation.monte_carlo.left_open import left_open_said
from pbr.reports.simulation.monte_carlo.range_chart import picture_of_differences, picture_of_ranges
from pbr.simulate.monte_carlo.ranges_not_drawn import RangesNotDrawn
from pbr.simulate.monte_carlo.statistics import Summary
from pbr.simulate.monte_carlo.uncertainty import Uncertainty
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.values.money import signed_pounds

_WITH_RANGES = ("From, with ranges", "To, with ranges")

_DRAWN: Mapping[WhichDrawn, str] = {
    WhichDrawn.ALL: "All results, known or not, were drawn anew",
    WhichDrawn.NOT_KNOWN_YET: "The results that are not known yet were drawn",
}


def likely_range(report: Report) -> Block | None:
    """Show the spread of the draws of each scheme; nothing where nothing was drawn."""
    drawn = report.uncertainty
    if drawn is None:
        return None
    return Block(
        name="range",
        heading="What each scheme could come to",
        sentences=(
            f"{_DRAWN[drawn.method.which]} {drawn.method.draws:,} times, the same results under every scheme, so that "
            "a difference between schemes owes nothing to luck. Everything earned is counted, on whatever day it falls "
            "due: these sums are for the whole contract, and not for the period above.",
        ),
        figures=(_totals(drawn, report.beyond), *_differences(drawn, report.beyond)),
        notes=(
            "P5, P50 and P95: 5%, 50% and 95% of the draws come to no more than this.",
            "Standard deviation: how far draws stray from the mean. Standard error: how far the mean itself may be "
            "off because there are only so many draws.",
            f"Contract's least and most{most_said(report.beyond)}: every payment at its worst and at its best, however "
            "unlikely.",
            *((RANGES_SAID,) if report.beyond else ()),
            *left_open_said(drawn),
            *(f"No difference from the baseline for {one.label}: {one.reason}." for one in drawn.no_difference),
        ),
    )


def _totals(drawn: Uncertainty, beyond: Mapping[str, RangesNotDrawn]) -> IllustratedTable:
    headings = ("Mean", "Standard deviation", "Standard error", "P5", "P50", "P95")
    return IllustratedTable(
        Numbers(
            "Draws of what each scheme comes to",
            columns("Scheme", *headings, *_WITH_RANGES[: 2 * bool(beyond)], "Contract's least", "Contract's most"),
            tuple(
                (
                    one.label,
                    *_spread(one.total),
                    *(ends_of(one, beyond.get(one.name)) if beyond else ()),
                    amount(one.minimum),
                    amount(one.maximum),
                )
                for one in drawn.schemes
            ),
        ),
        (
            picture_of_ranges(
                "range-chart",
                "The mean of the draws of each scheme, and the range of nine in ten",
                drawn.schemes,
                beyond,
            ),
        ),
    )


def _spread(found: Summary) -> tuple[str, ...]:
    exact = (exact_amount(found.mean), exact_amount(found.sd), exact_amount(found.standard_error))
    return (*exact, *(amount(pence) for pence in (found.p5, found.p50, found.p95)))


def _differences(drawn: Uncertainty, beyond: Mapping[str, RangesNotDrawn]) -> tuple[IllustratedTable, ...]:
    """Show how much more each comes to than the baseline, draw by draw; nothing where there is no baseline."""
    found = [(one.label, one.difference) for one in drawn.schemes if one.difference]
    if not found:
        return ()
    title = f"How much more or less each scheme comes to than the baseline{WITHOUT_RANGES if beyond else ''}"
    numbers = Numbers(
        f"Draws of {title[0].lower()}{title[1:]}",
        columns("Scheme", "Mean", "Standard error", "P5", "P50", "P95"),
        tuple((label, *_row(summary)) for label, summary in found),
    )
    return (IllustratedTable(numbers, (picture_of_differences("difference-chart", title, found),)),)


def _row(found: Summary) -> tuple[str, ...]:
    ends = (signed_pounds(pence) for pence in (found.p5, found.p50, found.p95))
    return (exact_signed(found.mean), exact_amount(found.standard_error), *ends)
