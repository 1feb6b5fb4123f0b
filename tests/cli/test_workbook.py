"""``pbr settle --workbook``: written whole or not at all, for its owner alone, and over nothing else."""

import stat
import zipfile
from pathlib import Path

import pytest

from tests.cli.command import CANARY, ESSEX, JUNE, PLANS, TOTAL, extract, pbr, python
from tests.reports.workbook.opened import opened

BOOK = ("--workbook", "june.xlsx")
WITHOUT_XLSXWRITER = """
import sys
sys.modules["xlsxwriter"] = None
from pbr.cli.entry import main
main()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_it_has_the_total_that_is_printed(tmp_path: Path) -> None:
    records = extract(tmp_path)
    done = pbr("settle", ESSEX, records, *JUNE, *BOOK, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert f"Total due: {TOTAL}" in done.stdout
    sheets = opened(tmp_path / "june.xlsx")
    # By hand, in `command`: £4,975.00.
    assert {row["Comes to"] for row in sheets["Checks"].rows()} == {"4975.00"}
    assert names(tmp_path) == ["june.xlsx", "records"]
    assert stat.S_IMODE((tmp_path / "june.xlsx").stat().st_mode) == 0o600


def test_it_has_the_lines_of_lines_csv(tmp_path: Path) -> None:
    records = extract(tmp_path)
    done = pbr("settle", ESSEX, records, *JUNE, *BOOK, "--out", "june", cwd=tmp_path)
    assert done.returncode == 0
    header, *lines = (tmp_path / "june" / "lines.csv").read_text(encoding="utf-8").splitlines()
    place = header.split(",").index("line_id")
    rows = opened(tmp_path / "june.xlsx")["Lines"].rows()[:-1]
    assert [row["Line"] for row in rows] == [line.split(",")[place] for line in lines]
    assert names(tmp_path) == ["june", "june.xlsx", "records"]


def test_the_same_settlement_may_be_written_again_and_has_the_same_bytes(tmp_path: Path) -> None:
    records = extract(tmp_path)
    assert pbr("settle", ESSEX, records, *JUNE, *BOOK, cwd=tmp_path).returncode == 0
    first = (tmp_path / "june.xlsx").read_bytes()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    again = pbr("settle", ESSEX, extract(elsewhere), *JUNE, "--workbook", tmp_path / "june.xlsx", TZ="Asia/Tokyo")
    assert again.returncode == 0
    assert (tmp_path / "june.xlsx").read_bytes() == first


def test_another_one_is_replaced_only_when_told_to(tmp_path: Path) -> None:
    records = extract(tmp_path)
    assert pbr("settle", ESSEX, records, "--period", "2026-05", *BOOK, cwd=tmp_path).returncode == 0
    first = (tmp_path / "june.xlsx").read_bytes()
    refused = pbr("settle", ESSEX, records, "--period", "2026-06", *BOOK, "--out", "out", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "june.xlsx: error[PBR041] the workbook that is there is another one" in refused.stderr
    assert (tmp_path / "june.xlsx").read_bytes() == first
    # Nothing is in the folder either: both come, or neither.
    assert names(tmp_path) == ["june.xlsx", "records"]
    told = pbr("settle", ESSEX, records, "--period", "2026-06", *BOOK, "--replace", cwd=tmp_path)
    assert told.returncode == 0
    assert (tmp_path / "june.xlsx").read_bytes() != first


@pytest.mark.parametrize("there", ["text", "another workbook"])
def test_a_file_that_is_not_ours_is_never_replaced(tmp_path: Path, there: str) -> None:
    records = extract(tmp_path)
    file = tmp_path / "june.xlsx"
    if there == "text":
        file.write_text("name,sum\n", encoding="utf-8")
    else:
        with zipfile.ZipFile(file, "w") as book:
            book.writestr("docProps/custom.xml", '<property name="Made by">someone else</property>')
    before = file.read_bytes()
    done = pbr("settle", ESSEX, records, *JUNE, *BOOK, "--replace", cwd=tmp_path)
    assert done.returncode == 2
    assert "june.xlsx: error[PBR021] the workbook is not one that pbr wrote, so it is left alone" in done.stderr
    assert file.read_bytes() == before


def test_nothing_is_written_where_a_row_is_wrong(tmp_path: Path) -> None:
    records = extract(tmp_path, PLANS.replace("2026-05-04,2026-06-12", "2026-05-04,20260612x"))
    done = pbr("settle", ESSEX, records, *JUNE, *BOOK, cwd=tmp_path)
    assert done.returncode == 1
    assert names(tmp_path) == ["records"]
    held = pbr("settle", ESSEX, records, *JUNE, *BOOK, "--hold-errors", cwd=tmp_path)
    assert held.returncode == 3
    assert opened(tmp_path / "june.xlsx")["Held"].rows()[0]["Code"] == "PBR702"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--workbook", "june.csv"), "a workbook is a file whose name ends in .xlsx"),
        (("--workbook", "out/june.xlsx", "--out", "out"), "the folder of --out holds nothing else"),
        (("--workbook", "june.xlsx", "--explain", "A"), "an explanation is only printed; leave out --workbook"),
        (("--workbook", "nowhere/june.xlsx"), "error[PBR022]"),
        (("--replace",), "there is nothing to replace"),
    ],
)
def test_what_makes_no_sense_is_refused(tmp_path: Path, options: tuple[str, ...], said: str) -> None:
    done = pbr("settle", ESSEX, extract(tmp_path), *JUNE, *options, cwd=tmp_path)
    assert done.returncode == 2
    assert said in done.stderr
    assert names(tmp_path) == ["records"]


def test_without_xlsxwriter_it_says_so_before_anything_is_settled(tmp_path: Path) -> None:
    extract(tmp_path, f"{CANARY}\n")
    arguments = ("settle", ESSEX, "records", *JUNE)
    done = python("-c", WITHOUT_XLSXWRITER, *arguments, *BOOK, cwd=tmp_path)
    # The records would not be read without problems: nothing was read.
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "june.xlsx: error[PBR040] a workbook needs XlsxWriter, which is not installed\n"
        "  = help: install the extra that has it: pip install '.[workbooks]' in the folder of the clone\n"
    )
    assert names(tmp_path) == ["records"]


def test_xlsxwriter_is_loaded_for_a_workbook_alone(tmp_path: Path) -> None:
    extract(tmp_path)
    # Without it everything else goes as ever.
    done = python("-c", WITHOUT_XLSXWRITER, "settle", ESSEX, "records", *JUNE, "--out", "out", cwd=tmp_path)
    assert done.returncode == 0
    assert f"Total due: {TOTAL}" in done.stdout


def test_a_disk_that_is_full_is_said_in_plain_words(tmp_path: Path) -> None:
    extract(tmp_path)
    full = """
import errno, xlsxwriter.packager as packager
def refuse(self):
    raise OSError(errno.ENOSPC, "No space left on device")
packager.Packager._create_package = refuse
from pbr.cli.entry import main
main()
"""
    done = python("-c", full, "settle", ESSEX, "records", *JUNE, *BOOK, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "error[PBR023] the workbook could not be written: no space left on device" in done.stderr
    assert names(tmp_path) == ["records"]
