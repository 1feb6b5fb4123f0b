"""Parts read one after another in one process, by the readers of whole tables; what is amiss is not looked into."""

from collections.abc import Mapping, Sequence, Set
from datetime import date

from pbr.records.cells.council_codes import CodeList
from pbr.records.cells.date_column import DateColumn
from pbr.records.consistency.comparison import RecordsCompared, ToldByOthers
from pbr.records.extract.date_coverage import fields_of_events
from pbr.records.extract.extract import Extract
from pbr.records.in_parts.clean_file import CleanFile
from pbr.records.in_parts.columns_seen import ColumnsSeen, refuse_what_is_warned_of
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import NotCleanError, RowsWrongError
from pbr.records.in_parts.part_of_table import PartOfTable
from pbr.records.in_parts.rows_of_part import RowsOfAll, RowsOfPart
from pbr.records.in_parts.scatter import PLAN, Piece
from pbr.records.tables.foreign_keys import Parents
from pbr.records.tables.rows_of_unlisted_codes import lists_of
from pbr.records.tables.table_reader import TableReader
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

_HEAD = "plans"


@dataclass(frozen=True, slots=True)
class TableInParts:
    """A table that is read in parts: its file, the fields that a scheme needs, and those kept beside them.

    ``of_nobody`` says that its rows belong to no plan and to nobody: they are a part of their own, settled last.
    """

    file: CleanFile
    needed: frozenset[str]
    beside: frozenset[str]
    of_nobody: bool

    def reader(self) -> TableReader:
        """What reads its rows."""
        return TableReader(self.file.kind, self.file.name, self.needed, self.beside, False, {}, {})


@dataclass(frozen=True, slots=True)
class PartRead:
    """A part that was read: its tables, each with its columns and rows as they stand in the file, and the extract."""

    tables: dict[str, PartOfTable]
    extract: Extract

    def beside(self, as_at: date, runs: Period) -> RecordsCompared:
        """All that was recorded, to be compared by columns that are at hand."""
        tables = {name: table.table_as_it_stands for name, table in self.tables.items()}
        columns = {(name, field): table.column(field) for name, table in self.tables.items() for field in table.layout}
        return RecordsCompared(tables, as_at, (), runs, read=columns)

    def let_columns_go(self) -> None:
        """Keep nothing but the extract: what follows needs no more."""
        for table in self.tables.values():
            table.let_columns_go()


class PartReader:
    """Reads parts one after another; ``seen`` is by table what the columns of all of them have shown, at the end.

    The parts are ranges of the ``key`` of plans or persons, and of those ``apart`` of their own ids. ``told`` are the
    facts that others tell of a record, all of them of its own family, or of its person where that is the key.
    """

    def __init__(
        self,
        tables: Sequence[TableInParts],
        lists: Sequence[CodeList],
        cuts: Cuts,
        told: Sequence[ToldByOthers],
        apart: Mapping[str, Cuts],
        key: str = PLAN,
    ) -> None:
        self._files = {one.file.table: one.file for one in tables}
        self._of_nobody = frozenset(one.file.table for one in tables if one.of_nobody)
        self._readers = {one.file.table: one.reader() for one in tables}
        self._lists, self._cuts, self._apart, self._key = lists, cuts, apart, key
        self._told_by_others = tuple(told)
        self.seen = {name: ColumnsSeen(file.name) for name, file in self._files.items()}

    def read(self, part: int, pieces: Mapping[str, Sequence[Piece]]) -> PartRead:
        """Read the rows of a part. Raises ``NotCleanError`` where any of them has anything that would be told."""
        read = self._read_all({name: RowsOfPart(file, pieces.get(name, ())) for name, file in self._files.items()})
        for name, table in read.tables.items():
            if name in self._apart and table.rows:
                _refuse_keys_of_other_parts(part, table.column(table.kind.key[0]), self._apart[name])
            elif name not in self._of_nobody and not table.kind.parent and table.rows:
                _refuse_keys_of_other_parts(part, table.column(self._key), self._cuts)
        return read

    def read_of_nobody(self) -> PartRead:
        """Read all that belongs to nobody, and nothing else. Raises ``NotCleanError`` as others do."""
        return self._read_all(
            {
                name: RowsOfAll(file) if name in self._of_nobody else RowsOfPart(file, ())
                for name, file in self._files.items()
            }
        )

    def _read_all(self, rows: Mapping[str, RowsOfPart | RowsOfAll]) -> PartRead:
        reads: dict[str, PartOfTable] = {}
        for name, reader in self._readers.items():
            parents = _parents(reads[_HEAD]) if reader.kind.parent else None
            reads[name] = self._read(reader, rows[name], parents)
        latest = [read.latest_recorded for read in reads.values() if read.latest_recorded]
        tables = {name: read.table for name, read in reads.items()}
        return PartRead(reads, Extract(tables, (), (), (), max(latest, default=None), (), self._told_by_others))

    def end(self) -> None:
        """Take note of what the columns have shown. Raises ``NotCleanError`` where that is warned of."""
        for name, reader in self._readers.items():
            self.seen[name].take(reader)

    def days_of_events(self, own_days: Set[tuple[str, str]]) -> set[date]:
        """The days on which the records that were read say that something happened; ``own_days`` as for `reach_of`."""
        days: set[date] = set()
        for reader in self._readers.values():
            for name in fields_of_events(reader.kind, reader.read.layout, own_days):
                column = reader.columns[name]
                days.update(column.days if isinstance(column, DateColumn) else ())
        return days

    def _read(self, reader: TableReader, rows: RowsOfPart | RowsOfAll, parents: Parents | None) -> PartOfTable:
        read = reader.read = PartOfTable(reader.kind, rows.name, reader.read.layout)
        for batch in rows.batches():
            reader.take(batch, parents)
            if read.set_aside:
                raise RowsWrongError
        read.put_in_order()
        unlisted = ({*read.column(name)} - {None, *listed.codes} for name, listed in lists_of(read, self._lists))
        if read.has_one_twice or any(unlisted):
            raise RowsWrongError
        # What is warned of sends the extract to be read whole: seen now, nothing more is read and settled for that.
        refuse_what_is_warned_of(reader.columns.values())
        read.latest_recorded = self.seen[reader.kind.name].latest_of(reader)
        self.seen[reader.kind.name].miss_findings(reader, read)
        self.seen[reader.kind.name].take_standards(reader, read)
        return read


def _refuse_keys_of_other_parts(part: int, keys: Sequence[str], cuts: Cuts) -> None:
    """Raise ``NotCleanError`` where an id reads as another than it is in order by, as one between spaces does."""
    first, last = min(keys).encode(), max(keys).encode()
    if (part > 0 and first < cuts[part - 1]) or (part < len(cuts) and last >= cuts[part]):
        raise NotCleanError


def _parents(plans: PartOfTable) -> Parents:
    rows = dict(zip(plans.keys, plans.rows, strict=True))
    return Parents(plans.kind, plans.file, rows, plans.layout[plans.kind.key[0]], frozenset(), frozenset())
