"""The rates at which results were drawn, and where each is from."""

from collections.abc import Iterator

from pbr.reports.charts.marks import MarkedScale, marked_scales
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.reports.simulation.layout.money_format import NOTHING, number
from pbr.reports.text_table import Column
from pbr.simulate.monte_carlo.monte_carlo import Drawing, RateUsed
from pbr.values.share import cut_percent


def rates(drawing: Drawing, said: tuple[str, ...]) -> Block:
    """Show the rates; ``said`` are sentences about those that nobody assumed, and about what was not drawn."""
    return Block(
        name="rates-drawn",
        heading="The rates that were drawn",
        sentences=("How likely each kind of result was taken to be a success, and who says so.",),
        figures=(*_rates(drawing), *_not_drawn(drawing)),
        notes=said,
        rests_on=True,
    )


def _rates(drawing: Drawing) -> Iterator[IllustratedTable]:
    if not drawing.rates:
        return
    columns = (
        Column("How many are"),
        Column("Of kind"),
        Column("Results", number=True),
        Column("Rate", number=True),
        Column("Where the rate is from"),
    )
    rows = tuple(
        (used.success, used.kind or NOTHING, number(used.results), _percent(used), where_from(used))
        for used in drawing.rates
    )
    scales = [
        MarkedScale(", ".join(part for part in (used.success, used.kind) if part), _percent(used), (used.rate,))
        for used in drawing.rates
    ]
    title = "The success rate of each kind of result"
    heard = "; ".join(f"{scale.label} {scale.figures}" for scale in scales)
    desc = f"A scale from 0% to 100% for each, with a mark at its rate: {heard}."
    picture = marked_scales("rates-chart", title, desc, scales)
    yield IllustratedTable(Numbers("The success rates that were drawn", columns, rows), (picture,))


def where_from(used: RateUsed) -> str:
    """Say whether a rate was assumed, and as what, or is the records' own."""
    return f"{used.assumed}: {used.text}" if used.assumed else "the records' own known results"


def _percent(used: RateUsed) -> str:
    return f"{cut_percent(used.rate)}%"


def _not_drawn(drawing: Drawing) -> Iterator[IllustratedTable]:
    rows = tuple((one.label, one.reason) for one in drawing.not_drawn)
    if rows:
        yield IllustratedTable(Numbers("Schemes that were not drawn, and why", (Column("Scheme"), Column("Why")), rows))
