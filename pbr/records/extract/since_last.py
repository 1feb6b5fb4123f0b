"""A table beside the same of the last run: what is missing is put back as last known, unless a notice explains it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import field

from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TableKind
from pbr.records.extract.last_extract import LastExtract
from pbr.records.extract.last_rows import (
    LastRows,
    every_row_is_there,
    key_of,
    keys_among,
    opened,
    parents_of,
    take_absent,
)
from pbr.records.extract.notices_that_fit import that_do_not_fit
from pbr.records.extract.perhaps_the_same import fields_alike, mark_of
from pbr.records.files.csv_file import CsvFile
from pbr.records.files.opened_table import OpenedTable
from pbr.records.files.record_names import ADJUSTMENTS_FILE, NOTICES_FILE
from pbr.records.papers.notice import Notice, NoticesInForce
from pbr.records.put_back import PutBackRow, WhyPutBack
from pbr.records.still_settled import StillSettled, nothing_settled
from pbr.records.tables.columns_kept import fields_that_settle
from pbr.records.tables.duplicates import settle_repeats
from pbr.records.tables.foreign_keys import Parents
from pbr.records.tables.reading_result import TableRead
from pbr.records.tables.row_key import Key, id_of_key, is_readable
from pbr.records.tables.table_reader import TableReader
from pbr.values.dataclass import dataclass


@dataclass(slots=True)
class SinceLast:
    """What was put back so far, what is wrong beside the last run, and which notices apply.

    ``last_plans`` has the plan that each row of a plan's belonged to at last, of those that the extract has not, or
    cannot have because their plan is gone. ``still_settled`` says of which records money stands.
    """

    last: LastExtract
    noticed: NoticesInForce
    hold_errors: bool
    still_settled: StillSettled = nothing_settled
    put_back: list[PutBackRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    last_plans: dict[tuple[str, str], str] = field(default_factory=dict)
    _returned: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with what went before the last run already, with a plan that is closed."""
        self.last_plans |= self.last.closed

    @property
    def files_beside(self) -> tuple[str, ...]:
        """The files that a folder of records may have besides its tables, where there is a ledger."""
        return NOTICES_FILE, ADJUSTMENTS_FILE

    @staticmethod
    def fields_to_compare(kind: TableKind) -> frozenset[str]:
        """The fields of a table by which a new row may be one that is missing, under another id."""
        return fields_alike(kind)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """The notices that apply: one of the last run applies no more once its row is there again."""
        return tuple(sorted(one.notice for one in self.noticed.placed if one.notice.about not in self._returned))

    def keys_of(self, table: str) -> frozenset[Key]:
        """The keys of the rows of a table that stand among its rows as last known."""
        known = WhyPutBack.PERHAPS_THE_SAME
        return frozenset(row.key for row in self.put_back if row.table == table and row.why is not known)

    def put_back_into(
        self,
        read: TableRead,
        table: OpenedTable,
        needed: Iterable[str],
        beside: Iterable[str],
        parent: TableRead | None,
        parents: Callable[[], Parents | None],
    ) -> bool:
        """Put back what is missing of a table that was read; say whether notices explain all that it lacks.

        A row whose parent is not there, nor put back, is not put back either: it is withdrawn with it.
        """
        name, kind = read.kind.name, read.kind
        notices = self.noticed.of_table(name)
        kept = self._kept(read, table, needed)
        gone = LastRows(kind.file)
        own = set(map(key_of(kind, read.layout), read.rows)) if kept or notices or name in self.last.missing else set()
        aside = {row.key for row in read.set_aside if is_readable(row.key)}
        present = own if self.hold_errors or not aside else own | aside
        if name in self.last.missing:
            take_absent(opened(self.last.missing[name], kind), kind, present, gone)
        if kept is not None and not every_row_is_there(kept, kind, present):
            take_absent(kept, kind, present, gone)
        ids = {id_of_key(key): key for key in gone.cells}
        self._note_plans(read, gone)
        today = own | aside if aside else own
        if notices:
            there = {id_of_key(key) for key in today}
            self._returned |= {one.notice.about for one in notices if one.carried and one.notice.record_id in there}
            self.problems += that_do_not_fit(notices, read.file, there, ids)
        for one in notices:
            if one.notice.record_id in ids:
                gone.cells.pop(ids[one.notice.record_id], None)
        all_explained = not gone.cells and (bool(ids) or any(one.carried for one in notices))
        if gone.cells:
            self._put_back(read, gone, needed, beside, parents(), aside)
            self._hold_perhaps_the_same(read, kept, parent)
        return all_explained

    def _note_plans(self, read: TableRead, gone: LastRows) -> None:
        """Note the plan of each row that is gone, or set aside where the last run had the very same file."""
        name = read.kind.name
        if not read.kind.parent:
            return
        for row in read.set_aside:
            if is_readable(row.key) and is_readable(row.parent):
                self.last_plans[name, id_of_key(row.key)] = id_of_key(row.parent)
        self.last_plans |= {(name, record): plan_id for record, plan_id in parents_of(gone, read.kind).items()}

    def _kept(self, read: TableRead, table: OpenedTable, needed: Iterable[str]) -> CsvFile | None:
        """The last run's copy; None where there is none, or its bytes are the same. Notes columns that are lost."""
        path = self.last.tables.get(read.kind.name)
        if path is None:
            return None
        if self.last.has_the_bytes(read.kind.name, table.sha256):
            return None
        kept = opened(path, read.kind)
        wanted = fields_that_settle(read.kind, needed)
        lost = [one for one in wanted if one in kept.header.positions and one not in table.fields]
        self.problems += [_lost(one, read) for one in lost]
        return kept

    def _put_back(
        self,
        read: TableRead,
        gone: LastRows,
        needed: Iterable[str],
        beside: Iterable[str],
        parents: Parents | None,
        aside: set[Key],
    ) -> None:
        kind = read.kind
        reader = TableReader(kind, kind.file, needed, beside, False, {}, {})
        reader.take(gone, parents)
        found = reader.finish()
        settle_repeats(found, gone)
        pick = key_of(kind, read.layout)
        for row in found.rows:
            key = pick(row)
            why = WhyPutBack.UNREAD if key in aside else WhyPutBack.MISSING
            self.put_back.append(PutBackRow(kind.name, id_of_key(key), key, why, "", tuple(gone.cells[key].items())))
        read.rows.extend(found.rows)
        read.rows.sort(key=pick)
        days = [day for day in (read.latest_recorded, found.latest_recorded) if day]
        read.latest_recorded = max(days, default=None)

    def _hold_perhaps_the_same(self, read: TableRead, kept: CsvFile | None, parent: TableRead | None) -> None:
        """Hold the rows that the last run had not, or held so, and that may be one that is missing."""
        name, of_row = read.kind.name, key_of(read.kind, read.layout)
        back = {row.key: row for row in self.put_back if row.table == name}
        missing = {key: row.record_id for key, row in back.items() if row.why is WhyPutBack.MISSING}
        mark = mark_of(read, parent) if missing else None
        if mark is None:
            return
        marks: dict[object, str] = {}
        for row in read.rows:
            if of_row(row) in missing:
                marks.setdefault(mark(row), missing[of_row(row)])
        alike = {of_row(row): marks[found] for row in read.rows if (found := mark(row)) in marks}
        settled = {one.notice.replaced_by for one in self.noticed.of_table(name)}
        alike = {key: found for key, found in alike.items() if key not in back and id_of_key(key) not in settled}
        old = self._old_among(read, kept, alike)
        for key, missing_id in alike.items():
            record = id_of_key(key)
            if key not in old or (name, record) in self.last.perhaps:
                self.put_back.append(PutBackRow(name, record, key, WhyPutBack.PERHAPS_THE_SAME, missing_id))

    def _old_among(self, read: TableRead, kept: CsvFile | None, keys: Mapping[Key, str]) -> set[Key]:
        """Which of some keys the last run had."""
        name, kind = read.kind.name, read.kind
        old = set(keys) if kept is None and name in self.last.tables else set()
        if kept is not None:
            old |= keys_among(kept, kind, keys.keys())
        if name in self.last.missing:
            old |= keys_among(opened(self.last.missing[name], kind), kind, keys.keys())
        return old


def _lost(name: str, read: TableRead) -> Problem:
    return Problem(
        "PBR660",
        f"there is no column {name}, and the last run read one",
        Place(read.file, 1, field=name),
        "export it again with the column; a column of blanks says that nothing is known",
    )
