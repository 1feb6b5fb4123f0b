"""So many times the hours are refused where a day would have more than 24 of them, or a week more than 168."""

from datetime import date
from pathlib import Path

import pytest

from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.simulate.scenario.check_hours import check_hours
from tests.cli.command import pbr
from tests.simulate.assumed import assumptions_of
from tests.simulate.scenario.by_hand import HEAD

PLANS = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,weekly_hours,hours_delivered\n"
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
HOURS = "volumes:\n  longer:\n    of: hours\n    times: {}\n    assumed: tried\n"
NEEDS = {
    "plans": frozenset({"weekly_hours", "hours_delivered", "ended_on", "started_on"}),
    "visits": frozenset({"visited_on", "planned_minutes", "delivered_minutes"}),
}


def found(folder: Path, times: str, plans: str, visits: str = "", *settings: str) -> list[Problem]:
    """What is wrong with so many times the hours of these rows."""
    (folder / "plans.csv").write_text(PLANS + plans, encoding="utf-8")
    (folder / "visits.csv").write_text(VISITS + (visits or "V0,A,2026-05-05,1,1\n"), encoding="utf-8")
    known = as_known(read_extract(folder, NEEDS, hold_errors=False), date(2026, 6, 30))
    try:
        check_hours(assumptions_of(HEAD + HOURS.format(times), settings), known)
    except ProblemsFound as problems:
        return problems.problems
    return []


A = "A,S1,P1,ongoing,2026-05-04,,,\n"
THREE_VISITS = "V1,A,2026-05-05,240,240\nV2,A,2026-05-05,240,240\nV3,A,2026-05-06,240,240\n"


# Two visits of four hours on one day are eight hours: three times that is a day of 24 hours, and no more can be.
@pytest.mark.parametrize("times", ["300%", "50%", "100%", "200% to 300%"])
def test_a_day_of_24_hours_can_be(tmp_path: Path, times: str) -> None:
    assert found(tmp_path, times, A, THREE_VISITS) == []


@pytest.mark.parametrize("times", ["301%", "200% to 310%", "triangular 100%, 200%, 400%", "1000%"])
def test_a_longer_one_is_refused_where_it_is_assumed(tmp_path: Path, times: str) -> None:
    (problem,) = found(tmp_path, times, A, THREE_VISITS)
    assert (problem.code, problem.place.file, problem.place.line) == ("PBR966", "assumed.yaml", 5)
    assert problem.message == f"'{times}' times the hours would make a day of more than 24 hours of visits"
    assert problem.help.startswith("write at most 300%")


def test_visits_of_two_plans_of_a_person_are_of_one_day(tmp_path: Path) -> None:
    # Six hours under A and six under B: twice that is 24 hours.
    visits = "V1,A,2026-05-05,360,360\nV2,B,2026-05-05,360,360\n"
    plans = A + "B,{},P2,ongoing,2026-05-04,,,\n"
    assert found(tmp_path, "400%", plans.format("S2"), visits) == []
    assert found(tmp_path, "400%", plans.format("S1"), visits)[0].help.startswith("write at most 200%")


def test_planned_visits_are_looked_at_too(tmp_path: Path) -> None:
    assert found(tmp_path, "200%", A, "V1,A,2026-05-05,721,0\n")[0].help.startswith("write at most 190%")


def test_a_week_has_168_hours(tmp_path: Path) -> None:
    # 168 hours are four times 42.
    weekly = "A,S1,P1,ongoing,2026-05-04,,42,\n"
    assert found(tmp_path, "400%", weekly) == []
    (problem,) = found(tmp_path, "401%", weekly)
    assert problem.message.endswith("a week of more than 168 hours")


def test_a_plan_has_no_more_than_24_hours_a_day(tmp_path: Path) -> None:
    # From 4 to 13 May are ten days and 240 hours: twice 120.
    delivered = "A,S1,P1,ongoing,2026-05-04,2026-05-13,,120\n"
    assert found(tmp_path, "200%", delivered) == []
    assert found(tmp_path, "210%", delivered)[0].message.endswith("a plan of more than 24 hours a day")
    # Without an end nobody can say how many hours there can be.
    assert found(tmp_path, "900%", delivered.replace("2026-05-13", "")) == []


def test_what_is_too_full_already_sets_no_bound(tmp_path: Path) -> None:
    # A day of 25 hours is told of the records; the other, of an hour, has room for ten times as much.
    visits = "V1,A,2026-05-05,750,750\nV2,A,2026-05-05,750,750\nV3,A,2026-05-06,60,60\n"
    assert found(tmp_path, "1000%", A, visits) == []


def test_two_assumptions_of_hours_are_taken_together(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, "200%", A, THREE_VISITS, "volumes.hours=160%")
    assert problem.message.startswith("'200%' times the hours, with the other 1 of hours, would make a day")
    assert problem.help.startswith("write at most 300% in all")


def test_the_command_refuses_them_before_anything_is_drawn(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(PLANS + A, encoding="utf-8")
    (records / "visits.csv").write_text(VISITS + THREE_VISITS, encoding="utf-8")
    assumed = tmp_path / "assumed.yaml"
    assumed.write_text(HEAD + HOURS.format("320%"), encoding="utf-8")
    asked = ("simulate", records, "time-and-task", "--baseline", "time-and-task", "--assume", assumed)
    done = pbr(*asked)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "assumed.yaml:5:3: error[PBR966] '320%' times the hours would make a day of more than 24 hours" in done.stderr
    )
    assumed.write_text(HEAD + HOURS.format("120%"), encoding="utf-8")
    assert pbr(*asked).returncode == 0
