"""What reading a table gives: its good rows, the rows set aside (rejected), and what is known of all of them."""

from collections.abc import Iterable, Sequence
from dataclasses import field
from datetime import date
from itertools import islice
from operator import itemgetter, lt
from typing import Any

from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TableKind
from pbr.records.table import Row
from pbr.records.tables.row_key import Key
from pbr.values.dataclass import dataclass


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
    shows which; ``blanked`` is how many cells held a mark for nothing and were read as blank. ``in_order`` says that
    the rows came in the order of their keys, and no two with one key. ``passed_over`` is how many rows were looked over
    and not kept, where only some are wanted. ``nothing_held_by`` are fields that would hold a row and have no column.
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
    in_order: bool = False
    passed_over: int = 0
    nothing_held_by: tuple[str, ...] = ()

    def keep(self, columns: Sequence[Iterable[Any]]) -> None:
        """Keep good rows, given by the columns of the ``layout`` and last their parents' rows."""
        self.rows.extend(zip(*columns, strict=True))

    def put_in_order(self) -> None:
        """Sort the rows by key, where they do not come so."""
        key_of = itemgetter(*(self.layout[name] for name in self.kind.key))
        keys = list(map(key_of, self.rows))
        self.in_order = all(map(lt, keys, islice(keys, 1, None)))
        if not self.in_order:
            self.rows.sort(key=key_of)

    @property
    def has_rows(self) -> bool:
        """Whether any row is more than blank."""
        return bool(self.rows or self.set_aside or self.passed_over)

    @property
    def count(self) -> int:
        """How many rows were read, whatever became of them."""
        return len(self.rows) + len(self.set_aside) + self.dropped + self.passed_over

    @property
    def found(self) -> int:
        """How many problems that stop a run were found."""
        return sum(len(row.problems) for row in self.set_aside)
