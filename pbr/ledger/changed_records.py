"""Which fields of a record changed since the last run: only rows that are not written as they were are looked at."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pbr.records.dictionary import TABLES
from pbr.records.record_id import record_id

RecordKey = tuple[str, str]
"""A table, and the id of a record in it."""

Cells = Mapping[str, str]
"""The cells of a row as text, by their heading."""

_QUOTE = b'"'


@dataclass(frozen=True, slots=True)
class ChangedRecords:
    """The rows that are not written as they were, before and now, by their record."""

    before: Mapping[RecordKey, Cells]
    now: Mapping[RecordKey, Cells]

    def fields_of(self, record: RecordKey) -> tuple[str, ...]:
        """The names of the fields of a record that changed, in the order of its table; never what stands in them."""
        before, now = self.before.get(record), self.now.get(record)
        if before is None or now is None:
            return ()
        names = (field.name for field in TABLES[record[0]].fields)
        return tuple(name for name in names if before.get(name, "") != now.get(name, ""))

    def provider_before(self, record: RecordKey) -> str | None:
        """The provider that a record had before; None where its row is written as it was, or is new."""
        before = self.before.get(record)
        return None if before is None else before.get("provider_id")

    def with_facts_lost(self) -> set[RecordKey]:
        """The records of which something is blank now that was not."""
        return {
            record
            for record, now in self.now.items()
            if any(cell and not now.get(name, "") for name, cell in self.before.get(record, {}).items())
        }


def changed_records(before: Mapping[str, Path], now: Mapping[str, Path]) -> ChangedRecords:
    """Compare the files of the tables that were read then and now; ``before`` and ``now`` are paths by table."""
    rows_before: dict[RecordKey, Cells] = {}
    rows_now: dict[RecordKey, Cells] = {}
    for table in before.keys() & now.keys():
        then, today = before[table].read_bytes(), now[table].read_bytes()
        if then != today:
            only_then, only_today = _only_in_one(then, today)
            rows_before |= {record: dict(cells) for record, cells in _rows(table, only_then)}
            # What is new has nothing to be compared with.
            rows_now |= {record: dict(cells) for record, cells in _rows(table, only_today) if record in rows_before}
    return ChangedRecords(rows_before, rows_now)


def _only_in_one(then: bytes, today: bytes) -> tuple[Sequence[bytes], Sequence[bytes]]:
    """The lines of two files that the other does not have written alike, after the heading of each."""
    one, other = then.splitlines(), today.splitlines()
    if not one or not other or one[0] != other[0] or _QUOTE in then or _QUOTE in today:
        # A quoted cell may go on over several lines, and other columns make every row another.
        return one, other
    heading, lines, lines_today = one[0], set(one), set(other)
    return [heading, *(lines - lines_today)], [heading, *(lines_today - lines)]


def _rows(table: str, lines: Sequence[bytes]) -> Iterator[tuple[RecordKey, Iterable[tuple[str, str]]]]:
    """Give the record of each row, by the text of its key, and its cells beside their headings."""
    text = b"\n".join(lines).decode("utf-8-sig", errors="replace")
    rows = csv.reader(io.StringIO(text, newline=""))
    heading = next(rows, [])
    names = {name.strip(): place for place, name in enumerate(heading) if name}
    key = [names.get(name, len(heading)) for name in TABLES[table].key]
    places = list(names.values())
    for row in rows:
        if not row:
            continue
        cells = [*row[: len(heading)], *[""] * (len(heading) + 1 - len(row))]
        yield (
            (table, record_id(tuple(cells[place].strip() for place in key))),
            zip(names, (cells[place].strip() for place in places), strict=True),
        )
