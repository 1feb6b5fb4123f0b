"""Where one field of a table stands in the rows of a file, and how its cells are turned into cells of records."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from pbr.mapping.cell_maps import CellMap, CodeMap, CodesAsTheyAre, DayMap, LookUpMap
from pbr.problems.problem import Place


class Lack(Enum):
    """What a cell lacks that could not be turned."""

    CODE = "a code"
    ANSWER = "an answer"
    ORDER = "an order of day and month"
    PART = "a part"


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

    def cells(self, columns: Mapping[int, Sequence[str]], rows: int) -> Sequence[str | None]:
        """The cells of the field in some rows, given the columns of the file; None where one cannot be turned."""
        if len(self.positions) > 1:
            return self._joined(columns, rows)
        at = self.positions[0]
        given = [self.constant] * rows if at is None else columns[at]
        return given if self.turn is None else self.turn.turned(given)

    def _joined(self, columns: Mapping[int, Sequence[str]], rows: int) -> Sequence[str | None]:
        """Ids of several parts: blank where all of its columns are, and none where some are."""
        parts: list[Sequence[str]] = []
        blank = False
        for number, at in enumerate(self.positions):
            if at is None:
                parts.append([self.constant] * rows)
                continue
            cells = list(map(str.strip, columns[at]))
            blank = blank or "" in cells
            if number not in self._signs_in and self.joined_by in "\n".join(cells):
                self._signs_in.add(number)
            parts.append(cells)
        joined = list(map(self.joined_by.join, zip(*parts, strict=True)))
        if not blank:
            return joined
        own = [cells for cells, at in zip(parts, self.positions, strict=True) if at is not None]
        return [
            whole if all(pieces) else None if any(pieces) else ""
            for whole, pieces in zip(joined, zip(*own, strict=True), strict=True)
        ]

    @property
    def may_be_taken_for_another(self) -> bool:
        """Whether two ids may be the same text though their parts differ: more than one part has the sign in it."""
        return len(self._signs_in) > 1
