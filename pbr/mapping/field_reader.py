"""Where one field of a table stands in the rows of a file, and how its cells are turned into cells of records."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import field
from enum import Enum
from itertools import repeat

from pbr.mapping.cell_maps import CellMap, CodeMap, CodesAsTheyAre, DayMap, LookUpMap
from pbr.problems.problem import Place
from pbr.records.files.invisible_characters import are_plain
from pbr.values.dataclass import dataclass

Columns = Mapping[int, Sequence[str]]
"""Cells of a file by their columns, counted from 0."""


class Lack(Enum):
    """What a cell lacks that could not be turned."""

    CODE = "a code"
    ANSWER = "an answer"
    ORDER = "an order of day and month"
    PART = "a part"


@dataclass(frozen=True, slots=True)
class ShownByField:
    """What the cells of a field show together with others: the days that were met, and which parts have the sign."""

    days: frozenset[str]
    signs_in: frozenset[int]


@dataclass(slots=True)
class FieldReader:
    """One field: the columns that it is read from, by their numbers from 0, and what turns their cells.

    ``constant`` stands for a column that is the number of what stands side by side, at the place of None. ``counts``
    and ``first`` say of the cells that were not known how often each occurs, and where first.
    """

    name: str
    positions: tuple[int | None, ...]
    headings: tuple[str, ...]
    turn: CellMap | None = None
    joined_by: str = ""
    constant: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    first: dict[str, Place] = field(default_factory=dict)
    _signs_in: set[int] = field(default_factory=set)

    @property
    def column(self) -> int | None:
        """The first of its columns."""
        return next((at for at in self.positions if at is not None), None)

    @property
    def lacks(self) -> Lack:
        """What its cells lack where they cannot be turned."""
        if isinstance(self.turn, DayMap):
            return Lack.ORDER
        if isinstance(self.turn, LookUpMap):
            return Lack.ANSWER
        return Lack.CODE if isinstance(self.turn, CodeMap | CodesAsTheyAre) else Lack.PART

    @property
    def may_lack(self) -> bool:
        """Whether there may be cells that cannot be turned."""
        return bool(self.joined_by) if self.turn is None else self.turn.lacks

    def begin(self) -> None:
        """Begin a pass through the file."""
        self.counts.clear()
        self.first.clear()

    def cells(self, columns: Columns, rows: int) -> Sequence[str | None]:
        """The cells of the field in some rows as they stand; None where a part of an id is blank, and others not."""
        if len(self.positions) > 1:
            return self._joined(columns, rows)
        at = self.positions[0]
        return [self.constant] * rows if at is None else columns[at]

    def _joined(self, columns: Columns, rows: int) -> Sequence[str | None]:
        """Ids of several parts: blank where all of its columns are, and none where some are."""
        parts = [self._part(number, columns[at]) for number, at in enumerate(self.positions) if at is not None]
        if len(parts) == 1:
            at = self.positions.index(self.column)
            before = (self.constant + self.joined_by) * at
            after = (self.joined_by + self.constant) * (len(self.positions) - at - 1)
            joined = [before + cell + after for cell in parts[0]] if before else [cell + after for cell in parts[0]]
        else:
            rest = iter(parts)
            every = (repeat(self.constant, rows) if at is None else next(rest) for at in self.positions)
            joined = list(map(self.joined_by.join, zip(*every, strict=True)))
        # A key that is looked up may have blanks in it: what it is answered with is said by the other file.
        if self.turn is not None or not any("" in cells for cells in parts):
            return joined
        return [
            whole if all(pieces) else None if any(pieces) else ""
            for whole, pieces in zip(joined, zip(*parts, strict=True), strict=True)
        ]

    def _part(self, number: int, cells: Sequence[str]) -> Sequence[str]:
        """The cells of one part of an id, without spaces around them; it is noted where the sign between is in one."""
        together = ",".join(cells)
        if number not in self._signs_in and self.joined_by in together:
            self._signs_in |= {number} if any(self.joined_by in cell.strip() for cell in cells) else set()
        return cells if are_plain(together) else list(map(str.strip, cells))

    @property
    def shown(self) -> "ShownByField":
        """What its cells have shown so far."""
        days = frozenset(self.turn) if isinstance(self.turn, DayMap) else frozenset()
        return ShownByField(days, frozenset(self._signs_in))

    def add(self, other: "ShownByField") -> None:
        """Add what the cells of other rows have shown."""
        if self.turn is not None:
            self.turn.turned(list(other.days))
        self._signs_in |= other.signs_in

    @property
    def may_be_taken_for_another(self) -> bool:
        """Whether two ids may be the same text though their parts differ: more than one part has the sign in it."""
        return len(self._signs_in) > 1
