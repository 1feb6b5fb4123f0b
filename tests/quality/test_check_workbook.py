"""``pbr check --workbook``: what is printed of an extract, as plain tables."""

import json
import stat
from pathlib import Path

import pytest
from python_calamine import load_workbook

from tests.cli.command import CANARY, ESSEX, pbr
from tests.quality.test_extract_check import HEADER, A, B, C, D, E
from tests.reports.workbook.opened import Sheet, opened
from tests.reports.workbook.test_libreoffice import compared, converted, in_csv, without_what_sums_come_to


def checked(
    folder: Path, *more: str | Path, rows: tuple[str, ...] = (A, B, C, D, E), code: int = 0
) -> dict[str, Sheet]:
    (folder / "now.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    done = pbr("check", "now.csv", "--for", ESSEX, "--workbook", "check.xlsx", *more, cwd=folder)
    assert done.returncode == code, done.stderr
    return opened(folder / "check.xlsx")


def test_it_says_what_is_filled_by_field_and_how_many_rows_begin_in_each_month(tmp_path: Path) -> None:
    sheets = checked(tmp_path)
    assert next(iter(sheets)) == "Notes"
    (plans, _) = sheets["Tables"].rows()
    # By hand: D begins while A, of the same person and provider, goes on; E begins on the last day of B, with another.
    assert plans == {
        "Table": "plans", "Rows": "5", "Not to be read": "0", "Dated by": "started_on",
        "Overlap, same provider": "1", "Overlap, another provider": "1",
    }  # fmt: skip
    assert [(row["Month"], row["Rows"]) for row in sheets["Months"].rows()[:-1]] == [("2026-05", "2"), ("2026-06", "3")]
    filled = {row["Field"]: row for row in sheets["Completeness"].rows()[:-1]}
    # Of five plans one has support_at_end and three have ended: 20% and 60%.
    support, ended = filled["support_at_end"], filled["ended_on"]
    assert (support["Filled"], support["Blank"], support["Share filled"]) == ("1", "4", "0.2")
    assert (ended["Filled"], ended["Share filled"], ended["Different"]) == ("3", "0.6", "3")
    codes = {(row["Field"], row["Code"]): row["Rows"] for row in sheets["Codes"].rows()[:-1]}
    assert codes["end_reason", "completed"] == "2"
    assert codes["end_reason", "died"] == "1"


def test_what_money_waits_is_what_is_printed(tmp_path: Path) -> None:
    sheets = checked(tmp_path)
    done = pbr("check", "now.csv", "--for", ESSEX, "--format", "json", cwd=tmp_path)
    printed = json.loads(done.stdout)["money_waiting"]
    *rows, total = sheets["Money that waits"].rows()
    assert printed
    assert [(row["Waits for"], row["Lines"], row["At stake"]) for row in rows] == [
        (" and ".join(one["fields"]) or one["because"].replace("_", " "), str(one["lines"]), one["at_stake"])
        for one in printed
    ]
    # By hand: B's bonus of 250.00 waits for its support at the end, and those of C and E for their end.
    assert total["At stake"] == "750.00"


def test_what_came_late_and_what_has_changed_is_beside_the_last_extract(tmp_path: Path) -> None:
    (tmp_path / "last.csv").write_text(HEADER + A + B.replace("2026-05-11", "2026-05-12"), encoding="utf-8")
    sheets = checked(tmp_path, "--last", "last.csv", rows=(A, B, C, "F,S9,P1,reablement,2026-05-20,,,,\n"))
    (plans, _) = sheets["Since the last extract"].rows()
    assert (plans["New"], plans["Gone"]) == ("2", "0")
    told = {(row["What"], row["Month or field"]): row["Rows"] for row in sheets["Late and changed"].rows()}
    assert told["changed", "started_on"] == "1"
    assert told["late", "2026-05"] == "1"


def test_without_a_last_extract_the_notes_say_that_it_is_not_known(tmp_path: Path) -> None:
    sheets = checked(tmp_path)
    notes = {row["About"]: row["Note"] for row in sheets["Notes"].rows()}
    assert "Since the last extract" not in sheets
    assert notes["Last extract"].startswith("None was given")
    assert notes["File of records"].startswith("now.csv, 5 rows, SHA-256 ")


def test_a_row_that_cannot_be_read_is_counted_and_its_cells_are_nowhere(tmp_path: Path) -> None:
    bad = f"X,S8,P1,reablement,{CANARY},,,,\n"
    sheets = checked(tmp_path, rows=(A, bad), code=1)
    assert sheets["Tables"].rows()[0]["Not to be read"] == "1"
    problem = sheets["Wrong or doubtful"].rows()[0]
    assert (problem["Severity"], problem["How many"], problem["First: row"]) == ("error", "1", "3")
    assert not any(CANARY in cell.text for sheet in sheets.values() for cell in sheet.cells.values())


def test_the_same_extract_gives_the_same_bytes_for_its_owner_alone(tmp_path: Path) -> None:
    checked(tmp_path)
    file = tmp_path / "check.xlsx"
    first = file.read_bytes()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    checked(tmp_path)
    assert file.read_bytes() == first


def test_another_workbook_is_given_up_only_when_told_to(tmp_path: Path) -> None:
    checked(tmp_path)
    (tmp_path / "now.csv").write_text(HEADER + A, encoding="utf-8")
    asked = ("check", "now.csv", "--for", ESSEX, "--workbook", "check.xlsx")
    refused = pbr(*asked, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "error[PBR041]" in refused.stderr
    assert pbr(*asked, "--replace", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("wrong", [("--workbook", "check.csv"), ("--replace",)])
def test_what_makes_no_sense_is_refused(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    (tmp_path / "now.csv").write_text(HEADER + A, encoding="utf-8")
    done = pbr("check", "now.csv", "--for", ESSEX, *wrong, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")


def test_each_sheet_is_one_table_and_other_programs_read_the_same(tmp_path: Path) -> None:
    sheets = checked(tmp_path)
    assert all(len(sheet.tables) == 1 for sheet in sheets.values())
    book = load_workbook(str(tmp_path / "check.xlsx"), load_tables=True)
    assert book.sheet_names == list(sheets)
    bare = tmp_path / "bare.xlsx"
    without_what_sums_come_to(tmp_path / "check.xlsx", bare)
    converted(tmp_path, tmp_path / "check.xlsx", bare)
    for name, sheet in sheets.items():
        for made in ("check", "bare"):
            assert list(compared(sheet, in_csv(tmp_path / f"{made}-{name}.csv"))) == []
