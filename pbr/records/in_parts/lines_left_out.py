"""Lines of a file whose rows are held, and so are of no part: where they stand, found by their numbers."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import accumulate

from pbr.records.in_parts.clean_file import NEW_LINE, QUOTE, RETURN, CleanFile, Span
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.quoted_lines import rows_of_quoted, text_of_lines

_BYTES_AT_ONCE = 1 << 18
_FIRST_ROW = 2
_MOST = 20_000
"""So many lines are left out; a file of which more is held is read whole."""


def without_lines(file: CleanFile, lines: Collection[int]) -> CleanFile:
    """The file without some of its lines, which are counted from 1 as problems count them.

    Raises ``NotCleanError`` where a line of the file is not a row, as it may not be where there are quotation marks, or
    where there are too many.
    """
    if not lines:
        return file
    if len(lines) > _MOST or min(lines) < _FIRST_ROW:
        raise NotCleanError
    return replace(file, left_out=tuple(_spans(file, sorted(lines))))


def _spans(file: CleanFile, lines: list[int]) -> Iterator[Span]:
    found = 0
    for line, at, block in _blocks(file):
        after = line + block.count(NEW_LINE) + (not block.endswith(NEW_LINE))
        if found < len(lines) and lines[found] < after:
            ends = list(accumulate((len(one) + 1 for one in block.split(NEW_LINE)), initial=at))
            while found < len(lines) and lines[found] < after:
                which = lines[found] - line
                yield ends[which], min(ends[which + 1], file.ends)
                found += 1
    if found < len(lines):
        raise NotCleanError


def _blocks(file: CleanFile) -> Iterator[tuple[int, int, bytes]]:
    """Whole lines, some at a time, with the number of the first and the byte at which it begins."""
    line, at, left = _FIRST_ROW, file.begins, b""
    with file.path.open("rb", buffering=0) as opened:
        opened.seek(at)
        while read := opened.read(_BYTES_AT_ONCE):
            block = left + read
            end = block.rfind(NEW_LINE) + 1
            if end:
                yield line, at, _lines_are_rows(block[:end], file)
                line, at = line + block.count(NEW_LINE), at + end
            left = block[end:]
    if left:
        yield line, at, _lines_are_rows(left, file)


def _lines_are_rows(block: bytes, file: CleanFile) -> bytes:
    returns = block.count(RETURN)
    if QUOTE in block:
        rows_of_quoted(text_of_lines(block))
    if returns != (block.count(RETURN + NEW_LINE) if file.line_end != NEW_LINE else 0):
        raise NotCleanError
    return block
