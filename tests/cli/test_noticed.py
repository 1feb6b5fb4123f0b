"""What ``pbr settle`` says of records and codes that fall out: in the table, in the files, and beside CSV."""

import csv
import json
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.headed import headed

HEADING = headed("noticed", "What falls out")
EXAMPLE = """\
examples:
  Nothing:
    plans:
      - {plan_id: ZZ, person_id: ZZ, provider_id: P1, plan_type: other, started_on: 1999-01-01}
    as at: 2026-04-01
    total due: £0.00
"""
BANDS = """\
payments:
  short:
    assumed: made up
    pay: £16.00
    for each: visit where delivered_minutes > 0 and delivered_minutes <= 30
    priced at: visited_on
    due: end of month
  long:
    assumed: made up
    pay: £20.00
    for each: visit where delivered_minutes > 30 and delivered_minutes <= 45
    priced at: visited_on
    due: end of month
"""
FLOOR = """\
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    priced at: visited_on
    rounded: to the minute
    due: end of month
limits:
  minimum:
    assumed: made up
    no less than: £100.00
    of: care
    over: provider
"""
DAILY = """\
measures:
  daily:
    assumed: made up
    count: outcome where outcome is "daily_living" and result is "achieved"
    out of: outcome where outcome is "daily_living"
    per: provider
    over: run
payments:
  package:
    assumed: made up
    pay: £10.00
    for each: plan where plan_type is "initial"
    priced at: started_on
    due: started_on
"""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nQ1,S1,P1,initial,2026-06-01\nQ2,S2,P2,initial,2026-06-01\n"
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"


