"""A file of a table that may be read in parts: plain text of a row a line."""

import csv
import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pbr.records.dictionary import TABLES, TableKind
from pbr.records.files.encoding import TextFile
from pbr.records.files.header import Header
from pbr.records.in_parts.not_clean import NotCleanError, RowsWrongError
from pbr.records.in_parts.quoted_lines import texts_of_quoted
from pbr.records.opened.opened_extract import FileOfTable
from pbr.records.table import own_kind
from pbr.values.dataclass import dataclass

QUOTE, NEW_LINE, RETURN = b'"', b"\n", b"\r"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_8 = ("utf-8", "utf-8-sig")
"""Encodings in which bytes stand in the order of the characters that they stand for."""

Span = tuple[int, int]
"""From which byte of a file to which."""

AsItWas = tuple[int, int, int]
"""Which file it was, how large, and when it was changed last."""


@dataclass(frozen=True, slots=True)
class CleanFile:
    """A file whose first line is its header and whose rows stand from the byte ``begins`` to ``ends``.

    ``as_it_was`` says which file it was and when it was changed last. ``left_out`` are lines that are of no part, in
    order. ``read_from`` names the file that its rows were read from through a mapping, where it is not that file.
    ``own`` is what its rows are where a scheme adds fields or codes to them; None where that is the dictionary's.
    """

    table: str
    path: Path
    header: Header
    begins: int
    ends: int
    line_end: bytes
    as_it_was: AsItWas
    left_out: tuple[Span, ...] = ()
    read_from: str = ""
    own: TableKind | None = None

    @property
    def name(self) -> str:
        """What is said of its rows is said of the file of this name."""
        return self.read_from or self.path.name

    @property
    def kind(self) -> TableKind:
        """What its rows are."""
        return self.own or TABLES[self.table]

    @property
    def size(self) -> int:
        """How many bytes its rows have."""
        return self.ends - self.begins

    def kept(self, begins: int, ends: int) -> Iterator[Span]:
        """What there is between two bytes but for the lines that are left out."""
        for without, after in self.left_out:
            if begins <= without < ends:
                if begins < without:
                    yield begins, without
                begins = after
        if begins < ends:
            yield begins, ends

    def texts(self, field: str, lines: Sequence[bytes]) -> list[bytes]:
        """The text of a field in each of some lines. Raises ``NotCleanError`` where one has no such cell.

        Where cells are quoted it is the text of each line that is a row by itself: others are refused as they are read.
        """
        at = self.header.positions[field]
        if QUOTE in b"".join(lines):
            return texts_of_quoted(lines, at, self.header.width)
        try:
            return [line.split(b",", at + 1)[at] for line in lines]
        except IndexError:
            raise RowsWrongError from None

    def refuse_if_changed(self) -> None:
        """Raise ``NotCleanError`` where it is another file than it was, or was changed since."""
        if as_it_is(self.path) != self.as_it_was:
            raise NotCleanError


def clean_file(kind: TableKind, opened: FileOfTable, as_it_was: AsItWas) -> CleanFile:
    """A file as it was before it was opened. Raises ``NotCleanError`` where its header is more than plain names."""
    text, header = opened.file.text, opened.file.header
    if text.encoding not in _UTF_8 or text.warnings or header.width < 2:
        raise NotCleanError
    with text.path.open("rb") as file:
        first = file.readline()
    names = first.removeprefix(_BYTE_ORDER_MARK).removesuffix(NEW_LINE).removesuffix(RETURN)
    if RETURN in names or _cells(names.decode()) != header.cells or as_it_was[1] <= len(first):
        raise NotCleanError
    line_end = RETURN + NEW_LINE if first.endswith(RETURN + NEW_LINE) else NEW_LINE
    return CleanFile(kind.name, text.path, header, len(first), as_it_was[1], line_end, as_it_was, own=own_kind(kind))


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        raise NotCleanError from None


def hashed(text: TextFile) -> None:
    """Note the SHA-256 of a file that was read in parts."""
    with text.path.open("rb") as file:
        text.sha256 = hashlib.file_digest(file, "sha256").hexdigest()


def as_it_is(path: Path) -> AsItWas:
    """Which file stands somewhere, how large it is, and when it was changed last."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
