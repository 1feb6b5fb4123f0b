"""Where an extract is that is read through a mapping: the path of its folder or file, with what reads it.

It is a path, so that whatever names or opens an extract does so as ever; only where its tables are opened is it looked
at what they are read through.
"""

import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pbr.records.input_file import InputFile

if TYPE_CHECKING:
    # Only a ledger that keeps pseudonyms has a key.
    from pbr.records.files.opened_table import OpenedExtract
    from pbr.records.opened.pseudonyms import PseudonymKey

if sys.platform == "win32":
    from pathlib import WindowsPath as _SystemPath
else:
    from pathlib import PosixPath as _SystemPath


class Through(Protocol):
    """What an extract is read through."""

    def opened(self, needed: Sequence[str], *, hold_errors: bool, show_values: bool) -> "OpenedExtract":
        """Open the tables that are needed; raises ``ProblemsFound`` where a file is not there."""
        ...

    def refuse_other_schemes(self, names: Collection[str]) -> None:
        """Raise ``ProblemsFound`` where none of the schemes that are settled is one that the mapping is for."""
        ...

    @property
    def mapping(self) -> InputFile:
        """The file of the mapping, by its hash."""
        ...

    def files(self) -> Sequence[Path]:
        """The files among which it is: those that are given, whether the mapping reads them or not."""
        ...

    def source_of(self, used: InputFile) -> Path:
        """Where a file is that was read, the mapping too."""
        ...

    def under_pseudonyms(self, records: Path, key: "PseudonymKey", folder: Path) -> "MappedPath":
        """The same extract, copied into a folder with every person under a pseudonym."""
        ...

    def fields(self) -> Mapping[str, frozenset[str]]:
        """The fields of each table that it has."""
        ...


class MappedPath(_SystemPath):
    """The path of an extract, and what it is read through."""

    through: Through

    def __new__(cls, path: Path, through: Through) -> "MappedPath":
        """Make the path itself; before Python 3.12 that is done here."""
        made = super().__new__(cls, path)
        made.through = through
        return made

    def __init__(self, path: Path, through: Through) -> None:
        if sys.version_info >= (3, 12):
            super().__init__(path)
        self.through = through

    def with_segments(self, *parts: Any) -> Path:
        """What is made of it, as the path of a file in its folder, is an ordinary path."""
        return Path(*parts)

    def __truediv__(self, key: Any) -> Path:  # type: ignore[override]
        """Give the path of a file in its folder, which is an ordinary path."""
        return Path(str(self), key)

    def __reduce__(self) -> Any:
        """It is for this run alone."""
        raise TypeError("the path of a mapped extract is not kept")
