from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from pbr.records.extract.extract import Extract
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.table_files import files_of
from tests.records.cases import in_a_line, required
from tests.records.conftest import Write

PLANS = "plan_id,person_id,provider_id,plan_type,started_on\n"
OUTCOMES = "outcome_id,plan_id,outcome,kind,payable\n"
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"


def rows(extract: Extract, table: str, *fields: str) -> list[tuple[object, ...]]:
    """These fields of every row."""
    read = extract.tables[table]
    return [tuple(row[read.layout[field]] for field in fields) for row in read.rows]


def test_cells_become_values(write: Write) -> None:
    folder = write(
        plans=PLANS.strip() + ",plan_value,weekly_hours,agreed_on,support_at_end,reviewed_on\n"
        'PL-1, S-1 ,P1,reablement,04/05/2026,"£1,020.50",7.5,,None,2026-06-15\n'
    )
    fields = ("person_id", "started_on", "plan_value", "weekly_hours", "agreed_on", "support_at_end")
    extract = read_extract(folder, {"plans": frozenset(fields)}, hold_errors=False)
    assert rows(extract, "plans", *fields) == [("S-1", date(2026, 5, 4), 102050, Fraction(15, 2), None, None)]
    assert extract.latest_recorded == date(2026, 6, 15)


def test_a_column_of_many_amounts_is_read_as_one_of_few() -> None:
    from pbr.records.cells.cells import UNREADABLE
    from pbr.records.cells.column_by_type import column_for
    from pbr.records.dictionary import TABLES

    column = column_for(TABLES["plans"], TABLES["plans"].fields_by_name["plan_value"])
    column.read([f"{amount}.00" for amount in range(2_000)])
    assert column.read(["1575.05", "", "0.10"]) == [157505, None, 10]
    assert column.read(["£1,575.05", "", "-0.10", "1575.5"]) == [157505, None, UNREADABLE, 157550]


def test_a_blank_says_what_the_dictionary_says(write: Write) -> None:
    folder = write(
        plans=PLANS + "PL-1,S-1,P1,initial,2026-05-04\n",
        outcomes=OUTCOMES.strip() + ",weight,result,reviewed_on\nOC-1,PL-1,washing,improvement,no,,,\n",
    )
    extract = read_extract(folder, {"outcomes": frozenset({"weight", "payable", "result"})}, hold_errors=False)
    # The column disputed is not even there: blank means no. A result is simply not known.
    assert rows(extract, "outcomes", "weight", "payable", "disputed", "result") == [(Fraction(1), False, False, None)]


