"""The phrases of uplift: indices, and prices that are moved by them."""

from pbr.scheme.reference.phrase import Phrase

_INDICES, _PRICES = ("indices",), ("prices",)
_WAGES = "indices:\n  wages:\n    assumed: made up\n    from 2026-04-01: 100\n    from 2026-05-01: 104.2\n"
_FOOD = "  food:\n    assumed: made up\n    from 2026-04-01: 120\n    from 2026-05-01: 123\n"
_COSTS = "  costs:\n    assumed: made up\n    made of: 60% of wages, 40% of food\n"
_UP = "A/package: £901.00\nB/package: £938.84"


def _price(*lines: str) -> str:
    """A price with some lines more, which is paid for each package."""
    more = "".join(f"    {line}\n" for line in lines)
    pay = "payments:\n  package:\n    pay: set_price"
    return f"prices:\n  set_price:\n    assumed: made up\n    from 2026-04-01: £901.00\n{more}{pay}"


INDICES = (
    Phrase(
        "from DATE",
        "indices",
        "A figure of the series, and the day from which it is the one that is used, whatever month it was found for.",
        f"{_WAGES}{_price('indexed by: wages', 'uplifted on: 2026-06-01')}",
        _UP,
        _INDICES,
    ),
    Phrase(
        "made of",
        "indices",
        "A mixture: shares, 100% together, of how other indices moved. 60% of 104.2 over 100 and 40% of 123 over 120 "
        "are 1.0352.",
        f"{_WAGES}{_FOOD}{_COSTS}{_price('indexed by: costs', 'uplifted on: 2026-06-01')}",
        "A/package: £901.00\nB/package: £932.72",
        _INDICES,
    ),
)

UPLIFT = (
    Phrase(
        "indexed by",
        "prices",
        "The index by which a price is moved, on its days of uplift: what held before, times the index's figure for "
        "that day over its figure for the day from which that held. Each figure of the price is moved, and what is a "
        "share of it follows. It stays exact where no rounding is written.",
        f"{_WAGES}{_price('indexed by: wages', 'uplifted on: 2026-06-01')}",
        _UP,
        _PRICES,
    ),
    Phrase(
        "uplifted on",
        "prices",
        "The days of uplift, with commas between them. The index has a new figure for each: a day is written once the "
        "figure is known. A figure written `from` a later day holds from then as it is written.",
        f"{_WAGES}{_price('indexed by: wages', 'uplifted on: 2026-05-15')}",
        _UP,
        _PRICES,
    ),
    Phrase(
        "rounded",
        "prices",
        "How an uplifted figure is rounded: `to the nearest £0.01` (a half goes up), `up to £0.04` or `down to £0.01`. "
        "The next uplift moves the rounded figure.",
        f"{_WAGES}{_price('indexed by: wages', 'uplifted on: 2026-06-01', 'rounded: up to £0.50')}",
        "A/package: £901.00\nB/package: £939.00",
        _PRICES,
    ),
)
