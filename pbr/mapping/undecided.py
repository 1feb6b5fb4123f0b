"""What nobody has decided yet in a mapping: every ``?`` that stands in it."""

import re

from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import ListNode, Node, Scalar

UNDECIDED = "?"
"""Stands where somebody has to say which column, which code or which order is meant."""

_FOR_YAML = "\uff1f"
"""Stands for it while YAML is read, to which a question mark alone is the beginning of something else."""
_ALONE = re.compile(r"((?::|-|\[|,)[ \t]+|\[)\?(?=[ \t]*(?:$|#|,|\]|\}))", re.MULTILINE)


def as_yaml(text: str) -> str:
    """The text of a mapping as YAML can read it, each character in its place."""
    return _ALONE.sub(rf"\1{_FOR_YAML}", text)


def is_undecided(text: str) -> bool:
    """Whether this is a question mark, and nothing else."""
    return text.strip() in (UNDECIDED, _FOR_YAML)


def undecided_in(node: Node) -> list[tuple[str, Scalar]]:
    """Every ``?`` under a node, with the word before it."""
    match node:
        case Scalar():
            return [("", node)] if is_undecided(node.text) else []
        case ListNode(items=items):
            return [found for item in items for found in undecided_in(item)]
        case _:
            return [(name or key.text, text) for key, value in node for name, text in undecided_in(value)]


def say_what_is_undecided(node: Node, reading: Reading) -> None:
    """Note every ``?``: nothing is settled on what nobody has decided."""
    for name, text in undecided_in(node):
        remedy = "write what it is in place of the question mark; take the line out where there is no such column"
        reading.problem("PBR751", f"'{name}' is not decided yet", text.place, remedy)
