"""Invisible and control characters made visible (escaped), so that no text hides anything from its reader."""

import unicodedata

from pbr.values.pattern import Pattern

# Control characters, spaces that are not the ordinary one, soft hyphen, marks of no width or of direction, line
# separators, halves of a pair, and the byte order mark: none can be told apart from nothing, or from a space.
HIDDEN = Pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


def visible(text: str) -> str:
    r"""Write out every character that would not be seen, or would move the rest: ``\x1b``, ``\u202e``."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else escaped(character) for character in text)


def escaped(character: str) -> str:
    r"""Write one character by its number: ``\x1b``, ``\u202e``."""
    number = ord(character)
    if number > 0xFFFF:
        return f"\\U{number:08x}"
    return f"\\u{number:04x}" if number > 0xFF else f"\\x{number:02x}"


def named(character: str) -> str:
    """Name a hidden character for a reader: "a no-break space", "a control character"."""
    name = unicodedata.name(character, "control character").lower()
    article = "an" if name[0] in "aeio" else "a"
    return f"{article} {name} ({escaped(character)})"
