"""Rows of an extract that are no records: totals and notes below the last, and the headings over again."""

import re
from collections.abc import Sequence

from pbr.mapping.mapping import BLANK
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.total_and_note_rows import is_called_a_total
from pbr.values.dataclass import dataclass

_LAST = 6
_MOST_OF_A_NOTE = 2
_LEAST_WIDTH = 4
_FIRST_CELLS = 3
_BEGINS = re.compile(
    r"(?:grand |sub-?|overall |running |column )?(?:totals?|sum|average|avg|mean|median|count|tot)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class NoRecords:
    """What tells such rows: a heading and the values under it. ``undecided`` are rows that no column tells apart."""

    rows: tuple[int, ...]
    told_by: tuple[tuple[str, tuple[str, ...]], ...]
    undecided: tuple[int, ...]


def no_records(headings: Sequence[str], rows: Sequence[tuple[int, Sequence[str]]]) -> NoRecords:
    """Find the rows that are no records, and by which column they can be told: ``Total*`` under *Episode No*."""
    found: list[int] = []
    told: dict[str, list[str]] = {}
    undecided: list[int] = []
    last = {row for row, _ in rows[-_LAST:]}
    always_filled = _always_filled(headings, [cells for row, cells in rows if row not in last])
    for row, cells in rows:
        shown = [trimmed(cell) for cell in cells]
        if [cell for cell in shown if cell] == [heading for heading in headings if heading]:
            found.append(row)
            told.setdefault(headings[0], []).append(headings[0])
        elif row in last and (how := _told_by(headings, shown, always_filled)) is not None:
            found.append(row)
            if how:
                told.setdefault(how[0], []).append(how[1])
            else:
                undecided.append(row)
    return NoRecords(
        tuple(found),
        tuple((heading, tuple(dict.fromkeys(values))) for heading, values in told.items()),
        tuple(undecided),
    )


def _told_by(
    headings: Sequence[str], cells: Sequence[str], always_filled: Sequence[str]
) -> tuple[str, str] | tuple[()] | None:
    """Say by what a row is told to be none; nothing in it where no column tells it, None for a record."""
    filled = [at for at, cell in enumerate(cells) if cell]
    for at in filled[:_FIRST_CELLS]:
        if is_called_a_total(cells[at]) and headings[at] and any(not cells[other] for other in range(len(cells))):
            return headings[at], _pattern(cells[at])
    if len(filled) <= _MOST_OF_A_NOTE and len(headings) >= _LEAST_WIDTH:
        blank = [heading for heading in always_filled if not cells[headings.index(heading)]]
        return (blank[0], BLANK) if blank else ()
    return None


def _pattern(total: str) -> str:
    """Give what all such totals have in common, and not what they are of: that may be a person."""
    if found := _BEGINS.match(total):
        return f"{found[0]}*"
    return f"*{total.rsplit(maxsplit=1)[-1]}"


def _always_filled(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The headings under which every record has something, those of the first columns first."""
    if not rows:
        return []
    return [heading for at, heading in enumerate(headings) if heading and all(trimmed(row[at]) for row in rows)]
