"""Rows of a file that are no records, by what a mapping says of them; each is counted by why it is left out."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from pbr.mapping.headings import Headings
from pbr.mapping.mapping import BLANK, LeftOut
from pbr.mapping.phrases import known_as
from pbr.records.files.lookalike_text import bare_name
from pbr.values.units_in_words import counted

_MOST_REMEMBERED = 1_000


class ByValue(NamedTuple):
    """Rows by a heading and a value of it, as the mapping has them; those that ``stay`` have it otherwise."""

    heading: str
    value: str
    stay: bool = False


class LeftOutValues:
    """The values that leave a row out, as the mapping has them."""

    def __init__(self, values: Sequence[str]) -> None:
        self.written = values
        self._values = [(value, known_as(value).replace("[", "[[]")) for value in values if value != BLANK]
        self._blank = BLANK in values
        self._words = [_first_word(pattern) for _, pattern in self._values]
        self._any = any(not word for word in self._words)
        self._bare = {bare_name(value): value for value in values if value != BLANK and "*" not in value}
        self._nearly: dict[str, str] = {}

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

    def nearly(self, cell: str) -> str:
        """Which of them a cell that is none looks like, but for hyphens, apostrophes, accents and points."""
        if not self._bare or not cell:
            return ""
        found = self._nearly.get(cell)
        if found is None:
            found = self._bare.get(bare_name(cell), "")
            if len(self._nearly) < _MOST_REMEMBERED:
                self._nearly[cell] = found
        return found


def _first_word(pattern: str) -> str:
    """A word that every cell has which fits a pattern, or is nearly so; empty where none is certain."""
    pieces = [piece for piece in re.split(r"[*?\[\]]", pattern) if piece]
    words = [word for piece in pieces for word in re.findall(r"\w+", piece) or piece.split()]
    return max(words, key=len, default="")


class RowsLeftOut:
    """Tells which rows are left out, and counts them."""

    def __init__(self, left_out: Sequence[LeftOut], headings: Headings) -> None:
        self._columns = [(headings.find(one.heading), one.heading.text, LeftOutValues(one.values)) for one in left_out]
        self.counts: Counter[ByValue] = Counter()

    @property
    def columns(self) -> set[int]:
        """The columns that it looks at."""
        return {at for at, _, _ in self._columns}

    def may_be_in(self, columns: Mapping[int, Sequence[str]]) -> bool:
        """Whether any of some rows may be left out, given columns of the file."""
        return any(values.may_be_among(columns[at]) for at, _, values in self._columns)

    def takes(self, row: Sequence[str]) -> bool:
        """Whether a row is left out; one that is too short is blank where it ends. It is counted.

        One that stays, and has such a value otherwise, is counted too.
        """
        for at, heading, values in self._columns:
            if value := values.of(row[at] if at < len(row) else ""):
                self.counts[ByValue(heading, value)] += 1
                return True
        for at, heading, values in self._columns:
            if value := values.nearly(row[at] if at < len(row) else ""):
                self.counts[ByValue(heading, value, stay=True)] += 1
        return False

    def in_words(self) -> str:
        """How many were left out, and why: ``3 rows left out (Episode No is Total*: 1; Status is blank: 2)``.

        And how many stay whose value looks like one of those.
        """
        said = [ByValue(heading, value) for _, heading, values in self._columns for value in values.written]
        total = sum(self.counts[one] for one in said)
        why = "; ".join(f"{one.heading} is {one.value}: {self.counts[one]:,}" for one in said if self.counts[one])
        left_out = [f"{counted(total, 'row')} left out ({why})"] if total else []
        stay = [(one, many) for one in said if (many := self.counts[one._replace(stay=True)])]
        return "; ".join([*left_out, *(_staying(one, many) for one, many in stay)])


def _staying(one: ByValue, many: int) -> str:
    return (
        f"{counted(many, 'row')} not left out, though {one.heading} is {one.value} but for hyphens, apostrophes, "
        "accents or points: write it in the mapping as it is there, if it is no record"
    )
