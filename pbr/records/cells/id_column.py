"""Columns of ids (references, keys): nearly all differ, so nothing of them is cached but what is odd."""

from collections.abc import Sequence
from typing import Any

from pbr.records.cells.blank_markers import is_mark_for_nothing, no_marks_in
from pbr.records.cells.cells import SIGNS_OF_DAMAGE, UNREADABLE, Unreadable, is_damaged, stray_marks
from pbr.records.cells.column import SPELLINGS_KEPT
from pbr.records.dictionary import Field
from pbr.records.files.invisible_characters import are_plain, hidden_in, trimmed
from pbr.records.files.total_and_note_rows import is_called_a_total, no_totals_in


class ReferenceColumn:
    """References that tell rows apart; nearly all differ, so only the ``odd`` ones are remembered.

    Those have spaces inside, or characters that are not plain letters, digits and signs.
    """

    def __init__(self, field: Field) -> None:
        self.field = field
        self.found_unreadable = False
        self.odd: set[str] = set()

    def read(self, cells: Sequence[str]) -> Sequence[Any]:
        """Give the value of each cell, ``UNREADABLE`` where there is none."""
        # One look at the whole column says whether there is anything to trim, to miss or to mistrust in it.
        together = ",".join(cells)
        signs = any(sign in together for sign in SIGNS_OF_DAMAGE)
        if all(cells) and are_plain(together) and not signs and no_marks_in(cells):
            return self._without_totals(cells, together)
        return [self._value_of(trimmed(cell)) for cell in cells]

    def check(self, cells: Sequence[str]) -> None:
        """Only find out whether every cell can be read."""
        self.read(cells)

    def tally(self, cells: Sequence[str]) -> None:
        """Nothing is said once for a column of references."""

    def _value_of(self, cell: str) -> str | Unreadable | None:
        if not cell and not self.field.required:
            return None
        if not (cell.isascii() and " " not in cell) and len(self.odd) < SPELLINGS_KEPT:
            self.odd.add(cell)
        is_spoilt = is_damaged(cell) or hidden_in(cell) or stray_marks(cell)
        if cell and not (is_spoilt or is_mark_for_nothing(cell) or self._is_no_record(cell)):
            return cell
        self.found_unreadable = True
        return UNREADABLE

    def _without_totals(self, cells: Sequence[str], together: str) -> Sequence[Any]:
        return cells

    def _is_no_record(self, cell: str) -> bool:
        """Whether a cell names something else than a record; a standard may be called anything."""
        return False


class RecordColumn(ReferenceColumn):
    """References of records, each of its own: a row that calls itself a total is none."""

    def _without_totals(self, cells: Sequence[str], together: str) -> Sequence[Any]:
        return cells if no_totals_in(cells, together) else [self._value_of(cell) for cell in cells]

    def _is_no_record(self, cell: str) -> bool:
        return is_called_a_total(cell)
