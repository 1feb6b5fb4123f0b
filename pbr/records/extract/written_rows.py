"""The rows of a table as they are written: by the ids of their records, and cut into cells only where one is asked for.

Of tens of thousands of rows that are not written as they were, most are asked for one or two cells, and many for none.
"""

import csv
import io
from collections.abc import Container, Iterable, Mapping, Sequence
from functools import partial
from itertools import compress, repeat
from typing import NamedTuple

from pbr.records.dictionary import FieldType, TableKind
from pbr.records.files.header import letters_and_digits
from pbr.records.files.invisible_characters import are_plain, trimmed
from pbr.records.record_id import record_id
from pbr.values.dataclass import dataclass
from pbr.values.dates import date_in_cell

RecordKey = tuple[str, str]
"""A table, and the id of a record in it."""

_COMMA, _END = ",", "\n"
_NOTHING_ELSE = "\0"
"""Stands in no text of records."""

_CUT_OTHERWISE = ('"', "\r")
"""What makes a text one that is not cut at its commas and line feeds alone."""

_ENDS_OF_CELLS = (" ,", ", ", " \n", "\n ", "\t", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f")
"""What stands in a text of ASCII where white space is at the end of any of its cells, and seldom where none is."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a file: how many columns it has, under which name each stands, and which are the key.

    ``between`` is what its rows are cut at; ``strips``: any of their cells may have white space at an end.
    """

    table: str
    width: int
    places: Mapping[str, int]
    key: Sequence[tuple[int, FieldType]]
    between: str
    strips: bool

    def cut(self, row: str) -> Sequence[str]:
        """The cells of a row for all columns, without white space at their ends, and a blank for one that is none."""
        cells = self.filled(row.split(self.between))
        return list(map(str.strip, cells)) if self.strips else cells

    def filled(self, cells: list[str]) -> list[str]:
        """The cells of a row for all columns as they are, and a blank for a column that is not there."""
        many = len(cells)
        if many != self.width:
            return [*cells[: self.width], *[""] * (self.width + 1 - many)]
        cells.append("")
        return cells

    def record_of(self, cells: Sequence[str]) -> RecordKey:
        """The record of a row."""
        return self.table, record_id(tuple([_of_key(cells[place], of) for place, of in self.key]))


class Written(NamedTuple):
    """A row as it is written, which is cut into cells when one is asked for.

    A cell is text, without white space at its ends.
    """

    heading: Heading
    row: str

    def get(self, name: str) -> str:
        """The cell under a heading; blank where there is no such column."""
        place = self.heading.places.get(name)
        return "" if place is None else self.heading.cut(self.row)[place]

    def by_name(self) -> Mapping[str, str]:
        """The cell under each heading that there is."""
        cells = self.heading.cut(self.row)
        return {name: cells[place] for name, place in self.heading.places.items()}

    def has_lost_any(self, now: "Written") -> bool:
        """Whether anything under a heading of its table stands in it and is blank in a column that is there ``now``."""
        cells, today = self.heading.cut(self.row), now.heading.cut(now.row)
        places, places_today = self.heading.places, now.heading.places
        # Nearly always nothing is blank now under what stood before.
        if all(compress(today, cells)) and places == places_today:
            return False
        return any(
            cells[place] and name in places_today and not today[places_today[name]] for name, place in places.items()
        )


_written = partial(tuple.__new__, Written)
"""Makes what comes by the ten thousand as the tuple that it is."""


def rows_written(
    kind: TableKind, written: bytes, wanted: Container[RecordKey] | None = None
) -> Iterable[tuple[RecordKey, Written]]:
    """Give the record of each row, by the text of its key, and the row; only of those ``wanted``, if it is said."""
    text = _text_of(written)
    if any(sign in text for sign in _CUT_OTHERWISE):
        heading, records, rows = _cut_by_a_reader(kind, text)
    else:
        heading, records, rows = _cut_at_commas(kind, text)
    found = zip(records, map(_written, zip(repeat(heading), rows)), strict=True)
    return found if wanted is None else compress(found, map(wanted.__contains__, records))


_Cut = tuple[Heading, Sequence[RecordKey], Sequence[str]]


def _cut_at_commas(kind: TableKind, text: str) -> _Cut:
    """The heading, records and rows of a text in which every comma ends a cell, and every line feed a row."""
    first, _, rest = text.partition(_END)
    bare = rest.isascii() and not rest.startswith(" ") and not rest.endswith(" ")
    strips = not bare or any(ends in rest for ends in _ENDS_OF_CELLS)
    heading = _heading(kind, first.split(_COMMA) if first else [], _COMMA, strips)
    rows = list(filter(None, rest.split(_END)))
    (place, of), *more = heading.key
    if more or of is FieldType.DATE:
        return heading, [heading.record_of(heading.filled(row.split(_COMMA))) for row in rows], rows
    if place >= heading.width:
        keys = [""] * len(rows)
    elif place == 0:
        keys = [row.partition(_COMMA)[0] for row in rows]
    else:
        cut = (row.split(_COMMA, place + 1) for row in rows)
        keys = [cells[place] if len(cells) > place else "" for cells in cut]
    if not are_plain(_COMMA.join(keys)):
        keys = list(map(trimmed, keys))
    return heading, list(zip(repeat(kind.name), keys)), rows


def _cut_by_a_reader(kind: TableKind, text: str) -> _Cut:
    """The same of a text of which some cells are in quotes."""
    reader = csv.reader(io.StringIO(text, newline=""))
    heading = _heading(kind, next(reader, []), _NOTHING_ELSE, strips=True)
    cells = [heading.filled(row) for row in reader if row]
    return heading, list(map(heading.record_of, cells)), [_NOTHING_ELSE.join(row[:-1]) for row in cells]


def _heading(kind: TableKind, names: Sequence[str], between: str, strips: bool) -> Heading:
    known = {letters_and_digits(one.name): one for one in kind.fields}
    fields = {place: known.get(letters_and_digits(name)) for place, name in enumerate(names)}
    places = {one.name: place for place, one in fields.items() if one is not None}
    key = [(places.get(name, len(names)), known[letters_and_digits(name)].type) for name in kind.key]
    return Heading(kind.name, len(names), places, key, between, strips)


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
