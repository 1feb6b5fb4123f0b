"""Text as it is written in a mapping: plain where YAML reads it as it stands, else in quotation marks."""

import re

from pbr.mapping.mapping import NUMBER
from pbr.problems.visible_text import HIDDEN

_PLAIN = re.compile(r"[A-Za-z](?:[A-Za-z0-9 _/()&.'<>%+*£-]*[A-Za-z0-9_/()&.'<>%+*£-])?")
_ESCAPED = re.compile(rf'["\\]|{HIDDEN.pattern}|[\x00-\x1f\x7f-\x9f]')


def written(text: str) -> str:
    """Write a text so that YAML reads it back as it is."""
    if _PLAIN.fullmatch(text) or text == NUMBER:
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in '"\\':
        return f"\\{character}"
    return f"\\U{ord(character):08x}" if ord(character) > 0xFFFF else f"\\u{ord(character):04x}"


def commented(text: str) -> str:
    """Give a text as it may stand in a comment: on one line, and nothing in it that is not seen."""
    return " ".join(HIDDEN.sub("", text).split())
