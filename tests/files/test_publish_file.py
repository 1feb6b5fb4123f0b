"""A page appears whole or not at all, and replaces nothing but a page of ours."""

import os
import stat
from pathlib import Path

import pytest

from pbr.files.publish_file import OURS
from pbr.problems.problem import ProblemsFound
from tests.files.publishing import publish_page

PAGE = f'<!DOCTYPE html>\n{OURS}1.0">\n£1.00\n'


def refused(file: Path) -> str:
    before = {path: path.read_bytes() for path in file.parent.rglob("*") if path.is_file()}
    with pytest.raises(ProblemsFound) as found:
        publish_page(file, PAGE)
    assert {path: path.read_bytes() for path in file.parent.rglob("*") if path.is_file()} == before
    (problem,) = found.value.problems
    assert problem.help
    return problem.code


def test_a_page_is_written_and_replaces_an_earlier_one(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    publish_page(file, PAGE)
    publish_page(file, PAGE + "again\n")
    assert file.read_bytes() == (PAGE + "again\n").encode()
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    if os.name != "nt":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text("plan_id\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.html").symlink_to(tmp_path / "plans.csv")
    assert [refused(tmp_path / name) for name in ("plans.csv", "folder", "link.html")] == ["PBR021"] * 3
    assert refused(tmp_path / "none" / "page.html") == "PBR022"


def test_nothing_is_left_behind_when_it_cannot_be_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "page.html"
    publish_page(file, PAGE)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refused(file) == "PBR023"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
