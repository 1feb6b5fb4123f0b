"""What each scheme rewards: what a step brings, where failing pays, and where a whole sum hangs on one success."""

from collections.abc import Iterator, Sequence

from pbr.records.files.record_names import record_called
from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.incentives.wording import HOW_TRIED, Tried, not_tried, tried_under, worst_of_each_step
from pbr.reports.simulation.layout.money_format import amount, exact_amount, number
from pbr.reports.text_table import Column
from pbr.simulate.incentives.cliffs import Cliff
from pbr.simulate.incentives.incentives import Incentives
from pbr.values.money import signed_pounds

_MOST_CLIFFS = 8

_CLIFF = "Cliff: the one success more that releases or costs a whole sum, where the one before it brought nothing."


def rewards(found: Sequence[Incentives], names_records: bool) -> Block:
    """Show what schemes reward; the record that shows that failing pays is named only where that may be."""
    return Block(
        name="incentives",
        heading="What each scheme rewards",
        sentences=(
            "What one more success, or one more week or hour of care, would bring a provider; where failing pays; and "
            "where a whole sum hangs on one success.",
        ),
        figures=(*_steps(found), *_failing(found, names_records), *_cliffs(found)),
        notes=(*HOW_TRIED, *((_CLIFF,) if any(one.cliffs for one in found) else ()), *not_tried(found)),
    )


def _steps(found: Sequence[Incentives]) -> Iterator[IllustratedTable]:
    for at, one in enumerate(found, 1):
        tried = tuple(tried_under(one))
        if not tried:
            continue
        bars = [_step_bar(each) for each in tried]
        numbers = Numbers(
            f"{one.label}: what each step brings the provider",
            columns("Step", "Mean", "Least", "Most", "Tried", "Nil", "Capped"),
            tuple(
                (
                    each.step.words,
                    exact_amount(each.mean),
                    amount(each.least),
                    amount(each.most),
                    *map(number, (each.records, each.nil, each.capped)),
                )
                for each in tried
            ),
        )
        title = f"{one.label}: what each step brings the provider, on average and from the least to the most"
        said = f"A bar for each mean, and a line from the least to the most: {heard(bars)}."
        yield IllustratedTable(numbers, (horizontal_bars(f"steps-chart-{at}", title, said, bars),))


def _step_bar(each: Tried) -> Bar:
    figures = f"{exact_amount(each.mean)} ({amount(each.least)} to {amount(each.most)})"
    return Bar(each.step.words, figures, each.mean, (each.least, each.most))


def _failing(found: Sequence[Incentives], names_records: bool) -> Iterator[IllustratedTable]:
    """Show the worst finding of each step, with the record that shows it where records may be named."""
    shown = [(one.label, finding) for one in found for finding in worst_of_each_step(one)]
    if not shown:
        return
    bars = [Bar(f"{label}: {each.shown_by.step.words}", amount(each.pence), each.pence) for label, each in shown]
    headings = [Column("Scheme"), Column("How")]
    if names_records:
        headings += [Column("Shown by"), Column("Provider")]
    headings += [Column("Failing brings", number=True), Column("Records that gain", number=True)]
    rows = []
    for label, each in shown:
        by = each.shown_by
        named = (f"{record_called(by.table)} {by.record_id}", by.provider_id) if names_records else ()
        rows.append((label, each.words, *named, amount(each.pence), number(each.records)))
    title = "Where failing pays, and what it brings at most"
    picture = horizontal_bars("failing-chart", title, f"A bar for each way: {heard(bars)}.", bars)
    yield IllustratedTable(
        Numbers("Where failing pays, the worst of each step", tuple(headings), tuple(rows)), (picture,)
    )


def _cliffs(found: Sequence[Incentives]) -> Iterator[IllustratedTable]:
    for at, one in enumerate(found, 1):
        if not one.cliffs:
            continue
        steepest = sorted(one.cliffs, key=lambda cliff: -abs(cliff.pence))[:_MOST_CLIFFS]
        bars = [Bar(_where(cliff), signed_pounds(cliff.pence), cliff.pence) for cliff in steepest]
        numbers = Numbers(
            f"{one.label}: the steepest cliffs, where one success more releases or costs a sum",
            (
                *(Column(heading) for heading in ("Provider", "Window", "Measure", "Payment")),
                *(Column(heading, number=True) for heading in ("Success number", "Out of", "Brings")),
            ),
            tuple(
                (
                    cliff.provider_id,
                    "whole run" if cliff.window.stretch == "run" else cliff.window.label,
                    cliff.measure,
                    cliff.payment,
                    *map(number, (cliff.at, cliff.out_of)),
                    signed_pounds(cliff.pence),
                )
                for cliff in steepest
            ),
        )
        of = f"the {len(steepest)} steepest of {len(one.cliffs):,} cliffs" if len(one.cliffs) > 1 else "its one cliff"
        title = f"{one.label}: {of}, and what one success more brings there"
        picture = horizontal_bars(f"cliffs-chart-{at}", title, f"A bar for each cliff: {heard(bars)}.", bars)
        yield IllustratedTable(numbers, (picture,))


def _where(cliff: Cliff) -> str:
    return f"{cliff.where}: number {cliff.at} of {cliff.out_of}"
