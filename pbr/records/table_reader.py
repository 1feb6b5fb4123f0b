"""One table read, typed and checked, column by column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import compress, repeat
from operator import itemgetter
from typing import Any

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.another_unit import cell_of_another_unit, looks_like_another_unit
from pbr.records.cell_problems import cell_problem
from pbr.records.cells import (
    UNREADABLE,
    Column,
    DateColumn,
    NumberColumn,
    ReferenceColumn,
    Spellings,
    TextColumn,
    blank_value,
    column_for,
)
from pbr.records.column_warnings import findings_lost, said_of_column
from pbr.records.day_order import (
    Doubt,
    disbelieved,
    disbelieved_cell,
    doubts_of,
    is_open,
    may_be_in_doubt,
    orders_of,
    said_of_columns,
    told_by_column,
)
from pbr.records.dictionary import TableKind
from pbr.records.hidden_characters import trimmed
from pbr.records.kept import fields_to_keep
from pbr.records.names_alike import references_alike
from pbr.records.record_id import record_id
from pbr.records.rows import Batch, Source
from pbr.records.table import Row
from pbr.values.dates import DayOrder, day_order_in_cell

_READ_DAY_FIRST = {DayOrder.DAY_FIRST, DayOrder.EITHER}
_MOST_NOUGHTS = 10
"""References have fewer noughts before them."""

Key = Any
"""What tells a row apart: the value of its key field, or several in a tuple."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row with problems, left out of the table."""

    place: Place
    key: Key
    record_id: str
    provider_id: str
    parent: Key
    problems: tuple[Problem, ...]
    person_id: str = ""


@dataclass(slots=True)
class TableRead:
    """A table as read so far: its good rows, the rows set aside, and what is known of all of them.

    The rows are sorted by key once the reading is finished. ``names`` are those that a council makes up, by field;
    ``day_first`` says whether any day was read by the rule that the day comes first, ``month_first`` whether any cell
    is a day only with the month first, ``open_days`` are columns with days that could be read either way and none that
    shows which; ``blanked`` is how many cells held a mark for nothing and were read as blank.
    """

    kind: TableKind
    file: str
    layout: dict[str, int]
    rows: list[Row] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    dropped: int = 0
    warnings: list[Problem] = field(default_factory=list)
    column_errors: list[Problem] = field(default_factory=list)
    latest_recorded: date | None = None
    names: dict[str, frozenset[str]] = field(default_factory=dict)
    day_first: bool = False
    month_first: bool = False
    open_days: list[str] = field(default_factory=list)
    blanked: int = 0
    cut_short: bool = False

    @property
    def has_rows(self) -> bool:
        """Whether any row is more than blank."""
        return bool(self.rows or self.set_aside)

    @property
    def found(self) -> int:
        """How many problems that stop a run were found."""
        return sum(len(row.problems) for row in self.set_aside)


@dataclass(frozen=True, slots=True)
class Parents:
    """The keys of the table that rows belong to, each with its own text so that children share it.

    ``held`` are the keys of rows that were set aside and are held.
    """

    kind: TableKind
    keys: Mapping[Key, Key]
    held: frozenset[Key]


