"""The recipes of docs/other-tools.md, each run over the settlement of every example: they must print its total.

They need the extra ``tools`` and the programs named there, so they are run on their own: ``pytest -m tools``.
"""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "other-tools.md"
SETTLEMENTS = sorted(ROOT.glob("examples/*/settlement"))

_RECIPE = re.compile(r"<!-- recipe: (?P<name>\w+) -->\n+```(?P<language>\w+)\n(?P<text>.+?)```", re.DOTALL)
_FILE = re.compile(r"<!-- file: (?P<name>[\w.]+) -->\n+```\w+\n(?P<text>.+?)```", re.DOTALL)

RECIPES = {match["name"]: match for match in _RECIPE.finditer(PAGE.read_text(encoding="utf-8"))}
FILES = {match["name"]: match["text"] for match in _FILE.finditer(PAGE.read_text(encoding="utf-8"))}
WITHOUT_ANY_TOOL = ("sqlite",)


def run(recipe: str, settlement: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a recipe in a copy of a settlement, as a reader of the page would."""
    copy = folder / "settlement"
    shutil.copytree(settlement, copy)
    for name, text in FILES.items():
        (copy / name).write_text(text, encoding="utf-8")
    match = RECIPES[recipe]
    beside = Path(sys.executable).parent
    command = [sys.executable, "-c"] if match["language"] == "python" else ["bash", "-euo", "pipefail", "-c"]
    return subprocess.run(
        [*command, match["text"]],
        cwd=copy,
        env={"PATH": f"{beside}:/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def total_of(settlement: Path) -> str:
    """What the settlement comes to, as settlement.json says."""
    return str(json.loads((settlement / "settlement.json").read_text(encoding="utf-8"))["total_due"])


def test_the_page_has_recipes_and_the_examples_are_found() -> None:
    assert set(RECIPES) >= {"duckdb", "polars", "pandas", "spark", "sqlite", "csvkit", "libreoffice", "hledger"}
    assert len(SETTLEMENTS) >= 9


@pytest.mark.parametrize("settlement", SETTLEMENTS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("recipe", WITHOUT_ANY_TOOL)
def test_a_recipe_that_needs_no_tool_prints_the_total(recipe: str, settlement: Path, tmp_path: Path) -> None:
    done = run(recipe, settlement, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == total_of(settlement)


@pytest.mark.tools
@pytest.mark.parametrize("settlement", SETTLEMENTS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("recipe", [name for name in RECIPES if name not in WITHOUT_ANY_TOOL])
def test_a_recipe_prints_the_total(recipe: str, settlement: Path, tmp_path: Path) -> None:
    done = run(recipe, settlement, tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == total_of(settlement)
