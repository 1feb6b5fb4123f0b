"""The changes: one comparison, one operator, one constant or one word of control at a time."""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
_OTHER_NAME = {"min": "max", "max": "min", "any": "all", "all": "any"}


@dataclass(frozen=True, slots=True)
class Change:
    """A file with one thing changed in it: on which line, what, and the whole text as it then is."""

    line: int
    what: str
    text: str


def changes_of(text: str, most: int = 0) -> list[Change]:
    """The changes of a file, so many at most, evenly spread over it."""
    tree = ast.parse(text)
    declared = {id(node) for node in _in_decorators(tree)}
    found = [
        (at, node, what) for at, node in enumerate(ast.walk(tree)) for what in _whats(node) if id(node) not in declared
    ]
    found.sort(key=lambda one: (getattr(one[1], "lineno", 0), one[0]))
    chosen = [found[number * len(found) // most] for number in range(most)] if 0 < most < len(found) else found
    return [Change(node.lineno, what, _changed(tree, at)) for at, node, what in chosen]  # type: ignore[attr-defined]


def function_at(text: str, line: int) -> int | None:
    """The first line of the innermost function that a line stands in, its decorators included; None outside any."""
    found = None
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef) and node.body[0].lineno <= line <= (node.end_lineno or 0):
            found = min([node.lineno, *[one.lineno for one in node.decorator_list]])
    return found


def _whats(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(ops=[op]) | ast.BinOp(op=op) | ast.BoolOp(op=op) if type(op) in _SWAPPED:
            if not (isinstance(node, ast.BinOp) and _is_text(node)):
                yield f"{type(op).__name__} to {_SWAPPED[type(op)].__name__}"
        case ast.Constant(value=bool() as value):
            yield f"{value} to {not value}"
        case ast.Constant(value=int() as value):
            yield f"{value} to {value + 1}"
        case ast.UnaryOp(op=ast.Not()):
            yield "not taken out"
        case ast.UnaryOp(op=ast.USub()):
            yield "minus taken out"
        case ast.Continue():
            yield "continue to break"
        case ast.Call(func=ast.Name(id=name)) if name in _OTHER_NAME:
            yield f"{name} to {_OTHER_NAME[name]}"


def _in_decorators(tree: ast.Module) -> Iterator[ast.AST]:
    """What stands in decorators (``frozen=True``): how something is kept, and not what it comes to."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef):
            for one in node.decorator_list:
                yield from ast.walk(one)


def _is_text(node: ast.BinOp) -> bool:
    """Whether it joins words, which are not what is tried here."""
    return any(isinstance(side, ast.JoinedStr) for side in (node.left, node.right))


def _changed(tree: ast.Module, at: int) -> str:
    changed = copy.deepcopy(tree)
    node = next(islice(ast.walk(changed), at, None))
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [_SWAPPED[type(op)]()]  # type: ignore[list-item]
        case ast.BinOp(op=op) | ast.BoolOp(op=op):
            node.op = _SWAPPED[type(op)]()  # type: ignore[assignment]
        case ast.Constant(value=bool() as value):
            node.value = not value
        case ast.Constant(value=int() as value):
            node.value = value + 1
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            node.operand = ast.UnaryOp(op=ast.Not(), operand=operand)
        case ast.UnaryOp(operand=operand):
            node.op = ast.UAdd()
        case ast.Call(func=ast.Name() as name):
            name.id = _OTHER_NAME[name.id]
        case ast.Continue():
            return _with_break(changed, node)
        case _:
            raise ValueError(f"nothing to change in {ast.dump(node)}")
    return ast.unparse(changed)


def _with_break(changed: ast.Module, node: ast.Continue) -> str:
    class Breaks(ast.NodeTransformer):
        def visit_Continue(self, one: ast.Continue) -> ast.stmt:
            return ast.copy_location(ast.Break(), one) if one is node else one

    return ast.unparse(Breaks().visit(changed))
