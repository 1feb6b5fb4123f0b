"""A settlement whose lines go into files by one process: as rows where they can be made so, or else as values."""

from collections.abc import Iterator, Sequence

from pbr.api.settling.file_in_parts import FileInParts
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import Prepared
from pbr.api.settling.progress import Progress
from pbr.reports.row_cells import RowCells
from pbr.settlement.line import Line
from pbr.settlement.settlement import Settlement
from pbr.settlement.written_lines import WrittenLines


def settle_into_files(prepared: Prepared, files: Sequence[FileInParts], shown: Progress) -> Settlement:
    """Let the lines of a settlement go into files, as rows where they can be made so, and give what it came to."""
    takes_made = [file.take_made for file in files if file.take_made is not None]
    going_by = LineByLine(prepared)
    pieces: Iterator[Sequence[Line] | WrittenLines] = going_by.batches()
    if len(takes_made) == len(files):
        pieces = going_by.pieces(RowCells())
    for piece in pieces:
        if isinstance(piece, WrittenLines):
            for take_made in takes_made:
                take_made(piece)
            shown.write(piece.rows)
        elif piece:
            for file in files:
                file.take(piece)
            shown.write(piece)
    return going_by.settlement
