"""A settlement in parts of your own making: in other processes, on other machines, or beside data that stay put.

Take the terms of the run once, settle each part wherever its records are, and finish from what the parts give back, in
the order of their providers and keys. Everything can be pickled.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pbr.api.given.inputs import SchemeGiven, day_given, period_given, records_given, scheme_given
from pbr.api.given.types_given import must_be, must_be_several, must_be_switches
from pbr.api.in_parts.part_of_run import RunOfPart, hash_of_ids, refuse_parts_of_others, run_of
from pbr.api.settling.missing_prices import located
from pbr.api.settling.running_totals import RunningTotals, totals_of_terms
from pbr.api.settling.settlement_summed_up import warnings_of
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import expects_of_all, with_expected
from pbr.engine.noticed.gathered import Gathered
from pbr.engine.part import FinishedRun, PartOfRun
from pbr.engine.run_off import settled_over
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.expected_row import ExpectedRow
from pbr.records.extract.as_at import last_known
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import tables_of, told_by_others, with_parents
from pbr.records.extract.read_extract import extract_from_sources
from pbr.records.files.example_rows import example_source
from pbr.records.files.in_memory import Rows
from pbr.records.files.row_source import Source
from pbr.records.opened.opened_extract import open_extract
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

_STANDARDS = TABLES["standards"].name
_TOGETHER = "records"
"""What problems call the records of all parts."""

ProviderLines = tuple[str, tuple[Line, ...]]
"""The id of a provider, and some of its lines in order."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """What a part comes to: the lines of its records by provider, their totals, and what they gather for the whole.

    ``warnings`` are those of its records alone, and ``rest`` its tables without their rows. ``run`` is what it is a
    part of, and ``ids`` the hash of the ids of its records.
    """

    lines: tuple[ProviderLines, ...]
    totals: RunningTotals
    gathered: Gathered
    warnings: tuple[Problem, ...]
    rest: Records
    run: RunOfPart
    ids: str

    def without_lines(self) -> "PartResult":
        """The same once its lines are where they belong: small, whatever the part was."""
        return replace(self, lines=())


@dataclass(frozen=True, slots=True)
class PartsFinished:
    """A settlement of which the parts were settled apart. Money is in whole pence.

    ``of_providers`` has, for each provider in order, its lines that stand after those of its records; ``lines`` are
    those and the lines that the parts still had. ``warnings`` are those of every part, and what all together show;
    ``expected`` the rows that a framework sets out and nobody recorded, ``not_deducted`` what was not taken off, and
    ``payers`` what each payer bears, None where the scheme lists none.
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

    @property
    def total_due(self) -> int:
        """What is to be paid, in pence."""
        return self.tally.total_due


def run_terms(scheme: SchemeGiven, period: Period | str | None = None, as_at: date | str | None = None) -> RunTerms:
    """The terms of a run: a checked scheme, the days that are settled, and the day up to which facts are known.

    Without a period it is the scheme's whole run and its run-off; without ``as_at`` the period's last day. Raises
    ``ProblemsFound`` with everything that is wrong with the scheme, and ``ValueError`` for a scheme that cannot be
    settled in parts: one that expects rows of every provider and does not list them, for who has records is not known
    in one part; one that compares the records of a person, which may stand in different parts; and one that counts
    what it pays for over several plans, to pay so many times and no more, or by how much there was so far.
    """
    checked = paying_by_name(scheme_given(scheme))
    if expects_of_all(checked.scheme):
        raise ValueError("this scheme expects standards of every provider: list the providers in its framework")
    compared = [one.words for one in told_by_others(checked.compiled.needs) if not one.within_family]
    if compared:
        listed = ", ".join(f'"{words}"' for words in compared)
        raise ValueError(f"this scheme compares the records of a person ({listed}): settle them whole, not in parts")
    wide = ", ".join(one.name for one in checked.scheme.payments if one.counted_over_families)
    if wide:
        raise ValueError(f"this scheme counts what it pays for over several plans ({wide}): settle it whole")
    over = settled_over(checked.scheme.runs, period_given(period), day_given(as_at))
    return RunTerms(checked.compiled, over.period, over.as_at, over.ongoing_until)


def tables_needed(terms: RunTerms) -> tuple[str, ...]:
    """The tables that a run needs of an extract, each after the one that its rows belong to."""
    _must_be_terms(terms)
    needed = with_parents(terms.compiled.needs)
    return tuple(name for name in tables_of(needed) if name in needed)


