"""Holds: conditions that stop (suspend) payment of a record until somebody has looked at it."""

from pbr.conditions.syntax_tree import Condition
from pbr.problems.problem import Place
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
