"""Whom it pays to choose, whom it costs to care for, and what is paid for that would have happened anyway."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import NOTHING, exact_amount, number
from pbr.simulate.selection.cherry_picking import CherryPicking
from pbr.simulate.selection.selection import SelectionFound
from pbr.values.share import cut_percent


def choosing(found: Sequence[SelectionFound]) -> Block:
    """Show what assumed rates and costs say of whom a scheme makes it worth choosing or leaving."""
    return Block(
        name="expected-incentives",
        heading="Whom it pays to choose, and what is paid for anyway",
        sentences=(
            "What easier and harder cases are expected to bring a provider, who is expected to cost more than they "
            "bring, and how much is paid for results that would have come about without the service.",
        ),
        figures=(*_picked(found), *_parked(found), *_wasted(found)),
        notes=(
            *(f"Under {one.label}, {picked.words}." for one in found for picked in one.picked.values()),
            *(f"What {one.label} pays for anyway is not known: {one.unsaid}." for one in found if one.unsaid),
        ),
    )


def _picked(found: Sequence[SelectionFound]) -> Iterator[IllustratedTable]:
    """Show what a plan of each group is expected to bring; nothing where all are as easy."""
    for at, one in enumerate(found, 1):
        for by, picked in one.picked.items():
            yield _groups(f"{by.value}-picked-chart-{at}", one.label, picked)


def _groups(chart: str, label: str, picked: CherryPicking) -> IllustratedTable:
    heading = picked.by.heading
    bars = [Bar(each.name or NOTHING, exact_amount(each.each), each.each) for each in picked.groups]
    numbers = Numbers(
        f"{label} by {heading.lower()}, those most likely to succeed first",
        columns(heading, "Plans", "Success rate", "Expected for each plan"),
        tuple(
            (
                each.name or NOTHING,
                number(each.plans),
                f"{cut_percent(each.success_rate)}%",
                exact_amount(each.each),
            )
            for each in picked.groups
        ),
    )
    title = f"{label}: what a plan is expected to bring, by {heading.lower()}, from the easiest to help to the hardest"
    return IllustratedTable(
        numbers, (horizontal_bars(chart, title, f"A bar for each {heading.lower()}: {heard(bars)}.", bars),)
    )


def _parked(found: Sequence[SelectionFound]) -> Iterator[IllustratedTable]:
    parked = [(one.label, one.parked) for one in found if one.parked]
    if not parked:
        return
    shares = [(label, each, Fraction(each.parked, each.people)) for label, each in parked]
    bars = [Bar(label, f"{each.parked:,} of {each.people:,}, {_share(share)}", share) for label, each, share in shares]
    numbers = Numbers(
        "People whom it costs a provider to care for",
        columns("Scheme", "People at a loss", "Of people", "Share", "Loss together"),
        tuple(
            (label, number(each.parked), number(each.people), _share(share), exact_amount(each.loss))
            for label, each, share in shares
        ),
    )
    title = "How many people are expected to cost more than they bring, and what share of all that is"
    yield IllustratedTable(
        numbers, (horizontal_bars("parked-chart", title, f"A bar for each scheme: {heard(bars)}.", bars),)
    )


def _wasted(found: Sequence[SelectionFound]) -> Iterator[IllustratedTable]:
    wasted = [(one.label, one.wasted) for one in found if one.wasted]
    if not wasted:
        return
    bars = [Bar(label, _share(each.share), each.share) for label, each in wasted if each.share is not None]
    numbers = Numbers(
        "What is paid for results, and what of it would be paid anyway",
        columns("Scheme", "Expected for results", "Of it, paid anyway", "Share"),
        tuple(
            (label, exact_amount(each.paid_for_results), exact_amount(each.paid_anyway), _share(each.share))
            for label, each in wasted
        ),
    )
    title = "The share of what is paid for results that would be paid anyway"
    said = f"A bar for each scheme that pays for results: {heard(bars)}."
    yield IllustratedTable(numbers, (horizontal_bars("wasted-chart", title, said, bars),) if bars else ())


def _share(share: Fraction | None) -> str:
    return NOTHING if share is None else f"{cut_percent(share)}%"