@pytest.mark.parametrize("needed", [["equipment", "visits", "plans"], ["visits", "plans", "equipment"]])
def test_files_are_named_in_the_order_of_the_dictionary_then_a_councils_own(tmp_path: Path, needed: list[str]) -> None:
    (tmp_path / "one.csv").write_text("", encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        files_of(tmp_path / "one.csv", needed)
    assert "needs plans.csv and visits.csv and equipment.csv," in found.value.problems[0].message


def test_a_file_for_a_ledger_is_not_taken_for_a_misspelt_table(tmp_path: Path) -> None:
    for name in ("plans", "notices", "adjustments", "outcome"):
        (tmp_path / f"{name}.csv").write_text("", encoding="utf-8")
    _, warnings = files_of(tmp_path, ["plans"])
    assert [(one.place.file, one.message, one.help) for one in warnings] == [
        (
            f"{name}.csv",
            f"{name}.csv is read with a ledger only, and not here",
            "leave it: pbr settle --ledger reads it",
        )
        for name in ("adjustments", "notices")
    ] + [("outcome.csv", "outcome.csv is not the name of a table, and is not read", 'did you mean "outcomes.csv"?')]


def test_one_file_is_enough_for_one_table(tmp_path: Path) -> None:
    file = tmp_path / "june.csv"
    file.write_bytes((PLANS + "PL-1,S-1,P1,initial,2026-05-04\n").encode())
    extract = read_extract(file, {"plans": frozenset()}, hold_errors=False)
    assert rows(extract, "plans", "plan_id") == [("PL-1",)]
    assert [(each.name, each.rows) for each in extract.inputs] == [("june.csv", 1)]
    assert extract.inputs[0].sha256 == sha256(file.read_bytes()).hexdigest()
    with pytest.raises(ProblemsFound) as found:
        read_extract(file, {"visits": frozenset()}, hold_errors=False)
    assert [problem.code for problem in found.value.problems] == ["PBR620"]
    assert "plans.csv and visits.csv" in found.value.problems[0].message
    workbook = file.rename(tmp_path / "june.xlsx")
    with pytest.raises(ProblemsFound, match="and this is a workbook"):
        read_extract(workbook, {"visits": frozenset()}, hold_errors=False)


@pytest.mark.parametrize(
    ("name", "code"),
    [("nowhere", "PBR001"), ("a-file/plans.csv", "PBR001"), ("x" * 300, "PBR004"), ("plans.csv", "PBR002")],
)
def test_what_cannot_be_opened_is_said(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "a-file").write_text("")
    if name == "plans.csv":
        (tmp_path / name).mkdir()
        name = ""
    with pytest.raises(ProblemsFound) as found:
        read_extract(tmp_path / name, {"plans": frozenset()}, hold_errors=False)
    assert [problem.code for problem in found.value.problems] == [code]
    if code == "PBR004":
        # Three hundred letters are nothing that anybody reads twice.
        assert "a name that is too long" in found.value.problems[0].message
        assert name not in found.value.problems[0].place.file
        return
    # The path is said as it was given: its last part alone would not say where it was looked for.
    assert str(tmp_path / name) in found.value.problems[0].message
    assert found.value.problems[0].place.file.startswith(str(tmp_path / name))


def test_tables_that_are_not_needed_are_not_read(write: Write) -> None:
    folder = write(plans=PLANS + "PL-1,S-1,P1,initial,2026-05-04\n", visits="rubbish;")
    extract = read_extract(folder, {"plans": frozenset()}, hold_errors=False)
    assert list(extract.tables) == ["plans"]


def test_columns_that_are_not_needed_are_checked_and_not_kept(write: Write) -> None:
    folder = write(plans=PLANS.strip() + ",rate\nPL-1,S-1,P1,initial,2026-05-04,standard\n")
    assert "rate" not in read_extract(folder, {"plans": frozenset()}, hold_errors=False).tables["plans"].layout
    folder = write(plans=PLANS.strip() + ",rate\nPL-1,S-1,P1,initial,2026-05-04,standrad\n")
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder, {"plans": frozenset()}, hold_errors=False)
    assert found.value.problems[0].help.startswith('did you mean "standard"?')


def test_values_are_shown_only_when_asked_for(write: Write) -> None:
    folder = write(plans=PLANS + "PL-1,Ann Example,P1,secret,2026-02-30\n")
    for show_values in (False, True):
        with pytest.raises(ProblemsFound) as found:
            read_extract(folder, {"plans": frozenset()}, hold_errors=False, show_values=show_values)
        said = "".join(problem.message + problem.help for problem in found.value.problems)
        assert ("secret" in said, "2026-02-30" in said) == (show_values, show_values)
        assert "Ann Example" not in said


