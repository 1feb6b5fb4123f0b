"""How many processes settle at once: where nobody says, as many as pay."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from pbr.api.settling.prepare import Prepared
from pbr.records.opened.mapped_path import MappedPath
from pbr.records.table import Records

START = "fork" if sys.platform == "linux" else "spawn"
"""How a process begins: as a copy of this one, which has the records already; elsewhere anew, and they are sent."""

BYTES_READ_IN_PARTS = 4_000_000
"""An extract of fewer bytes is read whole before it could be cut into parts."""

BYTES_THAT_PAY = {"fork": BYTES_READ_IN_PARTS, "spawn": 16_000_000}
"""From so many bytes on more than one process reads: one that begins anew loads the program first, some three times."""

ROWS_THAT_PAY = {"fork": 50_000, "spawn": 200_000}
"""Fewer rows are settled before another process has begun; to one that begins anew they have to be sent as well."""

ROWS_THAT_PAY_COMPARED = {"fork": 10_000, "spawn": 200_000}
"""Schemes are settled several times over for what they reward, and so pay for other processes sooner."""

MOST = 8
"""Each process needs memory of its own, and puts its share together in one file with the others."""


def workers_for(prepared: Prepared, asked: int | None) -> int:
    """How many processes settle: as many as are asked for, or as pay.

    One, where what is paid for is counted over several plans, at most so many or so many so far: who comes first is
    known of all only.
    """
    if any(one.counted_over_families for one in prepared.compiled.scheme.payments):
        return 1
    return asked or workers_that_pay(prepared.records)


def workers_that_pay(records: Records, start: str = START) -> int:
    """How many processes settle these records where nobody says: one of a small extract, or else one for each core."""
    return 1 if _rows_of(records) < ROWS_THAT_PAY[start] else _cores()


def workers_that_compare(records: Records, start: str = START) -> int:
    """The same for schemes that are compared over these records."""
    return 1 if _rows_of(records) < ROWS_THAT_PAY_COMPARED[start] else _cores()


def workers_as_read(records: Path, start: str = START) -> int:
    """How many processes read and settle an extract at once where nobody says; none of one that is read whole."""
    try:
        size = sum(file.stat().st_size for file in _files_of(records))
    except OSError:
        # What is wrong with the records is told by who reads them.
        return 0
    if size < BYTES_READ_IN_PARTS:
        return 0
    return 1 if size < BYTES_THAT_PAY[start] else _cores()


def _rows_of(records: Records) -> int:
    return sum(len(table.rows) for table in records.tables.values())


def _cores() -> int:
    """How many cores this process may use, at most ``MOST``; one where nobody has tried more, as on Windows."""
    if sys.platform == "linux":
        return min(len(os.sched_getaffinity(0)), MOST)
    return min(os.cpu_count() or 1, MOST) if sys.platform == "darwin" else 1


def _files_of(records: Path) -> Sequence[Path]:
    """The files of an extract that may be read in parts."""
    if isinstance(records, MappedPath):
        return [file for file in records.through.files() if file.suffix.casefold() == ".csv"]
    return list(records.glob("*.csv")) if records.is_dir() else [records]
