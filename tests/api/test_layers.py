"""The terminal is a thin layer: nothing but the commands knows it, and only they import what draws on it."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]


def imported(text: str) -> set[str]:
    """The modules that a file imports, early or late."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{one.name}" for one in node.names)}
    return found


def in_layer(module: str, *layers: str) -> bool:
    return any(module == layer or module.startswith(f"{layer}.") for layer in layers)


def importing(*layers: str) -> list[str]:
    """The files of pbr that import one of some libraries or folders, but for the program itself."""
    files = [path for path in (ROOT / "pbr").rglob("*.py") if path.stem != "__main__"]
    assert len(files) > 300
    return sorted(
        path.relative_to(ROOT / "pbr").as_posix()
        for path in files
        if any(in_layer(one, *layers) for one in imported(path.read_text(encoding="utf-8")))
    )


def test_nothing_but_the_commands_imports_the_terminal() -> None:
    assert {path.partition("/")[0] for path in importing("typer", "click", "pbr.cli")} == {"cli"}


def test_only_the_table_for_a_terminal_draws() -> None:
    assert importing("rich") == ["reports/terminal_table.py"]


def test_an_import_is_seen_wherever_it_stands() -> None:
    late = "def late():\n    from pbr.cli.main import main\n    import rich.table"
    assert {"pbr.cli.main", "rich.table"} <= imported(late)
