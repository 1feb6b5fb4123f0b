"""What each scheme would have paid, in all, for each plan and for each achieved outcome."""

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.backcast.not_deducted import before
from pbr.reports.simulation.layout.money_format import NOTHING, amount, percent
from pbr.reports.simulation.layout.page_inputs import Report
from pbr.simulate.backcast.backcast import Backcast, BackcastResult
from pbr.simulate.backcast.baseline_difference import difference
from pbr.simulate.backcast.unit_counts import each, each_achieved
from pbr.values.money import signed_pounds


def costs(report: Report) -> Block:
    """Set the schemes side by side, each divided by the same plans and the same achieved outcomes."""
    cast = report.cast
    counts = cast.counts
    units = "plans and outcomes" if counts.says_of_outcomes else "plans"
    notes = [f"Every scheme is divided by the same {units}, whether or not it pays for all of them."]
    if counts.says_of_outcomes and not all(result.candidate.pays_for_outcomes for result in cast.results):
        notes.append("Per achieved outcome: only under a scheme that pays for outcomes.")
    if counts.all_plans is None:
        notes.append("Per plan: the extract does not say when plans started.")
    return Block(
        name="costs",
        heading=f"What it comes to for each plan{' and outcome' if counts.says_of_outcomes else ''}",
        sentences=(
            "The records were settled under each scheme, exactly as they would be for payment"
            f"{f': {counts.words}' if counts.words else ''}.",
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
        per = (amount(plan), amount(outcome))[: 1 + counts.says_of_outcomes]
        rows.append((label, f"{amount(due)}{before(result)}", *_against(cast, result), *per))
        if plan is not None:
            bars.append(Bar(label, amount(plan), plan))
    headings = ("Per plan", "Per achieved outcome")[: 1 + counts.says_of_outcomes]
    outcomes = " and achieved outcome" if counts.says_of_outcomes else ""
    numbers = Numbers(
        f"What each scheme would have paid, in all and for each plan{outcomes}",
        columns("Scheme", "Due", "Against baseline", "%", *headings),
        tuple(rows),
    )
    if not bars:
        return IllustratedTable(numbers)
    title = "What each scheme would have paid for each plan"
    return IllustratedTable(
        numbers, (horizontal_bars("costs-chart", title, f"A bar for each scheme: {heard(bars)}.", bars),)
    )


def _against(cast: Backcast, result: BackcastResult) -> tuple[str, str]:
    """Give the difference of the totals, which has in it what a scheme does not apply to."""
    if cast.baseline is None or result is cast.baseline:
        return ("baseline" if result is cast.baseline else NOTHING, NOTHING)
    if cast.beside(result) is None:
        return NOTHING, NOTHING
    more = difference(result.total.due, cast.baseline.total.due)
    return signed_pounds(more.pence), percent(more.share)
