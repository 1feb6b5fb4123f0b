"""Parts: a payment divided into named shares, each with its own conditions and its own day; the last is the rest."""

from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.conditions.date_expressions import Day
from pbr.conditions.syntax_tree import Condition
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.gates import Gates
from pbr.scheme.pricing.amounts import PriceUse
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.scheme.measuring.scale import Scale


@dataclass(frozen=True, slots=True)
class Spread:
    """A part shared out over the records that belong to the plan, by their weights or equally."""

    kind: TableKind
    by_weight: bool
    where: Condition | None
    where_text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One named share of a payment. ``share`` is None for the rest."""

    name: str
    share: Fraction | PriceUse | None
    gates: Gates
    due: Day
    due_text: str
    spread: Spread | None
    scale: "Scale | None"
    assumes: tuple[str, ...]
    place: Place
    formerly: Scalar | None = None
