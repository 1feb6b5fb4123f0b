"""How far a long run has come, told to the page."""

from collections.abc import Callable, Sized

Tell = Callable[[str, int, int], None]
"""Takes some words, how much is done, and of how much; of nought where nobody knows."""


class PageProgress:
    """Tells the page what goes on: it counts the lines that go by."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self._lines = 0

    def say(self, words: str) -> None:
        """Tell what goes on now."""
        self._tell(words, 0, 0)

    def write(self, batch: Sized) -> None:
        """Count the lines of a batch, and tell how many have gone by."""
        self._lines += len(batch)
        self._tell(f"{self._lines:,} lines made", 0, 0)

    def reach(self, words: str, done: int, of: int) -> None:
        """Tell how much is done of what there is to do."""
        self._tell(words, done, of)


class PageStatementsProgress:
    """Tells the page how many lines of statements have gone by, of so many, and how many statements are done."""

    def __init__(self, shown: PageProgress, lines: int) -> None:
        self._shown, self._of = shown, lines

    def __call__(self, lines: int, done: int, of: int) -> None:
        """Take what is done, and tell it."""
        words = f"Writing the statements: {lines:,} lines gone through, {done:,} of {of:,} statements done"
        self._shown.reach(words, min(lines, self._of), self._of)
