"""Which words of a file of records may be shown: names of columns and codes, never what may be personal data."""

from pbr.records.files.invisible_characters import trimmed
from pbr.values.pattern import Pattern

_LONGEST = 40
_MOST_DIGITS = 4
_LIKE_A_NAME = Pattern(r"[^\W\d_][\w .,/&%£?()'\-]*")


def quotable(cell: str) -> str:
    """Give a heading or code as it may be shown, or nothing where it does not look like one.

    A first row may be run together with a person's record, and what is shown is kept in settlements.
    """
    cell = trimmed(cell)
    if len(cell) > _LONGEST or sum(map(str.isdigit, cell)) > _MOST_DIGITS:
        return ""
    return cell if _LIKE_A_NAME.fullmatch(cell) else ""


_MOST_WORDS_OF_A_CODE, _MOST_DIGITS_OF_A_CODE = 3, 2
_LIKE_A_CODE = Pattern(r"[a-z0-9]+(?:[_\- ][a-z0-9]+)*|[A-Z0-9]{1,12}")


def quotable_code(cell: str) -> str:
    """Give a wrong code as it may be shown, or nothing where it may be somebody's name typed in its place.

    A code is in small letters, or one short word in capitals; names of people begin with a capital. More than three
    words are a sentence about somebody, and more than two digits a reference.
    """
    shown = quotable(cell)
    if shown.count(" ") >= _MOST_WORDS_OF_A_CODE or sum(map(str.isdigit, shown)) > _MOST_DIGITS_OF_A_CODE:
        return ""
    return shown if _LIKE_A_CODE.fullmatch(shown) else ""
