"""The block that says what the draws of each scheme come to, and at which rates they were drawn."""

from collections.abc import Mapping
from dataclasses import replace

from pbr.problems.visible_text import visible
from pbr.reports.simulation.layout.analysis_report import AnalysisReport
from pbr.reports.simulation.layout.display_names import Shown
from pbr.reports.simulation.layout.money_format import (
    NOTHING,
    amount,
    exact_amount,
    exact_signed,
    number,
)
from pbr.reports.simulation.layout.text_columns import WIDEST, folded
from pbr.reports.simulation.monte_carlo.assumed_ranges import (
    RANGES_SAID,
    WITHOUT_RANGES,
    beyond_rows,
    chance_with_ranges,
    most_said,
)
from pbr.reports.simulation.monte_carlo.data_files import draws_json, write_draws, write_rates, write_uncertainty
from pbr.reports.simulation.monte_carlo.html_rates import rates, where_from
from pbr.reports.simulation.monte_carlo.left_open import left_open_said
from pbr.reports.text_table import Column, Part, TextTable
from pbr.simulate.monte_carlo.monte_carlo import Drawing, NotDrawn
from pbr.simulate.monte_carlo.uncertainty import Uncertainty
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.values.money import pounds, signed_pounds
from pbr.values.share import cut_percent, percent

_DRAWN: Mapping[WhichDrawn, str] = {
    WhichDrawn.ALL: "all results, known or not, drawn anew",
    WhichDrawn.NOT_KNOWN_YET: "the results that are not known yet, drawn",
}


def draws_block(drawing: Drawing) -> AnalysisReport:
    """Give the draws as a block of a comparison."""
    found = drawing.uncertainty
    parts: list[Part] = []
    if found:
        parts += [
            _heading(found),
            _ranges(found),
            beyond_rows(found, drawing.beyond),
            *(one for one in (_differences(found, drawing), _no_differences(found)) if one.rows),
            _budget(found, drawing),
            _legend(found, drawing),
        ]
    return AnalysisReport(
        "draws",
        (*parts, *_rests_on(drawing)),
        draws_json(drawing),
        {
            "uncertainty.csv": lambda file: write_uncertainty(file, drawing),
            "draws.csv": lambda file: write_draws(file, drawing),
            "rates_drawn.csv": lambda file: write_rates(file, drawing),
        },
        lambda _: (),  # a page has blocks of its own for what was drawn
    )


def rates_block(drawing: Drawing) -> AnalysisReport:
    """Give what the draws rest on, for a page that shows what they say in blocks of its own."""
    return AnalysisReport(
        "rates_drawn", (), {}, {}, lambda shown: (rates(_titled(drawing, shown), _said_of_rates(drawing)),)
    )


def _titled(drawing: Drawing, shown: Shown) -> Drawing:
    return replace(drawing, not_drawn=tuple(replace(one, label=shown.title(one.label)) for one in drawing.not_drawn))


def _rests_on(drawing: Drawing) -> tuple[Part, ...]:
    """Give the rates, the sentences about them, and the schemes that were not drawn."""
    said = (folded(visible(sentence), WIDEST) for sentence in _said_of_rates(drawing))
    used, left = _rates(drawing), _not_drawn(drawing.not_drawn)
    return (*((used,) if used.rows else ()), *said, *((left,) if left.rows else ()))


def _said_of_rates(drawing: Drawing) -> tuple[str, ...]:
    """Say what a rate is that nobody assumed, and which prices and volumes are not those of the records.

    A budget is set beside draws; where nothing could be drawn, it would else be passed over without a word.
    """
    said = []
    if drawing.uncertainty is None and drawing.budget is not None:
        said.append(
            f"Nothing could be drawn, so nothing is set beside the budget of {pounds(drawing.budget)}: what each "
            "scheme comes to for these records as they are is in the first table."
        )
    if any(not used.assumed for used in drawing.rates):
        said.append(
            "A rate from the records is that of the results known in this extract, and no forecast: it says what "
            "happened, to the few it happened to. Use --assume or --set to say another."
        )
    if drawing.expected:
        said.append(f"Not drawn, but taken at what is expected of them: {', '.join(drawing.expected)}.")
    return tuple(said)


