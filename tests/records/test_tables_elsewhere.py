"""A folder without a table that the scheme needs: the help names what is there in its place."""

from pathlib import Path

import pytest

from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.in_memory import folder_in_memory

PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,reablement,2026-06-01\n"
NEEDS = {"plans": frozenset[str]()}


def missing(folder: Path, needs: dict[str, frozenset[str]] | None = None) -> list[Problem]:
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder, needs or NEEDS, hold_errors=False)
    assert {problem.code for problem in found.value.problems} == {"PBR601"}
    return found.value.problems


@pytest.mark.parametrize(
    ("there", "help_"),
    [
        ("plans.txt", "if plans.txt is it, save it as plans.csv"),
        ("Plans", "if Plans is it, save it as plans.csv"),
        ("plan.csv", "if plan.csv is it, call it plans.csv"),
        ("records/plans.csv", "it is in {}/records: give that folder"),
        ("June.xlsx", "save the sheet of June.xlsx as plans.csv (CSV UTF-8), or read the workbook through a mapping "
         "(pbr map)"),
        ("reablement.csv", "if reablement.csv is it, call it plans.csv, or give that file in place of the folder"),
        ("notes.md", "put it in the folder of records"),
    ],
)  # fmt: skip
def test_what_is_there_in_place_of_a_table_is_named(tmp_path: Path, there: str, help_: str) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text(PLANS, encoding="utf-8")
    (problem,) = missing(tmp_path)
    assert problem.help == help_.format(tmp_path)


def test_a_settlement_is_no_extract(tmp_path: Path) -> None:
    for name in ("settlement.json", "lines.csv"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    (problem,) = missing(tmp_path)
    assert problem.help == "this is the folder of a settlement: give the folder of the records that it was made of"


def test_several_folders_inside_are_counted(tmp_path: Path) -> None:
    for month in ("june", "july"):
        (tmp_path / month).mkdir()
        (tmp_path / month / "plans.csv").write_text(PLANS, encoding="utf-8")
    (problem,) = missing(tmp_path)
    assert problem.help == f"it is in 2 folders inside, such as {tmp_path / 'july'}: give the one that is meant"


def test_one_file_is_not_given_in_place_of_two_tables(tmp_path: Path) -> None:
    (tmp_path / "extract.csv").write_text(PLANS, encoding="utf-8")
    two = missing(tmp_path, {"plans": frozenset(), "stays": frozenset()})
    assert [problem.help for problem in two] == ["put it in the folder of records"] * 2


def test_records_in_memory_are_looked_through_too() -> None:
    (problem,) = missing(folder_in_memory({"extract": PLANS}))
    assert problem.help == "if extract.csv is it, call it plans.csv, or give that file in place of the folder"


@pytest.mark.parametrize(
    ("first", "with_commas"),
    [("sep=,", ""), ("sep=;", ", and save the file as CSV with commas and not with semicolons")],
)
def test_a_row_for_a_spreadsheet_is_told_as_one(tmp_path: Path, first: str, with_commas: str) -> None:
    (tmp_path / "plans.csv").write_text(f"{first}\n{PLANS.replace(',', first[-1])}", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_extract(tmp_path, NEEDS, hold_errors=False)
    (problem,) = found.value.problems
    assert (problem.code, problem.help) == (
        "PBR610",
        f"take that row out, which a spreadsheet does not show{with_commas}",
    )


def test_an_empty_table_is_told_with_what_to_do_where_there_truly_was_none(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(PLANS, encoding="utf-8")
    (tmp_path / "visits.csv").write_text("visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n")
    (said,) = read_extract(tmp_path, {"visits": frozenset()}, hold_errors=False).warnings
    assert said.help == "check the export; where there truly were none, it is as it should be"
