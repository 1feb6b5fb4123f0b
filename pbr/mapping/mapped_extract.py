"""An extract that is read through a mapping: its files found, its tables opened, and what was read of which file."""

from collections.abc import Collection, Sequence, Set
from collections.abc import Mapping as MappingOf
from contextlib import suppress
from dataclasses import field, replace
from pathlib import Path

from pbr.mapping.given_files import files_given, is_called, matched, not_read
from pbr.mapping.looked_up import LookUpAnswers, answers_in
from pbr.mapping.mapped_table import MappedTable
from pbr.mapping.mapping import LookedUp, Mapping
from pbr.mapping.open_table import open_table
from pbr.mapping.pseudonymised_extract import copied_under_pseudonyms
from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TableKind
from pbr.records.files.grid import Grid
from pbr.records.files.grid_files import open_grid
from pbr.records.files.row_source import Source
from pbr.records.input_file import InputFile
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.opened.pseudonyms import PseudonymKey
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ThroughMapping:
    """A mapping, and the files and folders that are read through it."""

    read_by: Mapping
    given: tuple[Path, ...]

    @property
    def mapping(self) -> InputFile:
        """The file of the mapping, by its hash."""
        return self.read_by.file

    def files(self) -> Sequence[Path]:
        """The files among which it is: those that are given, whether the mapping reads them or not."""
        return files_given(self.given)

    def source_of(self, used: InputFile) -> Path:
        """Where a file is that was read, the mapping too."""
        if used == self.mapping:
            return self.read_by.path
        return next(path for path in files_given(self.given) if path.name == used.name)

    def opened(self, needed: Sequence[str], *, hold_errors: bool, show_values: bool) -> "MappedExtract":
        """Open the tables that are needed; raises ``ProblemsFound`` where a table is not mapped or a file not there."""
        mapping = self.read_by
        lacking = [_no_table(name, mapping) for name in needed if name not in mapping.tables]
        if lacking:
            raise ProblemsFound(lacking)
        labels = _labels(mapping, needed)
        files = files_given(self.given)
        paths = matched([mapping.files[label] for label in labels], files)
        every = {path for one in mapping.files.values() for path in files if is_called(path.name, one.name.text)}
        return MappedExtract(mapping, needed, paths, [*mapping.warnings, *not_read(files, every)], hold_errors)

    def refuse_other_schemes(self, names: Collection[str]) -> None:
        """Raise ``ProblemsFound`` where none of the schemes that are settled is one that the mapping is for."""
        meant = {_plain(one.text) for one in self.read_by.schemes}
        if meant.isdisjoint(map(_plain, names)):
            first = self.read_by.schemes[0]
            written = ", ".join(one.text for one in self.read_by.schemes)
            message = f"this mapping is for {written}, and what is settled is {' and '.join(names)}"
            remedy = f"take the mapping for it; or write for: {next(iter(names))}, if this one serves it as well"
            raise ProblemsFound([Problem("PBR769", message, first.place, remedy)])

    def under_pseudonyms(self, records: Path, key: PseudonymKey, folder: Path) -> MappedPath:
        """The same extract, copied into a folder with every person under a pseudonym.

        Raises ``ProblemsFound`` where that cannot be, or a file cannot be read as text.
        """
        files = files_given(self.given)
        copies = copied_under_pseudonyms(self.read_by, files, key, folder)
        unread = not_read(files, {path for path in files if path.name in {copy.name for copy in copies}})
        read_by = replace(self.read_by, warnings=(*self.read_by.warnings, *unread))
        through = ThroughMapping(read_by, (*copies, folder))
        return MappedPath(folder if records.is_dir() or len(copies) != 1 else copies[0], through)

    def fields(self) -> MappingOf[str, frozenset[str]]:
        """The fields of each table that the mapping gives."""
        return {name: table.fields for name, table in self.read_by.tables.items()}


def mapped_path(given: Sequence[Path], mapping: Mapping) -> MappedPath:
    """The path of an extract that is read through a mapping: its file or folder, or the folder of its files."""
    first = given[0]
    return MappedPath(first if len(given) == 1 else first.parent, ThroughMapping(mapping, tuple(given)))


@dataclass(frozen=True, slots=True)
class OpenedMappedTable:
    """A table that is read through a mapping."""

    table: MappedTable
    fields: Set[str]
    problems: Sequence[Problem]
    sha256: str = ""

    @property
    def source(self) -> Source:
        """Its rows."""
        return self.table

    def said(self) -> Sequence[Problem]:
        """What its file has that the mapping does not know: all of it once, with how often it occurs."""
        return [_as_warning(problem) for problem in self.table.not_known()]


