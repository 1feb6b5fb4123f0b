"""Characters that a reader cannot see, and text with every one of them written out."""

import re
import unicodedata

# Control characters, no-break space and soft hyphen, marks of no width or of direction, line separators,
# halves of a pair, and the byte order mark: none can be told apart from nothing, or from a space.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_NOT_SHOWN = re.compile(f"[\t\n\r{HIDDEN.pattern[1:]}")


def visible(text: str) -> str:
    r"""Write out every character that would not be seen, or would move the rest: ``\x1b``, ``\u202e``."""
    return _NOT_SHOWN.sub(lambda found: escaped(found[0]), text)


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
