"""Which facts of an extract are recorded, and not known yet on the day of settling: a story says so beside them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pbr.records.cells import blank_value
from pbr.records.dictionary import TableKind
from pbr.records.extract.extract import Extract
from pbr.records.later_facts import KnownLater, Later
from pbr.records.row_key import id_of_key
from pbr.records.table import Row


def known_later(extract: Extract, as_at: date) -> Later:
    """Say of every record which of its filled-in facts are known only after a day, and from when."""
    found: dict[tuple[str, str], dict[str, KnownLater]] = {}
    for name, table in extract.tables.items():
        kind = table.kind
        key = [table.layout[field] for field in kind.key]
        for row in table.rows:
            later = dict(_later_of(row, kind, table.layout, as_at))
            if later:
                values = tuple(row[at] for at in key)
                found[name, id_of_key(values if len(values) > 1 else values[0])] = later
    return found


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
