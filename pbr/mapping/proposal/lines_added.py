"""Lines put into a file of YAML below what somebody wrote: no word of theirs is changed, moved or lost."""

from collections.abc import Iterable, Sequence

from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """Names with what stands under each, as lines: ``column`` is where its names begin, from 1, and ``last`` its last
    line that says something.
    """

    column: int
    last: int


@dataclass(frozen=True, slots=True)
class Insertion:
    """Lines that go below a line of the file, set in so far that they begin in a column."""

    below: int
    column: int
    lines: tuple[str, ...]


def block_under(tree: MapNode, path: Sequence[str], lines: Sequence[str]) -> Block | None:
    """Find what stands under a path; None where there is nothing, or where it stands in brackets on one line."""
    node: Node = tree
    key: Scalar | None = None
    for step in path:
        if not isinstance(node, MapNode):
            return None
        key, found = node.key(step), node.get(step)
        if key is None or found is None:
            return None
        node = found
    if not isinstance(node, MapNode) or not node.entries or (key and _in_brackets(node, key)):
        return None
    first = node.entries[0][0].place
    last = max(_last_of(node), *(one.place.line for one, _ in node))
    at = last
    while at < len(lines):
        line = lines[at].rstrip("\r\n")
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and indent < first.column - 1:
            break
        at += 1
        last = at if line.strip() else last
    return Block(first.column, last)


def with_lines(lines: Sequence[str], added: Iterable[Insertion], end: str) -> list[str]:
    """Give the lines of a file with others put in; ``end`` is how its lines end."""
    below: dict[int, list[Insertion]] = {}
    for one in added:
        below.setdefault(one.below, []).append(one)
    made: list[str] = []
    for number, line in enumerate(lines, 1):
        made.append(line)
        # What is set in further belongs to what stands above, and comes before what begins anew.
        for one in sorted(below.get(number, ()), key=lambda each: -each.column):
            if not made[-1].endswith(("\n", "\r")):
                made[-1] += end
            made += [f"{' ' * (one.column - 1)}{each}{end}" if each else end for each in one.lines]
    return made


def keeps_every_line(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether every line stands in the new file as in the old one, in the same order."""
    left = iter([line.rstrip("\r\n") for line in after])
    return all(line.rstrip("\r\n") in left for line in before)


def _in_brackets(node: MapNode, key: Scalar) -> bool:
    return node.entries[0][0].place.line == key.place.line


def _last_of(node: Node) -> int:
    match node:
        case Scalar(place=place):
            return place.line
        case ListNode(items=items):
            return max((node.place.line, *map(_last_of, items)))
        case MapNode():
            return max((node.place.line, *(_last_of(value) for _, value in node)))
