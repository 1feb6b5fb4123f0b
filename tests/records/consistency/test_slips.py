"""One slip in one cell that changes what is paid and is no error: each kind is one warning, and what may be is none."""

from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.api.settling.prepare import prepare
from pbr.records.consistency import RecordsCompared
from pbr.records.consistency.outlying_figures import far_from_the_rest
from pbr.records.table import Row, Table
from pbr.values.dates import date_in_scheme
from tests.cli.command import pbr
from tests.records.conftest import Write
from tests.records.consistency.test_silent_losses import EXAMPLES, changed
from tests.records.consistency.test_warnings import OUTCOMES, PLANS, SCHEME, VISITS, settled

PLAN = "plan_id,person_id,provider_id,plan_type,started_on,ended_on,reviewed_on,end_reason\n"
A_PLAN = PLAN + "A,S1,P1,reablement,2026-06-01,,,\n"
FOUND = "outcome_id,plan_id,outcome,kind,payable,weight,result,achieved_on,reviewed_on,agreed_on\n"
MADE = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
BY_HOURS = """\
pay: £1.00
    for each: plan
    priced at: started_on
    when: weekly_hours >= 1"""
BY_WEIGHT = """\
pay: £100.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved" and weight >= 1"""
BY_REASON = """\
pay: £100.00
    for each: plan
    priced at: started_on
    when: end_reason is "completed\""""
BY_LEAVING = """\
pay: £500.00
    for each: person
    priced at: referred_on
    when: left_reason is not "died\""""


def told(folder: Path, paid: str, code: str) -> list[str]:
    found = settled(folder, paid, show_values=False, hold_errors=False)
    return [f"{one.place}: {one.message}" for one in found if one.code == code]


def outcome(name: str, result: str, achieved: str = "", reviewed: str = "", agreed: str = "") -> str:
    return f"{name},A,washing,improvement,yes,,{result},{achieved},{reviewed},{agreed}\n"


@pytest.mark.parametrize(
    "days",
    [
        ("2027-06-20", "2026-06-18", ""),  # Achieved after its review, and after the day of settling.
        ("2026-06-10", "2026-06-18", "2027-05-28"),
        ("2026-09-10", "2026-06-18", ""),
    ],
)
def test_days_after_the_day_of_settling_are_out_of_order_all_the_same(write: Write, days: tuple[str, str, str]) -> None:
    folder = write(plans=A_PLAN, outcomes=FOUND + outcome("O1", "achieved", *days))
    (said,) = told(folder, OUTCOMES, "PBR826")
    assert said.startswith("outcomes.csv:2: 1 outcome was ")


@pytest.mark.parametrize(("line", "day"), [(2, "2027-06-18"), (5, "2027-05-28"), (9, "2027-07-02")])
def test_a_review_in_a_later_year_is_told_though_it_reads_as_blank(write: Write, line: int, day: str) -> None:
    days = [(date(2026, 5, 18) + timedelta(days=2 * number)).isoformat() for number in range(25)]
    days[line - 2] = day
    rows = [f"A{number:02},S{number},P1,reablement,2026-05-04,,{each},\n" for number, each in enumerate(days)]
    assert told(write(plans=PLAN + "".join(rows)), PLANS, "PBR827") == [
        f"plans.csv:{line}: 1 plan is far from all the rest by its reviewed_on, would be among them in another year, "
        "and lies outside the run of the scheme"
    ]


def test_a_comparison_of_schemes_tells_a_later_year_too(tmp_path: Path) -> None:
    name = "ipc-set-sum-per-outcome"
    records = changed(tmp_path, name, "outcomes.csv", 8, "agreed_on", "2027-05-28")
    done = pbr("simulate", records, name, "--baseline", name, "--period", "2026-06")
    assert "warning[PBR826] outcomes.csv:8" in " ".join(done.stdout.split())


def test_what_is_dated_after_the_day_of_settling_is_counted_once(write: Write) -> None:
    folder = write(
        plans=A_PLAN,
        outcomes=FOUND
        + outcome("O1", "achieved", "2026-06-10", "2026-06-18")
        + outcome("O2", "achieved", "2026-07-01", "2026-07-02")
        + outcome("O3", "", "", "2026-07-03"),
    )
    scheme = folder / "scheme.yaml"
    scheme.write_text(SCHEME.format(records="", paid=OUTCOMES), encoding="utf-8")

    def understood(as_at: str) -> tuple[str, ...]:
        said = prepare(scheme, folder, None, date_in_scheme(as_at), False, False).understood
        return tuple(one for one in said if "no column" not in one)

    assert understood("2026-06-30") == (
        "3 recorded days are after 2026-06-30, so they read as not known yet, with what hangs on the day "
        "(outcome's achieved_on 1, outcome's reviewed_on 2)",
    )
    assert understood("2026-07-02") == (
        "1 recorded day is after 2026-07-02, so it reads as not known yet, with what hangs on the day "
        "(outcome's reviewed_on 1)",
    )
    assert understood("2026-07-03") == ()


