"""Limits (caps and floors): no more than, or no less than, over a plan, a person or a provider; a line of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pbr.problems.problem import Place
from pbr.scheme.provenance import Provenance
from pbr.source.yaml_nodes import Scalar

Over = Literal["plan", "person with each provider", "provider"]


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap or a floor on what some payments come to together, over the whole run, in pence."""

    name: str
    cap: bool
    pence: int
    of: tuple[str, ...]
    over: Over
    provenance: Provenance
    place: Place
    formerly: Scalar | None = None

    @property
    def one(self) -> str:
        """What each is called that the limit is over: a plan, a person or a provider."""
        return "person" if self.over == "person with each provider" else self.over

    @property
    def whom(self) -> str:
        """Whom the limit is over, as one line of it says: the person is one with this provider alone."""
        return "person with this provider" if self.over == "person with each provider" else self.over

    def brings(self, pence: int | None) -> int:
        """What brings a sum to the limit: below nil under a cap, above it over a floor; nothing where nothing is due.

        ``pence`` is None where nothing is due, which is not a sum of nil: a floor adds to that.
        """
        if pence is None:
            return 0
        return min(0, self.pence - pence) if self.cap else max(0, self.pence - pence)


def counted_later(limits: Sequence[Limit], at: int) -> list[int]:
    """The places of the limits under which what the limit at a place brings counts: those after it that name it."""
    return [later for later in range(at + 1, len(limits)) if limits[at].name in limits[later].of]
