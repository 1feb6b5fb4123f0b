"""The rows of a table as they are written: by the ids of their records, and cut into cells only where one is asked for.

Of tens of thousands of rows that are not written as they were, most are asked for one or two cells, and many for none.
"""

import csv
import io
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import compress
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
_CUT_OTHERWISE = ('"', "\r")
"""What makes a text one that is not cut at its commas and line feeds alone."""

_ENDS_OF_CELLS = (" ,", ", ", " \n", "\n ", "\t", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x1f")
"""What stands in a text of ASCII where white space is at the end of any of its cells, and seldom where none is."""


class Written(NamedTuple):
    """A row as it is written: which of its cells stands under each heading of its table, and what cuts it.

    A cell is text, without white space at its ends.
    """

    places: Mapping[str, int]
    cut: Callable[[], Sequence[str]]

    def get(self, name: str) -> str:
        """The cell under a heading; blank where there is no such column."""
        place = self.places.get(name)
        return "" if place is None else self.cut()[place]

    def by_name(self) -> Mapping[str, str]:
        """The cell under each heading that there is."""
        cells = self.cut()
        return {name: cells[place] for name, place in self.places.items()}

    def has_lost_any(self, now: "Written") -> bool:
        """Whether anything under a heading of its table stands in it and is blank ``now``."""
        cells, today = self.cut(), now.cut()
        # Nearly always nothing is blank now under what stood before.
        if now.places == self.places and all(compress(today, cells)):
            return False
        places = now.places
        return any(cells[place] and not (name in places and today[places[name]]) for name, place in self.places.items())


@dataclass(frozen=True, slots=True)
class _Heading:
    """Of a file how many columns it has, under which heading each stands, and which are the key and of what type."""

    table: str
    width: int
    places: Mapping[str, int]
    key: Sequence[tuple[int, FieldType]]

    def filled(self, row: Sequence[str]) -> Sequence[str]:
        """The cells of a row for all columns, and a blank for a column that is not there."""
        return [*row[: self.width], *[""] * (self.width + 1 - len(row))]

    def record_of(self, cells: Sequence[str]) -> RecordKey:
        """The record of a row."""
        return self.table, record_id(tuple([_of_key(cells[place], of) for place, of in self.key]))


def rows_written(
    kind: TableKind, written: bytes, wanted: Container[RecordKey] | None = None
) -> Iterator[tuple[RecordKey, Written]]:
    """Give the record of each row, by the text of its key, and the row; only of those ``wanted``, if it is said."""
    text = _text_of(written)
    if any(sign in text for sign in _CUT_OTHERWISE):
        return _of_cells(kind, csv.reader(io.StringIO(text, newline="")), wanted)
    first, _, rest = text.partition(_END)
    heading = _heading(kind, first.split(_COMMA) if first else [])
    return _of_lines(heading, rest, wanted)


def _of_lines(heading: _Heading, text: str, wanted: Container[RecordKey] | None) -> Iterator[tuple[RecordKey, Written]]:
    """The rows of a text in which every comma ends a cell, and every line feed a row."""
    bare = text.isascii() and not text.startswith(" ") and not text.endswith(" ")
    cut = _cut if bare and not any(ends in text for ends in _ENDS_OF_CELLS) else _cut_and_stripped
    lines = list(filter(None, text.split(_END)))
    for record, line in zip(_records_of(heading, lines), lines, strict=True):
        if wanted is None or record in wanted:
            yield record, Written(heading.places, partial(cut, heading, line))


def _records_of(heading: _Heading, lines: Sequence[str]) -> Iterable[RecordKey]:
    """The record of each line."""
    (place, of), *more = heading.key
    if more or of is FieldType.DATE:
        return [heading.record_of(heading.filled(line.split(_COMMA))) for line in lines]
    cut = [line.split(_COMMA, place + 1) for line in lines]
    texts = [cells[place] if len(cells) > place < heading.width else "" for cells in cut]
    if not are_plain(_COMMA.join(texts)):
        texts = list(map(trimmed, texts))
    return [(heading.table, text) for text in texts]


def _cut(heading: _Heading, line: str) -> Sequence[str]:
    return heading.filled(line.split(_COMMA))


def _cut_and_stripped(heading: _Heading, line: str) -> Sequence[str]:
    return list(map(str.strip, _cut(heading, line)))


def _of_cells(
    kind: TableKind, rows: Iterator[list[str]], wanted: Container[RecordKey] | None
) -> Iterator[tuple[RecordKey, Written]]:
    """The rows that a reader of CSV cut. A text is held once, however often it comes."""
    heading = _heading(kind, next(rows, []))
    texts: dict[str, str] = {}
    for row in filter(None, rows):
        cells = heading.filled(row)
        record = heading.record_of(cells)
        if wanted is None or record in wanted:
            stripped = list(map(str.strip, cells))
            held = tuple(map(texts.setdefault, stripped, stripped))
            yield record, Written(heading.places, partial(_as_held, held))


def _as_held(cells: Sequence[str]) -> Sequence[str]:
    return cells


def _heading(kind: TableKind, names: Sequence[str]) -> _Heading:
    known = {letters_and_digits(one.name): one for one in kind.fields}
    fields = {place: known.get(letters_and_digits(name)) for place, name in enumerate(names)}
    places = {one.name: place for place, one in fields.items() if one is not None}
    key = [(places.get(name, len(names)), known[letters_and_digits(name)].type) for name in kind.key]
    return _Heading(kind.name, len(names), places, key)


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
