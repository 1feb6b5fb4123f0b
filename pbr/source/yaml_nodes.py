"""YAML nodes: a document as a tree of text with places; nothing in it has been given a type yet."""

from collections.abc import Iterator
from dataclasses import field
from typing import Self

from pbr.problems.problem import Place
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Scalar:
    """A piece of text as written (``no``, ``010`` and ``12.10`` stay text) and where it stands.

    ``plain`` is true when the text was written on one line without quotes, so that the column of each of its
    characters is known.
    """

    text: str
    place: Place
    plain: bool = True

    def at(self, start: int, end: int) -> Place:
        """The place of the characters from ``start`` to ``end`` of this text."""
        if not self.plain:
            return self.place
        column = self.place.column
        return Place(self.place.file, self.place.line, column + start, column + max(end, start + 1))


@dataclass(frozen=True, slots=True)
class ListNode:
    """Items in the order written."""

    items: tuple["Node", ...]
    place: Place


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys and what stands under each, in the order written; keys are never repeated."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place
    _by_key: dict[str, tuple[Scalar, "Node"]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {entry[0].text: entry for entry in self.entries})

    def get(self, key: str) -> "Node | None":
        """What stands under ``key``, or nothing."""
        entry = self._by_key.get(key)
        return entry[1] if entry else None

    def key(self, key: str) -> Scalar | None:
        """The key itself, with its place."""
        entry = self._by_key.get(key)
        return entry[0] if entry else None

    def __iter__(self) -> Iterator[tuple[Scalar, "Node"]]:
        return iter(self.entries)

    @classmethod
    def empty(cls, place: Place) -> Self:
        """A mapping with nothing in it."""
        return cls((), place)


Node = Scalar | ListNode | MapNode


def part_of(text: Scalar, start: int, end: int) -> Scalar:
    """The characters from ``start`` to ``end`` of a text, without the spaces around them, in their own place."""
    piece = text.text[start:end]
    start += len(piece) - len(piece.lstrip())
    piece = piece.strip()
    return Scalar(piece, text.at(start, start + len(piece)), text.plain)


def pieces_of(text: Scalar, mark: str = ",") -> Iterator[Scalar]:
    """What stands between the commas of a text, or other marks, without the spaces around it, each at its place."""
    start = 0
    for piece in text.text.split(mark):
        yield part_of(text, start, start + len(piece))
        start += len(piece) + len(mark)


def lines_of(node: Node) -> set[int]:
    """The numbers of the lines on which the keys and texts of a tree stand."""
    match node:
        case Scalar(place=place):
            return {place.line}
        case ListNode(items=items):
            return {node.place.line}.union(*(lines_of(item) for item in items))
        case MapNode():
            return set().union(*({key.place.line} | lines_of(value) for key, value in node))
