"""Parts read one after another in one process, by the readers of whole tables; what is amiss is not looked into."""

from collections.abc import Mapping, Sequence
from operator import itemgetter

from pbr.records.consistency.comparison import ToldByOthers
from pbr.records.council_codes import CodeList
from pbr.records.duplicates import any_repeated
from pbr.records.extract.extract import Extract
from pbr.records.foreign_keys import Parents
from pbr.records.in_parts.clean_file import CleanFile
from pbr.records.in_parts.columns_seen import ColumnsSeen, refuse_what_is_warned_of
from pbr.records.in_parts.cuts import Cuts
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.rows_of_part import RowsOfPart
from pbr.records.in_parts.scatter import Piece
from pbr.records.reading_result import TableRead
from pbr.records.rows_of_unlisted_codes import unlisted
from pbr.records.table import Table
from pbr.records.table_reader import TableReader
from pbr.values.dataclass import dataclass

_HEAD = "plans"


@dataclass(frozen=True, slots=True)
class TableInParts:
    """A table that is read in parts: its file, the fields that a scheme needs, and those kept beside them."""

    file: CleanFile
    needed: frozenset[str]
    beside: frozenset[str]

    def reader(self) -> TableReader:
        """What reads its rows."""
        return TableReader(self.file.kind, self.file.path.name, self.needed, self.beside, False, {}, {})


class PartReader:
    """Reads parts one after another; ``seen`` is by table what the columns of all of them have shown, at the end.

    ``told`` are the facts that others tell of a record, all of them of its own family.
    """

    def __init__(
        self, tables: Sequence[TableInParts], lists: Sequence[CodeList], cuts: Cuts, told: Sequence[ToldByOthers]
    ) -> None:
        self._files = {one.file.table: one.file for one in tables}
        self._readers = {one.file.table: one.reader() for one in tables}
        self._lists, self._cuts = lists, cuts
        self._told_by_others = tuple(told)
        self.seen = {name: ColumnsSeen(file.path.name) for name, file in self._files.items()}

    def read(self, part: int, pieces: Mapping[str, Sequence[Piece]]) -> Extract:
        """Read the rows of a part. Raises ``NotCleanError`` where any of them has anything that would be told."""
        reads: dict[str, TableRead] = {}
        for name, reader in self._readers.items():
            parents = _parents(reads[_HEAD]) if reader.kind.parent else None
            reads[name] = self._read(reader, RowsOfPart(self._files[name], pieces.get(name, ())), parents)
        self._refuse_keys_of_other_parts(part, reads[_HEAD])
        latest = [read.latest_recorded for read in reads.values() if read.latest_recorded]
        tables = {name: Table(name, read.file, read.layout, read.rows, read.dropped) for name, read in reads.items()}
        return Extract(tables, (), (), (), max(latest, default=None), (), self._told_by_others)

    def end(self) -> None:
        """Take note of what the columns have shown. Raises ``NotCleanError`` where that is warned of."""
        for name, reader in self._readers.items():
            self.seen[name].take(reader)

    def _read(self, reader: TableReader, rows: RowsOfPart, parents: Parents | None) -> TableRead:
        read = reader.read = TableRead(reader.kind, rows.name, reader.read.layout)
        for batch in rows.batches():
            reader.take(batch, parents)
            if read.set_aside:
                raise NotCleanError
        read.put_in_order()
        if any_repeated(read) or unlisted(read, self._lists, rows):
            raise NotCleanError
        # What is warned of sends the extract to be read whole: seen now, nothing more is read and settled for that.
        refuse_what_is_warned_of(reader.columns.values())
        read.latest_recorded = self.seen[reader.kind.name].latest_of(reader)
        self.seen[reader.kind.name].miss_findings(reader, read)
        return read

    def _refuse_keys_of_other_parts(self, part: int, plans: TableRead) -> None:
        """Raise ``NotCleanError`` where an id reads as another than it is in order by, as one between spaces does."""
        at = plans.layout[plans.kind.key[0]]
        if not plans.rows:
            return
        first, last = plans.rows[0][at].encode(), plans.rows[-1][at].encode()
        too_low = part > 0 and first < self._cuts[part - 1]
        if too_low or (part < len(self._cuts) and last >= self._cuts[part]):
            raise NotCleanError


def _parents(plans: TableRead) -> Parents:
    key_at = plans.layout[plans.kind.key[0]]
    rows = dict(zip(map(itemgetter(key_at), plans.rows), plans.rows, strict=True))
    return Parents(plans.kind, rows, key_at, frozenset(), frozenset())
