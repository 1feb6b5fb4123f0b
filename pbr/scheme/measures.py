"""Measures (indicators): how many out of how many, by provider and window, unknowns counted and never guessed."""

from dataclasses import dataclass

from pbr.conditions.date_expressions import Day
from pbr.conditions.syntax_tree import Condition
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.scheme.provenance import Provenance
from pbr.scheme.targets import Target
from pbr.values.window import Over


@dataclass(frozen=True, slots=True)
class Measure:
    """A share of records, counted: those that fit ``count`` out of those that fit ``out_of``."""

    name: str
    kind: TableKind
    count: Condition | None
    count_text: str
    out_of: Condition | None
    out_of_text: str
    over: Over
    dated_by: Day | None
    counted_from: Day | None
    counted_from_text: str
    expected: str
    provenance: Provenance
    place: Place
    target: Target | None = None
