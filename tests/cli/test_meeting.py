"""``pbr person`` and ``pbr provider``: what they print and write, and what they end with."""

import json
from pathlib import Path

import pytest

from tests.cli.command import CANARY, pbr
from tests.meeting.small import AS_AT, OUTCOMES, records_folder, scheme_file

DAY = ("--as-at", AS_AT)


@pytest.fixture
def given(tmp_path: Path) -> tuple[Path, Path]:
    return scheme_file(tmp_path), records_folder(tmp_path)


def test_a_person_is_shown_as_text_and_as_json(given: tuple[Path, Path]) -> None:
    done = pbr("person", "S1", *given, *DAY)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Review meeting: S1")
    assert "£100.00 came due for this person by 31 July 2026." in done.stdout
    said = json.loads(pbr("person", "S1", *given, *DAY, "--format", "json").stdout)
    assert (said["person_id"], said["name"], said["under_review"]) == ("S1", None, "B")
    assert [one["outcome_id"] for one in said["outcomes"]] == ["A1", "A2", "B1"]


def test_the_scheme_and_the_records_may_change_places(given: tuple[Path, Path]) -> None:
    scheme, records = given
    assert pbr("person", "S1", records, scheme, *DAY).stdout == pbr("person", "S1", scheme, records, *DAY).stdout


@pytest.mark.parametrize(("command", "one"), [("person", "S1"), ("provider", "P2")])
def test_a_page_is_written_and_takes_the_place_of_a_page_alone(
    tmp_path: Path, given: tuple[Path, Path], command: str, one: str
) -> None:
    page = tmp_path / "page.html"
    asked = (command, one, *given, *DAY, "--html", page)
    assert pbr(*asked).returncode == 0
    first = page.read_bytes()
    assert pbr(*asked).returncode == 0
    assert page.read_bytes() == first
    page.write_text("something else", encoding="utf-8")
    done = pbr(*asked)
    assert (done.returncode, "PBR021" in done.stderr) == (2, True)
    assert page.read_text(encoding="utf-8") == "something else"


def test_a_name_is_in_no_message_and_in_no_page_without_it(tmp_path: Path, given: tuple[Path, Path]) -> None:
    names = tmp_path / "names.csv"
    names.write_text(f"id,name\nS1,{CANARY}\n", encoding="utf-8")
    shown = pbr("person", "S1", *given, *DAY, "--names", names)
    assert f"Review meeting: {CANARY} (S1)" in shown.stdout
    assert CANARY not in shown.stderr
    names.write_text(f"id,name\nS1,{CANARY}\nS1,another\n", encoding="utf-8")
    wrong = pbr("person", "S1", *given, *DAY, "--names", names)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "PBR591" in wrong.stderr
    assert CANARY not in wrong.stderr


@pytest.mark.parametrize(("command", "code"), [("person", "PBR590"), ("provider", "PBR592")])
def test_nobody_of_that_id(given: tuple[Path, Path], command: str, code: str) -> None:
    done = pbr(command, CANARY, *given, *DAY)
    assert (done.returncode, done.stdout) == (1, "")
    assert code in done.stderr
    assert CANARY not in done.stderr


@pytest.mark.parametrize(("command", "one"), [("person", "S1"), ("provider", "P2")])
def test_rows_that_are_held_end_with_three(given: tuple[Path, Path], command: str, one: str) -> None:
    scheme, records = given
    (records / "outcomes.csv").write_text(OUTCOMES.replace("2026-12-13", "2026-13-13"), encoding="utf-8")
    assert pbr(command, one, scheme, records, *DAY).returncode == 1
    done = pbr(command, one, scheme, records, *DAY, "--hold-errors")
    assert done.returncode == 3
    assert "held[PBR702] 1 row: outcomes.csv:4" in done.stderr
    assert "outcomes.csv, line 4, is" in done.stdout


def test_a_provider_is_shown_as_text_and_as_json(given: tuple[Path, Path]) -> None:
    done = pbr("provider", "P2", *given, *DAY)
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "Provider P2")
    assert "1 line is held." in done.stdout
    said = json.loads(pbr("provider", "P2", *given, *DAY, "--format", "json").stdout)
    assert (said["provider_id"], said["held"][0]["record_id"]) == ("P2", "C1")
