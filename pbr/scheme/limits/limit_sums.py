"""What the sum of a limit is worked out from, where it is no sum by itself: a record's own money, a count, a share."""

from fractions import Fraction
from typing import Literal

from pbr.conditions.syntax_tree import FieldRef
from pbr.values.dataclass import dataclass

Counted = Literal["plan", "person"]
"""What a limit may be so much money for each of."""


@dataclass(frozen=True, slots=True)
class OwnSum:
    """The money that each plan has in a field of its own, or a share of it."""

    field: FieldRef
    share: Fraction


@dataclass(frozen=True, slots=True)
class SumForEach:
    """So much money for each plan or person for which something is due under the limit."""

    one: Counted


@dataclass(frozen=True, slots=True)
class ShareOfOthers:
    """A share of what other payments come to, over the same and in the same window."""

    share: Fraction
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnBy:
    """What payments or notes draw of the limited ones in each window; the rest goes back on the window's last day.

    ``kept`` is the plan's own money that may be kept of the rest, from one window to the next; None where that is a sum
    or a price. From the window on that has the day ``until``, nothing is kept.
    """

    of: tuple[str, ...]
    kept: OwnSum | None = None
    until: FieldRef | None = None


WorkedFrom = OwnSum | SumForEach | ShareOfOthers | DrawnBy
"""What a limit's sum is worked out from, record by record or window by window."""
