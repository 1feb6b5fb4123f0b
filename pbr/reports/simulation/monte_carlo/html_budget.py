"""How likely each scheme is to exceed the budget, and by how much."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import amount, exact_amount
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.reports.simulation.monte_carlo.assumed_ranges import RANGES_SAID, WITHOUT_RANGES, chance_with_ranges, most_said
from pbr.simulate.monte_carlo.statistics import OverBudget
from pbr.values.money import pounds
from pbr.values.share import cut_percent


def budget(report: Report) -> Block | None:
    """Compare the draws with the budget; nothing where there is none, or nothing was drawn."""
    schemes = report.uncertainty.schemes if report.uncertainty else ()
    found = [(scheme, scheme.over) for scheme in schemes if scheme.over]
    if not found:
        return None
    beyond = report.beyond
    without = WITHOUT_RANGES if beyond else ""
    bars = [Bar(one.label, _chance(over), over.chance) for one, over in found]
    numbers = Numbers(
        "The draws beside the budget",
        columns(
            "Scheme",
            "Chance of exceeding it",
            *(("With ranges",) if beyond else ()),
            f"Mean excess when it does{without}",
            f"Worst excess drawn{without}",
            f"Most, less budget{without}",
        ),
        tuple(
            (
                one.label,
                _chance(over),
                *((chance_with_ranges(beyond.get(one.name)),) if beyond else ()),
                amount(None) if over.mean_excess is None else exact_amount(over.mean_excess),
                amount(over.worst_excess),
                amount(one.maximum - over.budget),
            )
            for one, over in found
        ),
    )
    title = "The chance that each scheme exceeds the budget"
    return Block(
        name="budget",
        heading="The budget",
        sentences=(f"The budget is {pounds(found[0][1].budget)}. A draw that meets it exactly does not exceed it.",),
        figures=(
            IllustratedTable(
                numbers, (horizontal_bars("budget-chart", title, f"A bar for each scheme: {heard(bars)}.", bars),)
            ),
        ),
        notes=(
            f"Most, less budget: the most the contract can come to{most_said(beyond)}, less the budget; below nil it "
            f"cannot exceed it{' at those' if beyond else ''}.",
            *((RANGES_SAID,) if beyond else ()),
        ),
    )


def _chance(over: OverBudget) -> str:
    return f"{cut_percent(over.chance)}%"
