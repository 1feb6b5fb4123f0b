"""``pbr validate``: every problem of every scheme, in three shapes, and what it ends with."""

import json
from pathlib import Path

import pytest

from tests.cli.command import ESSEX, pbr

SCHEMES = Path(__file__).parents[2] / "schemes"
GOOD = (SCHEMES / f"{ESSEX}.yaml").read_text(encoding="utf-8")
BAD = GOOD.replace("not assessed when:", "not asessed when:", 1)


def test_every_shipped_scheme_is_good_and_its_examples_are_counted() -> None:
    done = pbr("validate", SCHEMES)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == len(list(SCHEMES.glob("*.yaml")))
    assert f"{SCHEMES / ESSEX}.yaml: ok: 7 examples, 27 lines checked\n" in done.stdout


def test_a_folder_is_searched_and_yaml_that_is_no_scheme_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "bad.yml").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "compose.yaml").write_text("services: {}\n", encoding="utf-8")
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "bad.yaml").write_text(BAD, encoding="utf-8")
    done = pbr("validate", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "deep/bad.yml:" in done.stdout.replace("\\", "/")
    assert "good.yaml: ok: 7 examples, 27 lines checked" in done.stdout
    assert "compose" not in done.stdout
    assert "hidden" not in done.stdout


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_scheme_is_found_in_a_folder_whatever_its_encoding(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "odd.yaml").write_text(GOOD[GOOD.index("pbr:") :], encoding=encoding)
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    done = pbr("validate", cwd=tmp_path)
    readable = encoding == "utf-8-sig"
    assert done.returncode == (0 if readable else 1)
    assert ("odd.yaml: ok" in done.stdout) == readable
    assert ("odd.yaml:" in done.stdout and "error[PBR1" in done.stdout) != readable
    assert "good.yaml: ok" in done.stdout


def test_problems_as_json_and_for_github(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    line = BAD.splitlines().index("    not asessed when: cut_short") + 1
    done = pbr("validate", "bad.yaml", "--format", "json", cwd=tmp_path)
    said = json.loads(done.stdout)
    assert done.returncode == 1
    assert said["schemes"] == [{"file": "bad.yaml", "ok": False, "examples": 0, "lines": 0, "not_tried": None}]
    assert [problem["line"] for problem in said["problems"] if "asessed" in problem["message"]] == [line]
    done = pbr("validate", "bad.yaml", "--format", "github", cwd=tmp_path)
    assert done.returncode == 1
    assert f"::error file=bad.yaml,line={line},col=5,title=PBR" in done.stdout


def test_a_folder_without_a_scheme_and_a_missing_file_cannot_be_checked(tmp_path: Path) -> None:
    for arguments in ([], ["none.yaml"]):
        done = pbr("validate", *arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert "error[PBR0" in done.stdout + done.stderr


def test_what_no_example_tries_is_one_line_and_listed_when_asked_for(tmp_path: Path) -> None:
    # Without the examples after the first, only a package that was paid for in full is tried.
    first = GOOD.partition("  Three weeks or ten")[0]
    (tmp_path / "few.yaml").write_text(first, encoding="utf-8")
    done = pbr("validate", "few.yaml", cwd=tmp_path)
    ok, warning = done.stdout.splitlines()
    assert (done.returncode, ok) == (0, "few.yaml: ok: 1 example, 2 lines checked")
    assert warning.startswith("few.yaml: warning: no worked example tries ")
    assert warning.endswith("; pbr validate --coverage lists them")
    number = int(warning.split(" tries ")[1].split(" of its ")[0])
    listed = pbr("validate", "--coverage", "few.yaml", cwd=tmp_path)
    assert listed.returncode == 0
    assert listed.stdout.count("warning[PBR507]") == number
    assert "cut_short" in listed.stdout
    told = json.loads(pbr("validate", "few.yaml", "--format", "json", cwd=tmp_path).stdout)
    assert told["schemes"][0]["not_tried"] == number
