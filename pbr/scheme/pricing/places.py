"""Places (a limit of frequency): a payment at most so many times for each plan, person or provider, and each window."""

from typing import Literal

from pbr.conditions.syntax_tree import FieldRef
from pbr.values.dataclass import dataclass
from pbr.values.window import Over

Whom = Literal["plan", "person", "provider"]

CountedOver = Over
"""The days over which records are counted; a week is from Monday."""


@dataclass(frozen=True, slots=True)
class AtMost:
    """How many records are paid for: the first so many of those that are earned, in the order of their due days.

    They are counted for each plan, person or provider, for each code of ``field`` where there is one, and in each
    window by the day that fixes the price. ``text`` is how the scheme writes it.
    """

    many: int
    whom: Whom
    field: FieldRef | None
    window: CountedOver
    text: str

    @property
    def within_family(self) -> bool:
        """Whether those that are counted together belong to one plan."""
        return self.whom == "plan"
