"""Terms (definitions): conditions with a name, so that a scheme can use the contract's words."""

from pbr.conditions.syntax_tree import Condition
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """A condition with a name."""

    name: str
    kind: TableKind
    text: str
    condition: Condition
    place: Place
