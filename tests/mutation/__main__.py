"""Change one comparison, one operator or one constant at a time, and see which changes no fast test notices.

``python -m tests.mutation pbr/engine/scaling.py pbr/engine/parts.py`` tries files one by one on a copy of the tree, and
lists what survived; ``--most 20`` tries that many of each, spread evenly. A survivor is a missing test, or a change
that means the same.
"""

import argparse
import ast
import copy
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FAST = (
    "tests/engine/test_ranges.py",
    "tests/engine/test_pools_round_once.py",
    "tests/engine/test_one_verdict_each.py",
    "tests/engine/test_seldom_met.py",
    "tests/engine/test_amounts.py",
    "tests/engine/test_limits.py",
    "tests/engine/test_floors.py",
    "tests/engine/test_measures.py",
    "tests/engine/test_pools.py",
    "tests/engine/test_scaling.py",
    "tests/engine/test_periods.py",
    "tests/engine/test_months.py",
    "tests/engine/test_weeks_and_days.py",
    "tests/engine/test_what_is_in_doubt.py",
    "tests/conditions",
    "tests/values",
)
_LONGEST = 300
"""Seconds after which a run counts as noticed: the change made it go round for ever."""

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
    ast.And: ast.Or,
    ast.Or: ast.And,
}


def mutants(text: str) -> Iterator[tuple[int, str, str]]:
    """Every change of one thing: its line, what it is, and the whole text with it."""
    tree = ast.parse(text)
    for at, node in enumerate(ast.walk(tree)):
        for what in _changes_of(node):
            changed = copy.deepcopy(tree)
            twin = next(other for number, other in enumerate(ast.walk(changed)) if number == at)
            _change(twin, what)
            yield getattr(node, "lineno", 0), what, ast.unparse(changed)


def _changes_of(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Compare(ops=[op]) if type(op) in _SWAPPED:
            yield f"{type(op).__name__} to {_SWAPPED[type(op)].__name__}"
        case ast.BinOp(op=op) | ast.BoolOp(op=op) if type(op) in _SWAPPED:
            yield f"{type(op).__name__} to {_SWAPPED[type(op)].__name__}"
        case ast.Constant(value=bool() as value):
            yield f"{value} to {not value}"
        case ast.Constant(value=int() as value):
            yield f"{value} to {value + 1}"
        case ast.UnaryOp(op=ast.Not()):
            yield "not taken out"


def _change(node: ast.AST, what: str) -> None:
    match node:
        case ast.Compare(ops=[op]):
            node.ops = [_SWAPPED[type(op)]()]  # type: ignore[list-item]
        case ast.BinOp(op=op) | ast.BoolOp(op=op):
            node.op = _SWAPPED[type(op)]()  # type: ignore[assignment]
        case ast.Constant(value=bool() as value):
            node.value = not value
        case ast.Constant(value=int() as value):
            node.value = value + 1
        case ast.UnaryOp(operand=operand):
            node.operand = ast.UnaryOp(op=ast.Not(), operand=operand)
        case _:
            raise ValueError(f"nothing to change: {what}")


def is_noticed(tree: Path) -> bool:
    """Whether a fast test fails in a tree."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *FAST]
    try:
        return subprocess.run(command, cwd=tree, capture_output=True, timeout=_LONGEST, check=False).returncode != 0
    except subprocess.TimeoutExpired:
        return True


def main() -> None:
    """Try the files named."""
    asked = argparse.ArgumentParser(prog="python -m tests.mutation")
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--most", type=int, default=0)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        shutil.copytree(ROOT, tree, ignore=shutil.ignore_patterns(".git", ".venv", "__pycache__", "examples"))
        if is_noticed(tree):
            raise SystemExit("a fast test fails before anything is changed")
        for file in given.files:
            text = (ROOT / file).read_text(encoding="utf-8")
            found = list(mutants(text))
            chosen = found[:: max(1, -(-len(found) // given.most))] if given.most else found
            survived = 0
            for line, what, changed in chosen:
                (tree / file).write_text(changed, encoding="utf-8")
                if not is_noticed(tree):
                    survived += 1
                    print(f"{file}:{line}: {what}: no test noticed", flush=True)
            (tree / file).write_text(text, encoding="utf-8")
            print(f"{file}: {len(chosen) - survived} of {len(chosen)} changes noticed", flush=True)


if __name__ == "__main__":
    main()
