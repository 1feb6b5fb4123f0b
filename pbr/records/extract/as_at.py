"""An extract as at one day (a point in time): facts recorded later read as blank, rows are in order and linked."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import compress, count, groupby
from operator import itemgetter

from pbr.records.cells.cells import blank_value
from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.comparison_facts import with_facts
from pbr.records.dictionary import TableKind
from pbr.records.extract.extract import Extract
from pbr.records.table import Records, Row, Table, Value
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.records.tables.row_key import Key


def as_known(extract: Extract, as_at: date) -> Records:
    """Give the records as they were known at the end of the day ``as_at``.

    A recorded date after it reads as blank, with every fact that it dates. Rows are sorted by provider and key,
    those of a child table by their parent's place and their own key; the last item of each row is its parent's row.
    """
    with cycle_search_put_off():
        return _compared(_tables_as_known(extract, as_at, _lent), extract, as_at)


def last_known(extract: Extract, as_at: date) -> Records:
    """Give the same, and leave the extract empty: for a run that needs it no more, in much less memory."""
    with cycle_search_put_off():
        return _compared(_tables_as_known(extract, as_at, _given_up), extract, as_at)


def _compared(tables: dict[str, Table], extract: Extract, as_at: date) -> Records:
    """The records, with what comparing them tells where a scheme asks for it."""
    back, settled = extract.put_back, extract.still_settled
    records = Records(tables, extract.held_rows, extract.inputs, put_back=back, still_settled=settled)
    # A look at other records may ask what comparing those tells, which therefore comes first.
    for follows in sorted({one.follows for one in extract.told_by_others}):
        facts = [one for one in extract.told_by_others if one.follows == follows]
        beside = RecordsCompared(records.tables, as_at, extract.held_rows, put_back=back, still_settled=settled)
        records = with_facts(records, facts, beside)
    return records


def _lent(table: Table) -> list[Row]:
    return list(table.rows)


def _given_up(table: Table) -> list[Row]:
    rows = list(table.rows)
    table.rows.clear()
    return rows


def _tables_as_known(extract: Extract, as_at: date, rows_of: Callable[[Table], list[Row]]) -> dict[str, Table]:
    """Mask, sort and link each table, after its parent."""
    tables: dict[str, Table] = {}
    for name, table in extract.tables.items():
        kind = table.kind
        rows = rows_of(table)
        if extract.latest_recorded is not None and extract.latest_recorded > as_at:
            _blank_later_records(rows, kind, table.layout, as_at)
        rows = _without_what_nobody_knew_yet(rows, kind, table.layout, as_at)
        ordered = _by_parent(rows, kind, table, tables[kind.parent]) if kind.parent else _by_provider(rows, table)
        tables[name] = replace(table, rows=ordered)
    return tables


def _blank_later_records(rows: list[Row], kind: TableKind, layout: Mapping[str, int], as_at: date) -> None:
    """Blank every recorded date after ``as_at``, and what it dates, in the list given."""
    recorded = [field for field in kind.fields if field.recorded and field.name in layout]
    dated = [(layout[field.name], _blanks(kind, layout, (field.name, *field.dates))) for field in recorded]
    late: set[int] = set()
    for at, _ in dated:
        days = list(map(itemgetter(at), rows))
        # The different days are few, and each is compared once.
        after = {day for day in set(days) if day is not None and day > as_at}
        if after:
            late.update(compress(count(), map(after.__contains__, days)))
    for index in late:
        row = rows[index]
        values = list(row)
        for at, blanks in dated:
            if row[at] is not None and row[at] > as_at:
                for position, blank in blanks:
                    values[position] = blank
        rows[index] = tuple(values)


def _without_what_nobody_knew_yet(
    rows: list[Row], kind: TableKind, layout: Mapping[str, int], as_at: date
) -> list[Row]:
    """Blank facts that cannot be known until so many days after a date of the row."""
    for field in kind.fields:
        if field.not_known_until and field.name in layout:
            dated_at, at = layout[field.not_known_until.field], layout[field.name]
            last = as_at - timedelta(days=field.not_known_until.days)
            rows = [(*row[:at], None, *row[at + 1 :]) if row[dated_at] > last else row for row in rows]
    return rows


def _blanks(kind: TableKind, layout: Mapping[str, int], names: Iterable[str]) -> list[tuple[int, Value]]:
    """Give the positions of those fields that rows keep, each with what a blank says there."""
    return [(layout[name], blank_value(kind.fields_by_name[name])) for name in names if name in layout]


def _by_provider(rows: Iterable[Row], table: Table) -> list[Row]:
    """Sort rows by provider and key; they come sorted by key."""
    provider_at = table.layout["provider_id"]
    by_provider: dict[str, list[Row]] = {}
    for row in rows:
        by_provider.setdefault(row[provider_at], []).append(row)
    return [row for provider in sorted(by_provider) for row in by_provider[provider]]


def _by_parent(rows: list[Row], kind: TableKind, table: Table, parents: Table) -> list[Row]:
    """Link rows to their parents' and sort them by the parents' order and their own key; they come sorted by key.

    They were linked when they were read: only those of a parent that reads otherwise now are made anew.
    """
    of_parents: dict[Key, list[Row]] = defaultdict(list)
    for key, group in groupby(rows, itemgetter(table.layout[kind.parent_key])):
        of_parents[key] += group
    # What nobody holds any more is let go as its rows are made anew, so that most are never held twice.
    rows.clear()
    parent_key_at = parents.layout[kind.parent_key]
    linked: list[Row] = []
    for parent in parents.rows:
        own = of_parents.pop(parent[parent_key_at], ())
        linked += [row if row[-1] is parent else (*row[:-1], parent) for row in own]
    return linked