def given(folder: Path, sections: str, **tables: str) -> Path:
    (folder / "scheme.yaml").write_text(HEADING + sections + EXAMPLE, encoding="utf-8")
    (folder / "records").mkdir()
    for name, text in {"plans": PLANS, **tables}.items():
        (folder / "records" / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def settled(folder: Path, *more: str) -> str:
    done = pbr("settle", "scheme.yaml", "records", "--period", "2026-06", *more, cwd=folder)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def test_a_visit_between_two_bands_is_named_by_its_line(tmp_path: Path) -> None:
    rows = "E1,Q1,2026-06-01,30,29\nE2,Q1,2026-06-02,45,45\nE3,Q1,2026-06-03,60,50\n"
    told = settled(given(tmp_path, BANDS, visits=VISITS + rows))
    # £16.00 and £20.00; the third visit is longer than any band
    assert "Total due: £36.00" in told
    where = "because of its delivered_minutes (visits.csv: line 4)"
    assert f"warning[PBR853] visits.csv:4: 1 visit is taken by no payment and no measure, {where}" in told


def test_many_visits_are_counted_and_the_first_named_without_their_minutes(tmp_path: Path) -> None:
    rows = "".join(f"E{number},Q1,2026-06-0{number},60,{50 + number}\n" for number in range(1, 6))
    told = settled(given(tmp_path, BANDS, visits=VISITS + rows), "--out", "out")
    where = "because of their delivered_minutes (visits.csv: lines 2, 3, 4, …)"
    assert f"5 visits are taken by no payment and no measure, {where}" in told
    warnings = json.loads((tmp_path / "out" / "settlement.json").read_text(encoding="utf-8"))["warnings"]
    (gap,) = [one for one in warnings if one["code"] == "PBR853"]
    assert (gap["file"], gap["line"]) == ("visits.csv", 2)
    # No value of a record is in it
    assert not any(str(minutes) in gap["message"] for minutes in range(51, 56))


def test_a_provider_without_a_line_under_its_floor_is_named(tmp_path: Path) -> None:
    told = settled(given(tmp_path, FLOOR, visits=VISITS + "E1,Q1,2026-06-09,30,30\n"))
    # £10.00 brought to £100.00 for P1; whether P2 is owed a minimum for no visit, the contract must say
    assert "Total due: £100.00" in told
    assert "warning[PBR854] records: provider P2 has no line under 'minimum', so it is not brought to £100.00" in told


BY_MONTH = FLOOR.replace("over: provider", "over: provider and month")
JUNE_TO_AUGUST = "2026-06-01..2026-08-31"


def of_floor(told: str) -> list[str]:
    """The warnings of floors, without what begins all of them."""
    return [line.partition("] records: ")[2] for line in told.splitlines() if "[PBR854]" in line]


def told_of(folder: Path, sections: str, visits: str, period: str, plans: str = PLANS) -> str:
    """What is said of visits under a floor, for a period, when August is over."""
    given(folder, sections, visits=VISITS + visits, plans=plans)
    done = pbr("settle", "scheme.yaml", "records", "--period", period, cwd=folder, COLUMNS="400")
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_the_months_in_which_a_floor_that_has_begun_brings_nothing_are_named(tmp_path: Path) -> None:
    visits = "E1,Q1,2026-06-09,30,30\nE2,Q2,2026-06-09,60,60\nE3,Q2,2026-08-10,60,60\n"
    told = told_of(tmp_path, BY_MONTH, visits, JUNE_TO_AUGUST)
    # P1 in June, P2 in June and August: £100.00 each
    assert "Total due: £300.00" in told
    begins = "a floor of a provider that the scheme does not list begins in each window with the first line under it"
    assert of_floor(told) == [
        f"provider P1 has no line under 'minimum' in 2026-07, 2026-08, so it is not brought to £100.00 there: {begins}",
        f"provider P2 has no line under 'minimum' in 2026-07, so it is not brought to £100.00 there: {begins}",
    ]


@pytest.mark.parametrize(("period", "named"), [("2026-06", []), ("2026-07", ["P1"]), ("2026-08", ["P1"])])
def test_a_month_that_is_settled_by_itself_names_whom_it_brings_to_nothing(
    tmp_path: Path, period: str, named: list[str]
) -> None:
    # P2 begins in July: nobody knows of a month before a provider's first that it is owed a minimum in it.
    visits = "E1,Q1,2026-06-09,30,30\nE2,Q2,2026-07-09,60,60\nE3,Q2,2026-08-10,60,60\n"
    told = of_floor(told_of(tmp_path, BY_MONTH, visits, period))
    assert [line.split()[1] for line in told] == named
    assert all(f" in {period}, so" in line for line in told)


def test_a_provider_that_the_scheme_lists_is_owed_every_month_and_not_warned_of(tmp_path: Path) -> None:
    listed = LISTED.replace("  of an outcome:\n    assumed: made up\n    daily_living: I manage my day\n", "")
    told = told_of(tmp_path, listed + BY_MONTH, "E1,Q1,2026-06-09,30,30\n", JUNE_TO_AUGUST)
    # Each is owed £100.00 for June, July and August, whatever it has.
    assert "Total due: £600.00" in told
    assert of_floor(told) == []


def test_one_whose_only_line_has_no_day_may_have_it_in_any_month(tmp_path: Path) -> None:
    once = BY_MONTH.replace("due: end of month", "due: plan's ended_on")
    plans = "".join(f"{row},{'ended_on' if row.startswith('plan_id') else ''}\n" for row in PLANS.splitlines())
    told = told_of(tmp_path, once, "E1,Q1,2026-06-09,30,30\n", JUNE_TO_AUGUST, plans)
    assert not [line for line in of_floor(told) if line.startswith("provider P1 ")]


FALLS = """\
measures:
  falls:
    assumed: made up
    count: incident where sort is "fall"
    out of: 100 people
    per: provider
    over: quarter
    dated by: happened_on
    out of dated by: referred_on
    compared with: opening falls_before
payments:
  falls_prevented:
    assumed: made up
    pay: £200.00
    for each: quarter per provider
    priced at: start of quarter
    scaled by: falls
    steps of the whole:
      below 10% fewer: nil
      from 10% fewer: 100%
    due: end of quarter
"""


@pytest.mark.parametrize(
    ("rows", "advice"),
    [
        ("fals before,P1,2025-04-01,2026-03-31,20\n", 'did you mean "fals before"?'),
        ("visits,P1,2025-04-01,2026-03-31,20\nadmissions,P1,2025-04-01,2026-03-31,2\n",
         "write the name in openings.csv as the scheme has it; there are admissions, visits"),
        ("", "write the name in openings.csv as the scheme has it; there are none"),
        ("falls_before,P2,2025-04-01,2026-03-31,20\n", ""),
    ],
)  # fmt: skip
def test_a_figure_from_before_that_nobody_brought_in_is_named(tmp_path: Path, rows: str, advice: str) -> None:
    people = "person_id,provider_id,referred_on\nS1,P1,2026-04-06\nS2,P1,2026-04-06\n"
    incidents = "incident_id,person_id,provider_id,sort,happened_on\nF1,S1,P1,fall,2026-05-04\n"
    openings = "name,provider_id,from_on,to_on,value\n" + rows
    given(tmp_path, FALLS, people=people, incidents=incidents, openings=openings)
    done = pbr("settle", "scheme.yaml", "records", "--as-at", "2026-07-31", cwd=tmp_path, COLUMNS="400")
    assert "Total due: £0.00" in done.stdout
    said = "warning[PBR859] openings.csv: no row is called 'falls_before', which 'falls' is compared with"
    assert (said in done.stdout, f"= help: {advice}\n" in done.stdout) == (bool(advice), bool(advice))


@pytest.mark.parametrize(
    ("people", "rows", "said"),
    [
        ("P1 P2 P3", "falls_before,P1,2025-04-01,2026-03-31,20\n",
         "2 providers ('P2', 'P3') have no row called 'falls_before', so there is nothing to compare 'falls' with"),
        ("P1 P2", "falls_before,P1,2025-04-01,2026-03-31,20\n",
         "provider P2 has no row called 'falls_before', so there is nothing to compare 'falls' with there"),
        ("P1 P2", "falls_before,P1,2025-04-01,2026-03-31,20\nfalls_before,P2,2025-04-01,2026-03-31,0\n", ""),
        ("P1", "falls_before,P2,2025-04-01,2026-03-31,20\n", ""),
        ("P1 P2", "falls_before,all together,2025-04-01,2026-03-31,20\n", ""),
    ],
)  # fmt: skip
def test_of_several_providers_those_without_a_figure_from_before_are_named(
    tmp_path: Path, people: str, rows: str, said: str
) -> None:
    referred = "person_id,provider_id,referred_on\n" + "".join(f"S{one},{one},2026-04-06\n" for one in people.split())
    incidents = "incident_id,person_id,provider_id,sort,happened_on\nF1,SP1,P1,fall,2026-05-04\n"
    openings = "name,provider_id,from_on,to_on,value\n" + rows
    given(tmp_path, FALLS, people=referred, incidents=incidents, openings=openings)
    done = pbr("settle", "scheme.yaml", "records", "--as-at", "2026-07-31", cwd=tmp_path, COLUMNS="400")
    assert ("warning[PBR859] openings.csv: " in done.stdout) == bool(said)
    assert said in done.stdout


def test_codes_that_fall_out_are_named(tmp_path: Path) -> None:
    header = "outcome_id,plan_id,outcome,kind,payable,result,reviewed_on\n"
    rows = (
        "O1,Q1,daily_living,improvement,yes,achieved,2026-06-20\n"
        "O2,Q1,daily living,improvement,yes,not_achieved,2026-06-20\n"
        "O3,Q1,daily_livin,improvement,yes,not_achieved,2026-06-20\n"
    )
    told = settled(given(tmp_path, DAILY, outcomes=header + rows))
    assert "no payment and no measure takes outcome 'daily living' (1 row)" in told
    assert "no payment and no measure takes outcome 'daily_livin' (1 row)" in told
    assert "warning[PBR852] outcomes.csv: outcome has 'daily_livin' (1) and 'daily_living' (1)" in told


LISTED = (
    "framework:\n  of an outcome:\n    assumed: made up\n    daily_living: I manage my day\n"
    "  of a provider:\n    assumed: made up\n    P1: The first\n    P2: The second\n"
)


def test_the_same_codes_are_errors_where_the_scheme_lists_its_own(tmp_path: Path) -> None:
    header = "outcome_id,plan_id,outcome,kind,payable,result,reviewed_on\n"
    rows = "O1,Q1,daily_living,improvement,yes,achieved,2026-06-20\nO2,Q1,daily living,improvement,yes,,\n"
    given(tmp_path, LISTED + DAILY, outcomes=header + rows)
    done = pbr("settle", "scheme.yaml", "records", "--period", "2026-06", cwd=tmp_path)
    assert done.returncode == 1
    assert "outcomes.csv:3" in done.stderr
    assert "error[PBR850] 'daily living' is not an outcome that the framework of noticed lists" in done.stderr
    assert 'did you mean "daily_living"?' in done.stderr
    held = pbr("settle", "scheme.yaml", "records", "--period", "2026-06", "--hold-errors", cwd=tmp_path)
    assert held.returncode == 3
    assert "1 of 1, 1 not yet known" in held.stdout


def test_a_plan_of_a_provider_that_is_not_listed_is_an_error(tmp_path: Path) -> None:
    given(tmp_path, LISTED + DAILY, outcomes="outcome_id,plan_id,outcome,kind,payable\n",
          plans=PLANS + "Q3,S3,P 2,initial,2026-06-01\n")  # fmt: skip
    done = pbr("settle", "scheme.yaml", "records", "--period", "2026-06", cwd=tmp_path)
    assert done.returncode == 1
    assert "'P 2' is not a provider that the framework of noticed lists" in done.stderr
    assert 'did you mean "P2"?' in done.stderr


STANDARDS = """\
framework:
  of a standard:
    assumed: made up
    one for each: quarter per provider
    kind_staff: Enough kind staff
    seen_soon: Seen within five days
measures:
  kept:
    assumed: made up
    count: standard where met
    out of: standard
    per: provider
    over: quarter
    dated by: from_on
payments:
  package:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    rows = "standard,provider_id,from_on,to_on,assessed_on,met\nkind_staff,P1,2026-04-01,2026-06-30,2026-06-30,yes\n"
    plans = PLANS.replace("Q2,S2,P2,initial,2026-06-01\n", "")
    told = settled(given(tmp_path, STANDARDS, standards=rows, plans=plans), "--out", "out")
    assert "note: 1 row that the scheme expects is not recorded, so not known" in told
    assert "1 of 2, 1 not yet known; not recorded: seen_soon" in told
    return tmp_path / "out"


def test_a_row_that_is_expected_and_not_there_is_in_every_file(out: Path) -> None:
    with (out / "held.csv").open(encoding="utf-8", newline="") as opened:
        (row,) = csv.DictReader(opened)
    assert {name: text for name, text in row.items() if text} == {
        "held": "expected",
        "table": "standards",
        "file": "standards.csv",
        "record_id": "seen_soon:P1:2026-04-01",
        "provider_id": "P1",
        "slot": "2026-04-to-06",
        "field": "standard",
        "reason": "not recorded: standard seen_soon of P1, from 2026-04-01 to 2026-06-30",
    }
    with (out / "measures.csv").open(encoding="utf-8", newline="") as opened:
        (measured,) = csv.DictReader(opened)
    assert (measured["unknown"], measured["not_recorded"]) == ("1", "seen_soon")
    said = json.loads((out / "settlement.json").read_text(encoding="utf-8"))
    assert [row["record_id"] for row in said["expected_rows"]] == ["seen_soon:P1:2026-04-01"]
    assert said["measures"][0]["not_recorded"] == ["seen_soon"]
    # One row was read and one used
    assert said["rows"]["standards"] == {"read": 1, "used": 1, "out_of_scope": 0, "dropped": 0, "held": 0}


NOTHING = "warning[PBR855] records: nothing in these records is what is paid for or counted: "


@pytest.mark.parametrize(
    ("types", "said"),
    [
        (("ongoing", "initial"), "all 2 rows are out of scope"),
        (("reablement",), "the 1 row is out of scope"),
        (("ongoing", "rapid_access"), ""),
    ],
)
def test_a_total_of_nothing_for_records_of_another_contract_is_told(
    tmp_path: Path, types: tuple[str, ...], said: str
) -> None:
    # Wirral pays for plans of the type "rapid_access" alone: without one the total is nothing, and that is no saving.
    folder = tmp_path / "records"
    folder.mkdir()
    header = "plan_id,person_id,provider_id,plan_type,hours_until_first_visit,started_on,ended_on,end_reason\n"
    rows = "".join(f"Q{at},S{at},P1,{one},20,2026-06-20,,\n" for at, one in enumerate(types))
    (folder / "plans.csv").write_text(header + rows, encoding="utf-8")
    done = pbr("settle", "wirral-rapid-access", folder, "--as-at", "2026-06-30")
    assert done.returncode == 0, done.stderr
    told = done.stdout + done.stderr
    assert (NOTHING + said in told) if said else ("PBR855" not in told)
    # 20 to 30 June of the one plan it is for are 11 days at £60.00: £660.00, and not nothing
    assert ("Total due: £0.00" in told) is bool(said)
    beside = pbr("simulate", folder, "wirral-rapid-access", "block-contract", "--as-at", "2026-06-30")
    assert ("under wirral_rapid_access: nothing in these records" in beside.stdout + beside.stderr) is bool(said)
    assert "under block_contract" not in beside.stdout + beside.stderr
