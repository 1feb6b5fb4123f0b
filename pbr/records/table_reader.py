"""One table read, typed and checked, column by column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import compress, repeat
from operator import itemgetter
from typing import Any

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.cell_problems import cell_problem
from pbr.records.cells import UNREADABLE, CodeColumn, Column, DateColumn, TextColumn, blank_value, column_for
from pbr.records.dictionary import TableKind
from pbr.records.kept import fields_to_keep
from pbr.records.record_id import record_id
from pbr.records.rows import Batch, Source
from pbr.records.table import Row

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


@dataclass(slots=True)
class TableRead:
    """A table as read so far: its good rows, the rows set aside, and what is known of all of them.

    The rows are sorted by key once the reading is finished.
    """

    kind: TableKind
    file: str
    layout: dict[str, int]
    rows: list[Row] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    dropped: int = 0
    warnings: list[Problem] = field(default_factory=list)
    latest_recorded: date | None = None
    providers: frozenset[str] = frozenset()
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
    """Reads the batches of one table into typed rows."""

    def __init__(self, kind: TableKind, file: str, needed: Iterable[str], show_values: bool) -> None:
        self.kind = kind
        self._show_values = show_values
        self._columns: dict[str, Column] = {each.name: column_for(kind, each) for each in kind.fields}
        self._blanks = {each.name: blank_value(each) for each in kind.fields}
        kept = fields_to_keep(kind, needed)
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
        self._keep_rows(typed, wrong.keys() | blank)
        for index in sorted(wrong):
            self.read.set_aside.append(self._set_aside(batch, typed, keys[index], index, wrong[index]))
        self.read.dropped += len(blank)

    def finish(self) -> TableRead:
        """Close the reading: sort the rows, and say what is to be said of whole columns."""
        read = self.read
        read.rows.sort(key=itemgetter(*(read.layout[name] for name in self.kind.key)))
        for name, column in self._columns.items():
            if isinstance(column, CodeColumn) and column.inexact:
                read.warnings.append(_inexact(name, column.inexact, read.file))
            if isinstance(column, DateColumn) and column.field.recorded and column.latest:
                read.latest_recorded = max(column.latest, read.latest_recorded or column.latest)
            if isinstance(column, TextColumn) and name == "provider_id":
                read.providers = frozenset(value for value in column.values() if isinstance(value, str))
        return read

    def _read_columns(self, batch: Batch) -> dict[str, Sequence[Any]]:
        """Read the columns that are used, and those others in which a cell could not be read."""
        typed: dict[str, Sequence[Any]] = {}
        for name, cells in batch.columns.items():
            column = self._columns[name]
            if name not in self._used:
                column.check(cells)
            if name in self._used or column.found_unreadable:
                typed[name] = column.read(cells)
        return typed

    def _find_unreadable(
        self, batch: Batch, typed: Mapping[str, Sequence[Any]], wrong: dict[int, list[Problem]]
    ) -> set[int]:
        """Note every cell that could not be read; give the rows that are wholly blank."""
        blank: set[int] = set()
        for name, values in typed.items():
            column = self._columns[name]
            if not column.found_unreadable:
                continue
            for index, value in enumerate(values):
                if value is not UNREADABLE or index in blank:
                    continue
                if batch.is_blank(index):
                    blank.add(index)
                    continue
                text = batch.columns[name][index]
                problem = cell_problem(self.kind, column.field, text, batch.place(index, name), self._show_values)
                wrong.setdefault(index, []).append(problem)
        return blank

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
                        f"add the {one}, or mend {name}; capitals count",
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
        return SetAside(
            batch.place(index, ""),
            key,
            id_of_key(key),
            provider if isinstance(provider, str) else "",
            typed[self.kind.parent_key][index] if self.kind.parent else UNREADABLE,
            tuple(problems),
        )


def read_source(
    source: Source,
    kind: TableKind,
    needed: Iterable[str],
    parents: Parents | None,
    most_problems: int | None,
    show_values: bool,
) -> TableRead:
    """Read every batch of a source; the reading stops once ``most_problems`` are found, if there is such a limit."""
    reader = TableReader(kind, source.name, needed, show_values)
    try:
        for batch in source.batches():
            reader.take(batch, parents)
            if most_problems is not None and reader.read.found >= most_problems:
                reader.read.cut_short = True
                break
    except ProblemsFound as broken:
        before = [problem for row in reader.read.set_aside for problem in row.problems]
        raise ProblemsFound([*before, *broken.problems]) from broken
    return reader.finish()


def keys_of(kind: TableKind, typed: Mapping[str, Sequence[Any]]) -> Sequence[Key]:
    """Give the key of each row."""
    if len(kind.key) == 1:
        return typed[kind.key[0]]
    return list(zip(*(typed[name] for name in kind.key), strict=True))


def is_readable(key: Key) -> bool:
    """Whether every part of a key could be read."""
    return UNREADABLE not in key if isinstance(key, tuple) else key is not UNREADABLE


def id_of_key(key: Key) -> str:
    """The id of the record that a key tells apart; empty where the key could not be read."""
    if not is_readable(key):
        return ""
    return record_id(tuple(map(str, key)) if isinstance(key, tuple) else (str(key),))


def _inexact(name: str, count: int, file: str) -> Problem:
    cells = "1 cell" if count == 1 else f"{count:,} cells"
    return Problem(
        "PBR709",
        f"{name} is not written quite as its codes are in {cells}",
        Place(file, 1, field=name),
        "capitals, spaces and hyphens were overlooked; write codes in small letters with underscores to be sure",
        "warning",
    )
