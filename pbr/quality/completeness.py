"""How complete each table of an extract is: rows by month, cells filled by field, and the codes that stand there."""

from collections import Counter
from collections.abc import Collection, Mapping
from operator import itemgetter

from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.records.extract.extract import Extract
from pbr.records.table import Table
from pbr.records.tables.columns_kept import fields_to_find
from pbr.values.dataclass import dataclass
from pbr.values.dates import month_label, month_of

_DATED_BY = ("started_on", "referred_on", "visited_on", "from_on", "agreed_on", "reviewed_on", "due_on")


@dataclass(frozen=True, slots=True)
class FieldFilled:
    """In how many rows a field is ``filled`` and in how many ``blank``, and how many ``distinct`` values there are.

    ``codes`` counts its codes, or yes and no.
    """

    name: str
    filled: int
    blank: int
    distinct: int
    codes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TableFilled:
    """A table of an extract: the rows that were read, those that could not be, and how many begin in each month.

    ``dated_by`` is the field by which a row has its month, empty where the scheme needs none.
    """

    name: str
    rows: int
    unread: int
    dated_by: str
    months: tuple[tuple[str, int], ...]
    fields: tuple[FieldFilled, ...]


def tables_filled(extract: Extract, needs: Mapping[str, frozenset[str]]) -> tuple[TableFilled, ...]:
    """Count what each table of an extract has in the fields that must be found, given those that a scheme reads.

    A blank that means something, such as a weight of 1, counts as filled.
    """
    unread = Counter(row.table for row in extract.held_rows)
    return tuple(
        _table(table.kind, table, unread[name], fields_to_find(table.kind, needs.get(name, ())))
        for name, table in extract.tables.items()
    )


def dated_by(table: Table) -> str:
    """The field by which a row of a table belongs to a month: the day on which what it tells of began."""
    return next((name for name in _DATED_BY if name in table.layout), "")


def _table(kind: TableKind, table: Table, unread: int, found: Collection[str]) -> TableFilled:
    day = dated_by(table)
    days = filter(None, map(itemgetter(table.layout[day]), table.rows)) if day else ()
    months = Counter(month_label(month_of(each)) for each in days)
    fields = tuple(_field(each, table) for each in kind.fields if each.name in found)
    return TableFilled(kind.name, len(table.rows), unread, day, tuple(sorted(months.items())), fields)


def _field(field: Field, table: Table) -> FieldFilled:
    values = Counter(map(itemgetter(table.layout[field.name]), table.rows))
    blank = values.pop(None, 0) + values.pop("", 0)
    codes: tuple[tuple[str, int], ...] = ()
    if field.type is FieldType.CODE:
        codes = tuple(sorted(values.items()))
    elif field.type is FieldType.YES_NO:
        codes = tuple((word, values[said]) for word, said in (("yes", True), ("no", False)) if values[said])
    return FieldFilled(field.name, len(table.rows) - blank, blank, len(values), codes)
