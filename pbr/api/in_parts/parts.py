"""A settlement in parts of your own making: in other processes, on other machines, or beside data that stay put.

Take the terms of the run once, settle each part wherever its records are, and finish from what the parts give back, in
any order. Everything can be pickled. `part_key` says what a part must have whole.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from operator import attrgetter
from pathlib import Path

from pbr.api.given.inputs import SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.given.types_given import must_be, must_be_several, must_be_switches
from pbr.api.in_parts.lines_of_parts import FamilyLines, Place, ProviderLines, in_order, places_of
from pbr.api.in_parts.part_of_run import (
    OfThisPart,
    RunOfPart,
    of_this_part,
    persons_divided,
    refuse_parts_of_others,
    refuse_parts_that_share,
    run_of,
)
from pbr.api.in_parts.shown_in_parts import ShownByPart, known_and_shown, warnings_of_all_parts, warnings_of_columns
from pbr.api.in_parts.standards_of_all import only_waiting, standards_of_all, without_waiting
from pbr.api.in_parts.tables_of_part import TablesOfPart, read_part, refuse_what_is_no_table, warnings_of_tables
from pbr.api.in_parts.tables_of_part import tables_needed as needed_of
from pbr.api.settling.missing_prices import problems_of_unpriced
from pbr.api.settling.running_totals import RunningTotals, totals_of_terms
from pbr.api.settling.settlement_summed_up import warnings_of
from pbr.engine.facts.expected_rows import providers_of
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import FinishedRun, PartOfRun
from pbr.engine.run_off import settled_over
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.expected_row import ExpectedRow
from pbr.records.files.in_memory import Rows
from pbr.records.records_in_parts import without_rows
from pbr.records.table import Records
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.settlement.deductions_not_taken import NotDeducted
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Line
from pbr.settlement.measure_result import Measured
from pbr.settlement.payer_totals import PayerTotals
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.settlement import RowCounts
from pbr.settlement.totals import Tally
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.worked_examples.checked_scheme import paying_by_name

_TOGETHER = "records"
"""What problems call the records of all parts."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """What a part comes to: the lines of its records by family, their totals, and what they gather for the whole.

    ``first`` is where its first record stands, ``providers`` whoever its records name. ``warnings`` are of its columns,
    and ``shown`` is what its records and columns show of all. ``rest`` are its tables without their rows, but for
    standards that wait for all parts (`finish`). ``run`` is what it is a part of, ``own`` what it has that no other
    part may have, and ``tables`` which it was given.
    """

    lines: tuple[FamilyLines, ...]
    first: Place | None
    totals: RunningTotals
    gathered: Gathered
    providers: frozenset[str]
    warnings: tuple[Problem, ...]
    rest: Records
    run: RunOfPart
    own: OfThisPart
    tables: TablesOfPart
    shown: ShownByPart

    def without_lines(self) -> "PartResult":
        """The same once its lines are where they belong: small, whatever the part was."""
        return replace(self, lines=())


@dataclass(frozen=True, slots=True)
class PartsFinished:
    """A settlement of which the parts were settled apart. Money is in whole pence.

    ``of_providers`` has, for each provider in order, its lines that stand after those of its records; ``lines`` are
    those and the lines that the parts still had. ``warnings`` are those of every part, and what all together show;
    ``expected`` the rows that a framework sets out and nobody recorded, ``not_deducted`` what was not taken off, and
    ``payers`` what each payer bears, None where the scheme lists none. ``persons_divided`` is how many persons have
    records in several parts, which the scheme allows: of theirs ``warnings`` have what each part shows by itself.
    """

    lines: tuple[Line, ...]
    of_providers: tuple[ProviderLines, ...]
    tally: Tally
    measures: tuple[Measured, ...]
    rows: tuple[RowCounts, ...]
    warnings: tuple[Problem, ...]
    expected: tuple[ExpectedRow, ...]
    not_deducted: Mapping[str, NotDeducted]
    limits: tuple[LimitUse, ...] = ()
    quantities: tuple[QuantityUse, ...] = ()
    payers: PayerTotals | None = None
    persons_divided: int = 0

    @property
    def total_due(self) -> int:
        """What is to be paid, in pence."""
        return self.tally.total_due


def run_terms(scheme: SchemeGiven, period: Period | str | None = None, as_at: date | str | None = None) -> RunTerms:
    """The terms of a run: a checked scheme, the days that are settled, and the day up to which facts are known.

    Without a period it is the scheme's whole run and its run-off; without ``as_at`` the period's last day. Raises
    ``ProblemsFound`` with everything that is wrong with the scheme.
    """
    checked = paying_by_name(scheme_given(scheme))
    asked_for, day = period_given(period), day_given(as_at)
    over, nobody_says = settled_over(checked.scheme.runs, asked_for, day), asked_for is None and day is None
    return RunTerms(checked.compiled, over.period, over.as_at, over.ongoing_until, nobody_says=nobody_says)


def tables_needed(terms: RunTerms) -> tuple[str, ...]:
    """The tables that a run needs of an extract, each after the one that its rows belong to."""
    _must_be_terms(terms)
    return needed_of(terms)


def settle_part(
    terms: RunTerms, tables: Mapping[str, str | Rows], *, show_values: bool = False, ids_kept: bool = True
) -> PartResult:
    """Settle some of the records of a run by themselves.

    A part has each plan with its outcomes and visits, and whatever else `part_key` says that it must have whole. A
    table of which a part has no rows is left out; one of which no part has any is given to one of them, empty. All
    standards are in one part. Raises ``ValueError`` for a name that is no table's, and ``ProblemsFound`` with
    everything that is wrong with the records of the part, or with every price that they lack; with ``show_values``
    problems may quote the records. Unless ``ids_kept``, `finish` does not find one id of an outcome or a visit in two
    parts, and a part is eight bytes smaller for each.
    """
    _must_be_terms(terms)
    must_be(tables, Mapping, "tables", "tables by their names")
    refuse_what_is_no_table(terms, tables)
    must_be_switches({"show_values": show_values, "ids_kept": ids_kept})
    folder = records_given({name: tables[name] for name in tables_needed(terms) if tables.get(name)})
    with cycle_search_put_off():
        extract, read, columns = read_part(folder, terms.compiled, list(tables), show_values=show_values)
        records, shown = known_and_shown(terms, extract, columns, show_values)
        alone = without_waiting(terms, records)
        run, totals = PartOfRun(terms, alone), totals_of_terms(terms)
        made: list[FamilyLines] = []
        for place, (_, lines) in zip(places_of(alone), run.lines(), strict=True):
            if lines:
                made.append(FamilyLines(place, tuple(lines)))
                totals.take(lines)
    if run.gathered.unpriced:
        raise ProblemsFound(problems_of_unpriced(run.gathered.unpriced, folder, terms.compiled.scheme.tables))
    return PartResult(
        lines=tuple(made),
        first=next(places_of(alone), None),
        totals=totals,
        gathered=run.gathered,
        providers=frozenset(providers_of(records)),
        warnings=extract.warnings,
        rest=only_waiting(terms, records),
        run=run_of(terms),
        own=of_this_part(terms, records, ids_kept=ids_kept),
        tables=read,
        shown=shown,
    )


def finish(terms: RunTerms, parts: Iterable[PartResult]) -> PartsFinished:
    """Finish a run from all of its parts, in whatever order they are given.

    Raises ``ValueError`` where there is no part, where one is of another run or is given twice, or where two have what
    must be in one (`part_key`), and ``ProblemsFound`` where no part was given a table that the run needs, where records
    of two plans have one id, where all parts together leave it open which days of a column are meant, and where a
    standard, or a month or quarter of a provider, has no price.
    """
    _must_be_terms(terms)
    must_be_several(parts, "parts", "what settle_part gives, several of it")
    every = _in_order(parts)
    refuse_parts_of_others(terms, [part.run for part in every])
    refuse_parts_that_share(terms, [part.own for part in every])
    divided = persons_divided([part.own for part in every])
    of_tables = warnings_of_tables(terms, [part.tables for part in every])
    shown = [part.shown for part in every]
    of_columns = warnings_of_columns(terms, shown, [one for part in every for one in part.warnings])
    totals, named = totals_of_terms(terms), frozenset[str]().union(*(part.providers for part in every))
    standards = PartOfRun(terms, waited := standards_of_all(terms, [part.rest for part in every], named))
    of_providers: dict[str, list[Line]] = {}
    for provider_id, lines in standards.lines():
        of_providers.setdefault(provider_id, []).extend(lines)
    rest = without_rows(waited)
    run = FinishedRun(terms, (*(part.gathered for part in every), standards.gathered), rest)
    for part in every:
        totals.merge(part.totals)
    for provider_id in run.providers:
        of_providers.setdefault(provider_id, []).extend(run.after_records(provider_id))
    run.end()
    if run.unpriced:
        raise ProblemsFound(problems_of_unpriced(run.unpriced, Path(_TOGETHER), terms.compiled.scheme.tables))
    own = tuple((provider_id, tuple(of_providers[provider_id])) for provider_id in run.providers)
    for _, lines_of_provider in own:
        totals.take(lines_of_provider)
    return PartsFinished(
        lines=tuple(in_order((part.lines for part in every), own)),
        of_providers=own,
        tally=totals.tally.paid_apart(terms.compiled.scheme.paid_to_persons),
        measures=run.measures,
        rows=run.row_counts(),
        warnings=(
            *of_tables,
            *of_columns,
            *warnings_of_all_parts(terms, shown, divided, Path(_TOGETHER)),
            *warnings_of(run, totals, Path(_TOGETHER), (), terms.compiled.scheme.tables),
        ),
        expected=waited.expected,
        not_deducted=totals.not_deducted,
        limits=run.limit_uses,
        quantities=run.quantity_uses,
        payers=totals.payers,
        persons_divided=divided,
    )


def _in_order(parts: Iterable[PartResult]) -> tuple[PartResult, ...]:
    """The parts in the order of their first records, those without any at the end."""
    every = tuple(parts)
    for part in every:
        must_be(part, PartResult, "a part", "what settle_part gives")
    if not every:
        raise ValueError("there is no part to finish a run from; settle one, if it be without records")
    with_records = sorted((part for part in every if part.first is not None), key=attrgetter("first"))
    return (*with_records, *(part for part in every if part.first is None))


def _must_be_terms(terms: RunTerms) -> None:
    must_be(terms, RunTerms, "the terms of a run", "what run_terms gives")
