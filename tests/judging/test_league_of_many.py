"""A league of many: what a meeting reads is short, the rest is folded, and a strange name keeps its own line."""

from pathlib import Path

import pytest

from pbr.api import judge
from pbr.reports.judging.league_page import league_page

SCHEME = Path(__file__).parents[1] / "cases" / "judging" / "good" / "judged-and-not-paid.yaml"
STARTS = ("2026-05-04", "2026-08-03", "2026-11-02")


def plans(providers: list[str]) -> list[dict[str, str]]:
    """Two plans of each provider in each of three quarters, of which the first ends without support."""
    return [
        {
            "plan_id": f"{provider}-{started}-{support}", "person_id": f"S{provider}-{started}-{support}",
            "provider_id": provider, "plan_type": "reablement", "started_on": started,
            "ended_on": started[:-2] + "28", "support_at_end": support, "reviewed_on": started[:-2] + "28",
        }
        for provider in providers
        for started in STARTS
        for support in ("none", "same")
    ]  # fmt: skip


def with_measures(many: int, folder: Path) -> Path:
    """The scheme with so many measures, which all count the same."""
    before, measures, after = SCHEME.read_text(encoding="utf-8").partition("measures:\n")
    own, verdicts, rest = after.partition("verdicts:\n")
    others = "".join(own.replace("kept_at_home:", f"kept_{at}:") for at in range(2, many + 1))
    file = folder / "measures.yaml"
    file.write_text(f"{before}{measures}{own}{others}{verdicts}{rest}", encoding="utf-8")
    return file


def page(providers: list[str]) -> str:
    found = judge(SCHEME, {"plans": plans(providers)}, "2026-12-31")
    return league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)


def test_few_are_shown_whole_and_of_many_only_the_last_window() -> None:
    few, many = page(["P1", "P2", "P3"]), page([f"P{at:02}" for at in range(1, 31)])
    assert "<details>" not in few
    assert "What is folded" not in few
    shown = many.split("<details>")[0]
    assert many.count("<details>") == many.count("</details>") >= 2
    assert "kept_at_home in 2026-10-to-12, by provider" in many
    assert many.index("kept_at_home in 2026-10-to-12, by provider</span>") < many.index(
        "<summary>kept_at_home by provider and window</summary>"
    )
    # Of thirty providers no verdict but those that follow is shown before what is folded.
    assert shown.count('<th scope="row">P') <= 30


def test_a_provider_called_as_all_of_them_are_has_a_trend_of_its_own() -> None:
    said = page(["P1", "all together"])
    trend = said.partition('id="kept_at_home-trend-title"')[2].partition("</svg>")[0]
    assert trend.count("all together (the provider)") == 1
    assert trend.count('font-weight="bold">all together</text>') == 1


@pytest.mark.parametrize(("measures", "tables"), [(3, 1), (4, 1), (6, 1), (7, 2)])
def test_many_by_several_measures_stand_side_by_side_and_each_measure_is_folded(
    tmp_path: Path, measures: int, tables: int
) -> None:
    thirty = {"plans": plans([f"P{at:02}" for at in range(1, 31)])}
    found = judge(with_measures(measures, tmp_path), thirty, "2026-12-31")
    text = league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)
    _, _, rest = text.partition("Every provider, measure by measure</h2>")
    together, *folded = rest.split("<details>")
    # Of more than three a mark stands for the caution, and six have room in one table: 30 providers and all together.
    assert together.count("<table") == tables
    assert together.count('<th scope="row">') == 31 * tables
    # One of two plans of each ended without support: 50%, which two plans alone say little of.
    marked = measures > 3
    assert together.count("50.0%: met *</td>" if marked else "50.0%: met, and it could be chance") == 31 * measures
    assert together.count("Marked *: chance alone could move a share of so few records over the target.") == marked
    # Of each measure the last window, with its pictures, and every window: of more than three both in one place.
    assert len(folded) == (measures if marked else 2 * measures)
    assert sum(one.count("<tr>") for one in folded) >= measures * 30 * len(STARTS)
    assert "<svg" not in together
    assert sum(one.count("<svg") for one in folded) == text.count("<svg")
