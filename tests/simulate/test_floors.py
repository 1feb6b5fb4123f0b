"""The folders of a simulation stand on each other one way: none imports from one that stands higher."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pbr.simulate

ROOT = Path(pbr.simulate.__file__).parent
FLOORS = (
    "",
    "payoff",
    "synthetic",
    "scenario",
    "shared_extract",
    "backcast",
    "incentives",
    "selection",
    "monte_carlo",
    "provider",
    "sensitivity",
    "comparison",
)
"""From the ground: the files of the folder itself, and then each folder, which may use those before it."""

FILES = sorted(ROOT.rglob("*.py"))


def imported(file: Path) -> Iterator[str]:
    """The modules of a simulation that a file imports, wherever in the file that stands."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert not any(name.name.startswith("pbr") for name in node.names), "pbr is imported by 'from'"
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pbr.simulate"):
            yield node.module


def floor(parts: tuple[str, ...]) -> int:
    """How high a file or a module stands, by its names under ``pbr.simulate``."""
    return FLOORS.index(parts[0] if len(parts) > 1 else "")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_folder_imports_only_from_its_own_floor_and_below(file: Path) -> None:
    own = floor(file.relative_to(ROOT).parts)
    higher = [module for module in imported(file) if floor(tuple(module.split(".")[2:])) > own]
    assert higher == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_nothing_is_imported_late(file: Path) -> None:
    late = [
        node.lineno
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom) and node.col_offset
    ]
    assert late == []


def test_every_folder_has_its_floor() -> None:
    folders = {one.name for one in ROOT.iterdir() if one.is_dir() and (one / "__init__.py").is_file()}
    assert folders == {*FLOORS} - {""}