def settle_part(terms: RunTerms, tables: Mapping[str, str | Rows], *, show_values: bool = False) -> PartResult:
    """Settle some of the records of a run by themselves.

    A part has whole families: a plan with its outcomes and visits. A table of which a part has no rows is left out. All
    standards are in one part, and where a framework expects some that part is given them though there be none. Raises
    ``ProblemsFound`` with everything that is wrong with the records of the part, or with every price that they lack;
    with ``show_values`` problems may quote the records.
    """
    _must_be_terms(terms)
    must_be(tables, Mapping, "tables", "tables by their names")
    must_be_switches({"show_values": show_values})
    folder = records_given({name: tables[name] for name in tables_needed(terms) if tables.get(name)})
    with cycle_search_put_off():
        extract = _read(folder, terms.compiled, [name for name in tables if tables[name]], show_values)
        records = last_known(extract, terms.as_at)
        if _STANDARDS in tables:
            records = with_expected(records, terms.compiled.scheme, terms.as_at)
        run, totals = PartOfRun(terms, records), totals_of_terms(terms)
        made: dict[str, list[Line]] = {}
        for provider_id, lines in run.lines():
            made.setdefault(provider_id, []).extend(lines)
            totals.take(lines)
    if run.gathered.unpriced:
        raise ProblemsFound(located(run.gathered.unpriced, folder, terms.compiled.scheme.tables))
    by_provider = tuple((provider_id, tuple(lines)) for provider_id, lines in made.items())
    rest, ids = _without_any_rows(records), hash_of_ids(records)
    return PartResult(by_provider, totals, run.gathered, extract.warnings, rest, run_of(terms), ids)


def finish(terms: RunTerms, parts: Iterable[PartResult]) -> PartsFinished:
    """Finish a run from all of its parts, given in the order of their providers and keys.

    Raises ``ValueError`` where there is no part, where one is of another run or is given twice, and ``ProblemsFound``
    where a month or quarter of a provider has no price.
    """
    _must_be_terms(terms)
    must_be_several(parts, "parts", "what settle_part gives, several of it")
    every = tuple(parts)
    for part in every:
        must_be(part, PartResult, "a part", "what settle_part gives")
    if not every:
        raise ValueError("there is no part to finish a run from; settle one, if it be without records")
    expected = tuple(row for part in every for row in part.rest.expected)
    if len(set(expected)) < len(expected):
        raise ValueError("several parts were given standards; give all of them to one part")
    refuse_parts_of_others(terms, [part.run for part in every], [part.ids for part in every])
    run = FinishedRun(terms, (part.gathered for part in every), replace(every[0].rest, expected=expected))
    of_records: dict[str, list[Line]] = {}
    totals = totals_of_terms(terms)
    for part in every:
        totals.merge(part.totals)
        for provider_id, lines in part.lines:
            of_records.setdefault(provider_id, []).extend(lines)
    own = tuple((provider_id, tuple(run.after_records(provider_id))) for provider_id in run.providers)
    run.end()
    if run.unpriced:
        raise ProblemsFound(located(run.unpriced, Path(_TOGETHER), terms.compiled.scheme.tables))
    for _, lines_of_provider in own:
        totals.take(lines_of_provider)
    return PartsFinished(
        lines=tuple(line for provider_id, after in own for line in (*of_records.get(provider_id, ()), *after)),
        of_providers=own,
        tally=totals.tally.paid_apart(terms.compiled.scheme.paid_to_persons),
        measures=run.measures,
        rows=run.row_counts(),
        warnings=(
            *(one for part in every for one in part.warnings),
            *warnings_of(run, totals, Path(_TOGETHER), (), terms.compiled.scheme.tables),
        ),
        expected=expected,
        not_deducted=totals.not_deducted,
        limits=run.limit_uses,
        quantities=run.quantity_uses,
        payers=totals.payers,
    )


def _must_be_terms(terms: RunTerms) -> None:
    must_be(terms, RunTerms, "the terms of a run", "what run_terms gives")


def _read(folder: Path, compiled: CompiledScheme, given: Sequence[str], show_values: bool) -> Extract:
    """Read the tables that a part has; a plan is looked for in it, and nowhere else."""
    needs = with_parents(compiled.needs)
    opened = open_extract(folder, [name for name in given if name in needs], show_values=show_values)

    def source_of(kind: TableKind, wanted: Sequence[str]) -> Source:
        return opened.table(kind, wanted).source if kind.name in given else example_source(kind, (), wanted)

    return extract_from_sources(source_of, needs, compiled.code_lists, show_values=show_values)


def _without_any_rows(records: Records) -> Records:
    """What is the same for all parts, and the rows that are expected: blank rows were counted with the part."""
    tables = {name: replace(table, rows=[], dropped=0) for name, table in records.tables.items()}
    return replace(records, tables=tables)
