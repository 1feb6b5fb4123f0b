"""Fitness: whether payment by results suits a service, by its scheme and its records; what ``pbr fit`` does."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from pbr.api.given.inputs import RecordsGiven, SchemeGiven, day_given, records_given, scheme_given
from pbr.api.given.known_until import known_until
from pbr.api.given.types_given import must_be
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import Prepared, extract_for, making_many_rows, prepare_read
from pbr.evidence.results import WHO_CONFIRMED
from pbr.fitness.finding import ConsideredList, Finding, considered
from pbr.fitness.findings_of_records import findings_of_baseline, findings_of_results
from pbr.fitness.findings_of_scheme import findings_of_scheme
from pbr.fitness.model import Pointed, model_of, pointed_to
from pbr.fitness.money_seen import findings_of_losses, findings_of_money, money_to_see
from pbr.fitness.one_of_several import one_of_several
from pbr.problems.problem import Problem
from pbr.records.extract.needed import with_beside, with_fields
from pbr.records.held_row import HeldRow
from pbr.records.input_file import InputFile
from pbr.scheme.scheme import Scheme
from pbr.simulate.provider.care_cost import cost_of_care
from pbr.simulate.provider.care_volume import care_volume_in
from pbr.simulate.scenario.extra_fields import FIELDS_OF_HOURS
from pbr.simulate.shared_extract.missing_tables import columns_in
from pbr.values.dataclass import dataclass
from pbr.worked_examples.checked_scheme import CheckedScheme, checked_unranked

__all__ = ["Fitness", "fit"]


@dataclass(frozen=True, slots=True)
class Fitness:
    """What was answered and found on each question of fitness, list by list, and the models that it comes to.

    ``is_model`` is what the scheme is, and ``points_to`` what its answers point to: None where too few are answered.
    ``as_at`` is the day up to which the records were known; None where there are none. ``held_rows`` could not be read,
    and nothing is found in them.
    """

    scheme: Scheme
    as_at: date | None
    lists: tuple[ConsideredList, ...]
    is_model: Pointed
    points_to: Pointed | None
    warnings: tuple[Problem, ...]
    held_rows: tuple[HeldRow, ...]
    inputs: tuple[InputFile, ...]

    @property
    def contradicted(self) -> int:
        """How many answers do not go with what was found."""
        return sum(bool(one.contradicted) for listed in self.lists for one in listed.considered)


def fit(
    scheme: SchemeGiven,
    records: RecordsGiven | None = None,
    as_at: date | str | None = None,
    *,
    before: RecordsGiven | None = None,
    cost_per_hour: int | None = None,
) -> Fitness:
    """Lay what a scheme's writers answer beside what the scheme says and the records show.

    ``before`` is an extract of before the scheme runs, for the baseline; without it ``records`` are asked for one.
    ``cost_per_hour`` is what an hour of care costs a provider, in pence. Without ``as_at`` it is the last day on which
    anything is recorded. Raises ``ProblemsFound`` where the scheme is wrong, or a file of
    records cannot be read at all; rows that cannot be read are held.
    """
    must_be(cost_per_hour, int | None, "cost_per_hour", "whole pence, or None")
    now = None if records is None else records_given(records)
    last_year = None if before is None else records_given(before)
    until = day_given(as_at)
    checked = checked_unranked(scheme_given(scheme))
    loaded = checked.scheme
    found = list(findings_of_scheme(loaded))
    day, warnings = None, checked.warnings
    inputs: tuple[InputFile, ...] = (checked.file,)
    held: tuple[HeldRow, ...] = ()
    if now is not None:
        with making_many_rows():
            prepared = _prepared(checked if cost_per_hour is None else _by_the_hour(checked, now), now, until)
            day = prepared.as_at
            found += _found_in(prepared, cost_per_hour)
        if last_year is None:
            found.append(findings_of_baseline(loaded, prepared.records, "The records have"))
        warnings, inputs = prepared.warnings, (checked.file, *prepared.records.inputs)
        held = prepared.records.held_rows
    if last_year is not None:
        earlier = _prepared(checked, last_year, None)
        found.append(findings_of_baseline(loaded, earlier.records, "The extract of before has"))
        inputs, held = (*inputs, *earlier.records.inputs), (*held, *earlier.records.held_rows)
    lists = considered(loaded.fitness, found)
    against = {one.question.words for listed in lists for one in listed.considered if one.contradicted}
    points_to = pointed_to(loaded.fitness, against)
    return Fitness(loaded, day, lists, model_of(loaded), points_to, warnings, held, inputs)


_BESIDE = {
    "plans": frozenset({*WHO_CONFIRMED, "ended_on"}),
    "outcomes": frozenset({*WHO_CONFIRMED, "due_on"}),
    "standards": frozenset(WHO_CONFIRMED),
}
"""What is asked of results, where there is a column of it: who confirmed them, and the day by which they can be."""


def _prepared(checked: CheckedScheme, records: Path, until: date | None) -> Prepared:
    """Read what the scheme needs, and who confirmed results; as at the last day that is recorded, or a day."""
    compiled = checked.compiled
    wider = replace(checked, compiled=replace(compiled, needs=with_beside(compiled.needs, _BESIDE)))
    extract = extract_for(wider, records, hold_errors=True, show_values=False)
    day = until or known_until(extract, checked.scheme.runs)
    return prepare_read(wider, extract, records, None, day, hold_errors=True, show_values=False)


def _by_the_hour(checked: CheckedScheme, records: Path) -> CheckedScheme:
    """The same, with the hours of care among what is read, where the extract has them."""
    compiled = checked.compiled
    there = columns_in(records, checked.scheme.tables) or {}
    hours = {
        name: found for name, fields in FIELDS_OF_HOURS.items() if (found := fields & there.get(name, frozenset()))
    }
    return replace(checked, compiled=replace(compiled, needs=with_fields(compiled.needs, hours)))


def _found_in(prepared: Prepared, cost_per_hour: int | None) -> list[Finding]:
    scheme, records = prepared.scheme, prepared.records
    seen = money_to_see(scheme, records)
    if scheme.payments:
        for lines in one_of_several(scheme, LineByLine(prepared).batches()):
            seen.take(lines)
    found = [*findings_of_money(seen), *findings_of_results(scheme, records, seen.judged, prepared.as_at)]
    if cost_per_hour is not None and scheme.payments:
        cost = cost_of_care(care_volume_in(records), Fraction(cost_per_hour), None)
        found += findings_of_losses(seen, cost)
    return found
