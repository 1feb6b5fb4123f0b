"""An extract that is open: its tables one by one, whether each is a file of its own or is read through a mapping."""

from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.problems.problem import Problem
from pbr.records.dictionary import TableKind
from pbr.records.files.csv_file import CsvFile, open_csv
from pbr.records.files.encoding import examine
from pbr.records.files.row_source import Source
from pbr.records.files.table_files import files_of
from pbr.records.input_file import InputFile
from pbr.records.opened.mapped_path import MappedPath
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.records.files.opened_table import OpenedExtract


@dataclass(frozen=True, slots=True)
class FileOfTable:
    """A table that is a file of its own."""

    file: CsvFile

    @property
    def source(self) -> Source:
        """Its rows."""
        return self.file

    @property
    def fields(self) -> Set[str]:
        """The fields that have a column."""
        return self.file.header.positions.keys()

    @property
    def problems(self) -> Sequence[Problem]:
        """What is to be said of its encoding and its header."""
        return (*self.file.text.warnings, *self.file.header.problems)

    @property
    def sha256(self) -> str:
        """The hash of the file, once it was read."""
        return self.file.text.sha256

    def said(self) -> Sequence[Problem]:
        """Nothing more."""
        return ()


@dataclass(frozen=True, slots=True)
class FilesOfTables:
    """An extract in which each table is a file of its own."""

    files: Mapping[str, Path]
    warnings: Sequence[Problem]
    show_values: bool
    opened: dict[str, FileOfTable] = field(default_factory=dict)

    def table(self, kind: TableKind, wanted: Sequence[str]) -> FileOfTable:
        """Open the file of a table."""
        path = self.files[kind.name]
        self.opened[kind.name] = FileOfTable(open_csv(examine(path, path.name), kind, wanted, self.show_values))
        return self.opened[kind.name]

    def inputs(self, rows: Mapping[str, int]) -> Sequence[InputFile]:
        """The file of each table that was read."""
        read = ((name, self.opened[name].file) for name in rows)
        return [InputFile(file.name, file.text.sha256, rows[name]) for name, file in read]

    def understood(self) -> Sequence[str]:
        """Nothing: what could be understood otherwise are its cells."""
        return ()


def open_extract(
    path: Path,
    needed: Sequence[str],
    also: Collection[str] = (),
    *,
    hold_errors: bool = False,
    show_values: bool = False,
) -> "OpenedExtract":
    """Open an extract for the tables that are needed.

    ``also`` are names of files in its folder that are no tables and are read besides. Raises ``ProblemsFound`` where a
    file is not there.
    """
    if isinstance(path, MappedPath):
        return path.through.opened(needed, hold_errors=hold_errors, show_values=show_values)
    files, warnings = files_of(path, needed, also)
    return FilesOfTables(files, warnings, show_values)
