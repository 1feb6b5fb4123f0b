"""Tables that are read through a mapping written as plain rows, block by block: of their file nothing is kept.

Only what is clean is written; what is not is told by who reads the file whole.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import TextIO

from pbr.files.utf8_writer import text_to
from pbr.mapping.cell_maps import DayMap
from pbr.mapping.field_reader import ShownByField
from pbr.mapping.mapped_rows import MappedRows
from pbr.mapping.mapped_table import MappedTable
from pbr.mapping.rows_left_out import ByValue
from pbr.records.cells.column import SPELLINGS_KEPT
from pbr.records.dictionary import FieldType
from pbr.records.files.grid import CsvGrid
from pbr.records.files.grid_rows import GridRows
from pbr.records.files.grid_stretches import GridStretch
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.values.dataclass import dataclass

_FIGURES = (FieldType.MONEY, FieldType.NUMBER)


@dataclass(frozen=True, slots=True)
class RowsShown:
    """What rows of a table show together with others: rows left out, rows that repeat a record, and by field."""

    left_out: Counter[ByValue]
    records: int
    repeated: int
    fields: tuple[ShownByField, ...]

    def add_to(self, table: MappedTable) -> None:
        """Add it to what a table has shown."""
        table.left_out.counts += self.left_out
        if table.repeated:
            table.repeated.add(self.records, self.repeated)
        for reader, shown in zip(table.readers, self.fields, strict=True):
            reader.add(shown)


def fields_of(table: MappedTable) -> tuple[str, ...]:
    """The fields of a table, in the order in which they are written."""
    given = {*table.always, *(reader.name for reader in table.readers)}
    return tuple(field.name for field in table.kind.fields if field.name in given)


def may_be_written(table: MappedTable) -> bool:
    """Whether the rows of a table may be written as they come.

    Those that repeat a record may stand apart, and are then two of one key: if what its id is read from is among the
    columns by which they are known to repeat it.
    """
    if not isinstance(table.grid, CsvGrid):
        return False
    if table.repeated is None:
        return True
    key = {at for reader in table.readers if reader.name in table.kind.key for at in reader.positions}
    return key - {None} <= {*table.repeated.key}


def write_tables(
    tables: Sequence[MappedTable], file: CsvGrid | GridStretch, places: Sequence[Path], blocks: int | None = None
) -> list[RowsShown]:
    """Go through a file, or a stretch of it, once, and write the rows of its tables, each after what its place has.

    Only so many ``blocks`` of it where that is said. Gives what the rows of each table have shown. Raises
    ``NotCleanError`` where anything in them would be told, and ``ProblemsFound`` where the file cannot be read.
    """
    with ExitStack() as opened:
        writers = [
            _Writer(table, opened.enter_context(text_to(at.open("ab"))))
            for table, at in zip(tables, places, strict=True)
        ]
        for table in tables:
            table.begin()
            if isinstance(file, GridStretch) and table.repeated and (before := file.row_before):
                # The first row may repeat the record of the row before it, which is counted where that stands.
                table.mapped(before)
                table.repeated.go_on()
                table.left_out.counts.clear()
        for given in islice(file.batches(), blocks):
            for writer in writers:
                writer.write(given)
    return [_shown(table) for table in tables]


def _shown(table: MappedTable) -> RowsShown:
    for reader in table.readers:
        if isinstance(reader.turn, DayMap) and len(reader.turn) >= SPELLINGS_KEPT:
            # Which were met twice is not known of them any more.
            raise NotCleanError
    records, repeated = (table.repeated.records, table.repeated.repeated) if table.repeated else (0, 0)
    return RowsShown(table.left_out.counts, records, repeated, tuple(reader.shown for reader in table.readers))


class _Writer:
    """Writes the rows of one table."""

    def __init__(self, table: MappedTable, file: TextIO) -> None:
        self._table, self._file = table, file
        self._fields = fields_of(table)
        self._key = table.kind.key[0]

    def write(self, given: GridRows) -> None:
        """Write the rows of the table that some rows of its file are."""
        table = self._table
        rows = table.mapped(given)
        if rows.misfits or rows.unread or any(reader.counts for reader in table.readers):
            raise NotCleanError
        if table.repeated:
            if table.repeated.disagreeing:
                raise NotCleanError
            table.repeated.let_go()
        if rows.rows:
            self._file.write(self._text(rows))

    def _text(self, rows: MappedRows) -> str:
        """Some rows as lines. Raises ``NotCleanError`` where a cell is more than text between commas.

        A return in one is met where the lines are read.
        """
        lines = list(map(",".join, zip(*(rows.columns[name] for name in self._fields), strict=True)))
        if not all(rows.columns[self._key]):
            lines = list(self._with_blank(rows, lines))
        text = "\n".join([*lines, ""])
        count, commas = len(lines), len(self._fields) - 1
        if text.count(",") != count * commas or text.count("\n") != count or '"' in text:
            raise NotCleanError
        return text

    def _with_blank(self, rows: MappedRows, lines: Sequence[str]) -> Iterator[str]:
        """The same lines, where rows that are wholly blank in the file are so here."""
        if any(self._table.kind.fields_by_name[name].type in _FIGURES for name in self._table.always):
            # What looks at the first figures of a column counts those that are the same in every row.
            raise NotCleanError
        for index, line in enumerate(lines):
            blank = not rows.columns[self._key][index] and rows.is_blank(index)
            yield "," * (len(self._fields) - 1) if blank else line
