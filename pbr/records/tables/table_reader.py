"""One table read: its cells parsed, type-checked and validated, column by column."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import compress
from operator import itemgetter
from typing import Any

from pbr.problems.problem import Problem
from pbr.records.cells.cells import UNREADABLE, blank_value
from pbr.records.cells.column import Column, Spellings
from pbr.records.cells.column_by_type import column_for
from pbr.records.cells.column_warnings import findings_lost, warnings_of_column
from pbr.records.cells.council_codes import STANDARD_CODES
from pbr.records.cells.date_column import DateColumn
from pbr.records.cells.day_month_order import Doubt, disbelieved, disbelieved_cell, is_open, may_be_in_doubt
from pbr.records.cells.id_column import RecordColumn, ReferenceColumn
from pbr.records.cells.marks_gathered import read_as_blank
from pbr.records.cells.number_column import (
    NumberColumn,
    NumbersInDoubt,
    NumbersOfAnotherUnit,
    NumbersWithPointsInDoubt,
)
from pbr.records.cells.similar_names import references_alike
from pbr.records.cells.text_column import TextColumn
from pbr.records.cells.wrong_unit import looks_like_another_unit
from pbr.records.dictionary import TableKind
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.row_source import Batch
from pbr.records.files.total_and_note_rows import a_total, is_called_a_total
from pbr.records.table import Row
from pbr.records.tables.columns_kept import fields_to_keep
from pbr.records.tables.end_before_start import find_end_before_start
from pbr.records.tables.foreign_keys import Parents, find_without_parent
from pbr.records.tables.reading_result import SetAside, TableRead
from pbr.records.tables.row_key import Key, id_of_key, keys_of
from pbr.values.dates import DayOrder, day_order_in_cell

READ_DAY_FIRST = frozenset({DayOrder.DAY_FIRST, DayOrder.EITHER})
"""Orders of a day that was read by the rule that the day comes first."""


class TableReader:
    """Reads the batches of one table into typed rows.

    Days of which there are ``doubts`` are not believed, nor are figures of columns that are ``in_doubt``. ``columns``
    are what read each field.
    """

    def __init__(
        self,
        kind: TableKind,
        file: str,
        needed: Iterable[str],
        beside: Iterable[str],
        show_values: bool,
        doubts: Mapping[str, Doubt],
        in_doubt: Mapping[str, type[NumbersInDoubt]],
    ) -> None:
        self.kind = kind
        self._show_values = show_values
        self.columns: dict[str, Column] = {each.name: column_for(kind, each) for each in kind.fields}
        self.columns |= {name: DateColumn(kind.fields_by_name[name], disbelieved(doubts[name])) for name in doubts}
        self.columns |= {name: column(kind.fields_by_name[name]) for name, column in in_doubt.items()}
        self._doubts = doubts
        self._wrong_alone: set[tuple[str, str]] = set()
        self._blanks = {each.name: blank_value(each) for each in kind.fields}
        kept = fields_to_keep(kind, needed, beside)
        self._used = {*kept, *(name for pair in kind.in_order for name in pair)}
        self.read = TableRead(kind, file, {name: at for at, name in enumerate(kept)})

    def take(self, batch: Batch, parents: Parents | None) -> None:
        """Read one batch: its good rows are kept, the others set aside with what is wrong with them."""
        self._take_rows(batch, parents)
        for name, cells in batch.columns.items():
            self.columns[name].tally(cells)

    def _take_rows(self, batch: Batch, parents: Parents | None) -> None:
        self.read.dropped += batch.blank
        for problem in batch.misfits:
            self.read.set_aside.append(SetAside(problem.place, UNREADABLE, "", "", UNREADABLE, (problem,)))
        if not batch.rows:
            return
        typed = self._read_columns(batch)
        wrong: dict[int, list[Problem]] = {}
        blank = self._find_unreadable(batch, typed, wrong)
        find_end_before_start(self.kind, batch, typed, wrong)
        above: Sequence[Row | None] = ()
        if parents:
            typed[self.kind.parent_key], above = find_without_parent(self.kind, batch, typed, wrong, parents)
        keys = keys_of(self.kind, typed)
        no_records = {at: what for at in wrong if (what := self._not_a_record(batch, at))}
        self._keep(typed, above, wrong.keys() | blank)
        for index in sorted(wrong):
            if index in no_records:
                problem = no_records[index]
                self.read.set_aside.append(SetAside(problem.place, UNREADABLE, "", "", UNREADABLE, (problem,)))
            else:
                self.read.set_aside.append(self._set_aside(batch, typed, keys[index], index, wrong[index]))
        self.read.dropped += len(blank)

    def finish(self) -> TableRead:
        """Close the reading: sort the rows, and say what is to be said of whole columns."""
        read = self.read
        read.put_in_order()
        for name, column in self.columns.items():
            read.warnings += warnings_of_column(column, read.file)
            if isinstance(column, Spellings):
                read.blanked += column.marks.total()
            if isinstance(column, DateColumn):
                read.day_first = read.day_first or bool(column.orders & READ_DAY_FIRST)
                if is_open(column.orders):
                    read.open_days.append(name)
                if column.field.recorded and column.latest and name in read.layout:
                    read.latest_recorded = max(column.latest, read.latest_recorded or column.latest)
            if isinstance(column, TextColumn):
                read.names[name] = column.names()
            if isinstance(column, ReferenceColumn) and name in read.layout:
                references = map(itemgetter(read.layout[name]), read.rows)
                if (self.kind.name, name) in STANDARD_CODES.holders:
                    read.names[name] = frozenset(references)
                else:
                    read.warnings += references_alike(name, column.odd, references, read.file)
        read.warnings += read_as_blank(self.columns.values(), read.file)
        read.warnings += findings_lost(self.kind, self.columns, read.rows, read.layout, read.file)
        return read

    def leave_out_what_rests_on(self, names: Sequence[str]) -> None:
        """Take out the problems of cells and rows that are there only because these columns have another order."""
        touched = {*names, *(last for first, last in self.kind.in_order if first in names)}
        self.read.set_aside = [
            replace(row, problems=tuple(each for each in row.problems if not _rests_on(each, touched)))
            for row in self.read.set_aside
        ]

    def may_doubt_days(self) -> bool:
        """Whether the cells so far leave it open in which order some column has day and month."""
        return may_be_in_doubt(column.orders for column in self.columns.values() if isinstance(column, DateColumn))

    def of_another_unit(self) -> dict[str, type[NumbersInDoubt]]:
        """The columns with figures that cannot be, which as a whole look as if they stood in another unit."""
        return {
            name: NumbersOfAnotherUnit
            for name, column in self.columns.items()
            if isinstance(column, NumberColumn) and column.found_impossible and looks_like_another_unit(column)
        }

    def with_points_in_doubt(self) -> dict[str, type[NumbersInDoubt]]:
        """The columns of which no figure shows whether a point is for decimals or stands between thousands."""
        return {
            name: NumbersWithPointsInDoubt
            for name, column in self.columns.items()
            if isinstance(column, NumberColumn) and column.points.in_doubt
        }

    def _read_columns(self, batch: Batch) -> dict[str, Sequence[Any]]:
        """Read the columns that are used, and those others in which a cell could not be read."""
        typed: dict[str, Sequence[Any]] = {}
        for name, cells in batch.columns.items():
            column = self.columns[name]
            if name not in self._used:
                column.check(cells)
            if name in self._used or column.found_unreadable:
                typed[name] = column.read(cells)
        for name, unread in batch.unread.items():
            values = list(typed.get(name) or self.columns[name].read(batch.columns[name]))
            for index in unread:
                values[index] = UNREADABLE
            typed[name] = values
        return typed

    def _find_unreadable(
        self, batch: Batch, typed: Mapping[str, Sequence[Any]], wrong: dict[int, list[Problem]]
    ) -> set[int]:
        """Note every cell that could not be read; give the rows that are wholly blank."""
        blank: set[int] = set()
        unreadable: dict[int, list[str]] = {}
        for name, values in typed.items():
            if not self.columns[name].found_unreadable and name not in batch.unread:
                continue
            for index, value in enumerate(values):
                if value is not UNREADABLE or index in blank:
                    continue
                if batch.is_blank(index):
                    blank.add(index)
                    continue
                unreadable.setdefault(index, []).append(name)
        for index, names in sorted(unreadable.items()):
            wrong[index] = [self._unreadable(batch, index, name, len(names) == 1) for name in names]
        return blank

    def _unreadable(self, batch: Batch, index: int, name: str, alone: bool) -> Problem:
        """Say what is wrong with a cell; ``alone`` is whether it is the only one of its row.

        What was wrong by itself in one row has not slipped into its column in another.
        """
        if problem := batch.unread.get(name, {}).get(index):
            return problem
        column, text, place = self.columns[name], batch.columns[name][index], batch.place(index, name)
        if name in self._doubts and (order := day_order_in_cell(trimmed(text))) in disbelieved(self._doubts[name]):
            return disbelieved_cell(name, order, self._doubts[name], place)
        if isinstance(column, NumbersInDoubt) and (problem := column.why_not_believed(trimmed(text), place)):
            return problem
        if alone:
            self._wrong_alone.add((name, text))
        slipped = (name, text) not in self._wrong_alone
        # imported late: in most tables every cell can be read
        from pbr.records.cells.cell_problems import cell_problem

        return cell_problem(self.kind, column.field, text, place, self._show_values, alone=not slipped)

    def _not_a_record(self, batch: Batch, index: int) -> Problem | None:
        """What a row is that could not be read, where that can be told from it or from what it calls itself."""
        if what := batch.not_a_record(index):
            return what
        key = self.kind.key[0]
        if not isinstance(self.columns[key], RecordColumn) or not is_called_a_total(trimmed(batch.columns[key][index])):
            return None
        return a_total(batch.place(index, ""))

    def _keep(self, typed: Mapping[str, Sequence[Any]], above: Sequence[Row | None], left_out: set[int]) -> None:
        """Keep the good rows of a batch, each with its parent's row as its last item."""
        count = len(typed[self.kind.key[0]])
        columns: list[Iterable[Any]] = [typed.get(name) or [self._blanks[name]] * count for name in self.read.layout]
        columns.append(above or [None] * count)
        if left_out:
            kept = [index not in left_out for index in range(count)]
            columns = [compress(column, kept) for column in columns]
        self.read.keep(columns)

    def _set_aside(
        self, batch: Batch, typed: Mapping[str, Sequence[Any]], key: Key, index: int, problems: list[Problem]
    ) -> SetAside:
        provider = typed["provider_id"][index] if "provider_id" in typed else ""
        person = typed["person_id"][index] if "person_id" in typed else ""
        return SetAside(
            batch.place(index, ""),
            key,
            id_of_key(key),
            provider if isinstance(provider, str) else "",
            typed[self.kind.parent_key][index] if self.kind.parent else UNREADABLE,
            tuple(problems),
            person if isinstance(person, str) else "",
        )


def _rests_on(problem: Problem, columns: set[str]) -> bool:
    """Whether a problem is one of the order of day and month, or of two days, in these columns."""
    return problem.code in ("PBR724", "PBR804") and problem.place.field in columns
