"""Measures as functions, and what they count: for each provider and window, with what is not known yet.

A row that is disputed or held, or for which the answer is not known, is counted as unknown: it could turn out either
way. A row of which it is not known whether it belongs at all widens the range further.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING

from pbr.conditions.compiler import value_of
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.row_refs import RefOf, provider_of, ref_of
from pbr.engine.measuring.counted_alike import CountsAlike
from pbr.engine.measuring.measure_counting import Cell, CountsIn, Whose, counting_of
from pbr.engine.measuring.measure_counts import NO_COUNTS, MeasureCounts, measured_of
from pbr.settlement.measure_result import Measured
from pbr.values.dataclass import dataclass
from pbr.values.for_whom import Per
from pbr.values.window import Window

if TYPE_CHECKING:
    from pbr.engine.measuring.number_measures import Bringing
    from pbr.engine.measuring.number_range import NumbersBrought
    from pbr.engine.measuring.opening_figures import Opening
    from pbr.scheme.measuring.measures import Measure, NumberMeasured, Rate


@dataclass(frozen=True, slots=True)
class CompiledMeasure:
    """A measure as functions: how it counts a row, and whose the row is; ``brought_by`` where it is of numbers.

    ``to`` counts what a rate is to.
    """

    measure: "Measure"
    counts_in: CountsIn
    provider_of: Whose
    record_of: RefOf
    brought_by: "Bringing | None" = None
    to: "CompiledMeasure | None" = None

    def and_what_it_is_to(self) -> "tuple[CompiledMeasure, ...]":
        """The measure, and what counts the records that it is to where it is a rate."""
        return (self,) if self.to is None else (self, self.to)


def compile_measure(measure: "Measure", over: Compiling) -> CompiledMeasure:
    """A measure as functions."""
    kind, number = measure.kind, measure.number
    counts_in = CountsAlike(counting_of(measure, over), measure, over)
    compiled = CompiledMeasure(measure, counts_in, _whose(measure, over), ref_of(kind, over))
    if measure.rate is not None:
        return replace(compiled, to=compile_measure(measure.rate.of, over))
    if number is None:
        return compiled
    # imported late: most schemes have no measure of numbers
    from pbr.engine.measuring.number_measures import brought_by

    return replace(compiled, brought_by=brought_by(number, kind, over))


def _whose(measure: "Measure", over: Compiling) -> Whose:
    if measure.per is Per.TOGETHER:
        return lambda row: ""
    if measure.of_whom is None:
        return provider_of(measure.kind, over)
    value = value_of(measure.of_whom, over.layouts)
    return lambda row: value(row) or ""


@dataclass(frozen=True, slots=True)
class Measurements:
    """Everything measured, by measure, provider and window. Asking for what was never counted gives none of none."""

    measures: "tuple[Measure, ...]"
    counts: dict[str, dict[Cell, list[int]]] = field(default_factory=dict)
    not_recorded: dict[str, dict[Cell, tuple[str, ...]]] = field(default_factory=dict)
    numbers: dict[str, dict[Cell, "NumbersBrought"]] = field(default_factory=dict)
    openings: "list[Opening]" = field(default_factory=list)

    def of(self, measure: "Measure", provider_id: str, window: Window) -> Measured:
        """What a measure came to for a provider in a window."""
        counts = self.counts[measure.name].get((provider_id, window), NO_COUNTS)
        elsewhere = self.elsewhere(measure, provider_id)
        if provider_id:
            # Nobody can tell of whom these are: they may be of this one, as they may be of any other.
            elsewhere = _summed([elsewhere, self.counts[measure.name].get(("", window), NO_COUNTS)])
        not_recorded = self.not_recorded[measure.name].get((provider_id, window), ())
        found = measured_of(measure.name, provider_id, window, counts, elsewhere, measure.expected, not_recorded)
        return self._completed(found, measure, {provider_id})

    def together(self, measure: "Measure", window: Window) -> Measured:
        """What a measure came to in a window for all providers together, with rows of which nobody can read whose."""
        cells = self.counts[measure.name].items()
        counts = [counts for (_, in_window), counts in cells if in_window == window]
        elsewhere = [counts for (_, in_window), counts in cells if in_window is None]
        named = self.not_recorded[measure.name].items()
        absent = tuple(code for (_, in_window), codes in named if in_window == window for code in codes)
        found = measured_of(measure.name, "", window, _summed(counts), _summed(elsewhere), measure.expected, absent)
        of = measure if measure.rate is None else measure.rate.of
        owners = {owner for name in {measure.name, of.name} for owner, _ in self.counts[name]}
        return self._completed(found, measure, owners)

    def _completed(self, found: Measured, measure: "Measure", owners: set[str]) -> Measured:
        found = found if measure.per is Per.PROVIDER else replace(found, per=measure.per)
        if measure.rate is not None:
            return self._as_rate(found, measure.rate, owners)
        return found if measure.number is None else self._with_number(found, measure, measure.number, owners)

    def _as_rate(self, found: Measured, rate: "Rate", owners: set[str]) -> Measured:
        # imported late: most schemes have no rate
        from pbr.engine.measuring.rates import rate_of

        cells = self.counts[rate.of.name].items()
        owners = owners or {""}
        maybe = {(owner, None) for owner in {*owners, ""}} | ({("", found.window)} if "" not in owners else set())
        inside = [one for (owner, window), one in cells if window == found.window and owner in owners]
        return rate_of(found, rate, _summed(inside), _summed([one for cell, one in cells if cell in maybe]))

    def _with_number(self, found: Measured, measure: "Measure", number: "NumberMeasured", owners: set[str]) -> Measured:
        """The same with what its numbers come to, of those whose they are and of whoever nobody can read."""
        # imported late: most schemes have no measure of numbers
        from pbr.engine.measuring.number_measures import possible, range_of, summed
        from pbr.engine.measuring.number_range import of_comes_to_nought

        cells = self.numbers[measure.name].items()
        inside = [one for (owner, window), one in cells if window == found.window and owner in owners]
        # Of whoever nobody can tell, records may be of these, as they may be of any other.
        maybe = {(owner, None) for owner in {*owners, ""}} | ({("", found.window)} if "" not in owners else set())
        elsewhere = [one for cell, one in cells if cell in maybe]
        brought = summed([*inside, *map(possible, elsewhere)])
        low, high = range_of(number, brought) if found.of_any else (None, None)
        of = number.out_of
        of_nought = of_comes_to_nought(brought, may_be_below=of.may_be_below_nought) if of and found.of_any else False
        return replace(found, low=low, high=high, unit=number.unit, of_nought=of_nought)

    def merge(self, other: "Measurements") -> None:
        """Add what was counted over records that come after these."""
        for name, cells in other.counts.items():
            mine = self.counts.setdefault(name, {})
            for cell, counts in cells.items():
                mine[cell] = [a + b for a, b in zip(mine.get(cell, NO_COUNTS), counts, strict=True)]
        for name, brought in other.numbers.items():
            mine_brought = self.numbers.setdefault(name, {})
            for cell, numbers in brought.items():
                mine_brought[cell] = mine_brought.get(cell, Counter()) + numbers
        self.openings.extend(other.openings)
        for name, absent in other.not_recorded.items():
            named = self.not_recorded.setdefault(name, {})
            for cell, codes in absent.items():
                named[cell] = (*named.get(cell, ()), *codes)

    def elsewhere(self, measure: "Measure", provider_id: str) -> MeasureCounts:
        """The rows that could belong to any window of a provider, those among them of which nobody can read whose."""
        cells = self.counts[measure.name]
        return _summed([cells.get((owner, None), NO_COUNTS) for owner in {provider_id, ""}])

    def all(self) -> tuple[Measured, ...]:
        """Everything measured, in the order of the scheme, then by provider and window."""
        return tuple(
            self.of(measure, provider_id, window)
            for measure in self.measures
            for provider_id, window in sorted(self.cells(measure))
        )

    def cells(self, measure: "Measure") -> set[tuple[str, Window]]:
        """Each of whom a measure is taken, and each window, that it has a record of; of a rate, also of what it is to.

        For areas and persons without the records of which nobody can tell whose they are.
        """
        return {(owner, window) for owner, window in self._cells(measure) if window is not None}

    def undated(self, measure: "Measure") -> set[str]:
        """Each of whom there is a record that may belong to any window: no day says to which."""
        return {owner for owner, window in self._cells(measure) if window is None}

    def _cells(self, measure: "Measure") -> set[Cell]:
        counted = [self.counts[measure.name], *([self.counts[measure.rate.of.name]] if measure.rate else [])]
        of_nobody = measure.of_whom is None
        return {(owner, window) for cells in counted for owner, window in cells if owner or of_nobody}


def _summed(counts: Iterable[Sequence[int]]) -> MeasureCounts:
    return tuple(map(sum, zip(NO_COUNTS, *counts, strict=True)))
