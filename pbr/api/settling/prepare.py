"""From a scheme and an extract to what the engine runs on, or to everything that is wrong with them."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.api.settling.stale_extract import after_the_run_off, days_that_do_not_fit
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.run_off import SettledOver, settled_over
from pbr.problems.problem import Place, Problem
from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.contradiction_warnings import contradicting, contradicting_as_recorded, contradictions
from pbr.records.extract.as_at import last_known
from pbr.records.extract.date_coverage import Reach, reach_of
from pbr.records.extract.days_after_as_at import all_is_known, dated_after
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import read_extract
from pbr.records.input_file import InputFile
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.table import Records
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import CheckedScheme, paying_by_name

if TYPE_CHECKING:
    from pbr.explain.told_alone import OfAllRecords
    from pbr.records.extract.since_last import SinceLast
    from pbr.records.papers.notice import Notice


@dataclass(frozen=True, slots=True)
class Prepared:
    """A scheme and an extract, checked and ready to settle.

    ``reach`` is which days the records tell of, and ``all_known`` whether nothing in them is known later only.
    ``recorded`` is the extract whatever was known, where it is kept for who tells of it, and ``of_all`` what all
    records show, where only those that are told of are at hand.
    """

    scheme: Scheme
    scheme_file: InputFile
    compiled: CompiledScheme
    records: Records
    records_path: Path
    period: Period
    whole_run: bool
    as_at: date
    ongoing_until: date
    hold_errors: bool
    warnings: tuple[Problem, ...]
    understood: tuple[str, ...]
    notices: "tuple[Notice, ...]" = ()
    reach: Reach | None = None
    all_known: bool = False
    recorded: Extract | None = None
    of_all: "OfAllRecords | None" = None


making_many_rows = cycle_search_put_off
"""While an extract is read and settled: rows and lines are made by the million, and never refer to each other."""


def prepare(
    scheme: Path, records: Path, period: Period | None, as_at: date | None, hold_errors: bool, show_values: bool
) -> Prepared:
    """Read and check a scheme, run its worked examples, then read and check the records it needs.

    Without a period it is the scheme's whole run and its run-off (`run_off`); without ``as_at`` it is the period's last
    day. Raises ``ProblemsFound`` with everything wrong at the first stage that cannot go on.
    """
    checked = paying_by_name(scheme)
    return prepare_checked(checked, records, period, as_at, hold_errors=hold_errors, show_values=show_values)


def prepare_checked(
    checked: CheckedScheme,
    records: Path,
    period: Period | None,
    as_at: date | None,
    *,
    hold_errors: bool,
    show_values: bool,
    since: "SinceLast | None" = None,
) -> Prepared:
    """Read and check the records that a scheme needs, as ``prepare`` does; ``since`` is of a ledger."""
    extract = extract_for(checked, records, hold_errors=hold_errors, show_values=show_values, since=since)
    return prepare_read(checked, extract, records, period, as_at, hold_errors=hold_errors, show_values=show_values)


def extract_for(
    checked: CheckedScheme,
    records: Path,
    *,
    hold_errors: bool,
    show_values: bool,
    since: "SinceLast | None" = None,
) -> Extract:
    """Read the records that a scheme needs. Raises ``ProblemsFound`` with everything that is wrong with them."""
    compiled = checked.compiled
    refuse_mapping_of_others(checked, records)
    extract = read_extract(records, compiled.needs, hold_errors, show_values, compiled.code_lists, since)
    return extract if since is None else replace(extract, still_settled=since.still_settled)


def refuse_mapping_of_others(checked: CheckedScheme, records: Path) -> None:
    """Raise ``ProblemsFound`` where records are read through a mapping that is for other schemes."""
    if isinstance(records, MappedPath):
        loaded = checked.scheme
        records.through.refuse_other_schemes([loaded.name, *filter(None, [loaded.formerly])])


def prepare_read(
    checked: CheckedScheme,
    extract: Extract,
    records: Path,
    period: Period | None,
    as_at: date | None,
    *,
    hold_errors: bool,
    show_values: bool,
) -> Prepared:
    """Prepare an extract that was read for a scheme, and give it up."""
    loaded, compiled = checked.scheme, checked.compiled
    over = settled_over(loaded.runs, period, as_at)
    settled, day = over.period, over.as_at
    reach = reach_of(extract, settled, own_days_of([loaded]))
    latest = extract.latest_recorded if period is None and as_at is None else None
    warnings = [*checked.warnings, *extract.warnings, *warnings_of_days(loaded, records, over, reach, latest)]
    as_recorded = contradicting_as_recorded(RecordsCompared(extract.tables, day, extract.held_rows, loaded.runs))
    later, all_known = dated_after(extract, day), all_is_known(extract, day)
    known = last_known(extract, day)
    found = [*contradicting(RecordsCompared(known.tables, day, known.held_rows, loaded.runs)), *as_recorded]
    if found:
        # imported late: most records contradict each other in nothing
        from pbr.api.settling.comparisons_held import comparisons_held

        warnings += contradictions(found, records, show_values, comparisons_held(loaded))
    return Prepared(
        scheme=loaded,
        scheme_file=checked.file,
        compiled=compiled,
        records=with_expected(known, loaded, day),
        records_path=records,
        period=settled,
        whole_run=period is None,
        as_at=day,
        ongoing_until=over.ongoing_until,
        hold_errors=hold_errors,
        warnings=tuple(warnings),
        understood=(*extract.understood, *later),
        notices=extract.notices,
        reach=reach,
        all_known=all_known,
    )


def own_days_of(schemes: Sequence[Scheme]) -> Set[tuple[str, str]]:
    """The dates of a council's own that say when a record was, by table and name."""
    if not any(scheme.own for scheme in schemes):
        return frozenset()
    # imported late: most schemes add nothing, and do not load what asks after it
    from pbr.scheme.own_days import own_days_counted_by

    return own_days_counted_by(schemes)


def warnings_of_days(
    scheme: Scheme, records: Path, over: SettledOver, reach: Reach | None, latest: date | None
) -> list[Problem]:
    """What there is to say of the days that are settled, and of those that the records tell of.

    ``latest`` is the last day on which anything became known, where nobody says which days are settled.
    """
    return [
        *days_that_do_not_fit(records, reach, over.period, over.ongoing_until),
        *after_the_run_off(records, latest, over.as_at),
        *_nothing_to_settle(scheme, over.period, over.as_at),
    ]


def _nothing_to_settle(scheme: Scheme, period: Period, as_at: date) -> list[Problem]:
    """Warn when nothing can be due, whatever the records say: a slip in a date would look like a month of nothing."""
    warnings: list[Problem] = []
    place = Place(scheme.file.name)
    if period.last < scheme.runs.first:
        message = f"the period ends on {period.last}, before the scheme runs: it starts on {scheme.runs.first}"
        warnings.append(Problem("PBR028", message, place, "check --period and its year", severity="warning"))
    if as_at < period.first:
        message = f"as at {as_at} is before the period begins on {period.first}, so nothing in it is known or due"
        warnings.append(Problem("PBR029", message, place, "check --as-at and its year", severity="warning"))
    return warnings
