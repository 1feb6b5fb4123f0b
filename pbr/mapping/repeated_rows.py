"""Rows that repeat a record: one of them is kept for each, and all must say the same of it."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import field
from typing import NamedTuple

from pbr.problems.problem import Place, Problem
from pbr.records.files.grid import Grid
from pbr.values.dataclass import dataclass

_MOST_TOLD = 20

RowKey = tuple[str, ...]


class _First(NamedTuple):
    """The first row of a record: its number, and the hash of what it says."""

    number: int
    says: int


class Disagreeing(NamedTuple):
    """A row that says something else than another of its record: in which columns, and what is to be said of it."""

    columns: tuple[int, ...]
    problem: Problem


@dataclass(slots=True)
class RepeatedRows:
    """Keeps one row for each record that the columns ``key`` tell apart; ``read`` are the columns that must agree.

    What is said is compared by its hash: of a million rows not one is kept. ``disagreeing`` are the numbers of rows
    that say something else than the first of their record, each with the number of that. Rows that are ``held`` by
    their numbers are kept too, for that to be said of each.
    """

    key: tuple[int, ...]
    read: tuple[int, ...]
    disagreeing: list[tuple[int, int]] = field(default_factory=list)
    repeated: int = 0
    held: Mapping[int, Disagreeing] | None = None
    _first: dict[RowKey, _First] = field(default_factory=dict)
    _let_go: int = 0

    @property
    def records(self) -> int:
        """How many records there are."""
        return len(self._first) + self._let_go

    def begin(self) -> None:
        """Begin a pass through the file."""
        self.disagreeing.clear()
        self._first.clear()
        self.repeated = self._let_go = 0

    def let_go(self) -> None:
        """Know of the records so far no more than how many they are, but for the last: its rows may go on."""
        if self._first:
            key, first = self._first.popitem()
            self._let_go += len(self._first)
            self._first.clear()
            self._first[key] = first

    def go_on(self) -> None:
        """Count from here on, though the records so far are known."""
        self.repeated, self._let_go = 0, -len(self._first)

    def add(self, records: int, repeated: int) -> None:
        """Add what was counted in other rows."""
        self._let_go += records
        self.repeated += repeated

    def firsts(self, columns: Mapping[int, Sequence[str]], numbers: Sequence[int]) -> list[int]:
        """Which of some rows are the first of their record, or of none because the key is blank, or are held."""
        keys = list(zip(*(map(str.strip, columns[at]) for at in self.key), strict=True))
        says = map(hash, zip(*(map(str.strip, columns[at]) for at in self.read), strict=True))
        kept: list[int] = []
        for index, (key, said) in enumerate(zip(keys, says, strict=True)):
            if not any(key):
                kept.append(index)
                continue
            first = self._first.get(key)
            if first is None:
                self._first[key] = _First(numbers[index], said)
                kept.append(index)
                continue
            if self.held and numbers[index] in self.held:
                kept.append(index)
                continue
            self.repeated += 1
            if first.says != said:
                self.disagreeing.append((numbers[index], first.number))
        return kept

    def problems(self, grid: Grid, one: str) -> list[Problem]:
        """Say of each row that disagrees with the first of its record under which headings it does."""
        told = self._told(self.disagreeing[:_MOST_TOLD], grid, one)
        problems = [disagreeing.problem for disagreeing in told.values()]
        if len(self.disagreeing) > _MOST_TOLD:
            more = f"{len(self.disagreeing) - _MOST_TOLD:,} more rows repeat a {one} and say something else"
            problems.append(Problem("PBR765", more, Place(grid.name), "mend these first"))
        return problems

    def hold_disagreeing(self, grid: Grid, one: str) -> None:
        """Hold each row that disagreed in a pass through the file, and the first of its record: neither is believed."""
        firsts = {first: number for number, first in reversed(self.disagreeing)}
        self.held = self._told([*self.disagreeing, *firsts.items()], grid, one)

    def _told(self, pairs: Sequence[tuple[int, int]], grid: Grid, one: str) -> dict[int, Disagreeing]:
        """Say of the first row of each pair where it differs from the second."""
        rows = _rows_of(grid, {number for pair in pairs for number in pair})
        told = {}
        for number, other in pairs:
            columns = tuple(at for at in self.read if rows[number][at].strip() != rows[other][at].strip())
            under = " and ".join(grid.headings[at] for at in columns)
            message = f"this row and row {other} are of one {one}, and differ under {under}"
            remedy = "mend the one that is wrong; what differs from row to row is of another table"
            related = (("and here", Place(grid.name, other)),)
            told[number] = Disagreeing(
                columns, Problem("PBR765", message, Place(grid.name, number), remedy, related=related)
            )
        return told


def _rows_of(grid: Grid, wanted: Set[int]) -> dict[int, Sequence[str]]:
    """The rows of a file that have these numbers."""
    if not wanted:
        return {}
    return {
        number: batch.row(index)
        for batch in grid.batches()
        for index in range(batch.count)
        if (number := batch.row_of(index)) in wanted
    }
