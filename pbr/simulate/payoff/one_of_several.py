"""Of payments of which only one is paid for a record, what is open or held counts once: at most one of them can come.

Where both would come to something and neither is decided, the one that comes to more is the most that can come of the
record. Payments under unlike limits are counted each by itself: what comes to less by itself may come to more once it
is limited. So is what hangs on different results, which turn out apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import NamedTuple

from pbr.scheme.payments.only_one import OnlyOne
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import LineKind
from pbr.simulate.payoff.scheme_model import Sums
from pbr.simulate.payoff.uncertain_result import Component
from pbr.simulate.payoff.undecided import Undecided
from pbr.values.dataclass import dataclass

_Which = tuple[str, str, str, LineKind, Component | None, int]
"""A rule, a provider, a record, whether it is paid or deducted, and the component and way in which it is so."""


class OpenLine(NamedTuple):
    """What a line that is open or held is for, ``about`` which record, or person, of whose plan."""

    payment: str
    kind: LineKind
    provider: str
    plan: str
    about: str


@dataclass(slots=True)
class OneOfSeveral:
    """Open and held lines of one settlement, those of which only one can come held back until all of them are known.

    ``rules`` is by payment the rule that it is under; ``of_plans`` are the payments that are for a plan as a whole.
    """

    rules: Mapping[str, str]
    of_plans: frozenset[str]
    _waiting: dict[_Which, dict[str, list[tuple[Undecided[Sums], Sums]]]] = field(default_factory=dict)

    def note(
        self, line: OpenLine, undecided: Undecided[Sums], component: Component | None, way: int, worth: Sums
    ) -> None:
        """Note what a line would come to, at once or when the others of its record are known."""
        rule = self.rules.get(line.payment)
        if rule is None:
            undecided.note(component, way, worth)
            return
        record = line.plan if line.payment in self.of_plans else line.about
        which = (rule, line.provider, record, line.kind, component, way)
        self._waiting.setdefault(which, {}).setdefault(line.payment, []).append((undecided, worth))

    def note_the_most(self) -> None:
        """Note, of each record, the lines of the one payment that comes to the most."""
        for (*_, component, way), by_payment in self._waiting.items():
            for undecided, worth in max(by_payment.values(), key=_size):
                undecided.note(component, way, worth)
        self._waiting.clear()


def one_of_several(
    rules: Iterable[OnlyOne], payments: Mapping[str, Payment], under: Mapping[str, Sequence[int]]
) -> OneOfSeveral:
    """What holds such lines back in a scheme; ``under`` has by payment the limits that count it."""
    found: dict[str, str] = {}
    for rule in rules:
        if len({tuple(under[name]) for name in rule.payments}) == 1:
            for name in rule.payments:
                found.setdefault(name, rule.name)
    of_plans = {name for name in found if (kind := payments[name].kind) is not None and kind.name == "plans"}
    return OneOfSeveral(found, frozenset(of_plans))


def _size(lines: Sequence[tuple[Undecided[Sums], Sums]]) -> int:
    """What the lines of one payment for a record come to together, without its sign, in pence."""
    return abs(sum(worth[0] or 0 for _, worth in lines))
