"""What nobody has decided yet in a mapping: every ``?`` that stands in it."""

import re
from collections.abc import Iterator

from pbr.records.dictionary import TABLES
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
    for path, text in _with_their_path(node, ()):
        name = next((word for word in reversed(path) if word), "")
        reading.problem("PBR751", f"'{name}' is not decided yet", text.place, _how_it_is_decided(path))


def _with_their_path(node: Node, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Scalar]]:
    """Every ``?`` under a node, with the words under which it stands."""
    match node:
        case Scalar():
            if is_undecided(node.text):
                yield path, node
        case ListNode(items=items):
            for item in items:
                yield from _with_their_path(item, path)
        case _:
            for key, value in node:
                yield from _with_their_path(value, (*path, key.text))


def _how_it_is_decided(path: tuple[str, ...]) -> str:
    """What is to be written in place of a question mark, by where it stands."""
    match path:
        case ("tables", table, "codes", field, *_):
            known = TABLES[table].fields_by_name.get(field) if table in TABLES else None
            codes = f": {', '.join(known.codes)}" if known and known.codes else ""
            return f"write which code of {field} it means in place of the question mark{codes}; or blank, for nothing"
        case ("tables", _, "always", *_):
            return "write the code that every row has in place of the question mark, or name its column under 'columns'"
        case ("tables", table, "table from", *_):
            return f"write which of the files under 'files' has the {table} in place of the question mark"
        case ("dates", *_) | ("tables", _, "dates", *_):
            return "write day first, month first or year first in place of the question mark"
        case ("tables", _, "columns", *_):
            return (
                "write the heading of its column in place of the question mark; where there is none, take the line out"
            )
    return "write what it is in place of the question mark"
