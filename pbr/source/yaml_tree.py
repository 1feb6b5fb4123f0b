"""The YAML loader: a document read into the tree of text and places that everything about a scheme starts from."""

from collections.abc import Iterator
from typing import NoReturn

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.source.excerpts import with_excerpts
from pbr.source.unquoted_commas import split_in_list, split_in_map
from pbr.source.yaml_events import YamlEvent
from pbr.source.yaml_guard import guarded_parts, refuse_hidden_characters
from pbr.source.yaml_nodes import ListNode, MapNode, Node, Scalar


def parse_yaml(text: str, shown_as: str) -> MapNode:
    """Read YAML text into a tree in which nothing has a type yet.

    Raises ``ProblemsFound`` with every problem of its form, each with its line; a mistake that YAML cannot
    read past comes last.
    """
    text = text.removeprefix("\ufeff")
    problems: list[Problem] = []
    try:
        refuse_hidden_characters(text, shown_as)
        tree = _TreeReading(text, shown_as, problems).whole()
    except ProblemsFound as found:
        problems = found.problems
    if problems:
        raise ProblemsFound(with_excerpts(problems, text, shown_as))
    return tree


class _TreeReading:
    """The reading of one document: its parts, one after another, and the problems found on the way."""

    def __init__(self, text: str, file: str, problems: list[Problem]) -> None:
        self.text = text
        self.file = file
        self.problems = problems
        self.parts: Iterator[YamlEvent] = guarded_parts(text, file, problems)

    def whole(self) -> MapNode:
        """Build the tree of the document, which must be names with what stands under each."""
        first = next(self.parts, None)
        if first is None or first.is_nothing:
            self.nothing(Place(self.file))
        if first.kind != "map":
            message, remedy = "a scheme starts with a name and a colon, and this file does not", "start with 'pbr: 1'"
            if self.file.lower().endswith(".csv"):
                message = "this is a table in CSV, and what is wanted here is written in YAML"
                remedy = "name a file in YAML (.yaml) here; a scheme stands first, and then the records: SCHEME RECORDS"
            self.add("PBR111", message, Place(self.file, first.place.line, first.place.column), remedy)
            raise ProblemsFound(self.problems)
        tree = self.names(first)
        # What follows the tree can only be a mistake, or a second document.
        for _ in self.parts:
            continue
        if not tree.entries and not self.problems:
            self.nothing(Place(self.file, first.place.line, first.place.column))
        return tree

    def nothing(self, place: Place) -> NoReturn:
        """Refuse a file that says nothing."""
        self.add("PBR110", "there is nothing in this file", place, "start with the line 'pbr: 1'")
        raise ProblemsFound(self.problems)

    def add(self, code: str, message: str, place: Place, help_text: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(code, message, place, help_text))

    def node(self, part: YamlEvent) -> Node:
        """Build what starts with this part."""
        if part.kind == "list":
            return self.items(part)
        if part.kind == "map":
            return self.names(part)
        return Scalar(part.text, part.place, plain=part.one_line and not part.quoted)

    def items(self, start: YamlEvent) -> ListNode:
        """Build a list."""
        items: list[Node] = []
        before: YamlEvent | None = None
        for part in self.parts:
            if part.kind == "end":
                break
            if part.is_nothing:
                self.add("PBR113", "this item has nothing in it", part.place, "write the item, or take it out")
            if start.in_brackets and before and before.kind == part.kind == "text":
                split = split_in_list(before, part, self.text)
                self.problems += [split] if split else []
            before = part
            items.append(self.node(part))
        return ListNode(tuple(items), start.place)

    def names(self, start: YamlEvent) -> MapNode:
        """Build names with what stands under each; no name twice."""
        entries: dict[str, tuple[Scalar, Node]] = {}
        before: YamlEvent | None = None
        for part in self.parts:
            if part.kind == "end":
                break
            key = self.key(part)
            value = next(self.parts)
            if value.is_nothing and key:
                self.nothing_after(part, value, before)
            elif start.in_brackets:
                before = value if value.kind == "text" else None
            node = self.node(value)
            if key and key.text in entries:
                self.repeated(key, entries[key.text][0])
            elif key:
                entries[key.text] = (key, node)
        return MapNode(tuple(entries.values()), start.place)

    def key(self, part: YamlEvent) -> Scalar | None:
        """Build a name; nothing, and a problem, when what stands before the colon cannot be one."""
        node = self.node(part)
        if part.kind == "repeat":
            return None
        if not isinstance(node, Scalar) or not node.text:
            self.add("PBR115", "what stands before a colon must be a name", part.place, "write a name before the colon")
            return None
        if node.text == "<<":
            self.add("PBR107", "'<<' takes in values written elsewhere", part.place, "write the values out here")
            return None
        return node

    def nothing_after(self, key: YamlEvent, nothing: YamlEvent, before: YamlEvent | None) -> None:
        """Add the problem of a name with nothing after it, unless a comma cut it off the text before it."""
        split = split_in_map(before, key, nothing, self.text) if before else None
        if split:
            self.problems.append(split)
            return
        message = f"'{key.as_text()}' has nothing after it"
        self.add("PBR113", message, key.place, "write what it is, indent what belongs to it, or take it out")

    def repeated(self, key: Scalar, first: Scalar) -> None:
        """Add the problem of a name written twice, with both places."""
        name = key.text if len(key.text) <= 60 else f"{key.text[:57]}..."
        message = f"'{name}' is written twice; the first is on line {first.place.line}"
        related = (("it is first written here", first.place),)
        help_text = "keep one of them, or give the second a name of its own"
        self.problems.append(Problem("PBR112", message, key.place, help_text, related=related))
