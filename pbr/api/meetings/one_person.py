"""One person among all records: their rows as they were known on a day, and their lines of the settlement."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from pbr.api.settling.comparisons_held import comparisons_held
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.missing_prices import problems_of_unpriced
from pbr.api.settling.prepare import Prepared
from pbr.engine.run import Run
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.contradiction_warnings import contradicting, contradicting_as_recorded, contradictions
from pbr.records.dictionary import TableKind
from pbr.records.extract.as_at import last_known
from pbr.records.extract.extract import Extract
from pbr.records.table import Row, Table
from pbr.settlement.line import Line
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RowsOfPerson:
    """One person's rows as they were known on a day, and what they contradict each other in, as warnings."""

    tables: Mapping[str, Table]
    warnings: tuple[Problem, ...]


def kept_to_person(extract: Extract, person: str, tables: Iterable[str]) -> Extract:
    """The extract with no rows but this person's, in the tables named and no others; it shares no list of rows."""
    named = [extract.tables[name] for name in tables if name in extract.tables]
    kept = {table.name: replace(table, rows=_rows_of(person, table, extract)) for table in named}
    return replace(extract, tables=kept, told_by_others=())


def _rows_of(person: str, table: Table, extract: Extract) -> list[Row]:
    if "person_id" in table.layout:
        at = table.layout["person_id"]
        return [row for row in table.rows if row[at] == person]
    # Of a plan's outcome the person is known by the plan, which is the last item of its row.
    at = extract.tables[table.kind.parent].layout["person_id"]
    return [row for row in table.rows if row[-1][at] == person]


def rows_of_person(of_person: Extract, prepared: Prepared) -> RowsOfPerson:
    """What was known of one person's rows on the day that all are prepared for.

    Of what they contradict each other in, the kinds that are said of all records are not said again.
    """
    day, runs = prepared.as_at, prepared.scheme.runs
    as_recorded = contradicting_as_recorded(RecordsCompared(of_person.tables, day, runs=runs))
    known = last_known(of_person, day).tables
    found = [*contradicting(RecordsCompared(known, day, runs=runs)), *as_recorded]
    said = {problem.code for problem in prepared.warnings}
    held_by = comparisons_held(prepared.scheme)
    unsaid = [one for one in found if one.finding.code not in said]
    own = contradictions(unsaid, prepared.records_path, held_by=held_by)
    return RowsOfPerson(known, tuple(own))


def lines_of_person(prepared: Prepared, person: str) -> list[Line]:
    """A person's lines of the settlement of all records, in its order; none of a scheme that pays nothing.

    Others are settled only where the person's lines hang on theirs, under limits. Raises ``ProblemsFound`` where a
    record that was settled has no price, unless errors are held.
    """
    scheme = prepared.scheme
    if not scheme.payments:
        return []
    if scheme.limits:
        return [line for line in LineByLine(prepared) if line.person_id == person]
    run = Run(
        prepared.compiled, prepared.records, prepared.period, prepared.as_at, prepared.ongoing_until,
    )  # fmt: skip
    lines = [line for line in run.lines_of(_heads_of(person, prepared)) if line.person_id == person]
    if run.unpriced and not prepared.hold_errors:
        raise ProblemsFound(problems_of_unpriced(run.unpriced, prepared.records_path, scheme.tables))
    return lines


def _heads_of(person: str, prepared: Prepared) -> Callable[[TableKind, Row], bool]:
    """A function that says whether a record that heads a family is the person's."""
    tables = prepared.records.tables
    at = {name: table.layout["person_id"] for name, table in tables.items() if "person_id" in table.layout}

    def is_of(kind: TableKind, row: Row) -> bool:
        return kind.name in at and row[at[kind.name]] == person

    return is_of
