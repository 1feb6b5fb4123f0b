"""An extract as it was known on one day: later facts read as blank, rows are in order and linked."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from operator import itemgetter

from pbr.records.cells import blank_value
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.extract import Extract
from pbr.records.table import Records, Row, Table, Value


def as_known(extract: Extract, as_at: date) -> Records:
    """Give the records as they were known at the end of the day ``as_at``.

    A recorded date after it reads as blank, with every fact that it dates. Rows are sorted by provider and key,
    those of a child table by their parent's place and their own key; the last item of each row is its parent's row.
    """
    tables: dict[str, Table] = {}
    for name, table in extract.tables.items():
        kind = TABLES[name]
        rows: Iterable[Row] = table.rows
        if extract.latest_recorded is not None and extract.latest_recorded > as_at:
            rows = _without_later_records(rows, kind, table.layout, as_at)
        rows = _without_what_nobody_knew_yet(rows, kind, table.layout, as_at)
        ordered = _by_parent(rows, kind, table, tables[kind.parent]) if kind.parent else _by_provider(rows, kind, table)
        tables[name] = Table(name, table.file, table.layout, ordered, table.dropped)
    return Records(tables, extract.held_rows, extract.inputs)


def _without_later_records(rows: Iterable[Row], kind: TableKind, layout: Mapping[str, int], as_at: date) -> list[Row]:
    """Blank every recorded date after ``as_at``, and what it dates."""
    rows = list(rows)
    for field in kind.fields:
        if field.recorded and field.name in layout:
            at = layout[field.name]
            blanked = _blanking(kind, layout, (field.name, *field.dates))
            rows = [blanked(row) if (day := row[at]) is not None and day > as_at else row for row in rows]
    return rows


def _without_what_nobody_knew_yet(
    rows: Iterable[Row], kind: TableKind, layout: Mapping[str, int], as_at: date
) -> Iterable[Row]:
    """Blank facts that cannot be known until so many days after a date of the row."""
    for field in kind.fields:
        if field.not_known_until and field.name in layout:
            at = layout[field.not_known_until.field]
            last = as_at - timedelta(days=field.not_known_until.days)
            blanked = _blanking(kind, layout, (field.name,))
            rows = [blanked(row) if row[at] > last else row for row in rows]
    return rows


def _blanking(kind: TableKind, layout: Mapping[str, int], names: Iterable[str]) -> Callable[[Row], Row]:
    """Give what blanks those fields of a row."""
    blanks: dict[int, Value] = {
        layout[name]: blank_value(kind.fields_by_name[name]) for name in names if name in layout
    }

    def blanked(row: Row) -> Row:
        values = list(row)
        for at, blank in blanks.items():
            values[at] = blank
        return tuple(values)

    return blanked


def _by_provider(rows: Iterable[Row], kind: TableKind, table: Table) -> list[Row]:
    """Sort rows by provider and key."""
    # Sorting by the key and then sharing out by provider compares no pairs, and hardly works where a file is in order.
    ordered = sorted(rows, key=itemgetter(*(table.layout[name] for name in kind.key)))
    provider_at = table.layout["provider_id"]
    by_provider: dict[str, list[Row]] = {}
    for row in ordered:
        by_provider.setdefault(row[provider_at], []).append(row)
    return [row for provider in sorted(by_provider) for row in by_provider[provider]]


def _by_parent(rows: Iterable[Row], kind: TableKind, table: Table, parents: Table) -> list[Row]:
    """Link rows to their parents' and sort them by the parents' order and their own key."""
    parent_key_at = parents.layout[TABLES[kind.parent].key[0]]
    parent_rows = parents.rows
    rank = {row[parent_key_at]: at for at, row in enumerate(parent_rows)}
    key_at = table.layout[kind.parent_key]
    ordered = sorted(rows, key=itemgetter(*(table.layout[name] for name in kind.key)))
    ordered.sort(key=lambda row: rank[row[key_at]])
    return [(*row[:-1], parent_rows[rank[row[key_at]]]) for row in ordered]
