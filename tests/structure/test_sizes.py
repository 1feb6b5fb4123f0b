"""Files and functions stay of a size that one reads in one go."""

import ast
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.structure.modules import PACKAGE, sources, tree_of

LONGEST_FILE = 250
LONGEST_FUNCTION = 60
MOST_PARAMETERS = 7
MOST_FILES = 40
MOST_OF_AN_ADAPTER = 150
A_FILE_FOR_EACH_CODE = "pbr/problems/catalogue"


def too_large(name: str, text: str) -> Iterator[str]:
    """What is too large in a module: its lines, the lines of a function, or how much a function is given."""
    lines = len(text.splitlines())
    if lines > LONGEST_FILE:
        yield f"{name} has {lines} lines"
    for node in ast.walk(tree_of(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LONGEST_FUNCTION:
                yield f"{name}.{node.name} has {length} lines"
            given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            own = [one for one in given if one.arg not in ("self", "cls")]
            if len(own) > MOST_PARAMETERS:
                yield f"{name}.{node.name} is given {len(own)} things"


def test_nothing_is_too_large() -> None:
    assert [said for name, text in sources().items() for said in too_large(name, text)] == []


def test_the_adapter_of_a_cluster_is_small() -> None:
    assert len(sources()["pbr.spark"].splitlines()) <= MOST_OF_AN_ADAPTER


def test_a_folder_is_seen_at_a_glance() -> None:
    folders = Counter(path.parent.relative_to(PACKAGE.parent).as_posix() for path in PACKAGE.rglob("*.py"))
    assert {name for name, files in folders.items() if files - 1 > MOST_FILES} == {A_FILE_FOR_EACH_CODE}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 1\n" * 251, ["m has 251 lines"]),
        ("x = 1\n" * 250, []),
        ("def f():\n" + "    x = 1\n" * 60, ["m.f has 61 lines"]),
        ("def f():\n" + "    x = 1\n" * 59, []),
        ("class C:\n    def f(self, a, b, c, d, e, f, g): ...\n", []),
        ("def f(a, b, c, d, /, e, f, *, g, h): ...\n", ["m.f is given 8 things"]),
    ],
)
def test_it_is_seen(text: str, said: list[str]) -> None:
    assert list(too_large("m", text)) == said
