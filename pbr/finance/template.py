"""Templates: the text of a cell, with names in braces that stand for what is written there: ``{supplier} {name}``."""

import re
from collections.abc import Mapping

from pbr.values.dataclass import dataclass

_NAME = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """A text with names in braces, split up: ``texts`` stand around the ``names``, one more than there are names."""

    texts: tuple[str, ...]
    names: tuple[str, ...]

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with the value of each name in its place."""
        written = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            written += values[name], text
        return "".join(written)


@dataclass(frozen=True, slots=True)
class Braces:
    """Where in a text a name in braces stands, from one character to another; for a brace alone, no name."""

    name: str | None
    start: int
    end: int


def braces_in(text: str) -> list[Braces]:
    """Every name in braces of a text, and every brace that is alone."""
    found = [Braces(name[1].strip(), *name.span()) for name in _NAME.finditer(text)]
    rest = _NAME.sub(lambda name: " " * len(name[0]), text)
    return found + [Braces(None, at, at + 1) for at, letter in enumerate(rest) if letter in "{}"]


def template(text: str) -> Template:
    """A text as a template; a brace that is alone is text."""
    pieces = _NAME.split(text)
    return Template(tuple(pieces[::2]), tuple(name.strip() for name in pieces[1::2]))
