"""What the records and columns of a part show, and the days they tell of: small, added, and told as of all.

What is told of rows is what a reading of all would tell, but of persons whose records are in several parts, by a scheme
that does not need the person whole: of them it is what each part shows by itself.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from pbr.api.in_parts.part_key import part_key
from pbr.api.in_parts.tables_of_part import tables_needed
from pbr.api.settling.comparisons_held import comparisons_held
from pbr.api.settling.prepare import own_days_of, warnings_of_days
from pbr.engine.run_off import SettledOver
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.cells.council_codes import codes_by_field
from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.contradiction_warnings import NamedFinding, contradictions_without_lines
from pbr.records.extract.as_at import last_known
from pbr.records.extract.date_coverage import days_of_events, reach_of_days
from pbr.records.extract.extract import Extract
from pbr.records.in_parts.columns_of_part import (
    ColumnsOfPart,
    cells_in_doubt,
    days_perhaps_swapped,
    names_that_may_be_one,
)
from pbr.records.in_parts.compared import Compared
from pbr.records.in_parts.references_hashed import ReferencesOfPart, references_alike_in, references_of
from pbr.records.table import Records
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ShownByPart:
    """What was seen when the records of a part were compared, and the days on which anything happened in them.

    ``columns`` is what their columns showed, and ``references`` their references, hashed. ``latest`` is the last day on
    which anything became known. ``show_values`` is whether what is told of them may name records.
    """

    compared: Compared
    columns: ColumnsOfPart
    references: ReferencesOfPart
    events: frozenset[date]
    latest: date | None
    show_values: bool


def known_and_shown(
    terms: RunTerms, extract: Extract, columns: ColumnsOfPart, show_values: bool
) -> tuple[Records, ShownByPart]:
    """The records of a part as they are known, which leaves the extract empty, and what they and their columns show."""
    scheme, compared = terms.compiled.scheme, Compared()
    recorded = RecordsCompared(extract.tables, terms.as_at, (), scheme.runs)
    compared.as_recorded(recorded)
    references = references_of(recorded)
    # It has columns at hand, which are not to be in memory twice.
    del recorded
    events = frozenset(days_of_events(extract.tables, own_days_of([scheme])))
    latest = extract.latest_recorded
    records = last_known(extract, terms.as_at)
    compared.as_known_of_persons(RecordsCompared(records.tables, terms.as_at, (), scheme.runs))
    return records, ShownByPart(compared, columns, references, events, latest, show_values)


def warnings_of_columns(
    terms: RunTerms, parts: Iterable[ShownByPart], of_parts: Iterable[Problem]
) -> tuple[Problem, ...]:
    """What is to be said of the columns of all parts, and among it what each part said of its own, ``of_parts``.

    Raises ``ProblemsFound`` where all parts together leave it open which days or figures are meant.
    """
    columns, kinds = [part.columns for part in parts], terms.compiled.scheme.tables
    needed = [kinds[name] for name in tables_needed(terms)]
    if wrong := cells_in_doubt(columns, needed):
        raise ProblemsFound(wrong)
    swapped = days_perhaps_swapped(columns, needed)
    names = names_that_may_be_one(columns, needed, codes_by_field(terms.compiled.code_lists))
    return (*swapped, *of_parts, *names)


def warnings_of_all_parts(terms: RunTerms, parts: Iterable[ShownByPart], divided: int, called: Path) -> list[Problem]:
    """What is to be said of the days settled and of the records of all parts, which are ``called`` so; of no line.

    ``divided`` is how many persons have records in several parts.
    """
    every, together = list(parts), Compared()
    for part in every:
        together.merge(part.compared)
    if divided and part_key(terms) == "plan_id":
        together.among.forget_who_was_not_referred()
    scheme = terms.compiled.scheme
    reach = reach_of_days(frozenset[date]().union(*(part.events for part in every)), terms.period)
    over = SettledOver(terms.period, terms.as_at, terms.ongoing_until)
    found = [
        *together.among.told(),
        *together.told_of_columns(scheme.runs, scheme.tables),
        *together.in_rows.told(),
        *(NamedFinding(one, ()) for one in references_alike_in([part.references for part in every])),
    ]
    latest = max((part.latest for part in every if part.latest), default=None) if terms.nobody_says else None
    return [
        *warnings_of_days(scheme, called, over, reach, latest),
        *contradictions_without_lines(found, all(part.show_values for part in every), comparisons_held(scheme)),
    ]
