"""Rows that are no records: the header over again, a total, a note (footer) below the table."""

import re
from collections.abc import Sequence

from pbr.problems.problem import Place, Problem
from pbr.records.files.invisible_characters import trimmed
from pbr.values.money import money_in_cell
from pbr.values.number import number_in_cell
from pbr.values.pattern import Pattern

_TOTAL = Pattern(r"(?:grand |sub-?|overall |column )?totals?\b.*|sum|count", re.IGNORECASE)
# A subtotal names what it is of: P1 Total, or P1 and Total in two cells.
_TOTAL_OF = Pattern(r"(?:.{1,40} )?(?:grand |sub-?|overall )?totals?:?", re.IGNORECASE)
_MOST_WORDS = 2
# What stands in the column of references where a report adds up. Of what is about it a figure is in a reference only:
# Total Care Plan 7 is one, and Total hours delivered is none.
_CALLED_A_TOTAL = Pattern(
    r"(?:grand|overall|running|column|sub)[ -]?totals?\b.*"
    r"|totals?\b\D*|totals? (?:for|of|by) .*|totals?:? \S+|totals? ?[-\u2013\u2014:] .*|.* (?:sub-?)?totals?:?"
    r"|(?:sum|average|avg|mean|median|overall|count|tot)\b\D*"
    r"|(?:sum|average|avg|mean|median|count|tot)\b\.?(?: (?:for|of|by)|:) .*",
    re.IGNORECASE,
)
# What each of them has in it, by a letter of it: most references have none of those letters.
_WORDS = {"t": ("tot", "count"), "m": ("sum", "mean", "median"), "g": ("average", "avg"), "l": ("overall",)}


def is_called_a_total(reference: str) -> bool:
    """Whether a trimmed cell of references holds no reference but what a report calls a total or an average."""
    return _CALLED_A_TOTAL.fullmatch(reference) is not None


def no_totals_in(references: Sequence[str], together: str) -> bool:
    """Whether none of many trimmed references can be what a report calls a total; ``together`` is all of them."""
    folded = together.casefold()
    words = (word for letter, words in _WORDS.items() if letter in folded for word in words)
    return not any(word in folded for word in words) or not any(map(is_called_a_total, references))


def not_a_record(row: Sequence[str], heading: Sequence[str], place: Place) -> Problem | None:
    """Say what a row is that cannot be read as a record, where that can be told; ``heading`` is the file's first row.

    Nothing is said of a row that is only wrong: its cells say what is wrong with it.
    """
    cells = [trimmed(cell) for cell in row]
    filled = [cell for cell in cells if cell]
    if _letters(cells) == _letters(heading):
        return Problem(
            "PBR630",
            "this row is the header again, not a record",
            place,
            "take it out; files that were joined end to end keep each one's header",
        )
    if _is_total(cells[0], filled):
        return a_total(place)
    if len(filled) == 1 and len(heading) > 1:
        return Problem(
            "PBR632",
            "only one cell of this row is filled: it is a note, not a record",
            place,
            "take it out; if it is a record, fill in its other cells",
        )
    return None


def a_total(place: Place) -> Problem:
    """Say that a row adds others up."""
    return Problem(
        "PBR631", "this row is a total of the others, not a record", place, "take it out; the rows are added up here"
    )


def _is_total(first: str, filled: Sequence[str]) -> bool:
    """Whether a row says that it is a total, or has no reference and holds figures only."""
    texts = [cell for cell in filled if money_in_cell(cell) is None and number_in_cell(cell) is None]
    if not texts:
        return not first and bool(filled)
    if len(texts) == 1 and _TOTAL.fullmatch(texts[0]):
        return True
    return len(texts) <= _MOST_WORDS and any(map(_TOTAL_OF.fullmatch, texts))


def _letters(cells: Sequence[str]) -> list[str]:
    return ["".join(letter for letter in cell.casefold() if letter.isalnum()) for cell in cells]