class TableReader:
    """Reads the batches of one table into typed rows.

    Days of which there are ``doubts`` are not believed, nor are figures of ``another_unit``.
    """

    def __init__(
        self,
        kind: TableKind,
        file: str,
        needed: Iterable[str],
        beside: Iterable[str],
        show_values: bool,
        doubts: Mapping[str, Doubt],
        another_unit: Set[str],
    ) -> None:
        self.kind = kind
        self._show_values = show_values
        self._columns: dict[str, Column] = {each.name: column_for(kind, each) for each in kind.fields}
        self._columns |= {name: DateColumn(kind.fields_by_name[name], disbelieved(doubts[name])) for name in doubts}
        self._columns |= {name: NumberColumn(kind.fields_by_name[name], disbelieved=True) for name in another_unit}
        self._doubts = doubts
        self._another_unit = another_unit
        self._wrong_alone: set[tuple[str, str]] = set()
        self._blanks = {each.name: blank_value(each) for each in kind.fields}
        kept = fields_to_keep(kind, needed, beside)
        self._used = {*kept, *(name for pair in kind.in_order for name in pair)}
        self.read = TableRead(kind, file, {name: at for at, name in enumerate(kept)})

    def take(self, batch: Batch, parents: Parents | None) -> None:
        """Read one batch: its good rows are kept, the others set aside with what is wrong with them."""
        self.read.dropped += batch.blank
        for problem in batch.misfits:
            self.read.set_aside.append(SetAside(problem.place, UNREADABLE, "", "", UNREADABLE, (problem,)))
        if not batch.rows:
            return
        typed = self._read_columns(batch)
        wrong: dict[int, list[Problem]] = {}
        blank = self._find_unreadable(batch, typed, wrong)
        self._find_out_of_order(batch, typed, wrong)
        if parents:
            typed[self.kind.parent_key] = self._find_without_parent(batch, typed, wrong, parents)
        keys = keys_of(self.kind, typed)
        no_records = {at: what for at in wrong if (what := batch.not_a_record(at))}
        self._keep_rows(typed, wrong.keys() | blank)
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
        read.rows.sort(key=itemgetter(*(read.layout[name] for name in self.kind.key)))
        for name, column in self._columns.items():
            read.warnings += said_of_column(column, read.file)
            if isinstance(column, Spellings):
                read.blanked += column.marks.total()
            if isinstance(column, DateColumn):
                read.day_first = read.day_first or bool(column.orders & _READ_DAY_FIRST)
                if is_open(column.orders):
                    read.open_days.append(name)
                if column.field.recorded and column.latest and name in read.layout:
                    read.latest_recorded = max(column.latest, read.latest_recorded or column.latest)
            if isinstance(column, TextColumn):
                read.names[name] = column.names()
            if isinstance(column, ReferenceColumn) and name in read.layout:
                read.warnings += references_alike(
                    name, column.odd, map(itemgetter(read.layout[name]), read.rows), read.file
                )
        read.warnings += findings_lost(self.kind, self._columns, read.rows, read.layout, read.file)
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
        return may_be_in_doubt(column.orders for column in self._columns.values() if isinstance(column, DateColumn))

    def of_another_unit(self) -> frozenset[str]:
        """The columns with figures that cannot be, which as a whole look as if they stood in another unit."""
        return frozenset(
            name
            for name, column in self._columns.items()
            if isinstance(column, NumberColumn) and column.found_impossible and looks_like_another_unit(column)
        )

    def _read_columns(self, batch: Batch) -> dict[str, Sequence[Any]]:
        """Read the columns that are used, and those others in which a cell could not be read."""
        typed: dict[str, Sequence[Any]] = {}
        for name, cells in batch.columns.items():
            column = self._columns[name]
            if name not in self._used:
                column.check(cells)
            if name in self._used or column.found_unreadable:
                typed[name] = column.read(cells)
            column.tally(cells)
        return typed

    def _find_unreadable(
        self, batch: Batch, typed: Mapping[str, Sequence[Any]], wrong: dict[int, list[Problem]]
    ) -> set[int]:
        """Note every cell that could not be read; give the rows that are wholly blank."""
        blank: set[int] = set()
        unreadable: dict[int, list[str]] = {}
        for name, values in typed.items():
            if not self._columns[name].found_unreadable:
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
        column, text, place = self._columns[name], batch.columns[name][index], batch.place(index, name)
        if name in self._doubts and (order := day_order_in_cell(trimmed(text))) in disbelieved(self._doubts[name]):
            return disbelieved_cell(name, order, self._doubts[name], place)
        if name in self._another_unit and (problem := cell_of_another_unit(column.field, trimmed(text), place)):
            return problem
        if alone:
            self._wrong_alone.add((name, text))
        slipped = (name, text) not in self._wrong_alone
        return cell_problem(self.kind, column.field, text, place, self._show_values, alone=not slipped)

    def _find_out_of_order(
        self, batch: Batch, typed: Mapping[str, Sequence[Any]], wrong: dict[int, list[Problem]]
    ) -> None:
        """Note every row that ends before it starts."""
        for first, last in self.kind.in_order:
            if first not in typed or last not in typed:
                continue
            # Most rows are told in order by one comparison of two dates; a blank or unreadable end is no date.
            for index, (start, end) in enumerate(zip(typed[first], typed[last], strict=True)):
                if end is None or end is UNREADABLE or start is UNREADABLE or start <= end:
                    continue
                problem = Problem(
                    "PBR804",
                    f"{last} is before {first}",
                    batch.place(index, last),
                    f"{self.kind.article} {self.kind.one} cannot end before it starts; check both dates",
                )
                wrong.setdefault(index, []).append(problem)

    def _find_without_parent(
        self, batch: Batch, typed: Mapping[str, Sequence[Any]], wrong: dict[int, list[Problem]], parents: Parents
    ) -> Sequence[Any]:
        """Note every row whose parent is not there or is held; give the column with the parents' own text."""
        name, one = self.kind.parent_key, parents.kind.one
        own = typed[name]
        shared = list(map(parents.keys.get, own))
        if not all(shared):
            for index, found in enumerate(shared):
                if found is None and own[index] is not UNREADABLE:
                    shared[index] = own[index]
                    problem = Problem(
                        "PBR801",
                        f"no {one} in {parents.kind.file} has this {name}",
                        batch.place(index, name),
                        f"add the {one}, or mend {name}; capitals count{_zeros_lost(own[index], parents.keys)}",
                    )
                    wrong.setdefault(index, []).append(problem)
                elif found is None:
                    shared[index] = UNREADABLE
        if parents.held and not parents.held.isdisjoint(shared):
            for index, key in enumerate(shared):
                if key in parents.held:
                    problem = Problem(
                        "PBR805",
                        f"the {one} it belongs to is held",
                        batch.place(index, name),
                        f"mend the {one} in {parents.kind.file}",
                    )
                    wrong.setdefault(index, []).append(problem)
        return shared

    def _keep_rows(self, typed: Mapping[str, Sequence[Any]], left_out: set[int]) -> None:
        """Keep the good rows of a batch, each with a last item for its parent's row."""
        columns: Iterator[Sequence[Any] | repeat[Any]] = (
            typed.get(name) or repeat(self._blanks[name]) for name in self.read.layout
        )
        rows: Iterable[Row] = zip(*columns, repeat(None), strict=False)
        if left_out:
            count = len(typed[self.kind.key[0]])
            rows = compress(rows, [index not in left_out for index in range(count)])
        self.read.rows.extend(rows)

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


