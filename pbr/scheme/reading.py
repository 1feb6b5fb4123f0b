"""What reading a scheme carries from section to section: the tree, the names met so far, and the problems found."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from pbr.conditions.days import Day, parse_day
from pbr.conditions.meaning import Condition
from pbr.conditions.names import Names
from pbr.conditions.parse import parse_condition
from pbr.conditions.words import Misread
from pbr.problems.problem import Place, Problem
from pbr.records.dictionary import TABLES, TableKind
from pbr.source.tree import MapNode, Node, Scalar

Read = TypeVar("Read")


@dataclass(slots=True)
class Reading:
    """A scheme being read. Sections add problems to it; when all are read, any error refuses the scheme."""

    tree: MapNode
    lines: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    terms: dict[tuple[str, str], Scalar] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    months_declared: bool = False
    _read_terms: dict[tuple[str, str], Condition | None] = field(default_factory=dict)
    _underway: list[tuple[str, str]] = field(default_factory=list)

    def problem(self, code: str, message: str, place: Place, remedy: str = "", *, warning: bool = False) -> None:
        """Note a problem at a place of the scheme, with the line it stands on."""
        excerpt = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        self.problems.append(Problem(code, message, place, remedy, "warning" if warning else "error", excerpt))

    def misread(self, text: Scalar, misread: Misread) -> None:
        """Note what made a condition or a day unreadable, at the columns it names."""
        self.problem(misread.code, misread.message, text.at(misread.start, misread.end), misread.remedy)

    def condition(self, text: Scalar | None, kind: TableKind) -> Condition | None:
        """The meaning of a condition about one kind of record; None (and a problem) where it has none."""
        return None if text is None else self._meaning(text, lambda: parse_condition(text.text, self.names(kind)))

    def day(self, text: Scalar | None, kind: TableKind) -> Day | None:
        """The meaning of a day of one kind of record; None (and a problem) where it has none."""
        return None if text is None else self._meaning(text, lambda: parse_day(text.text, self.names(kind)))

    def _meaning(self, text: Scalar, read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except Misread as misread:
            self.misread(text, misread)
            return None

    def names(self, kind: TableKind) -> Names:
        """The names that mean something in a condition about one kind of record."""
        by_table: dict[str, tuple[str, ...]] = {}
        for table, name in self.terms:
            by_table[table] = (*by_table.get(table, ()), name)
        return Names(kind, by_table, self.term, self.months_declared)

    def term(self, table: str, name: str) -> Condition | None:
        """The meaning of a term, read when first needed. Raises `Misread` where terms lead round in a circle."""
        key = (table, name)
        if key not in self.terms:
            return None
        if key in self._underway:
            circle = " -> ".join([*(name for _, name in self._underway[self._underway.index(key) :]), name])
            raise Misread(
                "PBR307", f"these terms lead round in a circle: {circle}", 0, len(self.terms[self._underway[-1]].text)
            )
        if key not in self._read_terms:
            self._underway.append(key)
            self._read_terms[key] = self.condition(self.terms[key], TABLES[table])
            self._underway.pop()
        condition = self._read_terms[key]
        if condition is None:
            raise Misread("PBR308", f"the term '{name}' has a problem of its own", 0, 1)
        return condition

    def node(self, *path: str) -> Node | None:
        """What stands under a path of keys in the tree."""
        node: Node | None = self.tree
        for key in path:
            node = node.get(key) if isinstance(node, MapNode) else None
        return node

    def place(self, *path: str) -> Place:
        """The place of the last key of a path, or of the scheme where there is none."""
        parent = self.node(*path[:-1])
        key = parent.key(path[-1]) if isinstance(parent, MapNode) else None
        return key.place if key else self.tree.place
