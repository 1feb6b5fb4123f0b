"""The form of a scheme: which keys a section takes and what kind of thing stands under each.

Pydantic checks the form. Scalars stay the text that was written (`Scalar`), with its place; what the text means is
read afterwards, by the section it stands in.
"""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import PydanticCustomError

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.source.tree import ListNode, MapNode, Node, Scalar


class Form(BaseModel):
    """A section as written: unknown keys are refused, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


def _text(value: object) -> object:
    if isinstance(value, Scalar):
        return value
    kind = "a list" if isinstance(value, list) else "a block of keys"
    raise PydanticCustomError("PBR203", f"a single value is needed here, not {kind}")


def _texts(value: object) -> object:
    if isinstance(value, list):
        return value
    raise PydanticCustomError("PBR203", "a list is needed here, each item on a line that starts with a dash")


def _block(value: object) -> object:
    if isinstance(value, dict):
        return value
    raise PydanticCustomError("PBR203", "a block of keys is needed here, indented under this one")


Text = Annotated[Scalar, BeforeValidator(_text)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_texts)]
Block = BeforeValidator(_block)


def plain(node: Node) -> Any:
    """A tree as dicts, lists and `Scalar`s, for pydantic to check."""
    match node:
        case Scalar():
            return node
        case ListNode(items=items):
            return [plain(item) for item in items]
        case MapNode():
            return {key.text: plain(value) for key, value in node}


def problems_of(error: ValidationError, tree: MapNode) -> list[Problem]:
    """What pydantic found, said in the reader's words at the place it stands."""
    return [_problem(detail, tree) for detail in error.errors(include_url=False)]


def _problem(detail: Any, tree: MapNode) -> Problem:
    loc: tuple[str | int, ...] = detail["loc"]
    kind: str = detail["type"]
    context = detail.get("ctx", {})
    if kind == "extra_forbidden":
        place = _key_place(tree, loc)
        known = context.get("known") or _siblings(detail)
        return Problem(
            "PBR201", f"'{loc[-1]}' is not a word of the language here", place, did_you_mean(str(loc[-1]), known)
        )
    if kind == "missing":
        return Problem("PBR202", f"'{loc[-1]}' is missing {_inside(loc)}", _place(tree, loc[:-1]))
    if kind.startswith("PBR"):
        return Problem(kind, detail["msg"], _place(tree, loc), str(context.get("remedy", "")))
    return Problem(
        "PBR203", f"a block of keys is needed here, indented under '{loc[-1] if loc else 'this'}'", _place(tree, loc)
    )


def _siblings(detail: Any) -> list[str]:
    return [str(key) for key in detail.get("ctx", {}).get("known", [])]


def _inside(loc: tuple[str | int, ...]) -> str:
    return f"from '{loc[-2]}'" if len(loc) > 1 else "from the scheme"


def _place(tree: MapNode, loc: tuple[str | int, ...]) -> Place:
    """The place of what stands under a path; its key where it has one."""
    node: Node = tree
    place = tree.place
    for step in loc:
        if isinstance(node, MapNode) and isinstance(step, str):
            key, value = node.key(step), node.get(step)
            if key is None or value is None:
                break
            place = value.place if isinstance(value, Scalar) else key.place
            node = value
        elif isinstance(node, ListNode) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
    return place


def _key_place(tree: MapNode, loc: tuple[str | int, ...]) -> Place:
    node: Node | None = tree
    for step in loc[:-1]:
        if isinstance(node, MapNode):
            node = node.get(str(step)) or node
        elif isinstance(node, ListNode) and isinstance(step, int):
            node = node.items[step]
    key = node.key(str(loc[-1])) if isinstance(node, MapNode) else None
    return key.place if key else _place(tree, loc)
