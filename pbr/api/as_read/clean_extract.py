"""An extract that may be read in parts: its files, how they are cut, and what their first rows show."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.api.as_read.key_of_parts import key_of_parts, tables_of_nobody, tables_settled_row_by_row
from pbr.api.in_parts.part_key import needed_whole_by
from pbr.engine.compiled_scheme import CompiledScheme
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.cells.council_codes import CodeList
from pbr.records.cells.figure_column import FIGURES_LOOKED_AT
from pbr.records.consistency import COMPARED
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import tables_of, with_parents
from pbr.records.files.encoding import TextFile
from pbr.records.held_row import HeldRow
from pbr.records.in_parts.clean_file import CleanFile, as_it_is, clean_file
from pbr.records.in_parts.columns_seen import refuse_another_unit, refuse_what_is_warned_of
from pbr.records.in_parts.cuts import Cuts, cuts_of
from pbr.records.in_parts.lines_left_out import without_lines
from pbr.records.in_parts.not_clean import NotCleanError, RowsWrongError
from pbr.records.in_parts.part_reader import TableInParts
from pbr.records.in_parts.persons import PERSON
from pbr.records.in_parts.rows_of_part import first_rows
from pbr.records.in_parts.scatter import PLAN
from pbr.records.opened.opened_extract import FilesOfTables, open_extract
from pbr.records.tables.columns_kept import fields_to_find
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    # Only an extract that is read through a mapping is another.
    from pbr.records.files.opened_table import OpenedExtract

_BYTES_OF_A_PART = 4_000_000
_BYTES_OF_A_PART_OF_PEOPLE = 1_000_000
"""A person's referral is a short row that is paid for by many lines."""


@dataclass(frozen=True, slots=True)
class CleanExtract:
    """An extract as it is cut into parts. It can be sent to another process.

    ``tables`` are all that are read, those of nobody among them: they are cut into nothing. ``key`` is the field of
    which all rows of a value are in one part, and ``cuts`` are of it. ``of_persons`` are of those of persons, and
    ``of_ids`` of a table's own. ``apart`` are of the ids of rows of nobody that are too many to be read beside.
    """

    tables: tuple[TableInParts, ...]
    lists: tuple[CodeList, ...]
    cuts: Cuts
    of_persons: Cuts
    of_ids: dict[str, Cuts]
    apart: dict[str, Cuts]
    key: str = PLAN

    @property
    def parts(self) -> int:
        """How many parts there are of plans or persons, and what belongs to them."""
        return len(self.cuts) + 1

    @property
    def files(self) -> list[CleanFile]:
        """The file of each table."""
        return [one.file for one in self.tables]

    @property
    def files_cut(self) -> list[CleanFile]:
        """The file of each table whose rows are of a plan or a person."""
        return [one.file for one in self.tables if not one.of_nobody and one.file.table not in self.apart]

    @property
    def files_apart(self) -> list[CleanFile]:
        """The file of each table of nobody whose rows are in all parts."""
        return [one.file for one in self.tables if one.file.table in self.apart]

    @property
    def is_by_family(self) -> bool:
        """Whether the lines of a part are no stretch of those of a provider, but many, family by family."""
        return self.key == PERSON or bool(self.apart)

    @property
    def has_others(self) -> bool:
        """Whether any table is of nobody."""
        return any(one.of_nobody for one in self.tables)


@dataclass(frozen=True, slots=True)
class OpenedInParts:
    """An open extract that is cut into parts, and what is to be said of its files and headers.

    ``read`` is what a reading of everything found, but for its rows, where rows are held that are then of no part.
    ``to_be_hashed`` are files whose hash is not known before their rows are read.
    """

    opened: "OpenedExtract"
    extract: CleanExtract
    warnings: tuple[Problem, ...]
    read: Extract | None = None
    to_be_hashed: tuple[TextFile, ...] = ()

    @property
    def held_rows(self) -> tuple[HeldRow, ...]:
        """The rows that are held and of no part."""
        return () if self.read is None else self.read.held_rows


