"""Each scheme beside the baseline for those plans or people alone that the scheme applies to."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.colours import TURQUOISE
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.backcast.applies_to import applies_to
from pbr.reports.simulation.backcast.not_deducted import before
from pbr.reports.simulation.layout.money_format import NOTHING, percent
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.simulate.backcast.baseline_difference import compare_like_with_like, difference
from pbr.simulate.backcast.price_years import unlike_years, years_of
from pbr.values.money import pounds, signed_pounds


def like_with_like(report: Report) -> Block | None:
    """Compare only what each scheme applies to; nothing where there is nothing to compare with."""
    rows: list[tuple[str, ...]] = []
    bars: list[Bar] = []
    with_years = bool(unlike_years(report.cast))
    for result in report.cast.results:
        baseline = report.cast.beside(result)
        found = compare_like_with_like(result, baseline) if baseline and result is not baseline else None
        if found is None:
            continue
        label, more = result.candidate.label, difference(found.after, found.before)
        figures = (
            f"{pounds(found.after)}{before(result)}",
            f"{pounds(found.before)}{before(baseline)}",
            signed_pounds(more.pence),
            percent(more.share),
        )
        rows.append((label, applies_to(result), *figures, *((years_of(result) or NOTHING,) if with_years else ())))
        bars.append(Bar(f"{label}, for {applies_to(result)}", pounds(found.after), found.after))
        bars.append(Bar("The baseline, for the same", pounds(found.before), found.before, colour=TURQUOISE))
    if not rows:
        return None
    numbers = Numbers(
        "Each scheme and the baseline, for what the scheme applies to",
        columns("Scheme", "Applies to", "Due", "Baseline", "Difference", "%", *(("Prices of",) if with_years else ())),
        tuple(rows),
    )
    title = "Each scheme, and the baseline for the same plans or people"
    desc = f"Two bars for each scheme: {heard(bars)}."
    picture = horizontal_bars("alike-chart", title, desc, bars)
    return Block(
        name="like-with-like",
        heading="Like with like",
        sentences=(
            "A scheme that applies to fewer plans pays less in all for that alone. Here each is set beside the "
            "baseline for the same plans, or people, and no others.",
        ),
        figures=(IllustratedTable(numbers, (picture,)),),
    )