def test_bad_rows_are_held_with_what_belongs_to_them(write: Write) -> None:
    folder = write(
        plans=PLANS
        + "PL-1,S-1,P1,initial,2026-05-04\nPL-2,S-2,P2,initial,2026-02-30\nPL-3,S-3,P3,initial,2026-05-04\n"
        + "PL-4\nPL-3,S-3,P3,ongoing,2026-05-04\nPL-1,S-1,P1,initial,2026-05-04\n,,,,\n",
        visits=VISITS
        + "V-1,PL-1,2026-05-05,30,30\nV-2,PL-1,2026-05-06,30,-1\nV-3,PL-2,2026-05-05,30,30\nV-4,PL-3,2026-05-05,30,30\n"
        + "V-5,PL-4,2026-05-05,30,30\n",
    )
    extract = read_extract(folder, {"visits": required("visits")}, hold_errors=True)
    assert rows(extract, "plans", "plan_id") == [("PL-1",)]
    assert rows(extract, "visits", "visit_id") == [("V-1",)]
    held = [
        (row.table, row.line, row.record_id, row.provider_id, *(each.code for each in row.problems))
        for row in extract.held_rows
    ]
    assert held == [
        ("plans", 3, "PL-2", "P2", "PBR702"),
        ("plans", 4, "PL-3", "P3", "PBR803"),
        ("plans", 5, "", "", "PBR632"),
        ("plans", 6, "PL-3", "P3", "PBR803"),
        ("visits", 3, "V-2", "P1", "PBR708"),
        ("visits", 4, "V-3", "P2", "PBR805"),
        ("visits", 5, "V-4", "P3", "PBR805"),
        ("visits", 6, "V-5", "", "PBR801"),
    ]
    # Seven rows read: one kept, four held, the repeated and the blank one dropped.
    assert extract.tables["plans"].dropped == 2
    assert [each.rows for each in extract.inputs] == [7, 5]
    assert [in_a_line(warning) for warning in extract.warnings] == ["PBR802 plans.csv:7"]


def test_a_file_that_is_no_table_stops_a_run_that_holds_rows(write: Write) -> None:
    folder = write(plans=PLANS + 'PL-1,"S-1,P1,initial,2026-05-04\n')
    with pytest.raises(ProblemsFound):
        read_extract(folder, {"plans": frozenset()}, hold_errors=True)


@pytest.mark.parametrize("hold_errors", [False, True])
@pytest.mark.parametrize("under_it", ["", ",,,,\n"])
def test_plans_without_rows_stop_a_run_and_are_said_once(write: Write, hold_errors: bool, under_it: str) -> None:
    folder = write(plans=PLANS + under_it, visits=VISITS + "V-1,PL-1,2026-05-05,30,30\n")
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder, {"visits": required("visits")}, hold_errors=hold_errors)
    assert [(in_a_line(each), each.severity) for each in found.value.problems] == [("PBR622 plans.csv", "error")]


def test_visits_without_rows_are_a_warning(write: Write) -> None:
    folder = write(plans=PLANS + "PL-1,S-1,P1,initial,2026-05-04\n", visits=VISITS)
    extract = read_extract(folder, {"visits": required("visits")}, hold_errors=False)
    assert [in_a_line(warning) for warning in extract.warnings] == ["PBR608 visits.csv"]


def test_a_thousand_problems_are_enough(write: Write) -> None:
    folder = write(plans=PLANS + "".join(f"PL-{n},S-1,P1,initial,today\n" for n in range(5_000)))
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder, {"plans": frozenset()}, hold_errors=False)
    first, rest = found.value.problems
    assert (in_a_line(first), rest.code) == ("PBR702 plans.csv:2 started_on", "PBR621")
    # Lines 2 to 1001 were read; the first five are named.
    assert first.message == "started_on holds words, and no day (in 1,000 cells: lines 2, 3, 4, 5, 6 and 995 more)"


def test_rows_beyond_the_first_batch_keep_their_lines(write: Write) -> None:
    good = [f"PL-{n:05},S-1,P1,initial,2026-05-04\n" for n in range(2_500)]
    good[2_222] = good[2_222].replace("2026", "206")
    folder = write(plans=PLANS + "".join(good) + good[7])
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder, {"plans": frozenset()}, hold_errors=False)
    assert [in_a_line(each) for each in found.value.problems] == [
        "PBR702 plans.csv:2224 started_on",
        "PBR802 plans.csv:2502",
    ]