@dataclass(frozen=True, slots=True)
class MappedExtract:
    """An extract that is open; each of its files once, whatever tables are read from it: those that are ``needed``."""

    mapping: Mapping
    needed: Sequence[str]
    paths: MappingOf[str, Path]
    warnings: Sequence[Problem]
    hold_errors: bool
    _grids: dict[str, Grid] = field(default_factory=dict)
    _answers: dict[tuple[str, tuple[str, ...], str], LookUpAnswers] = field(default_factory=dict)
    _tables: dict[str, MappedTable] = field(default_factory=dict)
    _ahead: dict[str, MappedTable] = field(default_factory=dict)
    _said: set[str] = field(default_factory=set)

    def table(self, kind: TableKind, wanted: Sequence[str]) -> OpenedMappedTable:
        """Open a table."""
        table = self.mapping.tables[kind.name]
        grid = self._grid(table.file.text)
        ahead = self._ahead.pop(kind.name, None)
        opened = open_table(table, grid, self._answers_of, wanted, hold_errors=self.hold_errors)
        if ahead is not None:
            opened = ahead
        elif grid.name not in self._said:
            opened.along = self._read_along(kind.name, table.file.text)
        self._tables[kind.name] = opened
        warnings = [] if grid.name in self._said else grid.warnings
        self._said.add(grid.name)
        return OpenedMappedTable(opened, table.fields, [*warnings, *opened.warnings])

    def _read_along(self, first: str, label: str) -> Sequence[MappedTable]:
        """Open the other tables that are read from a file, so that it is gone through once for all of them.

        One that cannot be opened says so when its turn comes.
        """
        others = [name for name in self.needed if name != first and self.mapping.tables[name].file.text == label]
        for name in others:
            with suppress(ProblemsFound):
                table, grid = self.mapping.tables[name], self._grid(label)
                self._ahead[name] = open_table(table, grid, self._answers_of, (), hold_errors=self.hold_errors)
        return [self._ahead[name] for name in others if name in self._ahead]

    def inputs(self, rows: MappingOf[str, int]) -> Sequence[InputFile]:
        """The mapping, and each file that was read, with the rows of the tables that were read from it."""
        counts: dict[str, int] = {}
        for name, count in rows.items():
            label = self.mapping.tables[name].file.text
            counts[label] = counts.get(label, 0) + count
        counts |= {label: answers.rows for (label, _, _), answers in self._answers.items()}
        names = {label: self.paths[label].name for label in counts}
        files = [InputFile(names[label], self._grids[label].sha256, count) for label, count in counts.items()]
        return [self.mapping.file, *files]

    def understood(self) -> Sequence[str]:
        """How many rows of which file were left out, and how many repeat a record."""
        return [
            f"{table.name}, {name}: {'; '.join(said)}" for name, table in self._tables.items() if (said := _of(table))
        ]

    def _grid(self, label: str) -> Grid:
        if label not in self._grids:
            wanted = self.mapping.files[label]
            path = self.paths[label]
            self._grids[label] = open_grid(path, path.name, wanted.sheet, wanted.headings_in_row)
        return self._grids[label]

    def _answers_of(self, wanted: LookedUp) -> MappingOf[str, str]:
        key = (wanted.file.text, tuple(one.text for one in wanted.by), wanted.gives.text)
        if key not in self._answers:
            self._answers[key] = answers_in(self._grid(wanted.file.text), wanted)
        return self._answers[key].by_key


def _plain(name: str) -> str:
    """The name of a scheme, however it is put together."""
    return name.replace("-", "_").casefold()


def _of(table: MappedTable) -> list[str]:
    said = [table.left_out.in_words()]
    if table.repeated and table.repeated.repeated:
        records, repeated = table.repeated.records, table.repeated.repeated
        said.append(f"{records + repeated:,} rows are {records:,} {table.kind.name}")
    return [one for one in said if one]


def _labels(mapping: Mapping, needed: Sequence[str]) -> list[str]:
    """The files of some tables, and those that they look up."""
    labels: dict[str, None] = {}
    for name in needed:
        table = mapping.tables[name]
        labels[table.file.text] = None
        columns = [*table.columns.values(), *(one for group in table.groups for one in group.columns.values())]
        labels |= dict.fromkeys(one.file.text for one in columns if isinstance(one, LookedUp))
    return list(labels)


def _no_table(name: str, mapping: Mapping) -> Problem:
    message = f"the mapping gives no table {name}, and the scheme needs it"
    remedy = f"write under tables: {name}: with table from: and columns:"
    return Problem("PBR761", message, Place(mapping.file.name), remedy)


def _as_warning(problem: Problem) -> Problem:
    return replace(problem, severity="warning")
