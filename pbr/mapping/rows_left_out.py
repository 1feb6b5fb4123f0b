"""Rows of a file that are no records, by what a mapping says of them; each is counted by why it is left out."""

from collections import Counter
from collections.abc import Sequence
from fnmatch import fnmatchcase

from pbr.mapping.headings import Headings
from pbr.mapping.mapping import BLANK, LeftOut
from pbr.mapping.phrases import known_as
from pbr.records.column import SPELLINGS_KEPT


class _Said(dict[str, str]):
    """By which value a cell leaves its row out, as the mapping has it; empty where it does not."""

    def __init__(self, values: Sequence[str]) -> None:
        super().__init__()
        self._values = [(value, known_as(value).replace("[", "[[]")) for value in values if value != BLANK]
        self._blank = BLANK in values

    def __missing__(self, cell: str) -> str:
        known = known_as(cell)
        said = BLANK if self._blank and not known else ""
        said = said or next((value for value, pattern in self._values if known and fnmatchcase(known, pattern)), "")
        if len(self) < SPELLINGS_KEPT:
            self[cell] = said
        return said


class RowsLeftOut:
    """Tells which rows are left out, and counts them."""

    def __init__(self, left_out: Sequence[LeftOut], headings: Headings) -> None:
        self._columns = [(headings.find(one.heading), one.heading.text, _Said(one.values)) for one in left_out]
        self.counts: Counter[tuple[str, str]] = Counter()

    def any_in(self, columns: Sequence[Sequence[str]]) -> bool:
        """Whether any of some rows is left out, given the columns of the file."""
        return any(any(map(said.__getitem__, columns[at])) for at, _, said in self._columns)

    def takes(self, row: Sequence[str]) -> bool:
        """Whether a row is left out; one that is too short is blank where it ends. It is counted."""
        for at, heading, said in self._columns:
            if value := said[row[at] if at < len(row) else ""]:
                self.counts[heading, value] += 1
                return True
        return False

    def in_words(self) -> str:
        """How many were left out, and why: ``3 rows left out (Episode No is Total*: 1; Status is blank: 2)``."""
        total = self.counts.total()
        if not total:
            return ""
        why = "; ".join(f"{heading} is {value}: {count:,}" for (heading, value), count in self.counts.items())
        return f"{total:,} row{'s' if total > 1 else ''} left out ({why})"
