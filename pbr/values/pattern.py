"""A pattern (a regular expression) of the language, compiled the first time that something is held against it."""

import re


class Pattern:
    """What a value may look like, as a regular expression.

    A scheme uses a few of the words that the language has, and compiling the patterns of all of them would take a
    tenth of the time in which a scheme is checked. So each is compiled when it is first asked, and kept.
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

    def split(self, text: str) -> list[str]:
        """A text in pieces, cut wherever the pattern is found."""
        return self._pattern().split(text)

    def found(self, match: re.Match[str]) -> bool:
        """Whether it is this pattern that made a match."""
        return match.re is self._compiled
