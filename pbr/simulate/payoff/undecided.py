"""What is open or held by facts that are not drawn, in each way in which the rest can turn out.

It may come or not. A component is in one way at a time, so of what it leaves open in several ways only one comes.
"""

from collections.abc import Callable, Container
from dataclasses import field
from typing import Generic, NamedTuple, TypeVar

from pbr.simulate.payoff.uncertain_result import Component
from pbr.values.dataclass import dataclass

W = TypeVar("W")
"""What a line would come to: exact pence, or pence with what counts under each limit."""


class UndecidedLine(NamedTuple, Generic[W]):
    """What a line that is open or held would come to, and the component and way in which it is (None: in any)."""

    component: Component | None
    way: int
    worth: W


@dataclass(slots=True)
class Undecided(Generic[W]):
    """Lines that are open or held, all to be paid or all to be deducted, as they are found."""

    lines: list[UndecidedLine[W]] = field(default_factory=list)

    def note(self, component: Component | None, way: int, worth: W) -> None:
        """Note a line in the way in which it was found, unless that is as it is recorded: nothing is asked of that."""
        if component is None or way != len(component.alternatives):
            self.lines.append(UndecidedLine(component, way, worth))

    def furthest(
        self, drawn: Container[Component], added: Callable[[W, W], W], further: Callable[[W, W], W]
    ) -> list[W]:
        """What it can come to at the furthest from nothing: for what is fixed, and for each component.

        A component that is ``drawn`` is in the one of its ways that goes ``further``; any other is as it is known,
        which is the way after that in which it is recorded.
        """
        found: dict[Component | None, dict[int, W]] = {}
        for component, way, worth in self.lines:
            if component is None or _counts(component, way, component in drawn):
                ways = found.setdefault(component, {})
                ways[way] = added(ways[way], worth) if way in ways else worth
        made: list[W] = []
        for ways in found.values():
            first, *others = ways.values()
            for other in others:
                first = further(first, other)
            made.append(first)
        return made


def _counts(component: Component, way: int, is_drawn: bool) -> bool:
    alternatives = len(component.alternatives)
    return way < alternatives if is_drawn else way == alternatives + 1


def further_pence(one: int | None, other: int | None) -> int | None:
    """The sum that is further from nothing; None where nothing is due in either."""
    return other if one is None or abs(other or 0) > abs(one) else one
