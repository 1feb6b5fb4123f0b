"""A pattern (a regular expression), compiled the first time that something is held against it."""

import re
from collections.abc import Callable, Iterator


class Pattern:
    """What a text may look like, as a regular expression.

    A command uses few of the patterns that it loads: of those of the language the ones of the words that a scheme has,
    of those for what is wrong in a record none where nothing is. To compile all of them would take a tenth of the time
    in which a scheme is checked, and of a small settlement. So each is compiled when it is first asked, and kept. One
    that every cell is held against is better compiled at once.
    """

    __slots__ = ("_compiled", "_flags", "written")

    def __init__(self, written: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.written = written
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def _pattern(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(self.written, self._flags)
        return self._compiled

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of the whole text; None where it looks otherwise."""
        return self._pattern().fullmatch(text)

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The match of what stands in a text from ``start`` on; None where that looks otherwise."""
        return self._pattern().match(text, start)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match in a text; None where there is none."""
        return self._pattern().search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match in a text, in order."""
        return self._pattern().finditer(text)

    def findall(self, text: str) -> list[str]:
        """Every piece of a text that looks so, in order; the pattern has no groups."""
        return self._pattern().findall(text)

    def sub(self, instead: str | Callable[[re.Match[str]], str], text: str) -> str:
        """A text with something instead of every piece that looks so."""
        return self._pattern().sub(instead, text)

    def split(self, text: str) -> list[str]:
        """A text in pieces, cut wherever the pattern is found."""
        return self._pattern().split(text)

    def found(self, match: re.Match[str]) -> bool:
        """Whether it is this pattern that made a match."""
        return match.re is self._compiled
