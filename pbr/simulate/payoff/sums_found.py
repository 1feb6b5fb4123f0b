"""What the lines of a scheme come to, by what they depend on: fixed, turning with a component, or still open."""

from collections import defaultdict
from collections.abc import Callable
from functools import reduce

from pbr.scheme.scheme import Scheme
from pbr.settlement.line import LineKind
from pbr.simulate.payoff.scheme_model import Sums, added
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.payoff.undecided import Undecided, WaysTaken, further_pence

FamilyKey = tuple[str, str, str]
"""A provider, a person and a plan; empty for what is not one plan's, or nobody's in particular."""


class SumsFound:
    """Sums in pence, with what of them counts under each limit.

    ``fixed`` is by family what comes whatever is drawn, nil for who has a line and nothing due. ``sums`` has for each
    component as many sums as there are ways to settle it. ``under`` are by payment the limits that count it.
    """

    def __init__(self, scheme: Scheme, ways: Callable[[Component], int]) -> None:
        self.nothing: Sums = (0, *[None] * len(scheme.limits))
        self.under = {
            payment.name: tuple(at for at, limit in enumerate(scheme.limits, 1) if payment.name in limit.of)
            for payment in scheme.payments
        }
        self.fixed: dict[FamilyKey, Sums] = defaultdict(lambda: self.nothing)
        self.sums: dict[Component, list[Sums]] = {}
        self.family_of: dict[Component, FamilyKey] = {}
        # By identity, which is sooner found: the components themselves are kept in the sums.
        self._same: dict[int, list[Sums]] = {}
        self.still_open: dict[tuple[FamilyKey, LineKind], Undecided[Sums]] = defaultdict(Undecided)
        self._ways = ways

    def of(self, payment: str, pence: int) -> Sums:
        """Pence of a payment, and what of them counts under each limit."""
        if not self.under[payment]:
            return (pence, *self.nothing[1:])
        made = list(self.nothing)
        for at in (0, *self.under[payment]):
            made[at] = pence
        return tuple(made)

    def sums_of(self, payment: str) -> "SumsOfPence":
        """The same of one payment, each sum made once: few amounts are paid, and many times."""
        return SumsOfPence(self, payment)

    def fix(self, family: FamilyKey, sums: Sums) -> None:
        """Add what comes whatever is drawn."""
        before = self.fixed[family]
        self.fixed[family] = sums if before is self.nothing else added(before, sums)

    def turn(self, component: Component, family: FamilyKey, way: int, sums: Sums) -> None:
        """Add what a component brings in one of its ways; whoever asks of it has the very same one."""
        each = self._same.get(id(component))
        if each is None:
            each = self._same[id(component)] = self.sums[component] = [self.nothing] * self._ways(component)
            self.family_of[component] = family
        each[way] = sums if each[way] is self.nothing else added(each[way], sums)

    def open_sums(self, taken: WaysTaken) -> dict[FamilyKey, tuple[Sums, ...]]:
        """What is open or held by other facts than those drawn: by family what would be paid, and what deducted.

        What is drawn is taken in the way in which most is left open, and the rest as it is known.
        """
        found: dict[FamilyKey, list[Sums]] = defaultdict(list)
        for (family, _), undecided in self.still_open.items():
            each = undecided.furthest(taken, added, _further)
            if each:
                found[family].append(reduce(added, each))
        return {family: tuple(kinds) for family, kinds in found.items()}


class SumsOfPence(dict[int | None, Sums]):
    """What pence of a payment come to, and what of them counts under each limit; None is nothing."""

    def __init__(self, found: SumsFound, payment: str) -> None:
        super().__init__()
        self._found, self._payment = found, payment

    def __missing__(self, pence: int | None) -> Sums:
        made = self[pence] = self._found.of(self._payment, pence or 0)
        return made


def _further(one: Sums, other: Sums) -> Sums:
    """Of two sums of which one comes, each figure that is further from nothing."""
    return tuple(further_pence(*pair) for pair in zip(one, other, strict=True))
