"""Price years as they are written: one year, or a financial year, that the price can have."""

import re

from pbr.scheme.pricing.price_year import PriceYear
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.dates import FIRST_YEAR, LAST_YEAR
from pbr.values.pattern import Pattern

_YEAR = Pattern(r"([0-9]{4})(?:-([0-9]{2}))?", re.ASCII)


def read_price_year(
    text: Scalar | None, name: str, is_money: bool, last_from: int, reading: Reading
) -> PriceYear | None:
    """The year after ``at prices of``; None, and a problem, where it is no year or none that the price can have.

    ``last_from`` is the year in which the last of the price's figures begins to hold.
    """
    if text is None:
        return None
    found = _YEAR.fullmatch(text.text)
    first = int(found[1]) if found else 0
    follows = found is not None and found[2] in (None, f"{(first + 1) % 100:02}")
    if found is None or not follows or not FIRST_YEAR <= first <= LAST_YEAR:
        message = f"'{text.text}' is not the year of a price"
        reading.problem("PBR480", message, text.place, "write one year, 2016, or a financial year, 2014-15")
        return None
    if not is_money:
        message = f"'{name}' is a share, and a share is of no year's prices"
        reading.problem("PBR481", message, text.place, "take it out; say it of the money that the share is taken of")
        return None
    if first > last_from:
        message = f"prices of {text.text} were not known when this holds: its last figure is from {last_from}"
        reading.problem("PBR482", message, text.place, "check the year; it is the one for which the figure was found")
        return None
    return PriceYear(first, found[2] is not None)
