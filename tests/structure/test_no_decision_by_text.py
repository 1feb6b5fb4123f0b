"""Nothing decides by text that the product made: reasons, labels, slots, ids and messages are written, never read back.

A reason has a code and facts, a slot has a kind, a reference has its fields: those are asked. This looks at every file
of the product and knows no exceptions. What a user wrote may be taken apart; it is not called by these names.
"""

import ast
from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from tests.structure.modules import sources, tree_of

MADE = frozenset({"reason", "words", "sentence", "title", "label", "slot", "message"})
"""Text that the product makes, by the words in the names of what holds it."""

IDS = ("line_id", "record_id")

NAMES_OF_KINDS = frozenset({"kind", "type"})
"""What holds the name of a kind, which may be compared as a whole: a piece of it that has a meaning is a value."""

OWN_CODE = "PBR"
"""How the codes of problems begin: nothing is known by that."""

TAKES_APART = frozenset(
    {"startswith", "endswith", "removeprefix", "removesuffix", "split", "rsplit", "partition", "rpartition"}
)
MATCHES = frozenset({"match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split"})


def writers_in(trees: Iterable[ast.AST]) -> frozenset[str]:
    """The functions that write a value: each is given something, none of it text, and gives text."""
    functions = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    writing = {one.name for one in functions if _writes(one)}
    return frozenset(writing - {one.name for one in functions if not _writes(one)})


def _writes(function: ast.FunctionDef) -> bool:
    given = [ast.unparse(one.annotation) for one in function.args.args if one.annotation is not None]
    gives = None if function.returns is None else ast.unparse(function.returns)
    return gives == "str" and bool(given) and not any("str" in one or "Any" in one for one in given)


@cache
def writers() -> frozenset[str]:
    """The functions of the product that write a value."""
    return writers_in(map(tree_of, sources().values()))


def decisions_by_text(source: str) -> list[tuple[int, str]]:
    """The lines of a file that look into text that the product made, with what stands there."""
    return [(node.lineno, ast.unparse(node)) for node in _hits(tree_of(source))]


def _hits(tree: ast.AST) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=value, attr=attr), args=args) if attr in TAKES_APART and (
                _names_a_kind(value) or any(map(_is_own_code, args))
            ):
                yield node
            case ast.Call(func=ast.Attribute(value=value, attr=attr)) if attr in TAKES_APART and _is_made(value):
                yield node
            case ast.Call(func=ast.Attribute(attr=attr) | ast.Name(id=attr), args=args) if attr in MATCHES:
                if any(map(_is_made, args)):
                    yield node
            case ast.Compare(left=left, ops=ops, comparators=others):
                sides = [left, *others]
                for op, one, other in zip(ops, sides, others, strict=False):
                    if isinstance(op, ast.In | ast.NotIn | ast.Eq | ast.NotEq) and _looks_into(one, other):
                        yield node
            case ast.Match(subject=subject, cases=cases) if _is_made(subject):
                if any(isinstance(one, ast.MatchValue) and _is_text(one.value) for c in cases for one in _all(c)):
                    yield subject


def _all(case: ast.match_case) -> Iterator[ast.AST]:
    return ast.walk(case.pattern)


def _looks_into(one: ast.expr, other: ast.expr) -> bool:
    return (_is_text(one) and _is_made(other)) or (_is_made(one) and _is_text(other))


def _names_a_kind(node: ast.expr) -> bool:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in NAMES_OF_KINDS
        case ast.Subscript(slice=ast.Constant(value=name)):
            return name in NAMES_OF_KINDS
        case _:
            return False


def _is_own_code(node: ast.expr) -> bool:
    return any(
        isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value.startswith(OWN_CODE)
        for one in ast.walk(node)
    )


def _is_text(node: ast.expr) -> bool:
    """Whether it is text written in the code, or several of them."""
    match node:
        case ast.Constant(value=str()) | ast.JoinedStr():
            return True
        case ast.Tuple(elts=elements) | ast.List(elts=elements) | ast.Set(elts=elements):
            return any(map(_is_text, elements))
        case ast.BinOp(left=left, right=right):
            return _is_text(left) or _is_text(right)
        case _:
            return False


def _is_made(node: ast.expr) -> bool:
    """Whether it is a name, an attribute or a call of a function that is called like text that the product makes."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return _names_made_text(name)
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return (
                _names_made_text(name)
                or name in writers()
                or (name in {"str", "lower", "strip", "casefold"} and _any_made(node))
            )
        case ast.Subscript(value=value):
            return _is_made(value)
        case ast.JoinedStr(values=values):
            return any(isinstance(one, ast.FormattedValue) and _is_made(one.value) for one in values)
        case _:
            return False


def _any_made(call: ast.Call) -> bool:
    inner = [*call.args, *([call.func.value] if isinstance(call.func, ast.Attribute) else [])]
    return any(map(_is_made, inner))


def _names_made_text(name: str) -> bool:
    plain = name.lower()
    return not MADE.isdisjoint(plain.split("_")) or plain.endswith(IDS)


def test_no_file_decides_by_text_that_the_product_made() -> None:
    found = {name: decisions_by_text(text) for name, text in sources().items()}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize(
    "broken",
    [
        'line.reason.startswith("earned: ")',
        'line.reason.startswith(("earned: ", "for each "))',
        'reason.removeprefix("open: ")',
        'line.line_id.rsplit("/", 1)[1]',
        'line.line_id.removesuffix(f"/{limit.name}")',
        'record_id.split(":")',
        'used.sentence.partition(": ")',
        'words.endswith("%")',
        'reason_in_words(reason).split(";")',
        'line.slot.startswith("no-")',
        '"; so far " in line.reason',
        '"(invented)" not in one.label',
        'reason == "disputed"',
        'reason != f"{table}.csv is not there"',
        'line.slot in ("run", "")',
        'message.lower() == "no price"',
        're.match("held: .*", reason)',
        "_PATTERN.fullmatch(line.reason)",
        're.sub(" .*", "", measured.words)',
        'chapter.title.split(",")[0]',
        'kind.startswith("PBR")',
        'detail["type"].startswith("pbr_")',
        'error.removeprefix("PBR")',
        'plain_number(exact).partition(".")',
        'money.pounds(pence).startswith("-")',
        '"." in plain_number(exact)',
        'match reason:\n    case "open" | "held":\n        pass',
    ],
)
def test_it_catches(broken: str) -> None:
    assert decisions_by_text(broken)


@pytest.mark.parametrize(
    "sound",
    [
        "line.reason.code is ReasonCode.EARNED",
        "isinstance(line.reason, NotDue) and line.reason.so_far is None",
        "line.kind is LineKind.NOTE",
        'price.kind == "money"',
        'visible(text).split("_")',
        'text.partition(" ")',
        'f"{line.line_id}: {reason}"',
        "line.line_id in told",
        '", ".join(labels)',
        "match reason:\n    case Earned(when=when):\n        pass",
    ],
)
def test_it_lets_values_be_asked_and_text_be_made(sound: str) -> None:
    assert decisions_by_text(sound) == []


def test_what_writes_a_value_is_known_by_what_it_is_given() -> None:
    text = """
def pounds(pence: int) -> str: ...
def visible(text: str) -> str: ...
def halves(n: Fraction) -> tuple[int, str]: ...
def now() -> str: ...
"""
    assert writers_in([ast.parse(text)]) == {"pounds"}
    assert {"pounds", "percent", "plain_number"} <= writers()
