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


@pytest.mark.parametrize(("measures", "tables"), [(3, 1), (4, 1), (6, 1)])
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


def test_of_a_period_the_measures_stand_side_by_side_in_its_last_window(tmp_path: Path) -> None:
    """Of the summer, by what was known in December: no window of autumn is there, and the heading says which it is."""
    thirty = {"plans": plans([f"P{at:02}" for at in range(1, 31)])}
    found = judge(with_measures(2, tmp_path), thirty, "2026-12-31", period="2026-07-01..2026-09-30")
    text = league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)
    _, _, side_by_side = text.partition("Every provider, measure by measure</h2>")
    assert "The last window of each measure in the period that is over; the counts" in side_by_side
    assert "kept_2 in 2026-07-to-09: target at least 50%" in side_by_side
    assert "kept_at_home in 2026-10-to-12" not in text


def below(providers: int, measures: int, folder: Path) -> str:
    """The page of so many providers, of which every second had nobody without support."""
    rows = plans([f"P{at:02}" for at in range(1, providers + 1)])
    missed = [row | {"support_at_end": "same"} if int(row["provider_id"][1:]) % 2 else row for row in rows]
    found = judge(with_measures(measures, folder), {"plans": missed}, "2026-12-31")
    return league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)


def test_of_very_many_measures_a_meeting_reads_who_missed_each_and_the_rest_is_folded(tmp_path: Path) -> None:
    """Fifteen of thirty missed each of seven, 0 of 2: so few that it could be chance."""
    text = below(30, 7, tmp_path)
    shown, *folded = text.partition("Every provider, measure by measure</h2>")[2].split("<details>")
    assert shown.count("<table") == 1
    who = ", ".join(f"P{at:02}*" for at in range(1, 31, 2))
    row = f'<td class="number">15</td>\n<td class="number">15</td>\n<td class="number">0</td>\n<td>{who}</td>'
    assert shown.count(row) == 7
    # Six measures abreast and then the seventh, and each of the seven by itself.
    assert len(folded) == 2 + 7


def test_of_very_many_targets_missed_a_meeting_reads_how_many_each_missed(tmp_path: Path) -> None:
    """Twelve of twenty-four by two measures are 24 rows, which are shown; thirteen of twenty-six are 26."""
    few = below(24, 2, tmp_path).partition("Who is below</h2>")[2].partition("What follows</h2>")[0]
    assert few.count('<th scope="row">') == 24
    assert "<details>" not in few
    many = below(26, 2, tmp_path).partition("Who is below</h2>")[2].partition("What follows</h2>")[0]
    shown, _, folded = many.partition("<details>")
    counts = "".join(f'<td class="number">{count}</td>\n' for count in (2, 2, 0, 2))
    assert shown.count(counts) == shown.count('<th scope="row">') == 13
    assert folded.count('<th scope="row">') == 26


def test_for_whom_a_verdict_follows_is_said_by_name_where_they_are_many(tmp_path: Path) -> None:
    """Of twenty-six every second missed, thirteen; of twenty-four twelve, who have a row each."""
    names = ", ".join(f"P{at:02}" for at in range(1, 27, 2))
    assert f"named_as_poor follows for 13: {names}." in below(26, 1, tmp_path)
    few = below(24, 1, tmp_path)
    assert "named_as_poor follows for" not in few
    assert "named_as_poor, when any target is missed: it follows for 12 of 24" in few
