"""Visits invented for an extract that holds none, and what is paid for them, worked by hand.

Time and task pays £23.26 an hour, each visit rounded up to the quarter hour; hourly plus bonus pays £15.00 an hour to
the minute, within the planned time.
  X: seven hours a week for six weeks, 42 visits of an hour, of which 90% or 54 minutes are given. Rounded up that is
     the hour, 42 x £23.26 = £976.92, and to the minute 42 x £13.50 = £567.00.
  Y: the same from 3 August, and the extract was taken on 20 August: 18 visits, £418.68 and £243.00.
  Z: 5.5 hours were recorded as delivered: five visits, and one of half an hour on the last day, 20 August. That is
     5 x £23.26 + £11.63 = £127.93. The last is after the planned end, so by the minute it is 5 x £15.00 = £75.00.
The five are spread over 46 days, on the 1st, 10th, 19th, 28th and 37th, which is 11 August and in the planned time.
  So time and task pays £976.92 + £418.68 + £127.93 = £1,523.53.
  Hourly plus bonus pays £567.00 + £243.00 + £75.00 = £885.00.
"""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.problems.problem import ProblemsFound
from tests.cli.command import pbr
from tests.simulate.invented.by_hand import PLANS, Row, assumed, backwards, invented, made, without

VISITS = """\
  visits:
    each visit: {each}
    delivered: 90%
    assumed: a test
"""
REVIEWED = "".join(
    line.rstrip("\n") + (",support_at_end,reviewed_on\n" if line.startswith("plan_id") else ",,\n")
    for line in PLANS.splitlines(keepends=True)
)


def visits(each: str = "60 minutes") -> str:
    return VISITS.format(each=each)


def of_plan(rows: list[Row], plan_id: str) -> list[tuple[str, str]]:
    return sorted((str(row["visited_on"]), str(row["delivered_minutes"])) for row in rows if row["plan_id"] == plan_id)


def test_the_baseline_and_an_hourly_scheme_are_settled_over_invented_visits(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(REVIEWED, encoding="utf-8")
    assume, out = tmp_path / "assume.yaml", tmp_path / "out"
    assume.write_text(assumed(visits()), encoding="utf-8")
    done = pbr("simulate", records, "hourly-plus-bonus", "essex-reablement-bonus", "--assume", assume, "--out", out)
    assert done.returncode == 0, done.stderr
    with (out / "schemes.csv").open(encoding="utf-8", newline="") as opened:
        due = {row["scheme"]: row["due"] for row in csv.DictReader(opened)}
    assert due == {
        "time_and_task (invented)": "1523.53",
        "hourly_plus_bonus (invented)": "885.00",
        # Three packages at £1,575.00, and no bonus: what rests on nothing invented says what it is compared with.
        "essex_reablement_bonus (invented baseline)": "4725.00",
    }


def test_visits_are_spread_over_the_days_of_a_plan_and_none_follows_the_extract(tmp_path: Path) -> None:
    rows = made(tmp_path, visits("90 minutes"))
    # An hour a day is two visits in three days: by each day's end 2/3, 4/3, 2, ... visits, to the nearest.
    x, y, z = (of_plan(rows, plan) for plan in "XYZ")
    assert x[:4] == [("2026-05-04", "81"), ("2026-05-06", "81"), ("2026-05-07", "81"), ("2026-05-09", "81")]
    assert (len(x), x[-1][0]) == (28, "2026-06-14")
    assert (len(y), y[-1][0]) == (12, "2026-08-20")
    # 5.5 hours are three visits of 90 minutes and one of 60, on the last day.
    assert z == [("2026-07-06", "90"), ("2026-07-21", "90"), ("2026-08-05", "90"), ("2026-08-20", "60")]


def test_visits_hang_on_their_plan_alone(tmp_path: Path) -> None:
    whole = made(tmp_path, visits())
    assert made(tmp_path, visits(), backwards(PLANS)) == whole
    assert made(tmp_path, visits(), without(PLANS, "X", "Y")) == [row for row in whole if row["plan_id"] == "Z"]


# X has 42 days, in which two carers can give 42 x 48 = 2,016 hours; a hundredth of an hour is 36 seconds.
@pytest.mark.parametrize("hours", [",", ",2016.5", "7,0.01"])
def test_a_plan_with_no_hours_or_too_many_has_no_visits_and_is_counted(tmp_path: Path, hours: str) -> None:
    found = invented(tmp_path, visits(), PLANS.replace("completed,7,", f"completed,{hours}"))
    table = found.tables["visits"]
    assert {row[table.layout["plan_id"]] for row in table.rows} == {"Y", "Z"}
    (warning,) = found.warnings
    assert (warning.code, warning.severity) == ("PBR959", "warning")
    assert warning.message.startswith("1 plan says no hours")


def test_less_than_a_minute_that_is_left_makes_the_last_visit_longer(tmp_path: Path) -> None:
    # 2.01 hours are 120.6 minutes: two visits of an hour, and the 0.6 with the second. 2.02 hours are 121.2 minutes.
    # They are on the first day of Z and, of its 46 days, on the 24th; what is left from a minute is on the last.
    first = ("2026-07-06", "60")
    made_of = {hours: of_plan(made(tmp_path, visits(), PLANS.replace("5.5", hours)), "Z") for hours in ("2.01", "2.02")}
    assert made_of["2.01"] == [first, ("2026-07-29", str(Fraction("60.6")))]
    assert made_of["2.02"] == [first, ("2026-07-29", "60"), ("2026-08-20", str(Fraction("1.2")))]


def test_a_share_that_leaves_less_than_a_minute_is_refused_and_nil_is_not(tmp_path: Path) -> None:
    # 1% of 60 minutes are 0.6 of a minute, and 1% of 100 are one.
    with pytest.raises(ProblemsFound) as found:
        made(tmp_path, visits().replace("90%", "1%"))
    assert [(one.code, one.place.line) for one in found.value.problems] == [("PBR952", 6)]
    assert {given for _, given in of_plan(made(tmp_path, visits("100 minutes").replace("90%", "1%")), "X")} == {"1"}
    assert {given for _, given in of_plan(made(tmp_path, visits().replace("90%", "0%")), "X")} == {"0"}


def test_where_nothing_says_when_the_extract_was_taken_all_that_was_planned_is_invented(tmp_path: Path) -> None:
    found = invented(tmp_path, visits(), "plan_id,person_id,provider_id,started_on,planned_end_on,weekly_hours\n"
                                         "X,S1,P1,2026-05-04,2026-05-10,7\n")  # fmt: skip
    table = found.tables["visits"]
    days = sorted(row[table.layout["visited_on"]] for row in table.rows)
    assert days == [date(2026, 5, day) for day in range(4, 11)]
