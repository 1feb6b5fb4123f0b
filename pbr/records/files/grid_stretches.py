"""Stretches of a CSV file of any columns, each gone through by itself: cut where a reading of the whole cuts it too."""

from collections.abc import Iterator
from io import BufferedReader, RawIOBase, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple

from pbr.records.files.csv_grid_rows import CHARACTERS_AT_ONCE, csv_grid_rows
from pbr.records.files.cut_text import cut_between_cells
from pbr.records.files.encoding import TextFile
from pbr.records.files.grid import CsvGrid
from pbr.records.files.grid_rows import GridRows
from pbr.values.dataclass import dataclass

_QUOTE, _NEW_LINE = '"', "\n"


class _Cut(NamedTuple):
    """Where a line begins that is the first of a stretch.

    ``read`` is how many characters of it are read with what stands ``before`` it: the line before, or nothing.
    """

    begins: int
    read: int = 0
    before: str = ""


@dataclass(frozen=True, slots=True)
class GridStretch:
    """Whole lines of a file, from a cut to a byte. Its rows come together as in a reading of the whole.

    They know no line of the file.
    """

    grid: CsvGrid
    cut: _Cut
    ends: int

    def batches(self) -> Iterator[GridRows]:
        """Go through its rows; raises ``ProblemsFound`` where it stops being CSV."""
        text = self.grid.text
        with (
            _Bytes(text.path, self.cut.begins, self.ends) as raw,
            BufferedReader(raw) as buffered,
            TextIOWrapper(buffered, _letters(text), newline="") as stream,
        ):
            left = stream.read(self.cut.read)
            yield from csv_grid_rows(stream, 0, len(self.grid.headings), self.grid.name, left=left)

    @property
    def row_before(self) -> GridRows | None:
        """The row before it, where there is one that is as long as the headings."""
        return cut_between_cells(self.cut.before, 0, len(self.grid.headings))


def stretches_of_grid(grid: CsvGrid, many: int) -> list[GridStretch]:
    """Cut a file into at most so many stretches that are about as long; none where it has a quotation mark in it.

    The file is gone through to its end, by which its hash is known. Raises ``ProblemsFound`` where it has changed.
    """
    with grid.text.opened() as stream:
        above = "".join(stream.readline() for _ in range(grid.heading_row))
        at = begins = len(above.encode(grid.text.encoding))
        cuts, left, before = [_Cut(begins)], "", ""
        quoted = _QUOTE in above
        while block := stream.read(CHARACTERS_AT_ONCE):
            if at >= begins + (grid.text.size - begins) * len(cuts) // many and before:
                cuts.append(_Cut(at - len(left.encode(_letters(grid.text))), len(left), before))
            quoted = quoted or _QUOTE in block
            at += len(block) if block.isascii() else len(block.encode(_letters(grid.text)))
            text = left + block
            end = text.rfind(_NEW_LINE) + 1
            left = text[end:]
            before = text[text.rfind(_NEW_LINE, 0, max(0, end - 1)) + 1 : end] if end else ""
    ends = [cut.begins for cut in cuts[1:]] + [grid.text.size]
    return [] if quoted else [GridStretch(grid, cut, end) for cut, end in zip(cuts, ends, strict=True)]


def _letters(text: TextFile) -> str:
    """The encoding of a piece of a file, which has no mark before it."""
    return text.encoding.removesuffix("-sig")


class _Bytes(RawIOBase):
    """Those bytes of a file that stand between two."""

    def __init__(self, path: Path, begins: int, ends: int) -> None:
        self._file = path.open("rb", buffering=0)
        self._file.seek(begins)
        self._left = ends - begins

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()

    def readinto(self, buffer: Any, /) -> int:
        """Read some bytes."""
        count = self._file.readinto(memoryview(buffer)[: self._left]) or 0
        self._left -= count
        return count
