"""Text as it is written in a mapping: plain where YAML reads it as it stands, else in quotation marks."""

import re

from pbr.mapping.mapping import NUMBER
from pbr.problems.visible_text import HIDDEN

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _/()&.'<>%+*£-]*[A-Za-z0-9_/()&.'<>%+*£-])?")
_ESCAPED = re.compile(r'["\\]')


def can_be_written(text: str) -> bool:
    """Whether a mapping can have a text: nothing in it but white space is hidden."""
    return not HIDDEN.search(_spaced(text))


def written(text: str) -> str:
    """Write a text so that YAML reads it back as it is, any white space in it as one space.

    So it is known by readers of mappings, too; what else is hidden in it a mapping cannot have, and is left out.
    """
    text = HIDDEN.sub("", _spaced(text))
    if _PLAIN.fullmatch(text) or text == NUMBER:
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def _spaced(text: str) -> str:
    return " ".join(text.split())


def commented(text: str) -> str:
    """Give a text as it may stand in a comment: on one line, and nothing in it that is not seen."""
    return " ".join(HIDDEN.sub("", text).split())
