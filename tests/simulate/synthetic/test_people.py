"""People invented for an extract that holds none, and what a lead provider is paid for them, worked by hand.

The at-risk variant pays £6,000.00 for each person: £5,400.00 in twelve monthly instalments from the referral, and
£600.00 at the end of the quarter and twelve weeks if half of those referred need no support after ten weeks. Three
referrals: S1 to P1 for two plans, S2 to P1, and S1 to P2. All are referred by 1 June, so the last instalment falls
due on 1 May 2027, and the extract is taken on 30 May 2027.
  All need none: 3 x £6,000.00 = £18,000.00. All need support: 3 x £5,400.00 = £16,200.00.
"""

import csv
from pathlib import Path

import pytest

from tests.cli.command import pbr
from tests.simulate.synthetic.by_hand import PLANS, assumed, backwards, made, without

PEOPLE = """\
  people:
    no support at 10 weeks: {ten}
    no support at 52 weeks: {year}
    seed: {seed}
    assumed: a test
"""
REFERRED = """\
plan_id,person_id,provider_id,started_on,ended_on
B,S1,P1,2026-05-04,2026-06-14
A,S1,P1,2026-08-03,2027-05-30
C,S2,P1,2026-06-01,2026-06-30
D,S1,P2,2026-05-11,2026-06-30
"""


def people(ten: str = "100%", year: str = "0%", seed: str = "1") -> str:
    return PEOPLE.format(ten=ten, year=year, seed=seed)


@pytest.mark.parametrize(("ten", "due"), [("100%", "18000.00"), ("0%", "16200.00")])
def test_a_lead_provider_is_paid_for_invented_people(tmp_path: Path, ten: str, due: str) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(REFERRED, encoding="utf-8")
    assume, out = tmp_path / "assume.yaml", tmp_path / "out"
    assume.write_text(assumed(people(ten)), encoding="utf-8")
    done = pbr(
        "simulate", records, "population-prime-provider-at-risk", "--assume", assume, "--draws", "20", "--out", out
    )
    assert done.returncode == 0, done.stderr
    with (out / "schemes.csv").open(encoding="utf-8", newline="") as opened:
        rows = {row["scheme"]: row for row in csv.DictReader(opened)}
    assert rows["population_prime_provider_at_risk (invented)"]["due"] == due
    with (out / "rates_drawn.csv").open(encoding="utf-8", newline="") as opened:
        (rate,) = csv.DictReader(opened)
    assert (rate["assumption"], rate["results"]) == ("invent.people", "3")
    assert rate["assumed"].startswith("seen in invented rows, ")


def test_each_person_is_referred_once_to_each_provider_when_the_first_plan_there_starts(tmp_path: Path) -> None:
    found = [
        (row["person_id"], row["provider_id"], str(row["referred_on"])) for row in made(tmp_path, people(), REFERRED)
    ]
    assert sorted(found) == [("S1", "P1", "2026-05-04"), ("S1", "P2", "2026-05-11"), ("S2", "P1", "2026-06-01")]


def test_support_is_not_known_after_a_death_or_after_the_extract_was_taken(tmp_path: Path) -> None:
    """S1's ten weeks end on 13 July; S2's would on 12 October; S3 died on 20 August, before 14 September."""
    fields = ("person_id", "area", "left_on", "left_reason", "support_at_10_weeks", "support_at_52_weeks")
    assert sorted(tuple(str(row[name]) for name in fields) for row in made(tmp_path, people())) == [
        ("S1", "north", "None", "None", "none", "None"),
        ("S2", "south", "None", "None", "None", "None"),
        ("S3", "west", "2026-08-20", "died", "None", "None"),
    ]
    late = PLANS.replace("2026-08-20,died", "2027-05-03,completed")
    years = {row["person_id"]: row["support_at_52_weeks"] for row in made(tmp_path, people(), late)}
    # 52 weeks from 4 May 2026 end on 3 May 2027, the day the extract is taken.
    assert years == {"S1": "same", "S2": None, "S3": None}


@pytest.mark.parametrize(("died", "support"), [("2026-09-13", None), ("2026-09-14", "none")])
def test_someone_who_died_before_ten_weeks_were_over_has_no_answer(
    tmp_path: Path, died: str, support: str | None
) -> None:
    """S3's ten weeks end on 14 September, and the extract was taken on 4 October."""
    plans = PLANS.replace("2026-08-20,died", f"{died},died").replace(
        "2026-10-04,,,", "2026-10-04,2026-10-04,completed,"
    )
    answers = {row["person_id"]: row["support_at_10_weeks"] for row in made(tmp_path, people(), plans)}
    assert answers["S3"] == support


def test_a_row_hangs_on_the_seed_its_person_and_its_provider_alone(tmp_path: Path) -> None:
    half = people("50%", "50%")
    header, x = PLANS.splitlines(keepends=True)[:2]
    many = (
        header
        + "".join(x.replace("X,S1", f"X{number},S{number}") for number in range(60))
        + PLANS.partition(x)[2].replace("Y,S2", "Y,S2b")
    )
    whole = made(tmp_path, half, many)
    assert made(tmp_path, half, backwards(many)) == whole
    assert made(tmp_path, half, without(many, "X7", "Y")) == [
        row for row in whole if row["person_id"] not in ("S7", "S2b")
    ]
    assert made(tmp_path, half.replace("seed: 1", "seed: 2"), many) != whole
    # Sixty at one in two: thirty, give or take four times the square root of 60 / 4.
    assert abs(sum(row["support_at_10_weeks"] == "none" for row in whole) - 30) < 16
