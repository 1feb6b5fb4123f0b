"""Which facts of an extract are recorded, and not known yet on the day of settling: a story says so beside them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from pbr.records.cells import blank_value
from pbr.records.dictionary import TableKind
from pbr.records.extract.extract import Extract
from pbr.records.later_facts import KnownLater, Later
from pbr.records.row_key import id_of_key
from pbr.records.table import Row, Table


def known_later(extract: Extract, as_at: date) -> Later:
    """Say of every record which of its filled-in facts are known only after a day, and from when."""
    return _LaterFacts(extract.tables.values(), as_at)


class _LaterFacts(Later):
    """Finds the rows of which anything is known later, and what it is only of those that are asked for."""

    def __init__(self, tables: Iterable[Table], as_at: date) -> None:
        self._as_at = as_at
        self._rows: dict[tuple[str, str], tuple[Table, Row]] = {}
        for table in tables:
            key = [table.layout[field] for field in table.kind.key]
            for row in _rows_with_any(table.rows, table.kind, table.layout, as_at):
                values = tuple(row[at] for at in key)
                self._rows[table.name, id_of_key(values if len(values) > 1 else values[0])] = table, row

    def __getitem__(self, record: tuple[str, str]) -> Mapping[str, KnownLater]:
        table, row = self._rows[record]
        return dict(_later_of(row, table.kind, table.layout, self._as_at))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


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
