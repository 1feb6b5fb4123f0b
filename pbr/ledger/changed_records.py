"""Which fields of a record changed since the last run: only rows that are not written as they were are looked at."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import partial
from itertools import zip_longest
from pathlib import Path

from pbr.records.dictionary import TABLES, Tables
from pbr.records.extract.written_rows import RecordKey, Written, rows_written
from pbr.values.dataclass import dataclass

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
        names = (one.name for one in self.tables[record[0]].fields)
        was, is_now = before.by_name(), now.by_name()
        return tuple(name for name in names if name in is_now and was.get(name, "") != is_now[name])

    def provider_before(self, record: RecordKey) -> str | None:
        """The provider that a record had before; None where its row is written as it was, or is new."""
        before = self.before.get(record)
        return None if before is None else before.get("provider_id")

    def with_facts_lost(self) -> set[RecordKey]:
        """The records of which something is blank now that was not, in a column that is there yet."""
        both = ((record, self.before.get(record), now) for record, now in self.now.items())
        return {record for record, before, now in both if before is not None and before.has_lost_any(now)}


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
