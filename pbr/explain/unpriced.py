"""How many records of a settlement have no price, or earn two payments of which only one is paid."""

from collections.abc import Iterable

from pbr.settlement.error_reasons import BothEarned
from pbr.settlement.missing_price import Unsettled
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Unpriced:
    """``lacking`` is how many have no price, ``both`` how many earn two payments; that of several parts is added."""

    lacking: int = 0
    both: int = 0

    def plus(self, other: "Unpriced") -> "Unpriced":
        """With those of another part."""
        return Unpriced(self.lacking + other.lacking, self.both + other.both)


def unpriced_of(found: Iterable[Unsettled]) -> Unpriced:
    """Count what could not be settled."""
    met = [isinstance(one.lacking, BothEarned) for one in found]
    return Unpriced(met.count(False), met.count(True))
