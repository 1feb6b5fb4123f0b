"""YAML syntax errors, said as a person would say them who had never read its grammar."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from pbr.problems.problem import Place, Problem
from pbr.source.misaligned_line import line_that_moved

if TYPE_CHECKING:
    from yaml import Mark, MarkedYAMLError

BACKSLASH_HELP = "use single quotes, in which a backslash is only a backslash"
_QUOTE_IT = "put the whole text in quotes"
_LINE_UP = "put it in the same column as what it belongs with, using spaces"
_KEY_AND_TEXT = re.compile(r"\s*(?:- )?[^:#]+: ")


def said_plainly(mistake: "MarkedYAMLError", text: str, file: str) -> Problem:
    """Give the problem behind an error of the YAML reader, in plain words and at the place to mend."""
    problem, context = mistake.problem or "", mistake.context or ""
    at = mistake.problem_mark or mistake.context_mark
    started = mistake.context_mark or at
    if at is None or started is None:
        return Problem("PBR120", "this cannot be read as YAML", Place(file))
    line = _line(text, at)
    for said, explain in _KNOWN:
        if said in problem or said in context:
            explained = explain(file, line, at, started)
            return _at_the_line_that_moved(explained, text) if explained.code == "PBR118" else explained
    return _unreadable(file, line, at, started)


def _colon(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    """Tell a colon inside text from a line indented under one that already has its value."""
    if _KEY_AND_TEXT.match(line[: at.column]):
        message = "a colon and a space inside text make it look like another name and value"
        return Problem("PBR119", message, _place(file, at), _QUOTE_IT)
    start = len(line) - len(line.lstrip())
    message = "this line is indented under a line that has its value already"
    return Problem("PBR118", message, Place(file, at.line + 1, start + 1, at.column + 1), _LINE_UP)


def _at_the_line_that_moved(found: Problem, text: str) -> Problem:
    """The same problem where another line has moved, at that line, naming this one too."""
    moved = line_that_moved(text, found.place.line - 1) + 1
    if moved == found.place.line:
        return found
    line = text.splitlines()[moved - 1]
    place = Place(found.place.file, moved, len(line) - len(line.lstrip()) + 1)
    message = f"this line and line {found.place.line} do not line up"
    return Problem("PBR118", message, place, _LINE_UP, related=(("this is the other one", found.place),))


def _tab_or_sign(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    """Tell a tab from a sign that text may not start with."""
    sign = line[at.column : at.column + 1]
    if sign == "\t":
        message = "a tab stands here, and YAML lines things up with spaces only"
        return Problem("PBR116", message, _place(file, at), "replace the tab with spaces")
    return Problem("PBR120", f"text that starts with '{sign}' must be in quotes", _place(file, at), _QUOTE_IT)


def _open_quote(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    return Problem("PBR117", "this quote is never closed", _place(file, started), "close it where the text ends")


def _backslash(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    message = "a backslash inside double quotes means something else to YAML"
    column = line.rfind("\\", 0, at.column) + 1
    return Problem("PBR120", message, Place(file, at.line + 1, column), BACKSLASH_HELP)


def _no_colon(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    message = "a colon and a space are missing after the name on this line"
    return Problem("PBR121", message, _place(file, started), "write 'name: value', or 'name:' above what belongs to it")


def _bracket(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    where = f"line {at.line + 1}" if at.line != started.line else f"column {at.column + 1}"
    message = f"this bracket is not closed, or a comma is missing before {where}"
    help_text = (
        "close it, put a comma between its entries, and quotes around text with commas, colons or brackets in it"
    )
    return Problem("PBR122", message, _place(file, started), help_text)


def _out_of_line(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    """Tell text after a closing quote or bracket from a line that lines up with nothing."""
    before = line[: at.column].rstrip()
    if before.endswith(('"', "'", "]", "}")):
        closing = "bracket" if before[-1] in "]}" else "quote"
        message = f"text goes on after the closing {closing}"
        help_text = "put the other kind of quotes around the whole text, or close one that a line above left open"
        return Problem("PBR117", message, _place(file, at), help_text)
    message = "this line does not line up with any of the lines above it"
    return Problem("PBR118", message, _place(file, at), _LINE_UP)


def _list_item(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    message = "a list item starts here, where no list can"
    return Problem("PBR118", message, _place(file, at), "start each item on its own line, all in one column")


def _folded(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    sign = line[started.column : started.column + 1]
    message = f"text that starts with '{sign}' must be in quotes"
    return Problem("PBR120", message, _place(file, started), _QUOTE_IT)


def _tag(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    message = "a tag, which starts with '!', gives a value another type"
    return Problem("PBR108", message, _place(file, started), "put quotes around text that starts with !")


def _unreadable(file: str, line: str, at: "Mark", started: "Mark") -> Problem:
    return Problem("PBR120", "this cannot be read as YAML from here on", _place(file, at), _QUOTE_IT)


# What the YAML reader says (the first part found decides), and how it is explained.
_KNOWN: tuple[tuple[str, Callable[[str, str, "Mark", "Mark"], Problem]], ...] = (
    ("mapping values are not allowed here", _colon),
    ("that cannot start any token", _tab_or_sign),
    ("unknown escape character", _backslash),
    ("escape sequence of", _backslash),
    ("while scanning a quoted scalar", _open_quote),
    ("could not find expected ':'", _no_colon),
    ("sequence entries are not allowed here", _list_item),
    ("while parsing a flow", _bracket),
    ("while parsing a block", _out_of_line),
    ("expected '<document start>'", _out_of_line),
    ("while scanning a block scalar", _folded),
    ("while scanning an a", _folded),
    ("a tag", _tag),
    ("undefined tag handle", _tag),
)


def _place(file: str, at: "Mark") -> Place:
    """Give the place of one character."""
    return Place(file, at.line + 1, at.column + 1)


def _line(text: str, at: "Mark") -> str:
    """Give the line a mark stands on."""
    start = at.index - at.column
    return re.split(r"[\r\n]", text[start : start + 2_000], maxsplit=1)[0]
