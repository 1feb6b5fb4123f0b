"""Amounts alone, sorted by what they depend on, as lines are that need more (`decomposition`)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from pbr.engine.amounts_alone import Family
from pbr.settlement.line import LineKind, Status
from pbr.simulate.payoff.alternative_records import Fact
from pbr.simulate.payoff.one_of_several import OneOfSeveral, OpenLine
from pbr.simulate.payoff.scheme_model import Sums
from pbr.simulate.payoff.sums_found import SumsFound
from pbr.simulate.payoff.uncertain_result import Component


class KindOfLine(NamedTuple):
    """What is the same of all lines of a payment, or of a part of it, for the records of a table.

    ``components`` are those on which a line may depend, by the id of its record, or of the plan it is ``below``.
    ``sums_of`` says what so many pence of it come to.
    """

    payment: str
    kind: LineKind
    components: Mapping[str, Component]
    below: bool
    sums_of: Mapping[int | None, Sums]


def sort_amounts(
    families: Iterable[Family],
    kinds: Sequence[KindOfLine],
    fact: Fact | None,
    way: int,
    found: SumsFound,
    one_of: OneOfSeveral,
) -> None:
    """Add each line to what it depends on, each component in a way. ``kinds`` are by the numbers of the lines.

    With a ``fact`` what depends on it was settled in one more way: all that is fixed has been added already.
    """
    fixed, fix, turn, due = found.fixed, found.fix, found.turn, Status.DUE
    last = None
    for head, lines in families:
        if head is not last:
            last, family, is_noted = head, (head.provider, head.person, head.plan), False
        for number, status, own_id, pence in lines:
            payment, line_kind, components, below, sums_of = kinds[number]
            component = components.get(head.plan if below else own_id)
            if fact is not None and component is None:
                continue
            if status is not due:
                if not is_noted:
                    # Whose line it is counts all the same: who brings nothing may cost something.
                    fixed[family] = fixed[family]
                    is_noted = True
                may_come = status is Status.OPEN or status is Status.HELD
                if may_come and pence and line_kind is not LineKind.NOTE:
                    line = OpenLine(payment, line_kind, head.provider, head.plan, own_id)
                    one_of.note(line, found.still_open[family, line_kind], component, way, sums_of[pence])
            elif component is None:
                fix(family, sums_of[pence])
            else:
                turn(component, family, way, sums_of[pence])
    one_of.note_the_most()
