"""Records outside every scheme's run are refused; moved in time they are compared, and every figure says so."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.problems.problem import ProblemsFound
from pbr.records.extract.read_extract import read_extract
from pbr.simulate.date_shift import Move, move_in_words, moved_in_time
from tests.cli.command import pbr
from tests.headed import headed
from tests.simulate.by_hand import ESSEX, TABLES, extract

NEEDS = {"plans": frozenset({"plan_id", "started_on", "ended_on", "reviewed_on"})}

LATE = (
    headed("late", "A package from June", "2026-06-01 to 2027-03-31")
    + """\
prices:
  package:
    from 2026-06-01: £100.00
    assumed: a figure of a test
payments:
  package:
    assumed: a clause of a test
    pay: package
    for each: plan where plan_type is "reablement"
    priced at: started_on
    due: started_on
examples:
  One package is £100.00:
    plans:
      - plan_id: A
        person_id: S1
        provider_id: P1
        plan_type: reablement
        started_on: 2026-06-01
    as at: 2026-06-30
    lines:
      A/package: £100.00
    total due: £100.00
"""
)


def of_year(folder: Path, year: str) -> Path:
    """The extract worked by hand, all of it in another year."""
    return extract(folder, **{name: text.replace("2026-", f"{year}-") for name, text in TABLES.items()})


def test_records_before_every_run_are_refused_with_the_move_that_mends_it(tmp_path: Path) -> None:
    done = pbr("simulate", of_year(tmp_path, "2025"), ESSEX)
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[PBR962] no record has its day in the run of any scheme compared" in done.stderr
    assert '--shift-dates "1 year"' in done.stderr


@pytest.mark.parametrize(("year", "move"), [("2024", "2 years"), ("2027", "-1 year"), ("2028", "-2 years")])
def test_the_move_named_brings_the_records_into_the_run(tmp_path: Path, year: str, move: str) -> None:
    records = of_year(tmp_path, year)
    assert f'--shift-dates "{move}"' in pbr("simulate", records, ESSEX).stderr
    assert pbr("simulate", records, ESSEX, "--shift-dates", move).returncode == 0


def test_records_moved_a_year_come_to_what_they_would_then_and_everything_says_so(tmp_path: Path) -> None:
    records, out, page = of_year(tmp_path, "2025"), tmp_path / "out", tmp_path / "page.html"
    done = pbr(
        "simulate", records, ESSEX, "--shift-dates", "1 year", "--as-at", "2026-06-30", "--out", out, "--html", page
    )
    assert (done.returncode, done.stderr) == (0, "")
    said = " ".join(done.stdout.split())
    assert "Every date of the records was moved: they are read as if all had happened 1 year later." in said
    with (out / "schemes.csv").open(encoding="utf-8") as file:
        rows = {row["scheme"]: row["due"] for row in csv.DictReader(file)}
    # What the same records of 2026 come to: see ``by_hand``.
    assert rows == {
        "time_and_task (dates moved 1 year later)": "110.49",
        "essex_reablement_bonus (dates moved 1 year later)": "4975.00",
    }
    for name in ("providers.csv", "groups.csv", "records.csv"):
        assert "(dates moved 1 year later)" in (out / name).read_text(encoding="utf-8")
    assert json.loads((out / "simulation.json").read_text(encoding="utf-8"))["dates_moved"] == "1 year later"
    assert "they are read as if all had happened 1 year later" in page.read_text(encoding="utf-8")


def test_a_scheme_for_which_most_records_lie_outside_its_run_is_named_with_its_counts(tmp_path: Path) -> None:
    # Of the three reablement plans C alone starts in the run, which is from June.
    scheme = tmp_path / "late.yaml"
    scheme.write_text(LATE, encoding="utf-8")
    done = pbr("simulate", extract(tmp_path), scheme, "--as-at", "2026-06-30", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    (late_one,) = (one for one in found["schemes"] if one["scheme"] == "late")
    assert (late_one["records_in_its_run"], late_one["records_outside_its_run"]) == (1, 2)
    assert [one["code"] for one in found["warnings"] if one["code"] == "PBR963"] == ["PBR963"]
    assert any("2 of 3 plans that it is for have their day outside that" in one["message"] for one in found["warnings"])


def test_an_extract_within_the_runs_is_neither_refused_nor_warned_of(tmp_path: Path) -> None:
    done = pbr("simulate", extract(tmp_path), ESSEX, "--as-at", "2026-06-30")
    assert done.returncode == 0
    assert "outside" not in done.stdout


@pytest.mark.parametrize(
    ("words", "day", "moved"),
    [
        ("1 year", "2028-02-29", "2029-02-28"),
        ("4 years", "2028-02-29", "2032-02-29"),
        ("-1 year", "2026-12-31", "2025-12-31"),
        ("1 month", "2026-01-31", "2026-02-28"),
        ("52 weeks", "2026-06-01", "2027-05-31"),
        ("-3 days", "2026-03-01", "2026-02-26"),
    ],
)
def test_a_day_moved(words: str, day: str, moved: str) -> None:
    move = move_in_words(words)
    assert move is not None
    assert move.moved(date.fromisoformat(day)).isoformat() == moved


@pytest.mark.parametrize(
    "words", ["", "year", "0 years", "1.5 years", "1 fortnight", "1 year 2 weeks", "+1 year", "１ year"]
)
def test_what_is_no_move(words: str) -> None:
    assert move_in_words(words) is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 20))
def test_order_is_kept_and_weeks_keep_weekdays(one: date, other: date, many: int) -> None:
    for unit in ("year", "month", "week", "day"):
        move = Move(many, unit)
        assert (one <= other) <= (move.moved(one) <= move.moved(other))
    assert Move(many, "week").moved(one).weekday() == one.weekday()


def test_a_slip_in_how_far_is_refused(tmp_path: Path) -> None:
    done = pbr("simulate", extract(tmp_path), ESSEX, "--shift-dates", "next year")
    assert done.returncode == 2
    assert "--shift-dates" in done.stderr


def test_a_move_out_of_the_calendar_is_refused(tmp_path: Path) -> None:
    done = pbr("simulate", extract(tmp_path), ESSEX, "--shift-dates", "900 years")
    assert done.returncode == 1
    assert "error[PBR964] a date would be before 1900 or after 2199 once moved 900 years later" in done.stderr


def test_two_referrals_that_a_date_tells_apart_stay_two_or_are_refused(tmp_path: Path) -> None:
    people = "person_id,provider_id,referred_on\nS1,P1,2028-02-28\nS1,P1,2028-02-29\n"
    read = read_extract(extract(tmp_path, people=people), {"people": frozenset({"referred_on"})}, hold_errors=False)
    assert len(moved_in_time(read, Move(52, "week")).tables["people"].rows) == 2
    with pytest.raises(ProblemsFound) as found:
        moved_in_time(read, Move(1, "year"))
    assert [one.code for one in found.value.problems] == ["PBR964"]


def test_every_date_is_moved_and_nothing_else(tmp_path: Path) -> None:
    read = read_extract(extract(tmp_path), NEEDS, hold_errors=False)
    moved = moved_in_time(read, Move(2, "week"))
    before, after = read.tables["plans"].rows, moved.tables["plans"].rows
    for one, other in zip(before, after, strict=True):
        for cell, changed in zip(one, other, strict=True):
            assert (changed - cell).days == 14 if isinstance(cell, date) else changed == cell
    assert read.latest_recorded is not None
    assert moved.latest_recorded is not None
    assert (moved.latest_recorded - read.latest_recorded).days == 14
