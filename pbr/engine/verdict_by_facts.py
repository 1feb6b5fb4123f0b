"""The reasons that lines give, made once for each combination of the facts that gave a condition its answer."""

from collections.abc import Callable
from operator import itemgetter
from typing import Any, TypeVar

from pbr.conditions.compiler import Layouts
from pbr.conditions.deciding_facts import facts_of, fields_of
from pbr.conditions.syntax_tree import Condition
from pbr.records.dictionary import FieldType
from pbr.records.table import Row
from pbr.settlement.facts import Facts

T = TypeVar("T")

_MOST_REMEMBERED = 10_000


def by_facts(condition: Condition, layouts: Layouts, make: Callable[[Facts], T]) -> Callable[[Row], T]:
    """A function from a row to what is made of the facts that gave a condition its answer.

    Gathering the facts takes far longer than deciding, so each combination of what the condition looks at is gathered
    once. Facts with few values (codes, yes and no) make few combinations; where dates make many, the memory starts
    again.
    """
    refs = fields_of(condition)
    own = [layouts.positions[ref.table][ref.field.name] for ref in refs if not ref.of_parent]
    parents = [layouts.positions[ref.table][ref.field.name] for ref in refs if ref.of_parent]
    looked_at = _looked_at(own, parents)
    # What gathers them is made once a reason is wanted: in most settlements some gates never stop anything.
    gather: Callable[[Row], Facts] | None = None
    made: dict[Any, T] = {}
    dated = any(ref.field.type is FieldType.DATE for ref in refs)

    def remembered(row: Row) -> T:
        nonlocal gather
        key = looked_at(row)
        if key not in made:
            if gather is None:
                gather = facts_of(condition, layouts)
            if dated and len(made) >= _MOST_REMEMBERED:
                made.clear()
            made[key] = make(gather(row))
        return made[key]

    return remembered


def _looked_at(own: list[int], parents: list[int]) -> Callable[[Row], Any]:
    """A function from a row to what it and the record above it say in these places."""
    if not parents:
        return itemgetter(*own) if own else lambda row: None
    above: Callable[[Any], Any] = itemgetter(*parents)
    if not own:
        return lambda row: above(row[-1])
    here: Callable[[Any], Any] = itemgetter(*own)
    return lambda row: (here(row), above(row[-1]))
