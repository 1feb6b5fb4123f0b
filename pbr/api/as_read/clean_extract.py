"""An extract that may be read in parts: its files, how they are cut, and what their first rows show."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import expects_of_all
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.cells.council_codes import CodeList
from pbr.records.cells.figure_column import FIGURES_LOOKED_AT
from pbr.records.consistency import COMPARED
from pbr.records.extract.extract import Extract
from pbr.records.extract.needed import tables_of, told_by_others, with_parents
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

_HEAD = "plans"
_READ_IN_PARTS = frozenset({_HEAD, "outcomes", "visits"})
"""The tables of plans and of what belongs to them."""

_READ_WHOLE_BESIDE = frozenset({"standards", "openings"})
"""Tables of few rows that belong to no plan and to nobody: they are a part of their own, which is settled last."""

_BYTES_OF_A_PART = 4_000_000


@dataclass(frozen=True, slots=True)
class CleanExtract:
    """An extract as it is cut into parts. It can be sent to another process.

    ``tables`` are all that are read, those of no plan among them: they are cut into nothing. ``cuts`` are of the ids of
    plans, ``of_persons`` of those of persons, and ``of_ids`` of a table's own.
    """

    tables: tuple[TableInParts, ...]
    lists: tuple[CodeList, ...]
    cuts: Cuts
    of_persons: Cuts
    of_ids: dict[str, Cuts]

    @property
    def parts(self) -> int:
        """How many parts there are of plans and what belongs to them."""
        return len(self.cuts) + 1

    @property
    def files(self) -> list[CleanFile]:
        """The file of each table."""
        return [one.file for one in self.tables]

    @property
    def files_cut(self) -> list[CleanFile]:
        """The file of each table whose rows are plans, or belong to them."""
        return [one.file for one in self.tables if one.of_plans]

    @property
    def has_others(self) -> bool:
        """Whether any table is of no plan."""
        return not all(one.of_plans for one in self.tables)


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


def is_of_plans(compiled: CompiledScheme) -> bool:
    """Whether a scheme settles plans and what belongs to them, each by itself: nothing that a person's others tell.

    It may ask for standards and for figures from before too, but for standards that are expected of whoever has
    records. Fields that it adds to those of the dictionary are read with them; its own tables are read whole.
    """
    needs, scheme = with_parents(compiled.needs), compiled.scheme
    counted = any(one.counted_over_families for one in scheme.payments)
    alone = not counted and all(one.within_family for one in told_by_others(compiled.needs))
    known = (_READ_IN_PARTS | _READ_WHOLE_BESIDE).issuperset(needs)
    return _HEAD in needs and known and alone and not ("standards" in needs and expects_of_all(scheme))


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
        many = parts or many_enough(opened.files.values(), workers)
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
    tables = [in_parts(clean_file(kind, table, before[kind.name]), needs[kind.name]) for kind, table in found.items()]
    read = None
    if reads is not None:
        if not all(one.of_plans for one in tables):
            raise NotCleanError
        read = reads()
        tables = [_without_held(one, read) for one in tables]
    warnings = (*opened.warnings, *(said for table in found.values() for said in table.problems))
    texts = tuple(table.file.text for table in found.values())
    return OpenedInParts(opened, cut_into_parts(tables, compiled.code_lists, many), warnings, read, texts)


def in_parts(file: CleanFile, needed: frozenset[str]) -> TableInParts:
    """A file as a table that is read in parts: with what is needed, its fields by which records are compared."""
    return TableInParts(file, needed, COMPARED.get(file.table, frozenset()) & file.header.positions.keys())


def _without_held(table: TableInParts, read: Extract) -> TableInParts:
    lines = {row.line for row in read.held_rows if row.table == table.file.table}
    return replace(table, file=without_lines(table.file, lines))


def _size_of(files: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in files if path.is_file())


def many_enough(files: Iterable[Path], workers: int) -> int:
    """As few parts as are small, a whole number for each worker; one of what is no larger than a part."""
    small = -(-_size_of(files) // _BYTES_OF_A_PART)
    return small if small < 2 else -(-small // workers) * workers


def cut_into_parts(tables: Sequence[TableInParts], lists: Sequence[CodeList], parts: int) -> CleanExtract:
    """Cut tables into at most so many parts. The first are the plans, and each has all its rows in one file.

    Raises ``NotCleanError`` where their first rows show anything that would be told, or where what is of no plan is
    larger than a part.
    """
    if _size_of(one.file.path for one in tables if one.file.table in _READ_WHOLE_BESIDE) > _BYTES_OF_A_PART:
        raise NotCleanError
    for one in tables:
        look_at_first_rows(one)
    plans = tables[0].file
    of_ids = {one.file.table: cuts_of(one.file, one.file.kind.key[0], parts) for one in tables[1:] if one.of_plans}
    return CleanExtract(tuple(tables), tuple(lists), cuts_of(plans, PLAN, parts), cuts_of(plans, PERSON, parts), of_ids)


def look_at_first_rows(table: TableInParts) -> None:
    """Raise ``NotCleanError`` where the first rows of a table have anything that would be told: others may have too."""
    reader = table.reader()
    for batch in first_rows(table.file, FIGURES_LOOKED_AT):
        reader.take(batch, None)
    if reader.read.set_aside:
        raise RowsWrongError
    refuse_what_is_warned_of(reader.columns.values())
    refuse_another_unit(reader.columns.values())
