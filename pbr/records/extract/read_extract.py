"""Read an extract: a folder with a CSV file for each table, or the one file a scheme needs."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.problems.problem import Place, Problem, ProblemsFound, RowsRefused, errors_in
from pbr.records.cells.council_codes import CodeList, codes_by_field
from pbr.records.cells.grouped_problems import grouped
from pbr.records.cells.similar_names import names_alike
from pbr.records.dictionary import TableKind
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import Needs, alone_in, beside_of, tables_of, told_by_others, with_parents
from pbr.records.extract.table_warnings import open_days_of, understood_of, without_column
from pbr.records.files.empty_tables import no_rows
from pbr.records.files.example_rows import example_source
from pbr.records.files.row_source import Source
from pbr.records.input_file import InputFile
from pbr.records.opened.opened_extract import open_extract
from pbr.records.table import Table, own_kind
from pbr.records.tables.columns_kept import fields_to_find
from pbr.records.tables.duplicates import settle_repeats
from pbr.records.tables.foreign_keys import Parents
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.records.tables.hold_rows import held_rows
from pbr.records.tables.reading_result import TableRead
from pbr.records.tables.rows_of_unlisted_codes import hold_unlisted, unlisted
from pbr.records.tables.table_reader import TableReader
from pbr.records.tables.two_pass_reading import ReaderMade, read_source
from pbr.source.yaml_nodes import Scalar
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Only a ledger has a run before: a settlement without one waits for none of it.
    from pbr.records.extract.since_last import SinceLast
    from pbr.records.files.opened_table import OpenedTable

MOST_PROBLEMS = 1_000
"""How many problems of one file are listed before the reading of it stops."""


@dataclass(frozen=True, slots=True)
class _Settings:
    hold_errors: bool
    show_values: bool
    lists: tuple[CodeList, ...] = ()
    reader: Callable[..., TableReader] = TableReader


def read_extract(
    path: Path,
    needs: Needs,
    hold_errors: bool,
    show_values: bool = False,
    lists: Sequence[CodeList] = (),
    since: "SinceLast | None" = None,
    reader: Callable[..., TableReader] = TableReader,
) -> Extract:
    """Read the tables a scheme needs from a folder, or from one CSV file where one table is enough.

    Every standard column of a table that is read is checked; the fields needed, those that say whose row it is and
    when it became known, and those that are there by which records are compared, are kept. With ``hold_errors`` a bad
    row, and rows that belong to it, are set aside and listed. Raises ``ProblemsFound`` with every problem of all files:
    for any without ``hold_errors``, and with it for a file that is no table at all. ``show_values`` lets problems show
    their cells. ``lists`` are the codes of frameworks: any other is an error. Against a ledger, ``since`` is the last
    run: rows that it had and this one has not are put back, unless its notices say what became of them. ``reader``
    makes what reads a table.
    """
    needs = with_parents(needs)
    settings = _Settings(hold_errors, show_values, tuple(lists), reader)
    also = (*(() if since is None else since.files_beside), *(kind.file for kind in tables_of(needs).values()))
    opened = open_extract(path, tuple(needs), also, hold_errors=hold_errors, show_values=show_values)
    reading = _ExtractReading(settings, list(opened.warnings), needs, since)
    rows: dict[str, int] = {}
    for kind in _in_order(needs):
        try:
            table = opened.table(kind, fields_to_find(kind, needs[kind.name]))
            reading.warnings += table.problems
            of_before = frozenset[str]() if since is None else since.fields_to_compare(kind)
            beside = (beside_of(needs, kind.name) | of_before) & table.fields
            with cycle_search_put_off():
                read = reading.read(table.source, kind, needs[kind.name], beside)
                reading.warnings += table.said()
                count, has_rows = read.count, read.has_rows
                explained = since is not None and reading.put_back(read, table, beside)
            read.nothing_held_by = without_column(kind, table.fields) if has_rows else ()
            if not has_rows and not explained:
                reading.warnings += no_rows(read.kind, read.file)
        except ProblemsFound as found:
            reading.refuse(kind, found.problems)
            continue
        rows[kind.name] = count
    reading.inputs, reading.understood = list(opened.inputs(rows)), list(opened.understood())
    return reading.extract()


def extract_from_rows(
    tables: Mapping[str, Sequence[Mapping[str, Scalar]]], needs: Needs, lists: Sequence[CodeList] = ()
) -> Extract:
    """Read rows written in a scheme's worked example, as if they stood in CSV files.

    A field that a row leaves out is blank there. Raises ``ProblemsFound``, each problem placed in the scheme.
    """
    return extract_from_sources(
        lambda kind, wanted: example_source(kind, tables.get(kind.name, ()), wanted), with_parents(needs), lists
    )


def extract_from_sources(
    source_of: Callable[[TableKind, Sequence[str]], Source],
    needs: Needs,
    lists: Sequence[CodeList] = (),
    beside: Callable[[TableKind], Iterable[str]] = lambda kind: (),
    *,
    show_values: bool = True,
    reader: Callable[..., TableReader] = TableReader,
) -> Extract:
    """Read tables from wherever their rows come from, given the fields of each that are wanted.

    ``beside`` says which others are kept of one whose source was given, and ``reader`` makes what reads a table.
    Raises ``ProblemsFound`` with everything that is wrong with them, and shows cells unless told not to.
    """
    settings = _Settings(hold_errors=False, show_values=show_values, lists=tuple(lists), reader=reader)
    reading = _ExtractReading(settings, [], needs)
    for kind in _in_order(needs):
        try:
            reading.read(source_of(kind, fields_to_find(kind, needs[kind.name])), kind, needs[kind.name], beside(kind))
        except ProblemsFound as found:
            reading.refuse(kind, found.problems)
    return reading.extract()


class _ExtractReading:
    """The tables read so far, each after its parent."""

    def __init__(
        self, settings: _Settings, warnings: list[Problem], needs: Needs, since: "SinceLast | None" = None
    ) -> None:
        self._settings, self._needs, self._since = settings, needs, since
        self._tables: dict[str, TableRead] = {}
        self._refused, self._tables_refused = list[Problem](), False
        self.warnings = warnings
        self.inputs: list[InputFile] = []
        self.understood: list[str] = []

    def read(self, source: Source, kind: TableKind, needed: Iterable[str], beside: Iterable[str]) -> TableRead:
        """Read one table to its end; of the fields kept, ``beside`` are not needed by the scheme."""
        most = None if self._settings.hold_errors else MOST_PROBLEMS
        read = read_source(source, self._reader_made(source, kind, needed, beside), self._parents(kind), most)
        if not read.cut_short:
            settle_repeats(read, source)
            if self._settings.hold_errors:
                hold_unlisted(read, self._settings.lists, source)
            else:
                self._refused += unlisted(read, self._settings.lists, source)
        self._tables[kind.name] = read
        return read

    def _reader_made(self, source: Source, kind: TableKind, needed: Iterable[str], beside: Iterable[str]) -> ReaderMade:
        """What makes the reader of a table: of all its rows, or of one person's where nobody else's are wanted."""
        given = (kind, source.name, needed, beside, self._settings.show_values)
        person = alone_in(self._needs, kind.name)
        above = self._tables.get(kind.parent)
        if not person or (kind.parent and above is None):
            return partial(self._settings.reader, *given)
        # imported late: a settlement reads the rows of everybody
        from pbr.records.tables.reader_of_one import ReaderOfOne, rows_of_one

        return partial(ReaderOfOne, rows_of_one(person, kind, above), *given)

    def put_back(self, read: TableRead, table: "OpenedTable", beside: Iterable[str]) -> bool:
        """Put back what the last run had of a table; whether notices explain all that it lacks."""
        if self._since is None or read.cut_short:
            return False
        above, needed = self._tables.get(read.kind.parent), self._needs[read.kind.name]
        return self._since.put_back_into(read, table, needed, beside, above, lambda: self._parents(read.kind))

    def refuse(self, kind: TableKind, problems: list[Problem]) -> None:
        """Note why a table cannot be used at all: rows that belong to it are then not looked for in it."""
        self._tables.pop(kind.name, None)
        self._refused += problems
        self._tables_refused = True

    def extract(self) -> Extract:
        """Put the tables together; raises ``ProblemsFound`` if anything stops the run, ``RowsRefused`` if rows do."""
        since = self._since
        errors = [*self._refused, *self._row_errors(), *(since.problems if since else ())]
        for read in self._tables.values():
            self.warnings += read.warnings
        self.warnings += open_days_of(list(self._tables.values()))
        names = ((read.file, read.names) for read in self._tables.values())
        self.warnings += names_alike(names, codes_by_field(self._settings.lists))
        if errors_in(errors):
            refused = ProblemsFound if self._tables_refused or (since and since.problems) else RowsRefused
            raise refused([*errors, *self.warnings])
        held = [row for read in self._tables.values() for row in held_rows(read, self._tables)]
        latest = [read.latest_recorded for read in self._tables.values() if read.latest_recorded]
        tables = {
            name: Table(name, read.file, read.layout, read.rows, read.dropped, own_kind(read.kind))
            for name, read in self._tables.items()
        }
        return Extract(
            tables,
            tuple(self.warnings),
            tuple(held),
            tuple(self.inputs),
            max(latest, default=None),
            (*(said for read in self._tables.values() if (said := understood_of(read))), *self.understood),
            told_by_others(self._needs),
            tuple(since.put_back) if since else (),
            since.notices if since else (),
        )

    def _row_errors(self) -> list[Problem]:
        """What is wrong with the columns and rows, where no row may be held; said once for each column that says it."""
        if self._settings.hold_errors:
            return []
        errors: list[Problem] = []
        for read in self._tables.values():
            found = sorted((each for row in read.set_aside for each in row.problems), key=lambda each: each.place)
            errors += [*read.column_errors, *grouped(found[:MOST_PROBLEMS])]
            if read.cut_short or len(found) > MOST_PROBLEMS:
                errors.append(
                    Problem(
                        "PBR621",
                        f"{read.file} has {MOST_PROBLEMS:,} problems or more; the rest are not listed",
                        Place(read.file),
                        "mend these first",
                    )
                )
        return errors

    def _parents(self, kind: TableKind) -> Parents | None:
        """The rows that a table's rows may belong to, or nothing where they cannot be known."""
        if not kind.parent or kind.parent not in self._tables or self._tables[kind.parent].cut_short:
            return None
        parent = self._tables[kind.parent]
        key_at = parent.layout[kind.parent_key]
        aside = frozenset(row.key for row in parent.set_aside)
        held = aside if self._settings.hold_errors else frozenset()
        if held and self._since is not None:
            held -= self._since.keys_of(kind.parent)
        rows = dict(zip(map(itemgetter(key_at), parent.rows), parent.rows, strict=True))
        return Parents(parent.kind, parent.file, rows, key_at, aside, held)


def _in_order(needs: Needs) -> list[TableKind]:
    return [kind for name, kind in tables_of(needs).items() if name in needs]