ACHIEVED = outcome("O1", "achieved", "", "2026-06-18", "2026-06-01")


@pytest.mark.parametrize(
    ("other", "many"),
    [
        (outcome("O2", "not_achieved", "", "2026-06-18", "2026-06-01"), 1),
        (outcome("O2", "not_achieved", "", "2026-06-20"), 1),
        (outcome("O2", ""), 1),
        (outcome("O2", "", "", "", "2026-06-20"), 0),  # Agreed after the review: a new aim.
        (outcome("O2", "not_assessed", "", "2026-06-10"), 0),
        (outcome("O2", "").replace("washing", "cooking"), 0),
        (outcome("O2", "").replace("improvement", "maintenance"), 0),
        (outcome("O2", "achieved", "", "2026-06-18"), 0),  # A copy, which is told as that.
    ],
)
def test_an_outcome_found_both_ways_is_told(write: Write, other: str, many: int) -> None:
    said = told(write(plans=A_PLAN, outcomes=FOUND + ACHIEVED + other), OUTCOMES, "PBR806")
    assert said == many * [
        "outcomes.csv:2: 2 outcomes have the code and kind of another of the same plan, achieved in one row, and not "
        "achieved or blank in the other (lines 2 and 3)"
    ]


def test_those_found_both_ways_are_named_in_the_order_of_their_ids(write: Write) -> None:
    codes = ("washing", "dressing", "cooking", "company")
    achieved = "".join(ACHIEVED.replace("O1", f"O{at}").replace("washing", code) for at, code in enumerate(codes))
    not_achieved = outcome("N1", "not_achieved", "", "2026-06-18", "2026-06-01")
    others = "".join(not_achieved.replace("N1", f"P{at}").replace("washing", code) for at, code in enumerate(codes))
    (said,) = told(write(plans=A_PLAN, outcomes=FOUND + achieved + others), OUTCOMES, "PBR806")
    assert said.endswith("(lines 2, 3, 4, 5, 6 and 3 more)")


@pytest.mark.parametrize(
    ("planned", "delivered", "many"),
    [
        ("60", "600", 1),
        ("60", "1", 1),
        ("30", "2.5", 1),
        ("15", "61", 1),
        ("30", "3", 0),  # A tenth.
        ("15", "60", 0),  # Four times.
        ("60", "0", 0),  # Nobody came.
        ("0", "45", 0),  # Not planned.
    ],
)
def test_minutes_far_from_those_planned_are_told(write: Write, planned: str, delivered: str, many: int) -> None:
    folder = write(plans=A_PLAN, visits=f"{MADE}V1,A,2026-06-02,30,31\nV2,A,2026-06-03,{planned},{delivered}\n")
    said = told(folder, VISITS, "PBR807")
    assert said == many * [
        "visits.csv:3: 1 visit has less than a tenth of the planned minutes delivered, or more than 4 times as many"
    ]


def visits(planned: list[int], delivered: list[int]) -> str:
    days = enumerate(zip(planned, delivered, strict=True), 1)
    return MADE + "".join(f"V{day:02},A,2026-06-{day:02},{plan},{done}\n" for day, (plan, done) in days)


MEASURED = [28, 31, 33, 30, 47, 44, 29, 32, 61, 58]
ROUND = [30, 30, 30, 30, 45, 45, 30, 30, 60, 60]


def test_columns_in_each_others_place_are_asked_about(write: Write) -> None:
    assert len(told(write(plans=A_PLAN, visits=visits(MEASURED, ROUND)), VISITS, "PBR808")) == 1


@pytest.mark.parametrize(
    ("planned", "delivered"),
    [(ROUND, MEASURED), (ROUND, ROUND), (MEASURED, MEASURED), (MEASURED[:9], ROUND[:9])],
)
def test_columns_that_may_be_right_are_not(write: Write, planned: list[int], delivered: list[int]) -> None:
    assert told(write(plans=A_PLAN, visits=visits(planned, delivered)), VISITS, "PBR808") == []


def by_hours(hours: list[str]) -> str:
    rows = "".join(f"A{at},S{at},P1,reablement,2026-06-01,{each}\n" for at, each in enumerate(hours))
    return f"plan_id,person_id,provider_id,plan_type,started_on,weekly_hours\n{rows}"


NEAR = ["7", "14", "10.5", "7", "10.5"]