def _heading(found: Uncertainty) -> str:
    method = found.method
    effect = f", a provider's rates moving together by {percent(method.effect)}" if method.effect else ""
    lines = (
        f"What each scheme could come to: {_DRAWN[method.which]} {method.draws:,} times (seed {method.seed}{effect}).",
        "For the whole contract: what is earned counts on whatever day it falls due, and not in this period alone.",
    )
    return "\n".join(folded(line, WIDEST) for line in lines)


def _ranges(found: Uncertainty) -> TextTable:
    headings = ("Mean", "P5", "P50", "P95", "Most")
    rows = tuple(
        (
            visible(one.label),
            exact_amount(one.total.mean),
            *(amount(pence) for pence in (one.total.p5, one.total.p50, one.total.p95, one.maximum)),
        )
        for one in found.schemes
    )
    return TextTable((Column("Scheme"), *(Column(heading, number=True) for heading in headings)), rows)


def _differences(found: Uncertainty, drawing: Drawing) -> TextTable:
    headings = ("Mean", "P5", "P50", "P95")
    rows = tuple(
        (
            visible(one.label),
            exact_signed(one.difference.mean),
            *(signed_pounds(pence) for pence in (one.difference.p5, one.difference.p50, one.difference.p95)),
        )
        for one in found.schemes
        if one.difference
    )
    return TextTable(
        (
            Column(f"More than the baseline{WITHOUT_RANGES if drawing.beyond else ''}"),
            *(Column(heading, number=True) for heading in headings),
        ),
        rows,
    )


def _no_differences(found: Uncertainty) -> TextTable:
    rows = tuple((visible(one.label), visible(one.reason)) for one in found.no_difference)
    return TextTable((Column("No difference drawn"), Column("Why")), rows)


def _budget(found: Uncertainty, drawing: Drawing) -> TextTable:
    beyond = drawing.beyond
    without = WITHOUT_RANGES if beyond else ""
    headings = ("Chance over", *(("With ranges",) if beyond else ()), *_excesses(without))
    over = [(one, one.over) for one in found.schemes if one.over]
    budget = f"Budget of {pounds(over[0][1].budget)}" if over else ""
    rows = tuple(
        (
            visible(one.label),
            f"{cut_percent(beside.chance)}%",
            *((chance_with_ranges(beyond.get(one.name)),) if beyond else ()),
            NOTHING if beside.mean_excess is None else exact_amount(beside.mean_excess),
            amount(beside.worst_excess),
        )
        for one, beside in over
    )
    return TextTable((Column(budget), *(Column(heading, number=True) for heading in headings)), rows)


def _excesses(without: str) -> tuple[str, str]:
    return f"Mean excess{without}", f"Worst excess{without}"


def _legend(found: Uncertainty, drawing: Drawing) -> str:
    lines = (
        "P5, P50 and P95: 5%, 50% and 95% of the draws come to no more.",
        f"Most: the most the contract can come to{most_said(drawing.beyond)}, every payment at its best, however "
        "unlikely.",
        *((RANGES_SAID,) if drawing.beyond else ()),
        *left_open_said(found),
    )
    return "\n".join(folded(visible(line), WIDEST) for line in lines)


def _rates(drawing: Drawing) -> TextTable:
    columns = (
        Column("Drawn: how many are"),
        Column("Of kind"),
        Column("Results", number=True),
        Column("Rate", number=True),
        Column("Where the rate is from"),
    )
    rows = tuple(
        (
            used.success,
            visible(used.kind) or NOTHING,
            number(used.results),
            f"{cut_percent(used.rate)}%",
            visible(where_from(used)),
        )
        for used in drawing.rates
    )
    return TextTable(columns, rows, groups=1)


def _not_drawn(not_drawn: tuple[NotDrawn, ...]) -> TextTable:
    rows = tuple((visible(one.label), visible(one.reason)) for one in not_drawn)
    return TextTable((Column("Not drawn"), Column("Why")), rows)
