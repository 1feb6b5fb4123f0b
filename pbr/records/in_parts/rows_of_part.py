"""The rows of a part, from wherever they stand: the source of a table of which the reader is given a part."""

from collections.abc import Iterable, Iterator
from itertools import islice

from pbr.records.files.csv_file import CsvRows, in_columns
from pbr.records.files.cut_text import cut_between_cells
from pbr.records.in_parts.clean_file import NEW_LINE, CleanFile
from pbr.records.in_parts.not_clean import NotCleanError, RowsWrongError
from pbr.records.in_parts.quoted_lines import rows_of_quoted, text_of_lines
from pbr.records.in_parts.scatter import Piece
from pbr.values.dataclass import dataclass

_BYTES_AT_ONCE = 1 << 16
_QUOTE = '"'


@dataclass(frozen=True, slots=True)
class RowsOfPart:
    """The rows of a part of a file. They know no line: what is wrong with one is told by who reads the file whole."""

    file: CleanFile
    pieces: Iterable[Piece]

    @property
    def name(self) -> str:
        """What problems call the file."""
        return self.file.name

    def batches(self) -> Iterator[CsvRows]:
        """Go through the rows. Raises ``NotCleanError`` where one is more than the cells of a line."""
        for piece in self.pieces:
            yield from rows_of_blocks(self.file, _blocks(piece))


@dataclass(frozen=True, slots=True)
class RowsOfAll:
    """All rows of a file that is small, as those of a part."""

    file: CleanFile

    @property
    def name(self) -> str:
        """What problems call the file."""
        return self.file.name

    def batches(self) -> Iterator[CsvRows]:
        """Go through the rows. Raises ``NotCleanError`` where one is more than the cells of a line."""
        return first_rows(self.file, None)


def first_rows(file: CleanFile, rows: int | None) -> Iterator[CsvRows]:
    """The first rows of a file, or all. Raises ``NotCleanError`` where one is more than the cells of a line."""
    lines = list(islice(_lines(file), rows))
    if lines:
        lines[-1] = lines[-1] if lines[-1].endswith(NEW_LINE) else lines[-1] + file.line_end
    at_once = 200
    return rows_of_blocks(file, (b"".join(lines[at : at + at_once]) for at in range(0, len(lines), at_once)))


def _lines(file: CleanFile) -> Iterator[bytes]:
    with file.path.open("rb") as opened:
        for begins, ends in file.kept(file.begins, file.ends):
            opened.seek(begins)
            while begins < ends and (line := opened.readline()):
                yield line
                begins += len(line)


def rows_of_blocks(file: CleanFile, blocks: Iterable[bytes]) -> Iterator[CsvRows]:
    """Rows that stand in blocks of whole lines, each as a batch. Raises ``NotCleanError`` as others do."""
    for block in blocks:
        text = text_of_lines(block)
        rows = cut_between_cells(text, 0, file.header.width) or (rows_of_quoted(text) if _QUOTE in text else None)
        if rows is None or not rows.fit(file.header.width):
            raise RowsWrongError
        yield in_columns(rows, file.name, file.header, (), 0)


def _blocks(piece: Piece) -> Iterator[bytes]:
    with piece.path.open("rb", buffering=0) as opened:
        opened.seek(piece.begins)
        left, to_read = b"", piece.ends - piece.begins
        while to_read:
            read = opened.read(min(_BYTES_AT_ONCE, to_read))
            if not read:
                raise NotCleanError
            to_read -= len(read)
            block = left + read
            end = block.rfind(NEW_LINE) + 1
            if end:
                yield block[:end]
            left = block[end:]
        if left:
            raise NotCleanError
