"""Standards invented for an extract that holds none, and what Sutton pays for them, worked by hand.

Sutton's 75% of the contract sum turns on every standard of the quarter being met, and 25% on half or more of the
outcomes due in it. P1's sums are £60,000.00, £60,000.00, £62,000.00 and £62,000.00, together £244,000.00; P2's are four
of £45,000.00, £180,000.00. P3 and P4 have no plans, so nothing is known of them and all theirs stays open.
  All met: 75% of £424,000.00 is £318,000.00. None met: nothing.
  P1's one plan has all its outcomes due, and achieved, by 14 June: 25% of £60,000.00 is £15,000.00. P2's has them due
  on 16 August: 25% of £45,000.00 is £11,250.00. The other quarters have none and are open. Together £26,250.00.
"""

import csv
from datetime import date
from pathlib import Path

import pytest

from pbr.records.extract.as_at import as_known
from tests.cli.command import pbr
from tests.simulate.synthetic.by_hand import PLANS, assumed, backwards, invented, made, without

STANDARDS = """\
  standards:
    for each quarter: safe, on_time
    met: {met}
    seed: {seed}
    {more}assumed: a test
"""
OUTCOMES = """\
  outcomes:
    for each plan: 2
    achieved: 100%
    improvement: 100%
    payable: 100%
    seed: 1
    assumed: a test
"""
SUTTONS = "safe_staffing, visits_on_time, records_complete, complaints_answered"
"""The codes that Sutton's framework lists."""
SETTLED = """\
plan_id,person_id,provider_id,started_on,planned_end_on,ended_on
X,S1,P1,2026-05-04,2026-06-14,2026-06-14
Z,S3,P2,2026-07-06,2026-08-16,2026-08-16
W,S4,P2,2027-04-01,2027-05-30,2027-05-30
"""


def standards(met: str = "100%", seed: str = "1", **more: str) -> str:
    words = {name.replace("_", " "): text for name, text in more.items()}
    return STANDARDS.format(met=met, seed=seed, more="".join(f"{word}: {text}\n    " for word, text in words.items()))


def suttons(met: str = "100%", **more: str) -> str:
    """Every standard that Sutton's framework lists."""
    return standards(met, **more).replace("safe, on_time", SUTTONS)


@pytest.mark.parametrize(("met", "due"), [("100%", "344250.00"), ("0%", "26250.00")])
def test_sutton_is_settled_over_invented_standards_and_outcomes(tmp_path: Path, met: str, due: str) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(SETTLED, encoding="utf-8")
    assume, out = tmp_path / "assume.yaml", tmp_path / "out"
    assume.write_text(assumed(OUTCOMES, suttons(met, over="2026-04-01 to 2027-03-31")), encoding="utf-8")
    done = pbr("simulate", records, "sutton-75-25-retention", "--assume", assume, "--out", out)
    assert done.returncode == 0, done.stderr
    with (out / "schemes.csv").open(encoding="utf-8", newline="") as opened:
        rows = {row["scheme"]: row for row in csv.DictReader(opened)}
    assert rows["sutton_75_25_retention (invented)"]["due"] == due
    assert (rows["time_and_task"]["compared"], rows["time_and_task"]["due"]) == ("no", "")


def test_each_provider_has_each_standard_in_the_quarters_of_its_own_plans(tmp_path: Path) -> None:
    found = [
        (row["provider_id"], row["standard"], str(row["from_on"]), str(row["to_on"]))
        for row in made(tmp_path, standards())
    ]
    quarters = {
        "P1": [("2026-04-01", "2026-06-30"), ("2026-07-01", "2026-09-30"), ("2026-10-01", "2026-12-31")],
        "P2": [("2026-07-01", "2026-09-30")],
    }
    assert sorted(found) == sorted(
        (provider, code, *days)
        for provider, theirs in quarters.items()
        for days in theirs
        for code in ("safe", "on_time")
    )


def test_a_stated_span_is_every_providers(tmp_path: Path) -> None:
    found = {
        (row["provider_id"], str(row["from_on"])) for row in made(tmp_path, standards(over="2026-06-30 to 2026-09-30"))
    }
    assert found == {(name, day) for name in ("P1", "P2") for day in ("2026-04-01", "2026-07-01")}


# The first quarter ends on 30 June, and the extract was taken on 20 August: 51 days after.
@pytest.mark.parametrize(("more", "day"), [({}, "2026-06-30"), ({"assessed_after": "51 days"}, "2026-08-20"),
                                           ({"assessed_after": "52 days"}, "None")])  # fmt: skip
def test_a_standard_is_not_assessed_after_the_extract_was_taken(tmp_path: Path, more: dict[str, str], day: str) -> None:
    rows = made(tmp_path, standards(**more))
    first = [row for row in rows if str(row["from_on"]) == "2026-04-01"]
    assert {(str(row["assessed_on"]), row["met"]) for row in first} == {(day, None if day == "None" else True)}
    assert {row["met"] for row in rows if str(row["from_on"]) > "2026-04-01"} == {None}


def test_where_nothing_says_when_the_extract_was_taken_a_later_assessment_is_still_not_known_earlier(
    tmp_path: Path,
) -> None:
    plans = "plan_id,person_id,provider_id,started_on,planned_end_on\nX,S1,P1,2026-05-04,2026-09-14\n"
    found = invented(tmp_path, standards(), plans)
    table = as_known(found, date(2026, 7, 31)).tables["standards"]
    quarters = {str(row[table.layout["from_on"]]): row[table.layout["met"]] for row in table.rows}
    assert quarters == {"2026-04-01": True, "2026-07-01": None}


def test_a_row_hangs_on_the_seed_and_its_provider_alone(tmp_path: Path) -> None:
    codes = ", ".join(f"s{number}" for number in range(60))
    many = standards("50%", over="2026-04-01 to 2026-06-30").replace("safe, on_time", codes)
    whole = made(tmp_path, many)
    assert made(tmp_path, many, backwards(PLANS)) == whole
    assert made(tmp_path, many, without(PLANS, "X", "Y")) == [row for row in whole if row["provider_id"] == "P2"]
    assert made(tmp_path, many.replace("seed: 1", "seed: 2")) != whole
    # Two providers' sixty at one in two: sixty met, give or take four times the square root of 120 / 4.
    assert abs(sum(row["met"] is True for row in whole) - 60) < 22


def test_a_scheme_that_looks_at_scores_is_left_out_since_none_are_invented(tmp_path: Path) -> None:
    text = (Path(__file__).parents[3] / "schemes" / "sutton-75-25-retention.yaml").read_text(encoding="utf-8")
    scheme = tmp_path / "scores.yaml"
    looks = text.replace("standard where met\n", "standard where met and (score is missing or score >= 80)\n")
    scheme.write_text(looks, encoding="utf-8")
    records = tmp_path / "records"
    records.mkdir()
    (records / "plans.csv").write_text(SETTLED, encoding="utf-8")
    assume = tmp_path / "assume.yaml"
    assume.write_text(assumed(OUTCOMES, suttons()), encoding="utf-8")
    done = pbr("simulate", records, scheme, "--baseline", "sutton-75-25-retention", "--assume", assume)
    assert "scores" in done.stdout, done.stderr
    assert "invented standards have no column score" in " ".join(done.stdout.split())
