"""``pbr sample``: what it says it wrote."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pbr.records.extract.read_extract import read_extract
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.sample.write_sample import COLUMNS
from tests.cli.command import pbr


def test_one_row_is_not_called_rows(tmp_path: Path) -> None:
    done = pbr("sample", "one", "--plans", "1", "--tables", "plans", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert " 1 row\n" in done.stdout
    assert "- plans.csv: 1 row\n" in (tmp_path / "one" / "README.txt").read_text(encoding="utf-8")
    assert " 2 rows\n" in pbr("sample", "two", "--plans", "2", "--tables", "plans", cwd=tmp_path).stdout


@pytest.mark.parametrize("day", ["0001-01-01", "1800-06-01", "1904-12-31", "2191-01-01", "2199-12-31", "9999-12-31"])
@pytest.mark.parametrize("option", ["--from", "--to"])
def test_days_that_settle_would_refuse_are_refused_with_the_mend(tmp_path: Path, day: str, option: str) -> None:
    other = {"--from": ("--to", "2190-12-31"), "--to": ("--from", "1905-01-01")}[option]
    done = pbr("sample", "rows", "--plans", "3", option, day, *other, cwd=tmp_path, COLUMNS="200")
    assert (done.returncode, done.stdout) == (2, "")
    assert option in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("first", "last"), [("1905-01-01", "1905-02-28"), ("2190-11-01", "2190-12-31")])
def test_the_first_and_the_last_days_make_a_sample_that_can_be_read(tmp_path: Path, first: str, last: str) -> None:
    write_sample(tmp_path / "rows", SampleWanted(400, 3, date.fromisoformat(first), date.fromisoformat(last)))
    needs = {name: frozenset(columns) for name, columns in COLUMNS.items()}
    extract = read_extract(tmp_path / "rows", needs, hold_errors=False)
    assert len(extract.tables["plans"].rows) == 400


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_behind_standard_output_does_not_say_that_nothing_was_written(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pbr", "sample", "rows", "--plans", "3"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, encoding="utf-8", check=False, timeout=60
        )
    assert done.returncode == 0
    assert done.stderr == "the sample is in rows, but nothing could be printed: no space left on device\n"
    assert (tmp_path / "rows" / "plans.csv").exists()


@pytest.mark.parametrize("option", ["--from", "--to"])
@pytest.mark.parametrize(
    ("given", "mend"),
    [
        ("31/05/2026", 'did you mean "2026-05-31"?'),
        ("2026-02-30", "a day is written 2026-06-30, and must be a real one"),
    ],
)
def test_a_day_that_is_none_is_told_as_settle_tells_it(tmp_path: Path, option: str, given: str, mend: str) -> None:
    done = pbr("sample", tmp_path / "extract", option, given)
    assert done.returncode == 2
    assert f"Invalid value for {option}: this is not a day: {mend}" in " ".join(done.stderr.split())
    assert not (tmp_path / "extract").exists()
