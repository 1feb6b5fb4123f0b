"""Holds: conditions that stop (suspend) payment of a record until somebody has looked at it."""

from collections.abc import Iterable

from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import Condition
from pbr.problems.problem import Place
from pbr.records.consistency import COMPARISONS
from pbr.records.dictionary import TableKind
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Hold:
    """A condition that holds a record, and all that belongs to it, under a name that the reason gives."""

    name: str
    kind: TableKind
    text: str
    condition: Condition
    place: Place


def comparisons_held(holds: Iterable[Hold]) -> dict[tuple[str, str], str]:
    """The comparisons of records that holds ask for, by table and words, each with the first hold that does."""
    words = {(one.table, one.field.name): one.words for one in COMPARISONS.values()}
    found: dict[tuple[str, str], str] = {}
    for hold in holds:
        for ref in fields_of(hold.condition):
            if (ref.table, ref.field.name) in words:
                found.setdefault((ref.table, words[ref.table, ref.field.name]), hold.name)
    return found
