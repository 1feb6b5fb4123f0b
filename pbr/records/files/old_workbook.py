"""Workbooks of before 2007 (.xls) as far as it takes to find formulas that failed: a file of sectors, and records."""

import struct
from collections.abc import Iterator

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END_OF_CHAIN = 0xFFFFFFF0
_IN_HEADER = 109
_ENTRY = 128
_STREAMS = ("Workbook", "Book")
_BOUND_SHEET, _FORMULA, _BOOLERR, _BOF, _EOF = 0x85, 0x06, 0x205, 0x809, 0x0A
_AN_ERROR, _NO_NUMBER = 2, 0xFFFF
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def failed_in_old_workbook(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    """Find the failed formulas of a sheet, by row and column from 0; none in a file that is built otherwise."""
    try:
        stream = _stream(content)
        starts = [data for kind, data in _records(stream, 0) if kind == _BOUND_SHEET]
        for data in starts:
            if _name(data) == sheet:
                return dict(_failed(_records(stream, struct.unpack_from("<I", data)[0])))
    except (struct.error, IndexError, ValueError):
        # The reader of workbooks has read it, or said why not: this only adds to that.
        return {}
    return {}


def _failed(records: Iterator[tuple[int, bytes]]) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, data in records:
        if kind == _BOOLERR and data[7]:
            yield struct.unpack_from("<HH", data), _ERRORS.get(data[6], "#VALUE!")
        if kind == _FORMULA and struct.unpack_from("<H", data, 12)[0] == _NO_NUMBER and data[6] == _AN_ERROR:
            yield struct.unpack_from("<HH", data), _ERRORS.get(data[8], "#VALUE!")


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Go through the records from a place to the end of their part (a sheet, or the workbook's own)."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length
        depth += (kind == _BOF) - (kind == _EOF)
        if kind == _EOF and depth <= 0:
            return


def _name(bound_sheet: bytes) -> str:
    length, wide = bound_sheet[6], bound_sheet[7] & 1
    return bound_sheet[8 : 8 + length * (2 if wide else 1)].decode("utf-16-le" if wide else "latin-1")


def _stream(content: bytes) -> bytes:
    """Put together the stream that holds the workbook. Raises ``ValueError`` where there is none."""
    if not content.startswith(_SIGNATURE):
        raise ValueError("no file of sectors")
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    small = 1 << struct.unpack_from("<H", content, 32)[0]
    first_of_directory, cutoff, first_small = (struct.unpack_from("<I", content, at)[0] for at in (48, 56, 60))
    table = _table(content, size)
    directory = _chain(content, table, first_of_directory, size)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)]
    for entry in entries:
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le")
        first, length = struct.unpack_from("<II", entry, 116)
        if name in _STREAMS:
            if length >= cutoff:
                return _chain(content, table, first, size)[:length]
            small_table = _numbers(_chain(content, table, first_small, size))
            inside = _chain(content, table, struct.unpack_from("<I", entries[0], 116)[0], size)
            return b"".join(inside[at * small : (at + 1) * small] for at in _links(small_table, first))[:length]
    raise ValueError("no workbook in it")


def _table(content: bytes, size: int) -> tuple[int, ...]:
    """Give which sector follows each."""
    sectors = [each for each in struct.unpack_from(f"<{_IN_HEADER}I", content, 76) if each < _END_OF_CHAIN]
    more, many = struct.unpack_from("<II", content, 68)
    for _ in range(many):
        further = _numbers(_sector(content, more, size))
        sectors += [each for each in further[:-1] if each < _END_OF_CHAIN]
        more = further[-1]
    return _numbers(b"".join(_sector(content, each, size) for each in sectors))


def _chain(content: bytes, table: tuple[int, ...], first: int, size: int) -> bytes:
    return b"".join(_sector(content, at, size) for at in _links(table, first))


def _links(table: tuple[int, ...], at: int) -> Iterator[int]:
    for _ in range(len(table)):
        if at >= _END_OF_CHAIN:
            return
        yield at
        at = table[at]


def _sector(content: bytes, at: int, size: int) -> bytes:
    return content[(at + 1) * size : (at + 2) * size]


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])
