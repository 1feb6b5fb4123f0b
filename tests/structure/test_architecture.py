"""The page of the architecture names what is there: a file or folder that moves is found out."""

import re

import pytest

from tests.structure.modules import PACKAGE, imports_of_the_product

ROOT = PACKAGE.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([a-z0-9_]+(?:/[a-z0-9_]+)+(?:\.py)?)/?`", PAGE)))


def section(heading: str) -> str:
    """The text under a heading of the page."""
    return PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]


def files_by_folder(heading: str) -> dict[str, set[str]]:
    """The files that a table names in its last column, by the folder in its first; a row without one goes on."""
    rows = [row.split("|")[1:-1] for row in section(heading).splitlines() if row.startswith("|")]
    found: dict[str, set[str]] = {}
    folder = ""
    for named, *_, files in rows[2:]:
        folder = named.strip(" `") or folder
        found.setdefault(folder, set()).update(re.findall(r"`([a-z_]+)`", files))
    return found


@pytest.mark.parametrize("named", NAMED)
def test_every_path_is_there(named: str) -> None:
    places = [ROOT / named, PACKAGE / named, PACKAGE / f"{named}.py"]
    assert any(place.exists() for place in places)


def test_every_package_is_in_the_table() -> None:
    packages = {f"pbr/{path.name}" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    table = "\n".join(
        row.partition("|")[2].partition("|")[0] for row in section("The packages, from the ground up").splitlines()
    )
    assert set(re.findall(r"`(pbr/[a-z_]+)`", table)) == packages


def test_the_table_of_the_engine_has_every_file_in_its_folder() -> None:
    engine = PACKAGE / "engine"
    there = {path.name: path for path in engine.iterdir() if (path / "__init__.py").exists()}
    files = {
        name: {file.stem for file in path.glob("*.py")} - {"__init__"}
        for name, path in {**there, "its own files": engine}.items()
    }
    assert files_by_folder("Inside the engine") == files


def test_a_folder_of_the_engine_imports_only_from_those_above_it_in_the_table() -> None:
    order = [*files_by_folder("Inside the engine")]

    def height(module: str) -> int:
        _, _, folder, *below = module.split(".")
        return order.index(folder if below else "its own files")

    pairs = [(one.importer, one.imported) for one in imports_of_the_product()]
    inside = [pair for pair in pairs if all(name.startswith("pbr.engine.") for name in pair)]
    assert len(inside) > 300
    assert [f"{one} imports {other}" for one, other in inside if height(other) > height(one)] == []


def test_every_file_in_the_table_of_the_ledger_is_there() -> None:
    rows = [row for row in section("Inside the ledger").splitlines() if row.startswith("|")]
    files = {file for row in rows[2:] for file in re.findall(r"`([a-z_]+)`", row.rpartition("| ")[2])}
    assert files
    assert {file for file in files if not (PACKAGE / "ledger" / f"{file}.py").is_file()} == set()


def test_every_folder_of_a_simulation_is_in_its_table() -> None:
    folders = {path.name for path in (PACKAGE / "simulate").iterdir() if (path / "__init__.py").exists()}
    rows = [row for row in section("Inside a simulation").splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.split("|")[1])} == folders
