"""The lexer: the text of a condition cut into its words (tokens), each with the columns it stands in."""

import re
from typing import Literal, get_args

from pbr.values.dataclass import dataclass
from pbr.values.pattern import Pattern

WordKind = Literal["name", "owner", "text", "money", "percent", "date", "number", "sign", "end"]
_KINDS: dict[str | None, WordKind] = {kind: kind for kind in get_args(WordKind)}

_PATTERN = Pattern(
    r"""(?P<space>\s+)
      | (?P<text>"[^"]*")
      | (?P<money>-?£[0-9][0-9,]*(?:\.[0-9]+)?)
      | (?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})
      | (?P<percent>[0-9]+(?:\.[0-9]+)?%)
      | (?P<number>[0-9]+(?:\.[0-9]+)?)
      | (?P<owner>[A-Za-z][A-Za-z_]*'s\b)
      | (?P<name>[A-Za-z][A-Za-z0-9_]*)
      | (?P<sign><=|>=|<|>|\(|\)|,|\+|-)
    """,
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word: what kind it is, as written, and where it starts and ends in the text."""

    kind: WordKind
    text: str
    start: int
    end: int


class Misread(Exception):  # noqa: N818 - it says what a reader wrote, as the other problems do
    """Raised where a condition or date cannot be understood; says which columns, why, and how to mend it."""

    def __init__(self, code: str, message: str, start: int, end: int, remedy: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.start = start
        self.end = end
        self.remedy = remedy


class Unread(Misread):
    """Raised where a term is named whose own problem has been noted already, so that nothing more is said of it."""


LONGEST = 1000
"""The longest condition read, in characters: a longer one should be several terms."""


def words_of(text: str) -> list[Word]:
    """The words of ``text``, ending with one of kind ``end``. Raises `Misread` at the first that is not a word."""
    if len(text) > LONGEST:
        raise Misread(
            "PBR301",
            f"a condition of {len(text)} characters is too long to read; name parts of it under 'terms'",
            0,
            LONGEST,
        )
    words: list[Word] = []
    position = 0
    while position < len(text):
        match = _PATTERN.match(text, position)
        if match is None:
            raise Misread(
                "PBR301",
                f"'{text[position]}' has no meaning in a condition",
                position,
                position + 1,
                _remedy_for(text, position),
            )
        kind = match.lastgroup
        if kind != "space":
            words.append(Word(_KINDS[kind], match.group(), match.start(), match.end()))
        position = match.end()
    words.append(Word("end", "", len(text), len(text)))
    return words


_DOTTED = Pattern(r"([A-Za-z][A-Za-z_]*)\.([A-Za-z][A-Za-z0-9_]*)", re.ASCII)


def _remedy_for(text: str, position: int) -> str:
    character = text[position]
    dotted = next((one for one in _DOTTED.finditer(text) if one.start(2) == position + 1), None)
    if dotted:
        return f"write {dotted[1]}'s {dotted[2]}; a field of the record itself stands alone: {dotted[2]}"
    if character == "=":
        return "write 'is' for equals, and '<=' or '>=' for comparisons"
    if character == "!":
        return "write 'is not'"
    if character in "'‘’“”":
        return 'put text in plain double quotes, like "achieved"'
    if character == '"':
        return "this quote is never closed"
    if character in "&|":
        return "write 'and' or 'or'"
    return ""
