"""A scheme by its file or the name of a shipped one; a name without its ending, or with one too many, is refused."""

from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.source.shipped_schemes import scheme_path, shipped_schemes


def refused(wanted: Path) -> tuple[str, str]:
    with pytest.raises(ProblemsFound) as found:
        scheme_path(wanted)
    (problem,) = found.value.problems
    return problem.code, problem.help


@pytest.mark.parametrize("ending", [".yaml", ".yml"])
def test_a_file_named_without_its_ending_is_told_by_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    (tmp_path / f"mine{ending}").write_text("", encoding="utf-8")
    assert refused(tmp_path / "mine") == ("PBR001", f'did you mean "{tmp_path}/mine{ending}"?')
    monkeypatch.chdir(tmp_path)
    assert refused(Path("mine")) == ("PBR001", f'did you mean "mine{ending}"?')


def test_a_shipped_scheme_is_no_file_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = 'if you mean the scheme that comes with pbr, say "time-and-task"; if your own, say in which folder it is'
    assert refused(Path("time-and-task.yaml")) == ("PBR001", said)
    assert refused(Path("time_and_task.yml")) == ("PBR001", said)
    # One in a folder may be anybody's.
    assert scheme_path(Path("contracts/time-and-task.yaml")) == Path("contracts/time-and-task.yaml")


def test_a_name_is_the_shipped_scheme_whatever_lies_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "time-and-task.yaml").write_text("", encoding="utf-8")
    assert scheme_path(Path("time_and_task")) == shipped_schemes()["time-and-task"]
    assert scheme_path(Path("time-and-task.yaml")) == Path("time-and-task.yaml")
    assert refused(Path("time-and-tusk")) == ("PBR024", 'did you mean "time-and-task"?')
