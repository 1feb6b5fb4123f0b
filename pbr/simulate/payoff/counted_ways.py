"""How what is drawn counts in the measures of a scheme, in each way in which it can turn out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.fields_needed import needs_of
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.table import Records
from pbr.scheme.measuring.measures import Measure
from pbr.simulate.payoff.alternative_records import Fact, UncertainRecords, facts_used
from pbr.simulate.payoff.counts_by_alternative import CountedIn, counted_each_way, counting_of
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError
from pbr.simulate.payoff.scheme_model import Cell, Counting
from pbr.simulate.payoff.uncertain_result import ALTERNATIVES, Component
from pbr.simulate.payoff.whole_life import functions_over_its_whole_life


class CountedWays:
    """The measures that scale payments, asked once of what is drawn in each of its ways.

    ``compiled`` is the scheme without limits, ``facts`` are those that are drawn, and ``at`` gives the records with one
    of them in an alternative.
    """

    def __init__(
        self,
        compiled: CompiledScheme,
        facts: Sequence[Fact],
        drawn: UncertainRecords,
        at: Callable[[Fact | None, int], Records],
    ) -> None:
        self._compiled, self._facts, self._drawn, self._at = compiled, facts, drawn, at
        self._counted: dict[str, Mapping[Component, tuple[CountedIn, ...]]] = {}

    def countings(self, drawn: UncertainRecords, base: Records) -> dict[Cell, Counting]:
        """How records count in each measure: those of which nothing is drawn, and what is drawn of these."""
        countings: dict[Cell, Counting] = {}
        functions = functions_over_its_whole_life(self._compiled, base)
        for measure in self._compiled.scheme.measures.values():
            owners, found = self._owners(measure, drawn), self.in_each_way(measure, functions)
            each = {component: found[component] for component in owners.values()}
            countings |= counting_of(measure, base, owners, each, functions)
        return countings

    def in_each_way(self, measure: Measure, functions: SchemeFunctions) -> Mapping[Component, tuple[CountedIn, ...]]:
        """How each drawn record counts in a measure in each way, found once: what is drawn of them is among these."""
        if measure.name not in self._counted:
            owners = self._owners(measure, self._drawn)
            self._counted[measure.name] = counted_each_way(measure, self._ways_of(measure), owners, functions)
        return self._counted[measure.name]

    def in_way(
        self, measure: Measure, records: Records, functions: SchemeFunctions
    ) -> Mapping[Component, tuple[CountedIn, ...]]:
        """How each drawn record counts in a measure as records are."""
        return counted_each_way(measure, (records,), self._owners(measure, self._drawn), functions)

    def _fact_of(self, measure: Measure) -> Fact | None:
        """The drawn fact by which a measure counts its records; None where it counts by none."""
        unlimited = self._compiled.scheme
        facts = facts_used(needs_of(replace(unlimited, payments=(), measures={measure.name: measure})))
        facts = tuple(fact for fact in facts if fact in self._facts)
        if len(facts) > 1 or any(fact[0] != measure.kind.name for fact in facts):
            raise CannotBeDrawnError(f"the measure '{measure.name}' counts by facts of more than one record")
        return facts[0] if facts else None

    def _owners(self, measure: Measure, drawn: UncertainRecords) -> Mapping[int, Component]:
        """The rows of a measure that are drawn, by position."""
        fact = self._fact_of(measure)
        return {at: one for one, at in drawn.components.items() if fact is not None and one.table == fact[0]}

    def _ways_of(self, measure: Measure) -> tuple[Records, ...]:
        """The records in each way that matters to a measure."""
        fact = self._fact_of(measure)
        if fact is None:
            return (self._at(None, 0),)
        return tuple(self._at(fact, at) for at in range(len(ALTERNATIVES[fact])))
