"""A sample appears whole or not at all, says that it is invented, and never takes the place of other files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.sample import sample_folder
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample

Small = Callable[..., SampleWanted]


def test_the_readme_says_it_is_invented_and_how_to_make_it_again(tmp_path: Path, small: Small) -> None:
    write_sample(tmp_path / "a", small(plans=30, seed=9, tables=("plans",)))
    text = (tmp_path / "a/README.txt").read_text(encoding="utf-8")
    assert text.startswith("INVENTED BY pbr sample: every row in this folder is made up.\n")
    command = "pbr sample FOLDER --plans 30 --seed 9 --from 2026-04-01 --to 2026-09-30 --rates standard --tables plans"
    assert command in text
    assert "no identified needs = 79,545" in text
    assert "(assumed)" in text


def test_an_earlier_sample_is_replaced_whole(tmp_path: Path, small: Small) -> None:
    write_sample(tmp_path / "a", small())
    write_sample(tmp_path / "a", small(tables=("plans",)))
    assert sorted(file.name for file in (tmp_path / "a").iterdir()) == ["README.txt", "plans.csv"]
    assert [file.name for file in tmp_path.iterdir()] == ["a"]


def test_a_sample_that_was_edited_is_left_alone(tmp_path: Path, small: Small) -> None:
    write_sample(tmp_path / "a", small())
    written = (tmp_path / "a/README.txt").stat().st_mtime_ns
    plans = tmp_path / "a/plans.csv"
    plans.write_text(plans.read_text(encoding="utf-8").replace("P1", "P9"), encoding="utf-8")
    os.utime(plans, ns=(written + 1, written + 1))
    edited = plans.read_bytes()
    with pytest.raises(ProblemsFound) as found:
        write_sample(tmp_path / "a", small())
    (problem,) = found.value.problems
    assert (problem.code, "changed or copied since" in problem.message) == ("PBR021", True)
    assert plans.read_bytes() == edited


@pytest.mark.parametrize("other", ["notes.txt", "plans.csv", "README.txt"])
def test_files_of_others_are_left_alone(tmp_path: Path, small: Small, other: str) -> None:
    """A plans.csv with no README.txt of ours may be a council's own."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / other).write_text("mine")
    with pytest.raises(ProblemsFound) as found:
        write_sample(tmp_path / "a", small())
    assert [problem.code for problem in found.value.problems] == ["PBR021"]
    assert {file.name: file.read_text() for file in (tmp_path / "a").iterdir()} == {other: "mine"}


def test_a_file_or_a_missing_parent_is_refused(tmp_path: Path, small: Small) -> None:
    (tmp_path / "file").write_text("mine")
    for path, code in [(tmp_path / "file", "PBR021"), (tmp_path / "no" / "such", "PBR022")]:
        with pytest.raises(ProblemsFound) as found:
            write_sample(path, small())
        assert [problem.code for problem in found.value.problems] == [code]


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_stopping_half_way_leaves_everything_as_it_was(
    tmp_path: Path, small: Small, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    write_sample(tmp_path / "a", small())
    before = (tmp_path / "a/plans.csv").read_bytes()

    def stopped(*_: object) -> str:
        raise stop

    monkeypatch.setattr(sample_folder, "readme", stopped)
    with pytest.raises((KeyboardInterrupt, ProblemsFound)):
        write_sample(tmp_path / "a", small(seed=2))
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a/plans.csv").read_bytes() == before
