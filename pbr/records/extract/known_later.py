"""Which facts of an extract are recorded, and not known yet on the day of settling: a story says so beside them."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import itemgetter

from pbr.records.cells.cells import blank_value
from pbr.records.dictionary import TableKind
from pbr.records.extract.extract import Extract
from pbr.records.later_facts import KnownLater, Later
from pbr.records.table import Row, Table
from pbr.records.tables.row_key import Key, id_of_key


def known_later(extract: Extract, as_at: date) -> Later:
    """Say of every record which of its filled-in facts are known only after a day, and from when."""
    return _LaterFacts(extract.tables, as_at)


class _LaterFacts(Later):
    """Says it of the records that are asked for, which are few; the others are gone through only where all are."""

    def __init__(self, tables: Mapping[str, Table], as_at: date) -> None:
        self._tables, self._as_at = tables, as_at

    def __getitem__(self, record: tuple[str, str]) -> Mapping[str, KnownLater]:
        table = self._tables[record[0]]
        row = _row_of(record[1], table)
        later = {} if row is None else dict(_later_of(row, table.kind, table.layout, self._as_at))
        if not later:
            raise KeyError(record)
        return later

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for name, table in self._tables.items():
            key_of = _key_of(table)
            for row in _rows_with_any(table.rows, table.kind, table.layout, self._as_at):
                yield name, id_of_key(key_of(row))

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _key_of(table: Table) -> Callable[[Row], Key]:
    return itemgetter(*(table.layout[field] for field in table.kind.key))


def _row_of(record_id: str, table: Table) -> Row | None:
    """The row of a record; None where there is none. Rows stand in the order of their keys."""
    key_of = _key_of(table)
    if len(table.kind.key) > 1:
        # The id of such a key is text, and one of its fields may be a day.
        return next((row for row in table.rows if id_of_key(key_of(row)) == record_id), None)
    at = bisect_left(table.rows, record_id, key=key_of)
    return table.rows[at] if at < len(table.rows) and key_of(table.rows[at]) == record_id else None


def _rows_with_any(rows: Sequence[Row], kind: TableKind, layout: Mapping[str, int], as_at: date) -> list[Row]:
    """The rows of which something is known later, in their order, looked for column by column: most have nothing."""
    found: set[int] = set()
    for field in kind.fields:
        if field.name not in layout:
            continue
        at, until = layout[field.name], field.not_known_until
        if field.recorded:
            found.update(place for place, row in enumerate(rows) if (day := row[at]) is not None and day > as_at)
        if until is not None:
            dated, last = layout[until.field], as_at - timedelta(days=until.days)
            found.update(place for place, row in enumerate(rows) if row[at] is not None and row[dated] > last)
    return [rows[place] for place in sorted(found)]


def _later_of(row: Row, kind: TableKind, layout: Mapping[str, int], as_at: date) -> Iterator[tuple[str, KnownLater]]:
    for field in kind.fields:
        if field.name not in layout:
            continue
        value = row[layout[field.name]]
        if field.recorded and value is not None and value > as_at:
            for dated in (field.name, *field.dates):
                # What a blank cell says is known all along.
                if dated in layout and row[layout[dated]] != blank_value(kind.fields_by_name[dated]):
                    yield dated, KnownLater(value, field.name)
        elif field.not_known_until and value is not None:
            known = row[layout[field.not_known_until.field]] + timedelta(days=field.not_known_until.days)
            if known > as_at:
                yield field.name, KnownLater(known, field.name)
