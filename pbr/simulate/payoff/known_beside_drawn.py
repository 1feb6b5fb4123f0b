"""What is known of a plan of which something else is drawn, where only some of what could be drawn is."""

from collections import defaultdict
from collections.abc import Collection

from pbr.simulate.payoff.alternative_records import Fact, UncertainRecords
from pbr.simulate.payoff.uncertain_result import Component


def known_beside_drawn(
    everything: UncertainRecords, some: UncertainRecords, facts: Collection[Fact]
) -> dict[Component, int]:
    """What is drawn of everything and not of ``some``, and yet may not be as it is recorded: something of its plan is.

    Each with the position of its row.
    """
    turned = {id(some.head_of(*one)) for one in some.components.items() if (one[0].table, one[0].fact) in facts}
    return {one: at for one, at in _known(everything, some).items() if id(some.head_of(one, at)) in turned}


def is_drawn_beside_known(everything: UncertainRecords, some: UncertainRecords, facts: Collection[Fact]) -> bool:
    """Whether anything of ``some`` has a plan of which a fact of another table is drawn of everything, and is known."""
    if len({table for table, _ in facts}) < 2:
        return False
    known: dict[int, set[str]] = defaultdict(set)
    for one, at in _known(everything, some).items():
        if (one.table, one.fact) in facts:
            known[id(some.head_of(one, at))].add(one.table)
    return any(known.get(id(some.head_of(one, at)), set()) - {one.table} for one, at in some.components.items())


def _known(everything: UncertainRecords, some: UncertainRecords) -> dict[Component, int]:
    return {one: at for one, at in everything.components.items() if one not in some.components}
