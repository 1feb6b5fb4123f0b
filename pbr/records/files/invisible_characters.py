"""Invisible characters (white space, zero width) in cells: trimmed off the ends, and found inside."""

import re
import sys
import unicodedata

from pbr.problems.visible_text import HIDDEN
from pbr.values.pattern import Pattern

# Fillers and marks that change no letter: they are drawn as nothing too, and Unicode does not call them hidden.
_DRAWN_AS_NOTHING = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0080-\U000e0fff"
_INSIDE = Pattern(f"[{HIDDEN.written[1:-1]}{_DRAWN_AS_NOTHING}]")
_AT_ENDS = Pattern(rf"\A(?:\s|{_INSIDE.written})+|(?:\s|{_INSIDE.written})+\Z")


def trimmed(text: str) -> str:
    """Give a cell without the spaces and hidden characters at its ends, its accents put together with their letters.

    ``ë`` written as one character and as ``e`` with two dots to be put above it are the same text, as Unicode has it.
    """
    text = text.strip()
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _AT_ENDS.sub("", text))


def trimmed_away() -> str:
    """Every character that goes from the ends of a cell, for what trims cells elsewhere; half characters are none."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, sys.maxunicode + 1))))
    return "".join(re.findall(rf"\s|{_INSIDE.written}", every))


def hidden_in(text: str) -> str:
    """Give the first character that nobody sees inside a trimmed cell, or nothing."""
    if text.isascii() and text.isprintable():
        return ""
    found = _INSIDE.search(text)
    return found[0] if found else ""


def name_of(character: str) -> str:
    """Name a hidden character as Unicode does: ``U+200B zero width space``, ``U+0007 control character``."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'control character').lower()}"


def are_plain(together: str) -> bool:
    """Whether cells joined by commas have nothing to trim or to mistrust: only letters, digits and signs of ASCII."""
    return together.isascii() and together.isprintable() and " " not in together
