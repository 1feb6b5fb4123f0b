"""What is said of headings, figures and references that another system writes in its own way."""

from pathlib import Path

import pytest

from pbr.records.cells.number_problems import wrong_money, wrong_number
from pbr.records.dictionary import TABLES
from pbr.records.files.header import match_header
from tests.cli.command import pbr
from tests.records.conftest import Write
from tests.records.consistency.test_slips import A_PLAN, told
from tests.records.consistency.test_warnings import VISITS

PLANS = TABLES["plans"]


@pytest.mark.parametrize("cell", ["10,5", "7,25", "1.250,50", "0,5"])
def test_a_decimal_comma_is_named(cell: str) -> None:
    code, message, help_ = wrong_number(PLANS.fields_by_name["weekly_hours"], cell)
    assert (code, message) == ("PBR704", "weekly_hours has a comma where its decimals begin")
    assert "write a point there, as in 10.5" in help_
    assert wrong_money(PLANS.fields_by_name["plan_value"], f"£{cell}")[1].endswith("a comma where its decimals begin")


@pytest.mark.parametrize("cell", ["10,5,5", "ten,5", "1,2500"])
def test_another_comma_is_not(cell: str) -> None:
    assert "decimals" not in wrong_number(PLANS.fields_by_name["weekly_hours"], cell)[1]


@pytest.mark.parametrize("heading", ["In dispute?", "Dispute", "Is disputed"])
def test_a_heading_that_means_an_optional_column_is_told(heading: str) -> None:
    kind = TABLES["outcomes"]
    (problem,) = match_header(["outcome_id", heading], kind, kind.file, ["outcome_id"], str).problems
    assert (problem.code, problem.severity) == ("PBR613", "warning")
    assert "disputed" in problem.help


def test_a_heading_that_may_be_a_missing_column_is_said_once() -> None:
    found = match_header(["Package Ref", "person_id"], PLANS, PLANS.file, ["plan_id"], str).problems
    assert [(one.code, one.severity) for one in found] == [("PBR611", "error")]
    assert 'if "Package Ref" is it, call it plan_id' in found[0].help


@pytest.mark.parametrize("heading", ["started_on (dd/mm/yyyy)", "Start date (DD/MM/YY)", "Started on [yyyy-mm-dd]"])
def test_a_heading_that_says_how_its_days_are_written_is_told(heading: str) -> None:
    (said,) = match_header(["plan_id", heading], PLANS, PLANS.file, ["started_on"], str).problems
    assert (said.code, f'if "{heading}" is it, call it started_on' in said.help) == ("PBR611", True)


@pytest.mark.parametrize(
    ("more", "help_"),
    [
        (",,", "take out the blank cells at its end; if a comma in a cell has pushed the others along, put that cell "
         "between quotation marks"),
        (", ,north", "put a cell that holds a comma between quotation marks"),
    ],
)  # fmt: skip
def test_a_row_that_is_too_long_by_blank_cells_is_told_so_and_its_own_rows_with_it(
    tmp_path: Path, more: str, help_: str
) -> None:
    (tmp_path / "plans.csv").write_text(f"plan_id,person_id,provider_id,plan_type\nA,S1,P1,ongoing{more}\n")
    (tmp_path / "visits.csv").write_text(
        "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,A,2026-06-02,30,30\n"
    )
    done = pbr("settle", "time-and-task", tmp_path)
    assert f"= help: {help_}\n" in done.stderr
    assert "capitals count; first mend the rows of plans.csv that could not be read" in done.stderr


@pytest.mark.parametrize(("plan", "said"), [("1", True), ("001", True), ("0", False), ("2", False), ("1a", False)])
def test_noughts_that_a_workbook_dropped_are_told(tmp_path: Path, plan: str, said: bool) -> None:
    (tmp_path / "plans.csv").write_text("plan_id,person_id,provider_id,plan_type\n01,S1,P1,ongoing\n")
    visits = f"visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV1,{plan},2026-06-02,30,30\n"
    (tmp_path / "visits.csv").write_text(visits)
    done = pbr("settle", "time-and-task", tmp_path)
    assert "PBR801" in done.stderr
    assert ("with other noughts before it there is one" in " ".join(done.stderr.split())) is said


