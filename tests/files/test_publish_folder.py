"""A folder of results appears whole or not at all, and replaces nothing but results."""

import os
import stat
from pathlib import Path

import pytest

from pbr.files import swap_paths
from pbr.problems.problem import ProblemsFound
from pbr.reports.settlement_files import FILES
from pbr.reports.settlement_json import settlement_json
from tests.files.publishing import publish
from tests.reports.hand_made import PACKAGE, settlement_of


class Writer:
    """Writes every file, with a mark to tell one settlement from another."""

    def __init__(self, mark: str) -> None:
        self.mark = mark

    def __call__(self, build: Path) -> str:
        for name in FILES:
            (build / name).write_text(self.mark, encoding="utf-8")
        (build / "settlement.json").write_text(settlement_json(settlement_of(PACKAGE)), encoding="utf-8")
        return self.mark


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def refused(folder: Path) -> str:
    with pytest.raises(ProblemsFound) as found:
        publish(folder, Writer("new"))
    return found.value.problems[0].code


def test_a_new_folder_has_every_file_is_private_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    out = tmp_path / "june"
    assert publish(out, Writer("first")) == "first"
    assert {path.name for path in out.iterdir()} == set(FILES)
    assert list(tmp_path.iterdir()) == [out]
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o700


def test_an_earlier_settlement_and_an_empty_folder_are_replaced(tmp_path: Path) -> None:
    out = tmp_path / "june"
    out.mkdir()
    publish(out, Writer("first"))
    publish(out, Writer("second"))
    assert (out / "lines.csv").read_text(encoding="utf-8") == "second"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("failure", [ProblemsFound([]), KeyboardInterrupt(), RuntimeError()])
def test_whatever_goes_wrong_before_the_end_changes_nothing(tmp_path: Path, failure: BaseException) -> None:
    out = tmp_path / "june"
    publish(out, Writer("first"))
    before = everything_in(tmp_path)

    def fail(build: Path) -> None:
        (build / "lines.csv").write_text("half", encoding="utf-8")
        raise failure

    with pytest.raises(type(failure)):
        publish(out, fail)
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize("step", [1, 2])
def test_a_move_that_fails_puts_the_earlier_settlement_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    out = tmp_path / "june"
    publish(out, Writer("first"))
    before = everything_in(tmp_path)
    moves: list[Path] = []
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        moves.append(self)
        if len(moves) == step:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(swap_paths, "in_one_step", lambda *_: False)
    monkeypatch.setattr(Path, "rename", failing)
    assert refused(out) == "PBR023"
    assert everything_in(tmp_path) == before


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "records"
    out.mkdir()
    (out / "plans.csv").write_text("plan_id\n", encoding="utf-8")
    before = everything_in(tmp_path)
    assert refused(out) == "PBR021"
    assert everything_in(tmp_path) == before


def test_a_settlement_with_another_file_beside_it_is_left_alone(tmp_path: Path) -> None:
    out = tmp_path / "june"
    publish(out, Writer("first"))
    (out / "notes.docx").write_text("mine", encoding="utf-8")
    assert refused(out) == "PBR021"
    assert (out / "lines.csv").read_text(encoding="utf-8") == "first"


@pytest.mark.parametrize("summary", ["", "[]", '{"total_due": "1.00"}', '{"made_by": "someone"}', "[" * 100_000])
def test_a_file_of_that_name_by_someone_else_does_not_make_it_ours(tmp_path: Path, summary: str) -> None:
    out = tmp_path / "june"
    out.mkdir()
    (out / "settlement.json").write_text(summary, encoding="utf-8")
    assert refused(out) == "PBR021"


def test_a_file_a_link_and_a_missing_parent_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert refused(tmp_path / "file") == "PBR021"
    publish(tmp_path / "june", Writer("first"))
    (tmp_path / "link").symlink_to(tmp_path / "june")
    assert refused(tmp_path / "link") == "PBR021"
    assert (tmp_path / "link").is_symlink()
    assert refused(tmp_path / "none" / "june") == "PBR022"


def test_a_disk_that_is_full_is_said_plainly(tmp_path: Path) -> None:
    def fill(_: Path) -> None:
        raise OSError(28, "No space left on device", str(tmp_path / "canary"))

    with pytest.raises(ProblemsFound) as found:
        publish(tmp_path / "june", fill)
    (problem,) = found.value.problems
    assert (problem.code, problem.message) == (
        "PBR023",
        "the folder of results could not be written: no space left on device",
    )
    assert list(tmp_path.iterdir()) == []