def read_source(
    source: Source,
    kind: TableKind,
    needed: Iterable[str],
    beside: Iterable[str],
    parents: Parents | None,
    most_problems: int | None,
    show_values: bool,
) -> TableRead:
    """Read every batch of a source; the reading stops once ``most_problems`` are found, if there is such a limit.

    ``beside`` are fields that are kept beside the needed ones, of those that the source has. Where a column has its
    days in an order that is in doubt, those that the doubt is about are not believed: the rows that rest on them are
    set aside where there is no limit, and with one the column is an error. Where figures of a column cannot be and all
    of it looks like another unit, no figure of it is believed.
    """
    reader = TableReader(kind, source.name, needed, beside, show_values, {}, frozenset())
    _read_batches(reader, source, parents, most_problems)
    orders = orders_of(source, kind) if reader.may_doubt_days() else {}
    doubts = doubts_of(orders)
    another_unit = reader.of_another_unit()
    if most_problems is None and (doubts or another_unit):
        reader = TableReader(kind, source.name, needed, beside, show_values, doubts, another_unit)
        _read_batches(reader, source, parents, most_problems)
        said = said_of_columns(doubts, orders, source.name)
        reader.read.warnings += [replace(each, severity="warning") for each in said]
    elif doubts:
        by_column = told_by_column(doubts)
        reader.leave_out_what_rests_on(list(by_column))
        reader.read.column_errors += said_of_columns(by_column, orders, source.name)
    read = reader.finish()
    read.month_first = any(column[DayOrder.MONTH_FIRST] for column in orders.values())
    return read


def _read_batches(reader: TableReader, source: Source, parents: Parents | None, most_problems: int | None) -> None:
    try:
        for batch in source.batches():
            reader.take(batch, parents)
            if most_problems is not None and reader.read.found >= most_problems:
                reader.read.cut_short = True
                break
    except ProblemsFound as broken:
        before = [problem for row in reader.read.set_aside for problem in row.problems]
        raise ProblemsFound([*before, *broken.problems]) from broken


def _zeros_lost(key: str, keys: Mapping[Key, Key]) -> str:
    """Say that a key is one of others but for noughts before it, where it is: a workbook takes 01 for the figure 1."""
    bare = key.lstrip("0")
    if not any("0" * noughts + bare in keys for noughts in range(_MOST_NOUGHTS)):
        return ""
    return "; with other noughts before it there is one: a workbook drops them, so keep the column as text"


def keys_of(kind: TableKind, typed: Mapping[str, Sequence[Any]]) -> Sequence[Key]:
    """Give the key of each row."""
    if len(kind.key) == 1:
        return typed[kind.key[0]]
    return list(zip(*(typed[name] for name in kind.key), strict=True))


def is_readable(key: Key) -> bool:
    """Whether every part of a key could be read."""
    return UNREADABLE not in key if isinstance(key, tuple) else key is not UNREADABLE


def id_of_key(key: Key) -> str:
    """The id of the record with a key; empty where the key could not be read."""
    if not is_readable(key):
        return ""
    return record_id(key if isinstance(key, tuple) else (key,))


def _rests_on(problem: Problem, columns: set[str]) -> bool:
    """Whether a problem is one of the order of day and month, or of two days, in these columns."""
    return problem.code in ("PBR724", "PBR804") and problem.place.field in columns
