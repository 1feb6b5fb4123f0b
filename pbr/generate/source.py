"""Source being written: its lines, and the values that its generated names stand for.

Nothing that anybody wrote is ever part of a source. A value is bound to a name made here (``day3``), and the source has
the name: whatever a scheme says, it cannot become code.
"""

from collections import Counter
from collections.abc import Hashable, Iterator
from contextlib import contextmanager

INDENT = "    "


class Source:
    """Lines of Python being written, from top to bottom."""

    def __init__(self) -> None:
        self.bound: dict[str, object] = {}
        """What the names of the source stand for that it does not give a value itself."""
        self._lines: list[str] = []
        self._depth = 0
        self._made: Counter[str] = Counter()
        self._names: dict[int, str] = {}
        self._equal: dict[tuple[type, Hashable], str] = {}

    @property
    def text(self) -> str:
        """What was written so far."""
        return "\n".join((*self._lines, ""))

    def name(self, what: str) -> str:
        """A name that nothing else has, for what is worked out in the source: ``day4``."""
        self._made[what] += 1
        return f"{what}{self._made[what]}"

    def bind(self, value: object, what: str) -> str:
        """The name that a value goes by; the same object has one name, however often it is asked for."""
        name = self._names.get(id(value))
        if name is None:
            name = self._names[id(value)] = self.name(what)
            # What is bound is kept, so no other can come to have its identity.
            self.bound[name] = value
        return name

    def bind_value(self, value: Hashable, what: str) -> str:
        """The same for a value that is known by what it is: equal ones of one type have one name."""
        same = (type(value), value)
        if same not in self._equal:
            self._equal[same] = self.name(what)
            self.bound[self._equal[same]] = value
        return self._equal[same]

    def know(self, name: str, value: object) -> str:
        """Let a name that the generator itself has chosen stand for a value, and give the name."""
        self.bound[name] = value
        return name

    def write(self, *lines: str) -> None:
        """Write lines at the present depth."""
        self._lines += [INDENT * self._depth + line for line in lines]

    @contextmanager
    def under(self, head: str) -> Iterator[None]:
        """Write a head, such as ``if day is None``, and what stands under it."""
        self.write(f"{head}:")
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1


def all_of(parts: list[str]) -> str:
    """An expression that is true where all of these are; ``True`` of none."""
    needed = [part for part in parts if part != "True"]
    if "False" in needed:
        return "False"
    return _joined(" and ", needed) if needed else "True"


def any_of(parts: list[str]) -> str:
    """An expression that is true where any of these is; ``False`` of none."""
    needed = [part for part in parts if part != "False"]
    if "True" in needed:
        return "True"
    return _joined(" or ", needed) if needed else "False"


def _joined(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({word.join(parts)})"
