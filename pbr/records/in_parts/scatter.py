"""Rows scattered to their parts, as text: by the key of their plan or person, and not looked into any further.

A stretch of a file whose rows are all of one part stays where it is, as most do in a file that is in order. Other rows
are copied to a file of rows, in a folder that only the owner can read.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from itertools import repeat
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from pbr.records.in_parts.clean_file import NEW_LINE, CleanFile
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.values.dataclass import dataclass

PLAN = "plan_id"
"""The key by which a plan and all that belongs to it come together."""

_BYTES_AT_ONCE = 1 << 18
_BYTES_KEPT = 1 << 16


class Piece(NamedTuple):
    """A stretch of whole lines: a file, and from which byte to which."""

    path: Path
    begins: int
    ends: int


class Stretch(NamedTuple):
    """A stretch of whole lines of a file of records, or of another file to which some of its lines were copied."""

    file: CleanFile
    begins: int
    ends: int
    copied_to: Path | None = None

    @property
    def path(self) -> Path:
        """Where the lines stand."""
        return self.copied_to or self.file.path


Scattered = dict[tuple[int, str], list[Piece]]
"""Where the rows of each part and table stand."""


def stretches_of(files: Sequence[CleanFile], many: int) -> list[list[Stretch]]:
    """Cut every file into so many stretches, about as long as each other; those of one place are done together."""
    of_files = [list(_stretches(file, many)) for file in files]
    return [[one for of_file in of_files if at < len(of_file) for one in of_file[at]] for at in range(many)]


def _stretches(file: CleanFile, many: int) -> Iterator[list[Stretch]]:
    """The stretches of each of so many places: one, but for the lines that are left out."""
    with file.path.open("rb") as opened:
        begins = file.begins
        for one in range(1, many + 1):
            ends = _end_of_line(opened, file.begins + file.size * one // many) if one < many else file.ends
            if ends > begins:
                yield [Stretch(file, *kept) for kept in file.kept(begins, min(ends, file.ends))]
                begins = ends


def _end_of_line(opened: BinaryIO, at: int) -> int:
    opened.seek(at)
    return at + len(opened.readline())


class PartOfKey(Protocol):
    """Says of which part a row is, by a field of it."""

    @property
    def field(self) -> str:
        """The field."""

    @property
    def parts(self) -> int:
        """How many parts there are."""

    def only_part(self, keys: Sequence[bytes]) -> int | None:
        """The part of all these keys; None where it may not be one."""

    def parts_of(self, keys: Sequence[bytes]) -> Iterable[int]:
        """The part of each of these keys. Raises ``NotCleanError`` where one has none."""


@dataclass(frozen=True, slots=True)
class ByRange:
    """Parts that are ranges of the keys in a field."""

    field: str
    cuts: Cuts

    @property
    def parts(self) -> int:
        """How many there are."""
        return len(self.cuts) + 1

    def only_part(self, keys: Sequence[bytes]) -> int | None:
        """The part of all these keys; None where there are several."""
        first, last = bisect_right(self.cuts, min(keys)), bisect_right(self.cuts, max(keys))
        return first if first == last else None

    def parts_of(self, keys: Sequence[bytes]) -> Iterable[int]:
        """The part of each of these keys."""
        return map(bisect_right, repeat(self.cuts), keys)


def scatter(stretches: Sequence[Stretch], parted: PartOfKey, aside: Path) -> Scattered:
    """Say where the rows of stretches stand by their parts; those that stand among others are copied to ``aside``.

    Raises ``NotCleanError`` where some row has no key.
    """
    found: Scattered = {}
    with aside.open("xb") as copied:
        for stretch in stretches:
            pieces: list[list[Piece]] = [[] for _ in range(parted.parts)]
            copying = _Copying(aside, copied, pieces)
            for begins, lines, length in lines_of(stretch):
                _scatter_lines(stretch, begins, lines, length, parted, copying)
            copying.end()
            for part, of_part in enumerate(pieces):
                if of_part:
                    found.setdefault((part, stretch.file.table), []).extend(of_part)
    return found


def lines_of(stretch: Stretch) -> Iterator[tuple[int, list[bytes], int]]:
    """The lines of a stretch without their line feeds, some at a time, with where they begin and how long they are.

    The length is 0 of lines of which the last has no end in the file: it is given what an end is made of beside.
    """
    for begins, block in _blocks(stretch):
        lines, length = block.split(NEW_LINE), len(block)
        if block.endswith(NEW_LINE):
            lines.pop()
        else:
            lines[-1] += stretch.file.line_end[:-1]
            length = 0
        yield begins, lines, length


def _blocks(stretch: Stretch) -> Iterator[tuple[int, bytes]]:
    """Whole lines of a stretch, some at a time, each time with the byte at which they begin."""
    with stretch.path.open("rb", buffering=0) as opened:
        opened.seek(stretch.begins)
        at, left = stretch.begins, b""
        to_read = stretch.ends - stretch.begins
        while to_read:
            read = opened.read(min(_BYTES_AT_ONCE, to_read))
            if not read:
                raise NotCleanError
            to_read -= len(read)
            block = left + read
            end = block.rfind(NEW_LINE) + 1
            if end:
                yield at, block[:end]
            at, left = at + end, block[end:]
        if left:
            # Only the last line of a file may have no end.
            yield at, left


@dataclass(slots=True)
class _Copying:
    """Rows being copied, and where they and others came to stand."""

    path: Path
    file: BinaryIO
    pieces: list[list[Piece]]
    kept: dict[int, list[bytes]] = field(default_factory=dict)
    bytes_kept: dict[int, int] = field(default_factory=dict)

    def leave(self, part: int, piece: Piece) -> None:
        """Take note of rows that stay where they are, or came to stand somewhere: after all that came before them."""
        if part in self.kept:
            self._write(part)
        before = self.pieces[part][-1] if self.pieces[part] else None
        if before is not None and before.path == piece.path and before.ends == piece.begins:
            self.pieces[part][-1] = Piece(piece.path, before.begins, piece.ends)
        else:
            self.pieces[part].append(piece)

    def copy(self, part: int, line: bytes) -> None:
        """Copy a row, soon."""
        self.kept.setdefault(part, []).append(line)
        count = self.bytes_kept[part] = self.bytes_kept.get(part, 0) + len(line)
        if count > _BYTES_KEPT:
            self._write(part)

    def end(self) -> None:
        """Copy what is left."""
        for part in sorted(self.kept):
            self._write(part)

    def _write(self, part: int) -> None:
        begins = self.file.tell()
        lines = self.kept.pop(part)
        lines.append(b"")
        self.bytes_kept[part] = 0
        self.file.write(NEW_LINE.join(lines))
        self.leave(part, Piece(self.path, begins, self.file.tell()))


def _scatter_lines(
    stretch: Stretch, begins: int, lines: Sequence[bytes], length: int, parted: PartOfKey, copying: _Copying
) -> None:
    keys = stretch.file.texts(parted.field, lines)
    only = parted.only_part(keys) if length else None
    if only is not None:
        copying.leave(only, Piece(stretch.path, begins, begins + length))
        return
    for part, line in zip(parted.parts_of(keys), lines, strict=True):
        copying.copy(part, line)
