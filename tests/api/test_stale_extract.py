"""An extract that cannot speak for the period or the day that was asked for is never settled without a word."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.api.settling.prepare import prepare
from pbr.api.settling.stale_extract import days_that_do_not_fit
from pbr.records.extract.date_coverage import reach_of
from pbr.records.extract.extract import Extract
from pbr.records.table import Table
from pbr.values.dates import period_in_words
from pbr.values.period import Period
from tests.cli.command import ESSEX, pbr

HEADER = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on\n"
AUGUST = HEADER + (
    "H1,S1,P1,reablement,2026-07-06,2026-08-14,completed,none,2026-08-17\nH2,S2,P2,reablement,2026-08-24,,,,\n"
)
"""Taken at the end of August: the newest day in it is the 24th, a start, and the newest review is on the 17th."""

SPRING_AND_AUTUMN = HEADER + (
    "H3,S1,P1,reablement,2026-04-06,2026-05-15,completed,none,2026-05-18\n"
    "H4,S2,P2,reablement,2026-10-05,2026-11-13,completed,none,2026-11-16\n"
)


def warned(folder: Path, plans: str, period: str, as_at: str) -> list[str]:
    records = folder / "records"
    records.mkdir(exist_ok=True)
    (records / "plans.csv").write_text(plans, encoding="utf-8")
    day = date.fromisoformat(as_at) if as_at else None
    prepared = prepare(Path(ESSEX), records, period_in_words(period) if period else None, day, False, False)
    return [problem.code for problem in prepared.warnings]


@pytest.mark.parametrize(
    ("plans", "period", "as_at", "codes"),
    [
        # Last month's extract: nothing in it is of September, and 30 September is 37 days after 24 August.
        (AUGUST, "2026-09", "", ["PBR030", "PBR026"]),
        (AUGUST, "2026-09", "2026-09-10", ["PBR030"]),
        (AUGUST, "2026-08", "", []),
        # A day named on the command line is no reason to be silent: the whole run is then counted to it.
        (AUGUST, "", "2026-12-31", ["PBR026"]),
        (AUGUST, "", "2026-08-31", []),
        # A quarter that ends 37 days after the newest day, though it begins before.
        (AUGUST, "2026-07-01..2026-09-30", "", ["PBR026"]),
        # What is settled in arrears is counted to the end of its period, and not to the day it is as at.
        (AUGUST, "2026-08", "2026-12-31", []),
        # Before everything in the records, and as at a day before it.
        (AUGUST, "2026-06", "", ["PBR030"]),
        (AUGUST, "2026-07", "2026-07-05", ["PBR031"]),
        (AUGUST, "2026-07", "2026-07-06", []),
        # Days before and after, and none in it.
        (SPRING_AND_AUTUMN, "2026-07", "", ["PBR030"]),
        (SPRING_AND_AUTUMN, "2026-05-19..2026-10-04", "", ["PBR030"]),
        (SPRING_AND_AUTUMN, "2026-05-18..2026-10-04", "", []),
        # A row that is wrong in no way but has no day beside its start is a day as well.
        (HEADER + "H5,S1,P1,reablement,2026-09-30,,,,\n", "2026-09", "", []),
    ],
)
def test_what_the_records_cannot_speak_for_is_warned_of_whatever_is_named(
    tmp_path: Path, plans: str, period: str, as_at: str, codes: list[str]
) -> None:
    assert warned(tmp_path, plans, period, as_at) == codes


def test_planned_days_are_no_sign_of_life(tmp_path: Path) -> None:
    """A plan may be agreed to the end of the year in an extract taken in August."""
    planned = (
        AUGUST.replace("reviewed_on\n", "reviewed_on,planned_end_on\n")
        .replace("completed,none,2026-08-17", ("completed,none,2026-08-17,2026-12-31"))
        .replace("H2,S2,P2,reablement,2026-08-24,,,,", ("H2,S2,P2,reablement,2026-08-24,,,,,2026-12-31"))
    )
    assert warned(tmp_path, planned, "2026-09", "") == ["PBR030", "PBR026"]


def test_the_warning_says_where_the_records_end_and_the_comparison_says_the_same(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "plans.csv").write_text(AUGUST, encoding="utf-8")
    asked = ("--period", "2026-09", "--format", "json")
    settled = pbr("settle", ESSEX, "records", *asked, cwd=tmp_path)
    assert settled.returncode == 0, settled.stderr
    said = json.loads(settled.stdout)
    assert said["total_due"] == "0.00"
    assert said["warnings"][0] == {
        "code": "PBR030",
        "message": "the records end before the period: nothing in them happened after 2026-08-24, "
        "and it is 2026-09-01 to 2026-09-30",
        "help": "take a later extract, or check --period and its year",
        "file": "records",
    }
    compared = pbr("simulate", "records", ESSEX, "--baseline", ESSEX, *asked, cwd=tmp_path)
    assert compared.returncode == 0, compared.stderr
    assert {"PBR030", "PBR026"} <= {warning["code"] for warning in json.loads(compared.stdout)["warnings"]}


FIRST = date(2026, 1, 1)
DAYS = st.integers(0, 700).map(lambda days: FIRST + timedelta(days))


@given(st.lists(DAYS, min_size=1, max_size=6), DAYS, st.integers(0, 100), DAYS)
def test_a_period_is_warned_of_just_when_no_day_of_the_records_is_in_it(
    days: list[date], first: date, length: int, as_at: date
) -> None:
    period = Period(first, first + timedelta(length))
    rows = [(f"H{number}", day) for number, day in enumerate(days)]
    table = Table("visits", "visits.csv", {"visit_id": 0, "visited_on": 1}, rows, 0)
    reach = reach_of(Extract({"visits": table}, (), (), (), None), period)
    found = days_that_do_not_fit(Path("records"), reach, period, as_at)
    codes = [problem.code for problem in found]
    assert ("PBR030" in codes) == (not any(period.first <= day <= period.last for day in days))
    assert ("PBR026" in codes) == (min(as_at, period.last) > max(days) + timedelta(31))
    assert ("PBR031" in codes) == (as_at < min(days) <= period.last)
    assert all(problem.severity == "warning" for problem in found)
