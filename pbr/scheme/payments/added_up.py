"""Adding up (aggregation before rounding): the records of a plan or provider in a window are paid for as one."""

from typing import Literal

from pbr.values.dataclass import dataclass
from pbr.values.window import Over

Whose = Literal["plan", "provider"]


@dataclass(frozen=True, slots=True)
class AddedUp:
    """Whose records are added up, and over which days: those of one window are rounded, priced and paid as one.

    The price is that of the first or the last of those days (``price_of``); None where it is said of no day, because
    there is only one. ``text`` is how the scheme writes it: ``plan and week``.
    """

    by: Whose
    window: Over
    price_of: Literal["first", "last"] | None
    text: str
