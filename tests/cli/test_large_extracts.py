"""`pbr settle --out` of a large extract: settled as it is read, with the same files, words and endings."""

import subprocess
from pathlib import Path

import pytest

from tests.cli.command import ESSEX, JUNE, PLANS, extract, python

NUMBERED = "".join(row.replace(row[:2], f"A{at},", 1) if at else row for at, row in enumerate(PLANS.splitlines(True)))
"""The same plans under references that are letters and a number, as systems give them."""

AS_LARGE = """
import pbr.api.as_read.clean_extract as clean
import pbr.api.settling.workers_that_pay as workers
import pbr.api.as_read.into_folder as folder
import sys
clean._BYTES_OF_A_PART, workers.BYTES_READ_IN_PARTS, workers.BYTES_THAT_PAY = 200, 200, {workers.START: 200}
def telling(settle):
    def told(*given):
        settled = settle(*given)
        sys.stderr.write(f"note: read {'whole' if settled is None else 'in parts'}\\n")
        return settled
    return told
folder.settle_as_read_into_folder = telling(folder.settle_as_read_into_folder)
folder.settle_as_read_to_print = telling(folder.settle_as_read_to_print)
from pbr.cli.entry import main
main()
"""
"""The command, for which an extract of a few rows is a large one."""


def large(*said: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run it, and have it say how the records were read."""
    return python("-c", AS_LARGE, "settle", ESSEX, *said, cwd=None)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a settlement."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("printed", ["table", "csv"])
def test_the_same_is_written_and_printed(printed: str, tmp_path: Path) -> None:
    records = extract(tmp_path, NUMBERED)
    whole = python("-m", "pbr", "settle", ESSEX, records, *JUNE, "--out", tmp_path / "whole", "--format", printed)
    parts = large(records, *JUNE, "--out", tmp_path / "parts", "--format", printed, "--workers", "2")
    assert "note: read in parts\n" in parts.stderr
    assert (parts.returncode, parts.stdout) == (whole.returncode, whole.stdout) == (0, whole.stdout)
    assert parts.stderr.replace("note: read in parts\n", "") == whole.stderr
    assert files(tmp_path / "parts") == files(tmp_path / "whole")


def test_what_is_wrong_is_told_as_it_was_and_nothing_is_written(tmp_path: Path) -> None:
    records = extract(tmp_path, NUMBERED.replace("2026-06-19", "2026-06-39"))
    whole = python("-m", "pbr", "settle", ESSEX, records, *JUNE, "--out", tmp_path / "whole")
    parts = large(records, *JUNE, "--out", tmp_path / "parts")
    assert (parts.returncode, parts.stderr) == (1, whole.stderr)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records"]


@pytest.mark.parametrize("printed", ["table", "csv", "json"])
def test_the_same_is_printed_where_nothing_is_written(printed: str, tmp_path: Path) -> None:
    records = extract(tmp_path, NUMBERED)
    whole = python("-m", "pbr", "settle", ESSEX, records, *JUNE, "--format", printed)
    parts = large(records, *JUNE, "--format", printed)
    assert "note: read in parts\n" in parts.stderr
    assert (parts.returncode, parts.stdout) == (0, whole.stdout)
    assert parts.stderr.replace("note: read in parts\n", "") == whole.stderr


def test_with_errors_held_what_is_clean_is_read_in_parts(tmp_path: Path) -> None:
    records = extract(tmp_path, NUMBERED)
    whole = python("-m", "pbr", "settle", ESSEX, records, *JUNE, "--hold-errors", "--out", tmp_path / "whole")
    parts = large(records, *JUNE, "--hold-errors", "--out", tmp_path / "parts")
    assert "note: read in parts\n" in parts.stderr
    assert (parts.returncode, parts.stdout) == (whole.returncode, whole.stdout) == (0, whole.stdout)
    assert files(tmp_path / "parts") == files(tmp_path / "whole")


def test_with_errors_held_rows_that_are_wrong_are_of_no_part(tmp_path: Path) -> None:
    records = extract(tmp_path, NUMBERED.replace("2026-06-19", "2026-06-39"))
    whole = python("-m", "pbr", "settle", ESSEX, records, *JUNE, "--hold-errors", "--out", tmp_path / "whole")
    parts = large(records, *JUNE, "--hold-errors", "--out", tmp_path / "parts")
    assert "note: read in parts\n" in parts.stderr
    assert "held[PBR702] 1 row: plans.csv:" in parts.stderr
    assert parts.stderr.replace("note: read in parts\n", "") == whole.stderr
    assert (parts.returncode, parts.stdout) == (whole.returncode, whole.stdout) == (3, whole.stdout)
    assert files(tmp_path / "parts") == files(tmp_path / "whole")


def test_what_asks_for_more_is_read_whole(tmp_path: Path) -> None:
    records = extract(tmp_path, NUMBERED)
    assert "note: read" not in large(records, *JUNE, "--explain", "A1").stderr
