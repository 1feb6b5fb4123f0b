"""What running each scheme takes, beside what it saves."""

from collections.abc import Iterator, Sequence

from pbr.reports.charts.bars import Bar, heard, horizontal_bars
from pbr.reports.charts.colours import DARK_BLUE, ORANGE
from pbr.reports.page.section import Block, IllustratedTable, Numbers, columns
from pbr.reports.simulation.layout.money_format import NOTHING, amount
from pbr.reports.simulation.provider.notes import handling_notes
from pbr.simulate.provider.provider_side import ProviderSide
from pbr.values.money import signed_pounds


def handling(found: Sequence[ProviderSide]) -> Block:
    """Show what handling costs and what is saved beside the baseline."""
    return Block(
        name="handling",
        heading="What it takes to run each scheme",
        sentences=(
            "What reviews, payment lines and the rest cost the council and its providers, beside what a scheme saves.",
        ),
        figures=tuple(_figure(found)),
        notes=(
            *handling_notes(found),
            "Left: what is saved beside the baseline, less how much more than the baseline it costs to handle.",
        ),
    )


def _figure(found: Sequence[ProviderSide]) -> Iterator[IllustratedTable]:
    rows = []
    alone: list[Bar] = []
    pairs: list[Bar] = []
    for one in found:
        if one.handling is None:
            continue
        beside = one.beside
        compared = map(signed_pounds, (beside.more, beside.saved, beside.left)) if beside else (NOTHING,) * 3
        rows.append((one.label, amount(one.handling), *compared))
        alone.append(Bar(one.label, amount(one.handling), one.handling))
        if beside:
            pairs.append(Bar(one.label, f"saved {signed_pounds(beside.saved)}", beside.saved, colour=DARK_BLUE))
            pairs.append(Bar(one.label, f"more handling {signed_pounds(beside.more)}", beside.more, colour=ORANGE))
    if not rows:
        return
    bars = pairs or alone
    title = (
        "What each scheme saves beside the baseline, and how much more it costs to handle"
        if pairs
        else "What each scheme costs to handle"
    )
    numbers = Numbers(
        "What each scheme costs to handle, and what is left of what it saves",
        columns("Scheme", "Handling costs", "More than baseline", "Saved", "Left"),
        tuple(rows),
    )
    yield IllustratedTable(
        numbers, (horizontal_bars("handling-chart", title, f"A bar for each: {heard(bars)}.", bars),)
    )
