"""The tables of a part: read as those of an extract, and noted, so that one that no part had is missed at the end."""

from collections.abc import Iterable, Sequence, Set
from pathlib import Path

from pbr.api.given.types_given import must_be
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run_terms import RunTerms
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import PROVIDERS, TABLES, TableKind
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import beside_of, tables_of, with_parents
from pbr.records.extract.read_extract import extract_from_sources
from pbr.records.files.empty_tables import no_rows
from pbr.records.files.example_rows import example_source
from pbr.records.files.record_names import file_of
from pbr.records.files.row_source import Source
from pbr.records.in_parts.columns_of_part import ColumnsOfPart, ReadersOfPart
from pbr.records.opened.opened_extract import open_extract
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class TablesOfPart:
    """The tables that a part was given, whether or not they have rows, and those that have any.

    ``headings`` are warnings of columns that are not read, and the like.
    """

    given: frozenset[str]
    with_rows: frozenset[str]
    headings: tuple[Problem, ...]


def tables_needed(terms: RunTerms) -> tuple[str, ...]:
    """The tables that a run needs of an extract, each after the one that its rows belong to."""
    needed = with_parents(terms.compiled.needs)
    return tuple(name for name in tables_of(needed) if name in needed)


def refuse_what_is_no_table(terms: RunTerms, names: Iterable[str]) -> None:
    """Raise ``ValueError`` for a name that is no table's: its rows would be of no part, and nobody would miss them."""
    known = [*TABLES, *(name for name in terms.compiled.scheme.tables if name not in TABLES), PROVIDERS.name]
    for name in names:
        must_be(name, str, "the name of a table", "text")
        if name not in known:
            remedy = did_you_mean(name, known) or f"tables: {', '.join(known)}"
            raise ValueError(f"there is no table called '{name}'; {remedy}")


def read_part(
    folder: Path, compiled: CompiledScheme, given: Sequence[str], *, show_values: bool
) -> tuple[Extract, TablesOfPart, ColumnsOfPart]:
    """Read the tables that a part has and was ``given``; a plan is looked for in it, and nowhere else."""
    needs = with_parents(compiled.needs)
    there = frozenset(name for name in given if (folder / file_of(name)).is_file())
    opened = open_extract(folder, [name for name in needs if name in there], show_values=show_values)
    fields: dict[str, Set[str]] = {}
    headings: list[Problem] = []

    def source_of(kind: TableKind, wanted: Sequence[str]) -> Source:
        if kind.name not in there:
            return example_source(kind, (), wanted)
        table = opened.table(kind, wanted)
        fields[kind.name] = table.fields
        headings.extend(table.problems)
        return table.source

    def compared(kind: TableKind) -> Set[str]:
        return beside_of(needs, kind.name) & fields.get(kind.name, frozenset())

    readers = ReadersOfPart()
    extract = extract_from_sources(
        source_of, needs, compiled.code_lists, compared, show_values=show_values, reader=readers
    )
    with_rows = frozenset(name for name, table in extract.tables.items() if table.rows or table.dropped)
    return extract, TablesOfPart(frozenset(given), with_rows, tuple(headings)), readers.shown()


def warnings_of_tables(terms: RunTerms, parts: Iterable[TablesOfPart]) -> list[Problem]:
    """Warn of headings, once, and of tables of which no part has a row, as of files that have a header only.

    Raises ``ProblemsFound`` where no part was given a table that the run needs, and where there can be nothing to
    settle without its rows.
    """
    every, needed = list(parts), tables_needed(terms)
    given, with_rows = (
        frozenset[str]().union(*names) for names in ([part.given for part in every], [part.with_rows for part in every])
    )
    missing = [name for name in needed if name not in given]
    if missing:
        raise ProblemsFound([_missing(name) for name in missing])
    kinds = terms.compiled.scheme.tables
    headings = dict.fromkeys(said for part in every for said in part.headings)
    return [
        *headings,
        *(said for name in needed if name not in with_rows for said in no_rows(kinds[name], file_of(name))),
    ]


def _missing(table: str) -> Problem:
    file = file_of(table)
    message = f"there is no file {file}, which the scheme needs"
    help_ = f"give {table} to the parts; where nobody has any, to one of them as an empty list"
    return Problem("PBR601", message, Place(file), help_)
