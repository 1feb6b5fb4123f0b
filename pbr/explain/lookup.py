"""What an id means: the records it names (a record's own id, a person's, or the first part of a line's)."""

from collections.abc import Callable, Sequence, Set
from itertools import compress
from operator import itemgetter

from pbr.engine.facts.linked_records import rows_below
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.dictionary import TableKind
from pbr.records.held_row import HeldRow
from pbr.records.record_id import full_name, held_row_id, line_id
from pbr.records.table import Records, Row, Table
from pbr.settlement.line import Line
from pbr.settlement.slot import RowSlot
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RowAsked:
    """A row that is asked about, and its id."""

    kind: TableKind
    row: Row
    id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An id and what it names. ``before`` are the pieces of it that stand before a stroke, the longest first."""

    wanted: str
    before: tuple[str, ...]
    records: tuple[RowAsked, ...]
    person: tuple[RowAsked, ...]
    held: tuple[HeldRow, ...]

    @property
    def named(self) -> tuple[RowAsked, ...]:
        """The records that the whole id names; a person's are the plans, referrals and stays of that person."""
        return (*(found for found in self.records if found.id == self.wanted), *self.person)

    @property
    def under_line(self) -> tuple[RowAsked, ...]:
        """The records that the longest first part of the id names, if it is a line's."""
        for before in self.before:
            found = tuple(one for one in self.records if one.id == before)
            if found:
                return found
        return ()

    def is_line(self, line: Line) -> bool:
        """Whether a line is the one asked for, or one of its parts or months."""
        if not isinstance(line.slot, RowSlot) and line.record.about not in self.before:
            # Its id begins with what it is about, and hardly any line's id has to be made to know that it is another.
            return False
        if self.wanted == line.line_id:
            return True
        about, part = line.record.about, full_name(line.payment, line.part)
        return bool(line.payment) and self.wanted in (line_id(about, line.payment), line_id(about, part))


def pieces_before_strokes(wanted: str) -> tuple[str, ...]:
    """What of an id stands before a stroke, the longest first: what a line is about, if it is a line's."""
    return tuple(wanted[:at] for at in reversed(range(1, len(wanted))) if wanted[at] == "/")


def what_is_asked(records: Records, functions: SchemeFunctions, wanted: str) -> Asked:
    """Look an id up in every table that the scheme reads."""
    before = pieces_before_strokes(wanted)
    names = {wanted, *before}
    found: list[RowAsked] = []
    person: list[RowAsked] = []
    for name, table in records.tables.items():
        kind = functions.scheme.tables[name]
        id_of = functions.id_of(kind)
        person_at = None if kind.parent else table.layout.get("person_id")
        for row in _rows_named(table, names, id_of):
            found.append(RowAsked(kind, row, id_of(row)))
        for row in () if person_at is None else rows_with(table, person_at, {wanted}):
            if (own := id_of(row)) not in names:
                person.append(RowAsked(kind, row, own))
    held = tuple(
        row for row in records.held_rows if wanted in (row.record_id, held_row_id(row.file, row.line, row.part))
    )
    return Asked(wanted, before, tuple(found), tuple(person), held)


def _rows_named(table: Table, names: Set[str], id_of: Callable[[Row], str]) -> list[Row]:
    """The rows of a table whose record has one of these ids, which of nearly all is a cell and not to be made."""
    if len(table.kind.key) > 1:
        return [row for row in table.rows if id_of(row) in names]
    return rows_with(table, table.layout[table.kind.key[0]], names)


def rows_with(table: Table, at: int, values: Set[str]) -> list[Row]:
    """The rows of a table with one of these values in a place, of very many rows without a look at each in turn."""
    return list(compress(table.rows, map(values.__contains__, map(itemgetter(at), table.rows))))


def families_of(
    found: Sequence[RowAsked], records: Records, functions: SchemeFunctions
) -> list[tuple[RowAsked, tuple[RowAsked, ...]]]:
    """The records at the head of those found (a plan for its outcome), each once, with all that belongs to it."""
    heads: dict[int, RowAsked] = {}
    for one in found:
        row = one.row[-1] if one.kind.parent else one.row
        kind = functions.scheme.tables[one.kind.parent] if one.kind.parent else one.kind
        heads.setdefault(id(row), RowAsked(kind, row, functions.id_of(kind)(row)))
    below: dict[int, list[RowAsked]] = {head: [] for head in heads}
    for name, table in records.tables.items():
        kind = functions.scheme.tables[name]
        if kind.parent:
            id_of = functions.id_of(kind)
            for row in rows_below(table, below.keys()):
                below[id(row[-1])].append(RowAsked(kind, row, id_of(row)))
    return [(head, tuple(below[key])) for key, head in heads.items()]