def open_in_parts(
    records: Path,
    compiled: CompiledScheme,
    workers: int = 1,
    parts: int | None = None,
    reads: Callable[[], Extract] | None = None,
) -> OpenedInParts:
    """Open an extract, and cut it into at most so many parts, or as many as keep the memory of each small.

    Every one of so many workers has as many parts as the others: parts are about as long, and none waits for another.

    With ``reads``, which reads everything and holds what is wrong, the rows that are held are of no part. Raises
    ``NotCleanError`` where it must be read whole, as one is that is no larger than a part.
    """
    needs = with_parents(compiled.needs)
    try:
        opened = open_extract(records, tuple(needs), [kind.file for kind in tables_of(needs).values()])
        if not isinstance(opened, FilesOfTables):
            raise NotCleanError
        many = parts or many_enough(opened.files, workers)
        if many < 2 and not parts:
            raise NotCleanError
        before = {name: as_it_is(path) for name, path in opened.files.items()}
        found = {
            kind: opened.table(kind, fields_to_find(kind, needs[name]))
            for name, kind in tables_of(needs).items()
            if name in needs
        }
    except (ProblemsFound, OSError):
        # It is told by who reads the files whole.
        raise NotCleanError from None
    files = [clean_file(kind, table, before[kind.name]) for kind, table in found.items()]
    tables = in_parts(files, compiled)
    read = None
    if reads is not None:
        # Facts that are told by others of a person, or of a provider, may be told by a row that is held.
        if any(needed_whole_by(compiled)) or any(one.of_nobody for one in tables):
            raise NotCleanError
        read = reads()
        tables = [_without_held(one, read) for one in tables]
    warnings = (*opened.warnings, *(said for table in found.values() for said in table.problems))
    texts = tuple(table.file.text for table in found.values())
    return OpenedInParts(opened, cut_into_parts(tables, compiled, many), warnings, read, texts)


def in_parts(files: Iterable[CleanFile], compiled: CompiledScheme) -> list[TableInParts]:
    """Files as tables that are read in parts: with what is needed, their fields by which records are compared."""
    needs, nobody = with_parents(compiled.needs), tables_of_nobody(compiled)
    return [
        TableInParts(
            file,
            needs[file.table],
            COMPARED.get(file.table, frozenset()) & file.header.positions.keys(),
            file.table in nobody,
        )
        for file in files
    ]


def _without_held(table: TableInParts, read: Extract) -> TableInParts:
    lines = {row.line for row in read.held_rows if row.table == table.file.table}
    return replace(table, file=without_lines(table.file, lines))


def _size_of(files: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in files if path.is_file())


def many_enough(files: Mapping[str, Path], workers: int) -> int:
    """As few parts as are small, a whole number for each worker; one of what is no larger than a part."""
    small = -(-_size_of(files.values()) // (_BYTES_OF_A_PART_OF_PEOPLE if "people" in files else _BYTES_OF_A_PART))
    return small if small < 2 else -(-small // workers) * workers


def cut_into_parts(tables: Sequence[TableInParts], compiled: CompiledScheme, parts: int) -> CleanExtract:
    """Cut tables into at most so many parts; each has all its rows in one file.

    Raises ``NotCleanError`` where their first rows show anything that would be told, or where what is of nobody is
    larger than a part and not settled row by row.
    """
    key = key_of_parts(compiled)
    files = [one.file for one in tables if not one.of_nobody]
    apart = [one.file for one in _too_many_to_be_beside(tables, compiled)]
    if key is None:
        raise NotCleanError
    for one in tables:
        look_at_first_rows(one)
    # What is in one part with others of its id needs not be looked for in two.
    of_ids = {file.table: cuts_of(file, file.kind.key[0], parts) for file in files if key not in file.kind.key}
    most = max((file for file in files if not file.kind.parent), key=lambda file: file.size)
    cuts = cuts_of(most, key, parts)
    of_persons = cuts if key == PERSON else cuts_of(most, PERSON, parts)
    of_apart = {file.table: cuts_of(file, file.kind.key[0], len(cuts) + 1) for file in apart}
    cut = (replace(one, of_nobody=one.of_nobody and one.file.table not in of_apart) for one in tables)
    return CleanExtract(tuple(cut), tuple(compiled.code_lists), cuts, of_persons, of_ids, of_apart, key)


def _too_many_to_be_beside(tables: Sequence[TableInParts], compiled: CompiledScheme) -> list[TableInParts]:
    """The tables of nobody that are read in all parts; none where all of them are together no larger than a part."""
    beside = [one for one in tables if one.of_nobody]
    if _size_of(one.file.path for one in beside) <= _BYTES_OF_A_PART:
        return []
    row_by_row = tables_settled_row_by_row(compiled)
    if _size_of(one.file.path for one in beside if one.file.table not in row_by_row) > _BYTES_OF_A_PART:
        raise NotCleanError
    return [one for one in beside if one.file.table in row_by_row]


def look_at_first_rows(table: TableInParts) -> None:
    """Raise ``NotCleanError`` where the first rows of a table have anything that would be told: others may have too."""
    reader = table.reader()
    for batch in first_rows(table.file, FIGURES_LOOKED_AT):
        reader.take(batch, None)
    if reader.read.set_aside:
        raise RowsWrongError
    refuse_what_is_warned_of(reader.columns.values())
    refuse_another_unit(reader.columns.values())
