"""What stands in a column of an extract: days, figures, yes and no, codes, ids, names of people or free text."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum

from pbr.mapping.phrases import known_as
from pbr.mapping.proposal.heading_words import about_people
from pbr.mapping.proposal.people_in_cells import has_a_strange_word, is_like_a_name, may_be_about_somebody
from pbr.mapping.proposal.yaml_text import can_be_written
from pbr.records.cells.blank_markers import is_mark_for_nothing
from pbr.records.cells.cells import YES_NO, is_damaged
from pbr.records.files.invisible_characters import trimmed
from pbr.values.dataclass import dataclass
from pbr.values.dates import DayOrder, date_in_cell, day_order_in_cell
from pbr.values.money import money_in_cell
from pbr.values.number import number_in_cell

MOST_PHRASES = 60
"""A column of more different phrases than this is no column of codes."""

_NEARLY_ALL, _HALF = 0.9, 0.5
# Days that are none as they are written: with a year of two figures, or points.
_TWO_DIGITS = re.compile(
    r"[0-9]{1,2}[/.\-](?:[0-9]{1,2}|[A-Za-z]{3})[/.\-][0-9]{2}(?: .*)?|[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}"
)
_AN_ID = re.compile(r"(?=\S*[0-9])[\w./\-]+")
_FEW = 12
_LONG_PHRASE = 8


class Content(Enum):
    """What a column is like by its cells."""

    NOTHING = "nothing"
    DAYS = "days"
    FIGURES = "figures"
    YES_NO = "yes or no"
    CODES = "codes"
    IDS = "ids"
    NAMES = "names"
    FREE_TEXT = "free text"
    MARKS = "marks for nothing"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a column, as it is mostly written, and in how many rows it stands."""

    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class ColumnProfile:
    """A column: its heading and place (from 0), how many rows are filled, and what they are like.

    ``phrases`` are the different phrases of a column of codes, the most frequent first, and nothing otherwise. Where
    all of them are marks for nothing, such as None, they may be a code yet.
    ``not_shown`` are the rows that have something that may be about a person among those codes. ``orders`` counts in
    which order days and months stand; ``failed`` are the rows in which a formula failed. ``values`` are all cells as
    they are compared: they are about people, and stay inside.
    """

    heading: str
    at: int
    filled: int
    distinct: int
    content: Content
    phrases: tuple[Phrase, ...] = ()
    not_shown: tuple[int, ...] = ()
    orders: Mapping[DayOrder, int] | None = None
    failed: tuple[int, ...] = ()
    whole: bool = False
    values: frozenset[str] = frozenset()


def profile(heading: str, at: int, cells: Sequence[tuple[int, str]]) -> ColumnProfile:
    """Say what a column is like; ``cells`` are its cells with their rows, without rows that are no records."""
    spelt = {cell: trimmed(cell) for cell in {cell for _, cell in cells}}
    broken = {cell for cell, text in spelt.items() if text.startswith("#") and is_damaged(text)}
    failed = tuple(row for row, cell in cells if cell in broken) if broken else ()
    filled = [(row, text) for row, cell in cells if (text := spelt[cell]) and cell not in broken]
    counted = Counter(text for _, text in filled)
    meant = {text: many for text, many in counted.items() if not is_mark_for_nothing(text)}
    content = Content.MARKS if counted and not meant else _content(heading, meant)
    orders: Counter[DayOrder] = Counter()
    if content is Content.DAYS:
        for text, many in meant.items():
            if order := day_order_in_cell(text):
                orders[order] += many
    phrases, not_shown = _phrases(filled) if content in (Content.CODES, Content.MARKS) else ((), ())
    return ColumnProfile(
        heading=heading,
        at=at,
        filled=len(filled),
        distinct=len({known_as(text) for text in meant}),
        content=content,
        phrases=phrases,
        not_shown=not_shown,
        orders=orders or None,
        failed=failed,
        whole=content is Content.FIGURES and all(text.isdigit() for text in meant),
        values=frozenset(map(known_as, meant)),
    )


def _content(heading: str, meant: Mapping[str, int]) -> Content:
    if not meant:
        return Content.NOTHING
    rows = sum(meant.values())
    if _share(meant, rows, _is_a_day) >= _NEARLY_ALL:
        return Content.DAYS
    if all(text.casefold() in YES_NO for text in meant) and not all(text in ("0", "1") for text in meant):
        return Content.YES_NO
    figures = _share(meant, rows, _is_a_figure) >= _NEARLY_ALL
    ids = _share(meant, rows, lambda text: bool(_AN_ID.fullmatch(text)))
    if ids >= _NEARLY_ALL and len(meant) > max(_FEW, rows * _HALF) and not (figures and _share_of_points(meant)):
        return Content.IDS
    if figures:
        return Content.FIGURES
    return _of_words(heading, meant, rows, ids)


def _of_words(heading: str, meant: Mapping[str, int], rows: int, ids: float) -> Content:
    if _share(meant, rows, is_like_a_name) > _HALF or (about_people(heading) and any(map(has_a_strange_word, meant))):
        return Content.NAMES
    different = {known_as(text) for text in meant}
    repeated = len(different) <= max(_FEW, rows * _HALF)
    if len(different) <= MOST_PHRASES and repeated and _share(meant, rows, may_be_about_somebody) <= 1 - _NEARLY_ALL:
        return Content.CODES
    return Content.IDS if ids >= _NEARLY_ALL else Content.FREE_TEXT


def _share_of_points(meant: Collection[str]) -> bool:
    return any("." in text or "£" in text for text in meant)


def _share(meant: Mapping[str, int], rows: int, such: Callable[[str], bool]) -> float:
    return sum(many for text, many in meant.items() if such(text)) / rows


def _is_a_day(text: str) -> bool:
    return date_in_cell(text) is not None or day_order_in_cell(text) is not None or bool(_TWO_DIGITS.fullmatch(text))


def _is_a_figure(text: str) -> bool:
    return number_in_cell(text) is not None or money_in_cell(text) is not None


def _phrases(filled: Sequence[tuple[int, str]]) -> tuple[tuple[Phrase, ...], tuple[int, ...]]:
    """Give the phrases with their rows; those that may be about somebody are rows alone."""
    spellings: dict[str, Counter[str]] = {}
    where: dict[str, list[int]] = {}
    for row, text in filled:
        spellings.setdefault(known_as(text), Counter())[text] += 1
        where.setdefault(known_as(text), []).append(row)
    shown: list[Phrase] = []
    hidden: list[int] = []
    for known, rows in where.items():
        once = len(rows) == 1 and len(known.split()) > _LONG_PHRASE
        written = min(spellings[known], key=lambda text: (-spellings[known][text], text))
        if once or not can_be_written(written) or may_be_about_somebody(written) or is_like_a_name(written):
            hidden += rows
        else:
            shown.append(Phrase(written, len(rows)))
    shown.sort(key=lambda phrase: (-phrase.rows, phrase.text))
    return tuple(shown), tuple(sorted(hidden))
