"""Indices in words: their figures, what a mixture is made of, and the arithmetic by which they move a price."""

from pbr.describe.layout import Clause
from pbr.describe.shared_wording import day_written, listed, mark, where_from
from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.indices import Index, Movement, Uplift
from pbr.values.share import percent

ON_INDICES = (
    "A price that is indexed is moved on its days of uplift, and on no other: what held before, times the index's "
    "figure for that day over the one for the day from which it held. A figure is used from the day beside it."
)


def index_clause(index: Index) -> Clause:
    """An index as a table of its figures, or as the shares of those that it is made of."""
    if index.made_of:
        shares = listed([f"{percent(share)} of the movement of {name}" for share, name in index.made_of])
        return Clause(f"{index.name}: {shares}.", where_from(index.provenance))
    marked = mark(index.provenance)
    rows = [
        ("from", "figure"),
        *((day_written(one.first), f"{one.written}  {marked}".rstrip()) for one in index.values),
    ]
    return Clause(f"{index.name}:", where_from(index.provenance), tuple(rows))


def uplifts_of(price: Price) -> tuple[str, ...]:
    """How a price was moved on each of its days of uplift."""
    return tuple(
        f"uplifted on {day_written(step.first)} by {uplift_in_words(step.uplift)}"
        for step in price.steps
        if step.uplift is not None
    )


def uplift_in_words(up: Uplift) -> str:
    """What moved a price: ``wages, 104.2 / 100, rounded to the nearest £0.01``."""
    rounded = f", rounded {up.rounded}" if up.rounded else ""
    if len(up.movements) == 1 and up.movements[0].index == up.index:
        return f"{up.index}, {_over(up.movements[0])}{rounded}"
    mixed = " + ".join(f"{percent(one.share)} x {_over(one)} ({one.index})" for one in up.movements)
    return f"{up.index}, {mixed}{rounded}"


def _over(one: Movement) -> str:
    return f"{one.after.written} / {one.before.written}"
