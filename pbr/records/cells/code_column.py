"""Columns of codes from the dictionary (enumerations), matched without regard to capitals, spaces and hyphens."""

from collections.abc import Sequence
from typing import Any

from pbr.records.cells.cells import UNREADABLE, Unreadable, plain_code
from pbr.records.cells.column import SPELLINGS_KEPT, Spellings
from pbr.records.dictionary import Field
from pbr.records.table import Value


class CodeColumn(Spellings):
    """Codes, matched without regard to capitals, spaces and hyphens. ``inexact`` counts those written otherwise."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.inexact = 0
        self._exact = {**{code: code for code in field.codes}, **dict(field.also)}
        self._codes = {plain_code(spelling): code for spelling, code in self._exact.items()}
        self._inexact_spellings: set[str] = set()

    def __missing__(self, text: str) -> Any:
        code = super().__missing__(text)
        written = isinstance(code, str) and bool(text.strip())
        if written and text not in self._exact and len(self._inexact_spellings) < SPELLINGS_KEPT:
            self._inexact_spellings.add(text)
        return code

    def value_of(self, cell: str) -> Value | Unreadable:
        """Read a trimmed cell that is not blank and is no mark for nothing."""
        return self._codes.get(plain_code(cell), UNREADABLE)

    def tally(self, cells: Sequence[str]) -> None:
        """Count the marks for nothing, and the codes that are not written quite as they are listed."""
        super().tally(cells)
        if self._inexact_spellings:
            self.inexact += sum(map(self._inexact_spellings.__contains__, cells))
