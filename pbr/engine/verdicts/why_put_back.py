"""Why a row is held by what the last settlement had, as a function that what is generated asks."""

from collections.abc import Callable

from pbr.records.table import Row
from pbr.settlement.ledger_reasons import PutBack

WhyOf = Callable[[Row], PutBack | None]
"""A function from a row to why it is held by what the last settlement had; None where it is not."""
