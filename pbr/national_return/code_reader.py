"""The codes of one column of a file: each different cell looked up once, and counted by how it is written."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from pbr.national_return.codes import CodeList, Spelling
from pbr.national_return.fates import FileTally
from pbr.national_return.wrong_cells import WrongCells
from pbr.values.dataclass import dataclass

Meaning = TypeVar("Meaning")


@dataclass(slots=True)
class _Known(Generic[Meaning]):
    """A cell that was looked up, and in how many rows it stands; ``meaning`` is nothing where no list has it."""

    words: str
    meaning: Meaning | None
    spelling: Spelling | None
    first_line: int
    rows: int = 0


class CodeReader(Generic[Meaning]):
    """Reads the cells of one column that holds codes."""

    def __init__(self, codes: CodeList[Meaning], at: int) -> None:
        self._codes = codes
        self._at = at
        self._known: dict[str, _Known[Meaning]] = {}

    def read(self, row: Sequence[str], line: int) -> Meaning | None:
        """Give what the cell of a row means; nothing where it is blank, or on no list."""
        cell = row[self._at]
        known = self._known.get(cell)
        if known is None:
            words = " ".join(cell.split())
            meaning, spelling = self._codes.read(words) or (None, None)
            known = self._known[cell] = _Known(words, meaning, spelling, line)
        known.rows += 1
        return known.meaning

    def tell(self, tally: FileTally, wrong: WrongCells) -> None:
        """Say how the cells read so far are written, and which are on no list."""
        for known in self._known.values():
            if known.spelling is not None:
                tally.spellings[known.spelling] += known.rows
            elif known.words:
                shown = known.words if self._codes.has_a_word_of(known.words) else ""
                wrong.code(self._codes.column, shown, known.first_line, known.rows)
            if known.spelling is Spelling.OTHERWISE:
                tally.spelled_otherwise[self._codes.column, known.words] += known.rows

    def rows_by_meaning(self) -> list[tuple[Meaning | None, int]]:
        """How many rows there are of each meaning, blank ones among them; a meaning may be there more than once."""
        return [(known.meaning, known.rows) for known in self._known.values()]
