"""What each scheme would have paid, in all, for each plan and for each achieved outcome."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.backcast.not_deducted import before
from pbr.reports.simulation.layout.money_format import NOTHING, amount, number, percent, signed
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.simulate.backcast.backcast import Backcast, Result
from pbr.simulate.backcast.baseline_difference import difference
from pbr.simulate.backcast.unit_counts import each, each_achieved


def costs(report: Report) -> Block:
    """Set the schemes side by side, each divided by the same plans and the same achieved outcomes."""
    cast = report.cast
    counts = cast.counts
    notes = ["Every scheme is divided by the same plans and outcomes, whether or not it pays for all of them."]
    if counts.all_achieved is None:
        notes.append("Per achieved outcome: the extract does not say which outcomes were achieved.")
    elif not all(result.candidate.pays_for_outcomes for result in cast.results):
        notes.append("Per achieved outcome: only under a scheme that pays for outcomes.")
    if counts.all_plans is None:
        notes.append("Per plan: the extract does not say when plans started.")
    return Block(
        name="costs",
        heading="What it comes to for each plan and outcome",
        sentences=(
            "The records were settled under each scheme, exactly as they would be for payment: "
            f"{number(counts.all_plans)} plans, {number(counts.all_achieved)} achieved outcomes.",
        ),
        figures=(_of_each(cast),),
        notes=tuple(notes),
    )


def _of_each(cast: Backcast) -> IllustratedTable:
    counts = cast.counts
    rows = []
    bars = []
    for result in cast.results:
        label, due = result.candidate.label, result.total.due
        pays = result.candidate.pays_for_outcomes
        outcome, plan = each_achieved(due, counts.all_achieved, pays), each(due, counts.all_plans)
        rows.append((label, f"{amount(due)}{before(result)}", *_against(cast, result), amount(plan), amount(outcome)))
        if plan is not None:
            bars.append(Bar(label, amount(plan), plan))
    numbers = Numbers(
        "What each scheme would have paid, in all and for each plan and achieved outcome",
        columns("Scheme", "Due", "Against baseline", "%", "Per plan", "Per achieved outcome"),
        tuple(rows),
    )
    if not bars:
        return IllustratedTable(numbers)
    title = "What each scheme would have paid for each plan"
    return IllustratedTable(
        numbers, (horizontal_bars("costs-chart", title, f"A bar for each scheme: {heard(bars)}.", bars),)
    )


def _against(cast: Backcast, result: Result) -> tuple[str, str]:
    """Give the difference of the totals, which has in it what a scheme does not apply to."""
    if cast.baseline is None or result is cast.baseline:
        return ("baseline" if result is cast.baseline else NOTHING, NOTHING)
    if cast.beside(result) is None:
        return NOTHING, NOTHING
    more = difference(result.total.due, cast.baseline.total.due)
    return signed(more.pence), percent(more.share)
