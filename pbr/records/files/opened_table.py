"""What an open extract and its tables are, whether each is a file of its own or is read through a mapping."""

from collections.abc import Mapping, Sequence, Set
from typing import Protocol

from pbr.problems.problem import Problem
from pbr.records.dictionary import TableKind
from pbr.records.files.row_source import Source
from pbr.records.input_file import InputFile


class OpenedTable(Protocol):
    """A table that is open: where its rows come from, the fields that it has, and what is to be said of its columns."""

    @property
    def source(self) -> Source:
        """Its rows."""
        ...

    @property
    def fields(self) -> Set[str]:
        """The fields that it has."""
        ...

    @property
    def problems(self) -> Sequence[Problem]:
        """What is to be said of it before its rows are read: warnings."""
        ...

    @property
    def sha256(self) -> str:
        """The hash of the file that holds this table and nothing else, once it was read; empty where none does."""
        ...

    def said(self) -> Sequence[Problem]:
        """What is to be said of it once its rows were read: warnings."""
        ...


class OpenedExtract(Protocol):
    """An extract that is open."""

    @property
    def warnings(self) -> Sequence[Problem]:
        """What is to be said of its files."""
        ...

    def table(self, kind: TableKind, wanted: Sequence[str]) -> OpenedTable:
        """Open a table that has the fields ``wanted``; raises ``ProblemsFound`` where it has not."""
        ...

    def inputs(self, rows: Mapping[str, int]) -> Sequence[InputFile]:
        """The files that were read; ``rows`` are the rows of each table that was read whole."""
        ...

    def understood(self) -> Sequence[str]:
        """How its files were understood, in a sentence for each that could have been understood otherwise."""
        ...
