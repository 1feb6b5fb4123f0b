"""Records in memory and on no disk: a folder of CSV files to whoever reads it, so that nothing reads otherwise.

It is a path, as pathlib lets one be made of anything that is read like files (an archive, a store). What a reader asks
of a folder of records and of its files is answered from memory; nothing is ever written or looked for on a disk.
"""

import csv
import io
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import PurePath
from typing import IO, Any

if sys.platform == "win32":
    from pathlib import WindowsPath as _SystemPath
else:
    from pathlib import PosixPath as _SystemPath

Rows = Iterable[Mapping[str, str]]
"""Rows of one table: the text of each cell by the name of its column. A column that a row leaves out is blank in it."""

_TEXT = frozenset({str})
_FOLDER = "records"
"""What problems call a folder that has no name of its own."""


def folder_in_memory(tables: Mapping[str, str | Rows]) -> "PathInMemory":
    """Give tables by their names (``plans``), each the text of a CSV file or rows, as the folder they would be in.

    Rows are numbered as in that file: the first is on line 2. Raises ``TypeError`` for a cell that is not text; its
    value is not shown.
    """
    texts = {name: given if isinstance(given, str) else _as_csv(name, given) for name, given in tables.items()}
    return PathInMemory(_FOLDER, {f"{name}.csv": text.encode() for name, text in texts.items()})


def _as_csv(table: str, rows: Rows) -> str:
    every = list(rows)
    names = list(dict.fromkeys(chain.from_iterable(every)))
    for number, row in enumerate(every, 1):
        if not _TEXT.issuperset(map(type, row.values())):
            _refuse_what_is_no_text(table, number, row)
    text = io.StringIO(newline="")
    if names:
        # With both of its letters at the end of a line, a cell that holds either of them is put in quotes.
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(names)
        # A row of one blank cell is written as "": nothing at all would be no row.
        writer.writerows([row.get(name, "") for name in names] for row in every)
    return text.getvalue()


def _refuse_what_is_no_text(table: str, number: int, row: Mapping[str, str]) -> None:
    for name, cell in row.items():
        if not isinstance(cell, str):
            kind = type(cell).__name__
            raise TypeError(f"row {number} of {table}: {name} is {kind}, and is to be text as in a CSV file")


class PathInMemory(_SystemPath):
    """A folder of files in memory, one of those files, or a place in it where there is none."""

    _held: bytes | Mapping[str, bytes] | None = None

    def __new__(cls, name: str, held: bytes | Mapping[str, bytes] | None = None) -> "PathInMemory":
        """Make the path itself; before Python 3.12 that is done here."""
        return super().__new__(cls, name)

    def __init__(self, name: str, held: bytes | Mapping[str, bytes] | None = None) -> None:
        if sys.version_info >= (3, 12):
            super().__init__(name)
        self._held = held

    def __truediv__(self, key: str | PurePath) -> "PathInMemory":  # type: ignore[override]
        """Give what has a name in the folder."""
        inside = self._held.get(str(key)) if isinstance(self._held, Mapping) else None
        return PathInMemory(os.path.join(self, key), inside)  # noqa: PTH118 - it is what makes a path here

    def exists(self, **_: Any) -> bool:
        """Whether there is anything of this name."""
        return self._held is not None

    def is_dir(self, **_: Any) -> bool:
        """Whether it is the folder."""
        return isinstance(self._held, Mapping)

    def is_file(self, **_: Any) -> bool:
        """Whether it is one of the files."""
        return isinstance(self._held, bytes)

    def stat(self, **_: Any) -> os.stat_result:
        """Say that there is something; raises ``FileNotFoundError`` where there is not."""
        if self._held is None:
            raise FileNotFoundError(2, os.strerror(2), str(self))
        return os.stat_result([0] * 10)

    def iterdir(self) -> "Iterator[PathInMemory]":  # type: ignore[override]
        """Give every file of the folder."""
        return iter([self / name for name in self._held] if isinstance(self._held, Mapping) else [])

    def open(self, mode: str = "r", buffering: int = -1, **more: Any) -> IO[Any]:  # type: ignore[override]
        """Open a file for reading."""
        if not isinstance(self._held, bytes):
            raise FileNotFoundError(2, os.strerror(2), str(self))
        content = io.BytesIO(self._held)
        return content if "b" in mode else io.TextIOWrapper(content, **more)
