"""The page of the architecture names what is there: a file or folder that moves is found out."""

import re

import pytest

from tests.structure.modules import PACKAGE

ROOT = PACKAGE.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([a-z0-9_]+(?:/[a-z0-9_]+)+(?:\.py)?)/?`", PAGE)))


def section(heading: str) -> str:
    """The text under a heading of the page."""
    return PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.parametrize("named", NAMED)
def test_every_path_is_there(named: str) -> None:
    places = [ROOT / named, PACKAGE / named, PACKAGE / f"{named}.py"]
    assert any(place.exists() for place in places)


def test_every_room_is_in_the_table() -> None:
    rooms = {f"pbr/{path.name}" for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    table = "\n".join(
        row.partition("|")[2].partition("|")[0] for row in section("The rooms, from the ground up").splitlines()
    )
    assert set(re.findall(r"`(pbr/[a-z_]+)`", table)) == rooms


def test_every_step_is_a_file_of_the_engine() -> None:
    rows = [row for row in section("Inside the engine").splitlines() if row.startswith("|")]
    steps = {step for row in rows[2:] for step in re.findall(r"`([a-z_]+)`", row.rpartition("| ")[2])}
    assert steps
    assert {step for step in steps if not (PACKAGE / "engine" / f"{step}.py").is_file()} == set()


def test_every_file_in_the_table_of_the_ledger_is_there() -> None:
    rows = [row for row in section("Inside the ledger").splitlines() if row.startswith("|")]
    files = {file for row in rows[2:] for file in re.findall(r"`([a-z_]+)`", row.rpartition("| ")[2])}
    assert files
    assert {file for file in files if not (PACKAGE / "ledger" / f"{file}.py").is_file()} == set()


def test_every_folder_of_a_simulation_is_in_its_table() -> None:
    folders = {path.name for path in (PACKAGE / "simulate").iterdir() if (path / "__init__.py").exists()}
    rows = [row for row in section("Inside a simulation").splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.split("|")[1])} == folders
