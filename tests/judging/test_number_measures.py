"""Measures of numbers: held and unreadable rows, parts, files, and what they say where nothing can be said."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from pbr.api.in_parts import parts
from pbr.api.judged.judging import judge
from pbr.api.settling.settlement import settle
from pbr.judging.judged import Judged
from pbr.reports.judging.league_csv import JUDGED_COLUMNS, write_judged
from pbr.reports.judging.league_words import figures_in_words
from pbr.reports.measures_csv import MEASURES_COLUMNS, write_measures

SCHEME = """\
pbr: 1
scheme: numbers
title: Numbers
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  hold when:
    of a plan:
      of_no_type: plan_type is "other"
measures:
  average:
    assumed: for this test
    mean: weekly_hours
    for each: plan
    per: provider
    over: run
    dated by: started_on
    target: at most 20 hours
  middle:
    assumed: for this test
    median: plan_value
    for each: plan
    per: all together
    over: run
    dated by: started_on
payments:
  package:
    assumed: for this test
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""
LAST = "2027-03-31"


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    path = tmp_path / "numbers.yaml"
    path.write_text(SCHEME, encoding="utf-8")
    return path


def plan(at: int, hours: str, kind: str = "ongoing", value: str = "") -> dict[str, str]:
    return {
        "plan_id": f"A{at}", "person_id": f"S{at}", "provider_id": "P1", "plan_type": kind,
        "started_on": "2026-04-06", "weekly_hours": hours, "plan_value": value,
    }  # fmt: skip


def averages(scheme: Path, *plans: dict[str, str], hold_errors: bool = False) -> Judged:
    found = judge(scheme, {"plans": plans}, LAST, hold_errors=hold_errors)
    (average,) = [one for one in found.league.judged if one.measured.measure == "average"]
    return average


def test_a_number_that_is_held_can_be_any(scheme: Path) -> None:
    # 10 and 30, of which the 30 is held: (10 + 0) / 2 to (10 + 168) / 2.
    average = averages(scheme, plan(1, "10"), plan(2, "30", "other"))
    assert [average.low, average.high] == [5, 89]
    assert average.measured.words == "5 to 89 hours a week (2 records, 1 not yet known)"
    assert average.verdict == "undecided"


def test_a_row_that_cannot_be_read_may_belong_and_be_any(scheme: Path) -> None:
    # 10 alone, or with a row of 0 to 168: 5 to 89.
    average = averages(scheme, plan(1, "10"), plan(2, "ten"), hold_errors=True)
    assert [average.low, average.high] == [5, 89]
    assert average.measured.out_of == 1


def test_a_mean_is_cut_off_and_never_seems_to_reach_its_target(scheme: Path) -> None:
    # (20 + 20 + 20.01) / 3 is 20.00333…, which is over 20.
    average = averages(scheme, plan(1, "20"), plan(2, "20"), plan(3, "20.01"))
    assert average.verdict == "missed"
    assert figures_in_words(average) == "20.003 hours a week"


def test_an_even_number_of_values_has_its_middle_between_two(scheme: Path) -> None:
    rows = (
        plan(1, "1", value="10.00"),
        plan(2, "1", value="30.00"),
        plan(3, "1", value="20.01"),
        plan(4, "1", value="5"),
    )
    (middle,) = [one for one in settle(scheme, {"plans": rows}, "2026-04").measures if one.measure == "middle"]
    # 5.00, 10.00, 20.01 and 30.00: (10.00 + 20.01) / 2 is £15.005.
    assert middle.words == "£15.00 (4 records)"
    assert middle.low == middle.high == 1500.5


def test_parts_together_come_to_the_whole(scheme: Path) -> None:
    rows = [plan(at, hours, value=f"{at}0.00") for at, hours in enumerate(("10", "", "4.5", "30", "22"), 1)]
    terms = parts.run_terms(scheme, "2026-04")
    settled = [parts.settle_part(terms, {"plans": rows[first::2]}) for first in (0, 1)]
    assert parts.finish(terms, settled).measures == settle(scheme, {"plans": rows}, "2026-04").measures


def test_the_files_say_the_unit_and_of_whom_where_any_is_unlike_a_share(scheme: Path) -> None:
    rows = [plan(1, "10")]
    file = StringIO()
    write_measures(file, settle(scheme, {"plans": rows}, "2026-04").measures)
    written = list(csv.DictReader(StringIO(file.getvalue())))
    assert [(row["measure"], row["per"], row["unit"]) for row in written] == [
        ("average", "provider", "hours a week"),
        ("middle", "all together", "pence"),
    ]
    file = StringIO()
    write_judged(file, judge(scheme, {"plans": rows}, LAST).league.judged)
    assert file.getvalue().splitlines()[0] == ",".join((*JUDGED_COLUMNS, "per", "unit"))
    file = StringIO()
    write_measures(file, [])
    assert file.getvalue().splitlines()[0] == ",".join(MEASURES_COLUMNS)
