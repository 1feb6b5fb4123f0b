"""Markers of a blank (null, missing) cell: what programs and people write where there is nothing, in one list."""

from collections.abc import Sequence

from pbr.records.dictionary import Field, FieldType

# Words that a program writes for an empty cell. A council may have given one of them to somebody as a name.
_WORDS = frozenset({"none", "null", "nil", "na", "nan", "nat", "undefined"})
# What nobody is called.
_SIGNS = frozenset(
    {"n/a", "n.a.", "<na>", "<null>", "(null)", "[null]", "<none>", "(none)", "(blank)", "\\n"}
    | {"-", "--", "---", "–", "—", ".", "..", "..."}
)
# What a formula that found nothing leaves behind. In a reference it has destroyed what was there.
_FAILED_FORMULA = "#n/a"
# Nobody knew when it was written: not the same as "there is none".
_DOUBTS = frozenset(
    {"?", "??", "???", "tbc", "tbd", "not known", "unknown", "n/k", "n.k.", "not yet known", "to be confirmed"}
    | {"to be advised", "date unknown", "unknown date", "date not known", "not recorded", "don't know"}
)
# The same, where it cannot be what somebody's reference is: NK may be letters of a name.
_SHORT_DOUBTS = frozenset({"nk", "unk", "tba"})
# The first and last days that systems have, and a spreadsheet's day nought.
_DAYS = frozenset(
    f"{year}{month}{day}"
    for year, month, day in (
        *(("0000", "00", "00"), ("0001", "01", "01"), ("1900", "01", "00"), ("1900", "01", "01")),
        *(("1899", "12", "30"), ("1899", "12", "31"), ("9999", "12", "31"), ("9999", "01", "01")),
    )
)
_THEIR_YEARS = tuple({day[:4] for day in _DAYS})
_MARKS = _WORDS | _SIGNS | _DOUBTS | _SHORT_DOUBTS | {_FAILED_FORMULA}
_DASHES = frozenset({"-", "--", "---", "–", "—"})
_AS_WRITTEN = frozenset(
    written
    for mark in _WORDS | _SIGNS | _DOUBTS
    for written in (mark, mark.upper(), mark.title(), mark.capitalize(), "NaN", "NaT", "nA")
)


def stands_for_nothing(field: Field, cell: str) -> bool:
    """Whether a trimmed cell of the field holds a mark for nothing.

    A code that is spelt like one is a code only as its field spells it: ``none`` is a finding, ``None`` is a program's
    mark. A name (of a provider, an area) may be a word that programs use so; a dash where money or a number stands is
    a spreadsheet's nil, which is something else than nothing.
    """
    if cell in field.codes:
        return False
    folded = cell.casefold()
    if field.type is FieldType.TEXT:
        return folded in _SIGNS or folded in ("?", "??", "???")
    if field.type in (FieldType.MONEY, FieldType.NUMBER) and folded in _DASHES:
        return False
    if folded in _MARKS:
        return True
    return field.type is FieldType.DATE and _is_a_day_for_nothing(folded)


def may_be_left_blank(field: Field, cell: str) -> bool:
    """Whether a mark for nothing in this field may be read as a blank cell.

    Not where a blank says something: that a dispute is off, that a weight is 1, or that service goes on.
    Of the last only a doubt says something else.
    """
    if field.required or field.blank_means:
        return False
    return not (field.open_ended and _is_a_doubt(cell.casefold()))


def is_taken_for_nothing(cell: str) -> bool:
    """Whether other programs read a name as an empty cell: a provider called ``None``, ``NA`` or ``null``."""
    return cell.casefold() in _WORDS


def is_mark_for_nothing(cell: str) -> bool:
    """Whether a trimmed cell holds a mark where a reference should stand: nobody's reference is ``NULL``."""
    folded = cell.casefold()
    return folded in _WORDS or folded in _SIGNS or folded in _DOUBTS


def no_marks_in(cells: Sequence[str]) -> bool:
    """Whether none of many trimmed references is a mark for nothing, in any of its usual capitals."""
    return _AS_WRITTEN.isdisjoint(cells)


def is_dash(cell: str) -> bool:
    """Whether a trimmed cell is a dash and nothing else but a pound sign."""
    return cell.replace("£", "").strip() in _DASHES


def _is_a_doubt(folded: str) -> bool:
    return folded in _DOUBTS or folded in _SHORT_DOUBTS


def _is_a_day_for_nothing(folded: str) -> bool:
    # Nearly every day is of another year, and begins with it.
    if "/" not in folded and not folded.replace("-", "").startswith(_THEIR_YEARS):
        return False
    day = folded.split(" ", maxsplit=1)[0].split("t", maxsplit=1)[0]
    if "/" in day:
        day = "".join(reversed(day.split("/")))
    return day.replace("-", "") in _DAYS