def visits_on(*days: str) -> str:
    rows = "".join(f"V{at},A,{day},30,30\n" for at, day in enumerate(days))
    return f"visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n{rows}"


@pytest.mark.parametrize(
    ("days", "within"),
    [
        # The plan begins on 1 June and goes on: the months and days of 2, 3 and 4 June are exchanged.
        (("02/06/2026", "06/02/2026", "06/03/2026", "06/04/2026"), 3),
        (("06/02/2026", "06/03/2026"), 2),
        (("06/02/2026", "06/03/2026", "20/05/2026"), 2),
        (("06/02/2026", "20/05/2026"), 0),  # One day may be by chance.
        (("06/02/2026", "06/03/2026", "20/05/2026", "21/05/2026"), 0),  # Not most of them.
    ],
)
def test_visits_outside_their_plan_that_have_the_month_first_are_told_so(
    write: Write, days: tuple[str, ...], within: int
) -> None:
    (said,) = told(write(plans=A_PLAN, visits=visits_on(*days)), VISITS, "PBR814")
    asked = f"with day and month exchanged {within} of them would be within it: is the month first in visited_on?"
    assert (asked in said) is (within > 0)
    assert ("exchanged" in said) is (within > 0)


def test_an_explanation_says_the_warnings_beside_the_story(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on,ended_on\nA,S1,P1,ongoing,2026-06-01,\n"
    )
    (tmp_path / "visits.csv").write_text(visits_on("2026-05-20", "2026-06-02"))
    done = pbr("settle", "time-and-task", tmp_path, "--period", "2026-06", "--explain", "V1")
    assert done.returncode == 0
    assert "PBR814" in done.stderr
    assert "PBR814" not in done.stdout


@pytest.mark.parametrize("total", ["Total,,,,", ",,,,", "P1 Total,,,,"])
def test_a_total_that_is_held_is_no_provider_to_whom_something_is_due(tmp_path: Path, total: str) -> None:
    plans = "A,S1,P1,ongoing,2026-06-01\nB,S2,P2,ongoing,2026-06-01\n"
    (tmp_path / "plans.csv").write_text(f"plan_id,person_id,provider_id,plan_type,started_on\n{plans}{total}99\n")
    (tmp_path / "visits.csv").write_text(f"{visits_on('2026-06-02')}V9,B,2026-06-02,30,30\n")
    done = pbr("settle", "time-and-task", tmp_path, "--period", "2026-06", "--hold-errors")
    # Half an hour at £23.26 is £11.63.
    rows = [line.split() for line in done.stdout.splitlines()]
    assert ["-", "-", "held", "1"] in [row[:4] for row in rows]
    assert ["-", "£0.00"] not in rows
    assert ["P1", "£11.63"] in rows


PLAN_ROWS = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on"


@pytest.mark.parametrize(
    "name", ["Margaret Smith", "SMITH JOHN", "Ann Mary O'Brien-Hall", "Zo\u00eb Li", "Smith. J", "Mrs Ada Byron"]
)
def test_a_heading_that_may_be_a_persons_name_is_counted_and_shown_only_when_asked(tmp_path: Path, name: str) -> None:
    header = f"{PLAN_ROWS},{name},Visit Notes,Case Manager"
    (tmp_path / "plans.csv").write_text(f"{header}\nA,S1,P1,reablement,2026-05-04,,,,,1,2,3\n", encoding="utf-8")
    run = ("settle", "essex-reablement-bonus", tmp_path, "--period", "2026-05")
    said, shown = (" ".join(pbr(*run, *more).stdout.split()) for more in ((), ("--show-values",)))
    assert 'are not read: column 10, "Visit Notes" and "Case Manager"' in said
    assert name not in said
    assert f'are not read: "{name}", "Visit Notes" and "Case Manager"' in shown


@pytest.mark.parametrize("where", ["{}", "folder/{}", "{}/records", "{}.csv"])
def test_a_name_that_is_too_long_is_said_in_plain_words_and_not_repeated(tmp_path: Path, where: str) -> None:
    long = "r" * 300
    done = pbr("settle", "essex-reablement-bonus", where.format(long), "--period", "2026-05", cwd=tmp_path)
    assert done.returncode != 0
    assert "PBR004" in done.stderr
    assert "a name that is too long" in done.stderr
    assert "r" * 41 not in done.stderr
