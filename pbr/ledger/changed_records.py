"""Which fields of a record changed since the last run: only rows that are not written as they were are looked at."""

import csv
import io
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from pbr.records.dictionary import TABLES, FieldType, TableKind, Tables
from pbr.records.files.header import letters_and_digits
from pbr.records.files.invisible_characters import trimmed
from pbr.records.record_id import record_id
from pbr.values.dataclass import dataclass
from pbr.values.dates import date_in_cell

RecordKey = tuple[str, str]
"""A table, and the id of a record in it."""


class Written(NamedTuple):
    """A row as it is written: its cells as text, and which of them stands under each heading of its table."""

    places: Mapping[str, int]
    cells: Sequence[str]

    def get(self, name: str) -> str:
        """The cell under a heading; blank where there is no such column."""
        place = self.places.get(name)
        return "" if place is None else self.cells[place]


_QUOTE = b'"'
_LINE_END = b"\r\n"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class ChangedRecords:
    """The rows that are not written as they were, before and now, by their record."""

    before: Mapping[RecordKey, Written]
    now: Mapping[RecordKey, Written]
    tables: Tables = field(default_factory=lambda: TABLES)

    def fields_of(self, record: RecordKey) -> tuple[str, ...]:
        """The names of the fields of a record that changed, in the order of its table; never what stands in them.

        A column that is there no more is no change: one by which records are settled would have been refused.
        """
        before, now = self.before.get(record), self.now.get(record)
        if before is None or now is None:
            return ()
        names = (one.name for one in self.tables[record[0]].fields if one.name in now.places)
        return tuple(name for name in names if before.get(name) != now.get(name))

    def provider_before(self, record: RecordKey) -> str | None:
        """The provider that a record had before; None where its row is written as it was, or is new."""
        before = self.before.get(record)
        return None if before is None else before.get("provider_id")

    def with_facts_lost(self) -> set[RecordKey]:
        """The records of which something is blank now that was not, in a column that is there yet."""
        return {record for record, now in self.now.items() if _lost_a_fact(self.before.get(record), now)}


def _lost_a_fact(before: Written | None, now: Written) -> bool:
    return before is not None and any(
        before.cells[place] and name in now.places and not now.get(name) for name, place in before.places.items()
    )


def changed_records(
    before: Mapping[str, Path],
    now: Mapping[str, Path],
    tables: Tables = TABLES,
    missing: Mapping[str, Path] | None = None,
) -> ChangedRecords:
    """Compare the files of the tables that were read then and now; ``before`` and ``now`` are paths by table.

    ``tables`` are those of the dictionary, with what the scheme adds to them. ``missing`` has the rows, by table, that
    were missing then and were kept as they had been: one that is back is compared with that.
    """
    rows_before: dict[RecordKey, Written] = {}
    rows_now: dict[RecordKey, Written] = {}
    for table in before.keys() & now.keys():
        only_then, only_today = only_in_one(before[table], now[table])
        rows_before |= rows_written(tables[table], only_then)
        if missing and table in missing:
            rows_before = dict(rows_written(tables[table], missing[table].read_bytes())) | rows_before
        # What is new has nothing to be compared with.
        rows_now |= rows_written(tables[table], only_today, rows_before.keys())
    return ChangedRecords(rows_before, rows_now, tables)


def only_in_one(then: Path, today: Path) -> tuple[bytes, bytes]:
    """What is in each of two files and not written alike in the other, after its heading.

    Both are gone through side by side, and no more is held than what has not been met in the other yet.
    """
    if _has_quotes(then) or _has_quotes(today):
        # A quoted cell may go on over several lines.
        return then.read_bytes(), today.read_bytes()
    with then.open("rb") as file, today.open("rb") as other:
        heading, heading_today = file.readline(), other.readline()
        if heading.rstrip(_LINE_END) != heading_today.rstrip(_LINE_END):
            # Other columns make every row another.
            return heading + file.read(), heading_today + other.read()
        lines, lines_today = set[bytes](), set[bytes]()
        for line, line_today in zip_longest(file, other, fillvalue=b""):
            if line == line_today:
                continue
            if line in lines_today:
                lines_today.remove(line)
            else:
                lines.add(line)
            if line_today in lines:
                lines.remove(line_today)
            else:
                lines_today.add(line_today)
    return b"\n".join(_ended(heading, *lines)), b"\n".join(_ended(heading_today, *lines_today))


def _ended(*lines: bytes) -> Iterator[bytes]:
    return (line.rstrip(_LINE_END) for line in lines if line)


def _has_quotes(path: Path) -> bool:
    with path.open("rb") as file:
        return any(_QUOTE in block for block in iter(partial(file.read, _BLOCK), b""))


def rows_written(
    kind: TableKind, written: bytes, wanted: Container[RecordKey] | None = None
) -> Iterator[tuple[RecordKey, Written]]:
    """Give the record of each row, by the text of its key, and the row; only of those ``wanted``, if it is said.

    A text is held once, however often it comes.
    """
    rows = csv.reader(io.StringIO(_text_of(written), newline=""))
    heading = next(rows, [])
    width = len(heading)
    known = {letters_and_digits(one.name): one for one in kind.fields}
    fields = {place: known.get(letters_and_digits(name)) for place, name in enumerate(heading)}
    places = {one.name: place for place, one in fields.items() if one is not None}
    key = [(places.get(name, width), known[letters_and_digits(name)].type) for name in kind.key]
    texts: dict[str, str] = {}
    for row in rows:
        if not row:
            continue
        cells = [*row[:width], *[""] * (width + 1 - len(row))]
        record = (kind.name, record_id(tuple([_of_key(cells[place], of) for place, of in key])))
        if wanted is None or record in wanted:
            stripped = list(map(str.strip, cells))
            yield record, Written(places, tuple(map(texts.setdefault, stripped, stripped)))


def _text_of(written: bytes) -> str:
    """Bytes as the text that the reader of records takes them for."""
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError:
        return written.decode("cp1252", errors="replace")


def _of_key(cell: str, kind: FieldType) -> str:
    """A cell of a key as the id of its record has it: a day is written in one way, however the file writes it."""
    text = trimmed(cell)
    day = date_in_cell(text) if kind is FieldType.DATE else None
    return text if day is None else day.isoformat()
