"""Prices as clauses."""

from pbr.describe.amounts import figure_in_words
from pbr.describe.indices import uplifts_of
from pbr.describe.layout import Clause
from pbr.describe.shared_wording import day_written, mark, where_from
from pbr.scheme.pricing.prices import OTHERWISE, Price


def price_clause(price: Price) -> Clause:
    """A price as a table: from which day, for which codes, how much, and whether it is the contract's own."""
    by = [name.text for name in price.by]
    rows = [("from", *by, "share" if price.kind == "share" else "price")]
    for step in price.steps:
        for codes in step.figures:
            named = ("any other" if code == OTHERWISE else code for code in codes)
            marked = f"{figure_in_words(price, step, codes)}  {mark(price.provenance)}".rstrip()
            rows.append((day_written(step.first), *named, marked))
    of_year = (f"at prices of {price.prices_of}",) if price.prices_of else ()
    return Clause(f"{price.name}:", (*of_year, *uplifts_of(price), *where_from(price.provenance)), tuple(rows))
