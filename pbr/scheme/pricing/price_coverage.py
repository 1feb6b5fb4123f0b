"""Whether the figures of a scheme are used, and cover its run: warnings, because such a scheme still has a meaning."""

from collections.abc import Mapping

from pbr.scheme.pricing.prices import Price
from pbr.scheme.reading.indices import Index
from pbr.scheme.reading.reading_context import Reading
from pbr.values.period import Period


def check_figures_used(prices: Mapping[str, Price], reading: Reading) -> None:
    """Warn of prices that no payment uses."""
    for price in prices.values():
        if price.name not in reading.prices_used:
            message = f"no payment uses '{price.name}'"
            reading.problem("PBR417", message, price.place, "take it out, or use it in a payment", warning=True)


def check_indices_used(indices: Mapping[str, Index], reading: Reading) -> None:
    """Warn of indices by which no price is moved, where all prices could be read."""
    for index in indices.values() if reading.is_sound("prices") and reading.is_sound("indices") else ():
        if index.name not in reading.indices_used:
            message = f"no price is indexed by '{index.name}'"
            reading.problem(
                "PBR359", message, index.place, "take it out, or write indexed by: in a price", warning=True
            )


def check_figures_cover(runs: Period, prices: Mapping[str, Price], reading: Reading) -> None:
    """Warn of figures that start too late for the run."""
    for price in prices.values():
        if not reading.is_sound("prices", price.name):
            continue
        first, last = price.steps[0], price.steps[-1]
        if first.first > runs.first:
            reading.problem(
                "PBR418",
                f"the scheme runs from {runs.first}, and '{price.name}' has no figure before {first.first}",
                first.place,
                "add a figure from the start of the run; until then a record that needs one stops the settlement",
                warning=True,
            )
        if last.first > runs.last and last is not first:
            never = "this figure is" if last.uplift is None else f"what it is uplifted to on {last.first} is"
            message = f"the scheme runs to {runs.last}, so {never} never used"
            reading.problem("PBR418", message, last.place, "check the date", warning=True)
