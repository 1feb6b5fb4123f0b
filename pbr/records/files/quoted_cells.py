"""Text of CSV in which some cells are quoted, without its quotation marks."""

from typing import NamedTuple

_QUOTE, _COMMA, _RETURN, _NEW_LINE = '"', ",", "\r", "\n"
_BETWEEN_CELLS = "\x1f"
"""Stands between cells in place of a comma, where commas are in cells: no program writes it into one."""


class WithoutMarks(NamedTuple):
    """The text, and what stands between the cells of a line."""

    text: str
    between: str


def without_marks(text: str) -> WithoutMarks | None:
    """Take away the marks around the cells of whole lines, and one of each two that stand for a mark within a cell.

    None where a mark stands anywhere else, and where a quoted cell goes on over the end of its line.
    """
    pieces = text.split(_QUOTE)
    quoted = "".join(pieces[1::2])
    if not len(pieces) % 2 or _NEW_LINE in quoted or _RETURN in quoted:
        return None
    between = {*pieces[2:-1:2]}
    if not all(map(_may_follow, [*between, pieces[-1]])) or not all(map(_may_come_before, [*between, pieces[0]])):
        return None
    if "" not in between and _COMMA not in quoted:
        return WithoutMarks("".join(pieces), _COMMA)
    if _BETWEEN_CELLS in text:
        return None
    # Nothing stands between two marks that are one mark of a cell.
    cut = {one: one.replace(_COMMA, _BETWEEN_CELLS) or _QUOTE for one in between}
    pieces[2:-1:2] = map(cut.__getitem__, pieces[2:-1:2])
    pieces[0], pieces[-1] = (one.replace(_COMMA, _BETWEEN_CELLS) for one in (pieces[0], pieces[-1]))
    return WithoutMarks("".join(pieces), _BETWEEN_CELLS)


def _may_follow(after: str) -> bool:
    """Whether a text may follow a mark that ends a quoted cell. Nothing stands between two marks within one."""
    return not after or after.startswith((_COMMA, _NEW_LINE, _RETURN + _NEW_LINE))


def _may_come_before(before: str) -> bool:
    """Whether a text may come before the mark that begins a quoted cell."""
    return not before or before.endswith((_COMMA, _NEW_LINE))
