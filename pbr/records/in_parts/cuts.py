"""Where the keys of a table are cut into ranges: at keys of the file itself, so that the ranges are about as long."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from pbr.records.in_parts.clean_file import NEW_LINE, CleanFile

_LOOKED_AT_FOR_EACH = 32
_BYTES_LOOKED_AT = 1 << 12

Cuts = tuple[bytes, ...]
"""Keys in order. Each range but the first begins with one, and all but the last end before the next."""


def cuts_of(file: CleanFile, field: str, ranges: int) -> Cuts:
    """Cut the texts of a field into at most so many ranges, by lines all over the file."""
    if ranges < 2:
        return ()
    with file.path.open("rb", buffering=0) as opened:
        lines = list(_lines_all_over(file, opened, ranges * _LOOKED_AT_FOR_EACH))
    texts = sorted(file.texts(field, lines))
    return tuple(sorted({texts[len(texts) * one // ranges] for one in range(1, ranges)} if texts else ()))


def _lines_all_over(file: CleanFile, opened: BinaryIO, many: int) -> Iterator[bytes]:
    """Some lines that are as far from each other as they can be."""
    for one in range(many):
        opened.seek(file.begins + file.size * one // many)
        looked_at: Sequence[bytes] = opened.read(_BYTES_LOOKED_AT).split(NEW_LINE, 2)
        if len(looked_at) > 2:
            yield looked_at[1]
