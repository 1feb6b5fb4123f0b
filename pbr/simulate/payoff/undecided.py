"""What is open or held by facts that are not drawn, in each way in which the rest can turn out.

It may come or not. A component is in one way at a time, so of what it leaves open in several ways only one comes.
"""

from collections.abc import Callable, Container
from dataclasses import field
from typing import Generic, NamedTuple, TypeVar

from pbr.settlement.line import Line, LineKind, Status
from pbr.simulate.payoff.uncertain_result import Component
from pbr.values.dataclass import dataclass

W = TypeVar("W")
"""What a line would come to: exact pence, or pence with what counts under each limit."""


def may_come(line: Line) -> bool:
    """Whether a line is open or held, so that its sum may come yet."""
    return line.status in (Status.OPEN, Status.HELD) and line.kind is not LineKind.NOTE


@dataclass(frozen=True, slots=True)
class WaysTaken:
    """In which of its ways each component is: any in which a ``drawn`` one can turn out, or the one that is known.

    After its alternatives a component has a way as it is recorded, and one as it is known. What is not drawn is as it
    is known; where nothing of its plan is drawn that is as it is ``recorded``, and was settled as that.
    """

    drawn: Container[Component]
    recorded: Container[Component]

    def counts(self, component: Component, way: int) -> bool:
        """Whether a component is in a way, or can be."""
        return way < len(component.alternatives) if component in self.drawn else way == self.known(component)

    def known(self, component: Component) -> int:
        """The way in which a component is as it is known."""
        return len(component.alternatives) + (component not in self.recorded)


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
        """Note a line in the way in which it was found."""
        self.lines.append(UndecidedLine(component, way, worth))

    def furthest(self, taken: WaysTaken, added: Callable[[W, W], W], further: Callable[[W, W], W]) -> list[W]:
        """What it can come to at the furthest from nothing: for what is fixed, and for each component.

        A component that is drawn is in the one of its ways that goes ``further``; any other is as it is known.
        """
        found: dict[Component | None, dict[int, W]] = {}
        for component, way, worth in self.lines:
            if component is None or taken.counts(component, way):
                ways = found.setdefault(component, {})
                ways[way] = added(ways[way], worth) if way in ways else worth
        made: list[W] = []
        for ways in found.values():
            first, *others = ways.values()
            for other in others:
                first = further(first, other)
            made.append(first)
        return made


def further_pence(one: int | None, other: int | None) -> int | None:
    """The sum that is further from nothing; None where nothing is due in either."""
    return other if one is None or abs(other or 0) > abs(one) else one
