"""What each scheme could come to with other results: the draws, and the least and the most of the contract."""

from pbr.reports.simulation.amounts import amount, exact_amount, signed
from pbr.reports.simulation.charts.bars import Bar, horizontal_bars
from pbr.reports.simulation.charts.svg import Picture
from pbr.reports.simulation.html.block import Block, Figure, Numbers, columns
from pbr.reports.simulation.html.report import Report
from pbr.simulate.budget import Summary
from pbr.simulate.uncertainty import Uncertain, Uncertainty


def likely_range(report: Report) -> Block | None:
    """Show the spread of the draws of each scheme; nothing where nothing was drawn."""
    drawn = report.uncertainty
    if drawn is None:
        return None
    figures = [Figure(_totals(drawn), _picture(drawn))]
    if any(scheme.difference for scheme in drawn.schemes):
        figures.append(Figure(_differences(drawn), _picture_of_differences(drawn)))
    return Block(
        name="range",
        heading="What each scheme could come to",
        sentences=(
            f"Results {drawn.method.which} were drawn {drawn.method.draws:,} times, the same results under every "
            "scheme, so that a difference between schemes owes nothing to luck.",
        ),
        figures=tuple(figures),
        notes=(
            "P5, P50 and P95: 5%, 50% and 95% of the draws come to no more than this.",
            "Standard deviation: how far draws stray from the mean. Standard error: how far the mean itself may be "
            "off because there are only so many draws.",
            "Least and most: every payment of the contract at its worst and at its best, however unlikely.",
        ),
    )


def _totals(drawn: Uncertainty) -> Numbers:
    return Numbers(
        "Draws of what each scheme comes to",
        columns(
            "Scheme", "Mean", "Standard deviation", "Standard error", "P5", "P50", "P95", "Contract's least",
            "Contract's most",
        ),
        tuple(
            (scheme.label, *_spread(scheme.total), amount(scheme.minimum), amount(scheme.maximum))
            for scheme in drawn.schemes
        ),
    )  # fmt: skip


def _spread(found: Summary) -> tuple[str, ...]:
    exact = (exact_amount(found.mean), exact_amount(found.sd), exact_amount(found.standard_error))
    return (*exact, *(amount(pence) for pence in (found.p5, found.p50, found.p95)))


def _picture(drawn: Uncertainty) -> Picture:
    bars = [_bar(scheme.label, scheme.total) for scheme in drawn.schemes]
    return horizontal_bars(
        "range-chart",
        "The mean of the draws of each scheme, and the range of nine in ten",
        f"A bar for the mean of each scheme, and a line from P5 to P95: {_heard(bars)}.",
        bars,
    )


def _bar(label: str, found: Summary) -> Bar:
    figures = f"{exact_amount(found.mean)} ({amount(found.p5)} to {amount(found.p95)})"
    return Bar(label, figures, found.mean, (found.p5, found.p95))


def _heard(bars: list[Bar]) -> str:
    return "; ".join(f"{bar.label} {bar.figures}" for bar in bars)


def _differences(drawn: Uncertainty) -> Numbers:
    return Numbers(
        "Draws of how much more each scheme comes to than the baseline",
        columns("Scheme", "Mean", "Standard error", "P5", "P50", "P95"),
        tuple(_row(scheme, scheme.difference) for scheme in drawn.schemes if scheme.difference),
    )


def _row(scheme: Uncertain, found: Summary) -> tuple[str, ...]:
    ends = (signed(pence) for pence in (found.p5, found.p50, found.p95))
    return (scheme.label, exact_amount(found.mean), exact_amount(found.standard_error), *ends)


def _picture_of_differences(drawn: Uncertainty) -> Picture:
    bars = [_bar(scheme.label, scheme.difference) for scheme in drawn.schemes if scheme.difference]
    return horizontal_bars(
        "difference-chart",
        "How much more each scheme comes to than the baseline",
        f"A bar for the mean of each scheme, and a line from P5 to P95: {_heard(bars)}.",
        bars,
    )
