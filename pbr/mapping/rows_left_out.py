"""Rows of a file that are no records, by what a mapping says of them; each is counted by why it is left out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase

from pbr.mapping.headings import Headings
from pbr.mapping.mapping import BLANK, LeftOut
from pbr.mapping.phrases import known_as


class LeftOutValues:
    """The values that leave a row out, as the mapping has them."""

    def __init__(self, values: Sequence[str]) -> None:
        self.written = values
        self._values = [(value, known_as(value).replace("[", "[[]")) for value in values if value != BLANK]
        self._blank = BLANK in values
        self._words = [_first_word(pattern) for _, pattern in self._values]
        self._any = any(not word for word in self._words)

    def may_be_among(self, cells: Sequence[str]) -> bool:
        """Whether any of some cells may be one of them: where none is, that is told from all of them at once."""
        if self._any or (self._blank and not all(map(str.strip, cells))):
            return True
        together = "\n".join(cells).casefold()
        return any(word in together for word in self._words)

    def of(self, cell: str) -> str:
        """Which of them a cell is; empty where it is none."""
        known = known_as(cell)
        if not known:
            return BLANK if self._blank else ""
        return next((value for value, pattern in self._values if fnmatchcase(known, pattern)), "")


def _first_word(pattern: str) -> str:
    """A word that every cell has which fits a pattern; empty where none is certain."""
    words = [word for piece in re.split(r"[*?\[\]]", pattern) for word in piece.split()]
    return max(words, key=len, default="")


class RowsLeftOut:
    """Tells which rows are left out, and counts them."""

    def __init__(self, left_out: Sequence[LeftOut], headings: Headings) -> None:
        self._columns = [(headings.find(one.heading), one.heading.text, LeftOutValues(one.values)) for one in left_out]
        self.counts: Counter[tuple[str, str]] = Counter()

    @property
    def columns(self) -> set[int]:
        """The columns that it looks at."""
        return {at for at, _, _ in self._columns}

    def may_be_in(self, columns: Mapping[int, Sequence[str]]) -> bool:
        """Whether any of some rows may be left out, given columns of the file."""
        return any(values.may_be_among(columns[at]) for at, _, values in self._columns)

    def takes(self, row: Sequence[str]) -> bool:
        """Whether a row is left out; one that is too short is blank where it ends. It is counted."""
        for at, heading, values in self._columns:
            if value := values.of(row[at] if at < len(row) else ""):
                self.counts[heading, value] += 1
                return True
        return False

    def in_words(self) -> str:
        """How many were left out, and why: ``3 rows left out (Episode No is Total*: 1; Status is blank: 2)``."""
        total = self.counts.total()
        if not total:
            return ""
        said = [(heading, value) for _, heading, values in self._columns for value in values.written]
        why = "; ".join(f"{one[0]} is {one[1]}: {self.counts[one]:,}" for one in said if self.counts[one])
        return f"{total:,} row{'s' if total > 1 else ''} left out ({why})"
