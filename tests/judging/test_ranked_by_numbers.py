"""Providers ranked by a measure of numbers, with the points worked by hand."""

from pathlib import Path

import pytest

from pbr.api.judged.judging import judge
from pbr.problems.problem import ProblemsFound
from pbr.reports.judging.ranking_words import figure_in_words
from pbr.scheme.load_scheme import read_scheme

SCHEME = """\
pbr: 1
scheme: by_hours
title: Providers in the order of how few hours a package has
runs: 2026-04-01 to 2027-03-31
measures:
  average_package:
    assumed: for this test
    mean: weekly_hours
    for each: plan
    per: PER
    over: quarter
    dated by: started_on
rankings:
  order:
    assumed: for this test
    ranked: once, on 2026-07-01
    scores:
      hours: 100% on average_package, WAY
    ties: share the rank
examples:
  Nobody yet:
    as at: 2026-06-30
"""
HOURS = {"A": ("P1", "10"), "B": ("P1", "20"), "C": ("P2", "20"), "D": ("P3", "")}


def scheme(way: str, per: str = "provider") -> str:
    return SCHEME.replace("WAY", way).replace("PER", per)


def plans(*wanted: str) -> list[dict[str, str]]:
    return [
        {
            "plan_id": plan, "person_id": f"S{plan}", "provider_id": HOURS[plan][0], "plan_type": "ongoing",
            "started_on": "2026-05-04", "weekly_hours": HOURS[plan][1],
        }
        for plan in wanted
    ]  # fmt: skip


def test_few_hours_get_all_points_and_what_is_not_known_gets_a_range(tmp_path: Path) -> None:
    file = tmp_path / "scheme.yaml"
    file.write_text(scheme("lowest best in proportion"), encoding="utf-8")
    (ranked,) = judge(file, {"plans": plans(*"ABCD")}, "2026-07-31").league.ranked
    by_provider = {one.provider: one for one in ranked.placed}
    # P1 has 15 hours on average. P2 has 20: 100 x 15 / 20 = 75 points, unless P3, with 0 to 168, has fewer.
    assert [by_provider["P1"].high, by_provider["P2"].high] == [100, 75]
    assert by_provider["P2"].low == 0
    assert (by_provider["P3"].best, by_provider["P3"].worst) == (1, 3)
    (score,) = by_provider["P1"].scored
    assert figure_in_words(score.score, score.figure) == "15 hours a week"


def test_a_number_is_scored_out_of_a_number(tmp_path: Path) -> None:
    file = tmp_path / "scheme.yaml"
    file.write_text(scheme("out of 168"), encoding="utf-8")
    (ranked,) = judge(file, {"plans": plans("C")}, "2026-07-31").league.ranked
    # 20 of 168 hours: 100 x 20 / 168
    assert ranked.placed[0].low * 168 == 2000


@pytest.mark.parametrize(
    ("way", "per"), [("out of 100%", "provider"), ("lowest best by place", "area"), ("lowest best by place", "person")]
)
def test_a_share_of_a_number_and_what_is_no_providers_are_refused(way: str, per: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read_scheme(scheme(way, per), "scheme.yaml")
    assert [one.code for one in found.value.problems if one.severity == "error"] == ["PBR583"]
