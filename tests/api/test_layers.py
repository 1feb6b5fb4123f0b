"""The terminal is a thin layer: who may import whom, what is imported late and why, and how large a function may be."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MOST_LINES, MOST_PARAMETERS = 60, 7
LATE = "# imported late: "
HELP = f"{LATE}pbr --help stays quick"
FILES = sorted(path for folder in ("api", "cli", "files") for path in (ROOT / "pbr" / folder).rglob("*.py"))
NAMES = [str(path.relative_to(ROOT)) for path in FILES]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(text: str) -> Iterator[Function]:
    yield from (node for node in ast.walk(ast.parse(text)) if isinstance(node, Function))


def parameters(function: Function) -> int:
    given = function.args
    every = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    return len([one for one in every if one.arg not in ("self", "cls")])


def too_large(text: str) -> list[str]:
    """The functions with more lines or parameters than anyone reads at once."""
    return [
        function.name
        for function in functions(text)
        if (function.end_lineno or 0) - function.lineno + 1 > MOST_LINES or parameters(function) > MOST_PARAMETERS
    ]


def imported(text: str) -> set[str]:
    """The modules that a file imports, early or late."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def unmarked(text: str, mark: str) -> list[int]:
    """The lines of late imports without the mark above the first of them."""
    lines = text.splitlines()
    late = {
        node.lineno: node.end_lineno or node.lineno
        for function in functions(text)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    ends = set(late.values())
    return [line for line in late if line - 1 not in ends and not lines[line - 2].strip().startswith(mark)]


def in_layer(module: str, *layers: str) -> bool:
    return any(module == layer or module.startswith(f"{layer}.") for layer in layers)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_no_function_is_too_large(path: Path) -> None:
    assert too_large(path.read_text(encoding="utf-8")) == []


def test_what_is_imported_late_says_why() -> None:
    """In the whole of pbr: an import that waits for another, to hide a circle, has no reason to give."""
    marks = {path: HELP if "commands" in path.parts else LATE for path in (ROOT / "pbr").rglob("*.py")}
    found = {str(path): unmarked(path.read_text(encoding="utf-8"), mark) for path, mark in marks.items()}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_nothing_imports_what_is_above_it(path: Path) -> None:
    above = {
        "files": ("pbr.api", "pbr.cli", "pbr.reports", "pbr.sample", "pbr.engine", "pbr.simulate", "typer", "rich"),
        "api": ("pbr.cli", "typer", "rich", "click"),
        "cli": ("rich",),
    }[path.relative_to(ROOT / "pbr").parts[0]]
    assert [module for module in imported(path.read_text(encoding="utf-8")) if in_layer(module, *above)] == []


def test_nothing_but_the_program_itself_imports_the_terminal() -> None:
    others = [path for path in (ROOT / "pbr").rglob("*.py") if "cli" not in path.parts and path.stem != "__main__"]
    assert len(others) > 300
    found = {path: imported(path.read_text(encoding="utf-8")) for path in others}
    assert [path for path, modules in found.items() if any(in_layer(one, "pbr.cli", "typer") for one in modules)] == []


def test_the_checks_see_what_they_are_for() -> None:
    long = "def long():\n" + "    pass\n" * MOST_LINES
    wide = f"def wide({', '.join(f'a{at}' for at in range(MOST_PARAMETERS + 1))}): ..."
    late = "def late():\n    {}from pbr.cli.main import main\n    import pbr.cli.terminal_text"
    assert (too_large(long), too_large(wide)) == (["long"], ["wide"])
    assert (unmarked(late.format(""), LATE), unmarked(late.format(f"{HELP}\n    "), HELP)) == ([2], [])
    assert {"pbr.cli.main", "pbr.cli.terminal_text"} <= imported(late.format(""))
