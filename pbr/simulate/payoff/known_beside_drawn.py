"""What is known of a plan of which something else is drawn, where only some of what could be drawn is."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from pbr.simulate.payoff.alternative_records import Fact, UncertainRecords
from pbr.simulate.payoff.uncertain_result import Component


def known_beside_drawn(
    everything: UncertainRecords, some: UncertainRecords, facts: Collection[Fact]
) -> dict[Component, int]:
    """What is drawn of everything and not of ``some``, and yet may not be as it is recorded: something of its plan is.

    Each with the position of its row.
    """
    turned: set[int] = set()
    for fact, drawn in _by_fact(some.components).items():
        if fact in facts:
            turned.update(some.heads_of(fact[0], drawn.values()))
    found: dict[Component, int] = {}
    for fact, known in _by_fact(_known(everything, some)).items():
        if fact not in facts:
            # It only counts, in measures by which nothing is paid: its rows need not even be there.
            continue
        heads = some.heads_of(fact[0], known.values())
        found |= {one: at for (one, at), head in zip(known.items(), heads, strict=True) if head in turned}
    return found


def is_drawn_beside_known(everything: UncertainRecords, some: UncertainRecords, facts: Collection[Fact]) -> bool:
    """Whether anything of ``some`` has a plan of which a fact of another table is drawn of everything, and is known."""
    if len({table for table, _ in facts}) < 2:
        return False
    known: dict[int, set[str]] = defaultdict(set)
    for fact, found in _by_fact(_known(everything, some)).items():
        if fact in facts:
            for head in some.heads_of(fact[0], found.values()):
                known[head].add(fact[0])
    drawn = _by_fact(some.components)
    return any(
        known.get(head, set()) - {table}
        for (table, _), found in drawn.items()
        for head in some.heads_of(table, found.values())
    )


def _by_fact(components: Mapping[Component, int]) -> dict[Fact, dict[Component, int]]:
    found: dict[Fact, dict[Component, int]] = {}
    for one, at in components.items():
        found.setdefault((one.table, one.fact), {})[one] = at
    return found


def _known(everything: UncertainRecords, some: UncertainRecords) -> dict[Component, int]:
    return {one: at for one, at in everything.components.items() if one not in some.components}