@pytest.mark.parametrize(
    ("hours", "lines"),
    [
        ([*NEAR, "105"], ["plans.csv:7"]),
        (["1.5", *NEAR], ["plans.csv:2"]),
        ([*NEAR, "56"], ["plans.csv:7"]),
        ([*NEAR, *NEAR, "140", "1.05"], ["plans.csv:12"]),
        ([*NEAR, "28"], []),
        (["1.75", *NEAR, "3.5"], []),  # By small steps.
        ([*NEAR[:4], "105"], []),  # Too few to say.
        ([*NEAR, "105", "98"], []),  # Two sorts of plan.
        ([*NEAR, "0"], []),
        ([*NEAR, ""], []),
    ],
)
def test_weekly_hours_far_from_all_the_rest_are_told(write: Write, hours: list[str], lines: list[str]) -> None:
    said = told(write(plans=by_hours(hours)), BY_HOURS, "PBR730")
    assert [one.split(": ")[0] for one in said] == lines


@pytest.mark.parametrize(
    ("weights", "many"),
    [
        (["75", "", "25"], 1),
        (["", "", "50"], 1),
        (["75", "1", "10"], 1),
        (["75", "25", "0"], 0),
        (["3", "", "1"], 0),
        (["9", "", "75"], 0),
        (["", "", ""], 0),
    ],
)
def test_weights_on_two_scales_are_asked_about(write: Write, weights: list[str], many: int) -> None:
    codes = ("washing", "cooking", "walking")
    rows = "".join(
        f"O{code},A,{code},improvement,yes,{each},achieved,,2026-06-18,\n"
        for code, each in zip(codes, weights, strict=True)
    )
    assert len(told(write(plans=A_PLAN, outcomes=FOUND + rows), BY_WEIGHT, "PBR731")) == many


@pytest.mark.parametrize(
    ("ended", "reason", "many"),
    [("", "completed", 1), ("", "died", 1), ("2026-07-20", "completed", 0), ("2026-06-10", "", 0), ("", "", 0)],
)
def test_an_end_without_its_day_is_told(write: Write, ended: str, reason: str, many: int) -> None:
    folder = write(plans=f"{PLAN}A,S1,P1,reablement,2026-06-01,{ended},,{reason}\n")
    assert told(folder, BY_REASON, "PBR809") == many * [
        "plans.csv:2: 1 plan has end_reason and no ended_on: read as going on"
    ]


def test_a_referral_that_was_left_without_its_day_is_told(write: Write) -> None:
    folder = write(people="person_id,provider_id,referred_on,left_on,left_reason\nS1,P1,2026-06-01,,moved\n")
    assert told(folder, BY_LEAVING, "PBR809") == [
        "people.csv:2: 1 person has left_reason and no left_on: read as going on"
    ]


@pytest.mark.parametrize(
    ("reviewed", "many"), [("2026-06-05", 1), ("2026-06-12", 0), ("2026-06-20", 0), ("2026-07-20", 0)]
)
def test_a_review_long_before_the_end_is_told(write: Write, reviewed: str, many: int) -> None:
    # From 12 to 26 June are 14 days, which are still believed.
    folder = write(plans=f"{PLAN}A,S1,P1,reablement,2026-06-01,2026-06-26,{reviewed},\n")
    assert len(told(folder, PLANS, "PBR826")) == many


@given(
    st.lists(st.integers(7, 27), min_size=5, max_size=40),
    st.sampled_from([Fraction(1, 10), Fraction(1, 60), Fraction(60), Fraction(16)]),
    st.data(),
)
def test_one_figure_in_another_unit_is_far(hours: list[int], times: Fraction, data: st.DataObject) -> None:
    # From 7 to 27 nothing is four times another, so that only the figure put among them can be far.
    at = data.draw(st.integers(0, len(hours)))
    figures = [Fraction(each) for each in hours]
    odd = figures[0] * times
    expected = (at,) if odd * 4 <= min(hours) or odd >= 4 * max(hours) else ()
    assert far_from_the_rest(plans_of(figures), "plans", "weekly_hours") == ()
    assert far_from_the_rest(plans_of([*figures[:at], odd, *figures[at:]]), "plans", "weekly_hours") == expected


def plans_of(hours: list[Fraction]) -> RecordsCompared:
    rows: list[Row] = [(each, None) for each in hours]
    return RecordsCompared({"plans": Table("plans", "plans.csv", {"weekly_hours": 0}, rows, 0)}, date(2026, 6, 30))


@pytest.mark.parametrize("example", sorted(path.parent.name for path in EXAMPLES.glob("*/records")))
def test_no_example_has_any_of_these(example: str) -> None:
    said = pbr("settle", example, EXAMPLES / example / "records").stdout
    codes = ("PBR730", "PBR731", "PBR806", "PBR807", "PBR808", "PBR809", "PBR826", "PBR827")
    assert [code for code in codes if code in said] == []
