"""What the page of a league says first: who is below in the last window that is over, and what nobody could judge."""

from pathlib import Path

import pytest

from pbr.api.judged.judging import judge
from pbr.api.judged.judging_files import as_table
from pbr.reports.judging.league_page import league_page

SCHEME = Path(__file__).parents[1] / "cases" / "judging" / "good" / "judged-and-not-paid.yaml"
"""At least 50% of reablement packages end without support, judged from 2 plans, by the quarter they started in."""
SPRING, SUMMER = "2026-05-04", "2026-08-03"


def plan(at: int, support: str, provider: str, started: str) -> dict[str, str]:
    ended = started.replace("-04", "-28").replace("-03", "-28") if support else ""
    return {
        "plan_id": f"A{at}", "person_id": f"S{at}", "provider_id": provider, "plan_type": "reablement",
        "started_on": started, "ended_on": ended, "support_at_end": support, "reviewed_on": ended,
    }  # fmt: skip


def page(*plans: dict[str, str], as_at: str = "2026-09-30", scheme: Path = SCHEME) -> str:
    found = judge(scheme, {"plans": plans}, as_at)
    return league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)


def two(support: str, provider: str, started: str, at: int = 0) -> tuple[dict[str, str], dict[str, str]]:
    return plan(at, support, provider, started), plan(at + 1, support, provider, started)


@pytest.mark.parametrize(
    ("plans", "first"),
    [
        (two("same", "P1", SUMMER), "<p>1 provider missed a target in the last window that is over.</p>"),
        (
            (*two("same", "P1", SUMMER), *two("same", "P2", SUMMER, 2)),
            "<p>2 providers missed a target in the last window that is over.</p>",
        ),
        (two("none", "P1", SUMMER), "<p>No provider missed a target in the last window that is over.</p>"),
    ],
)
def test_who_is_below(plans: tuple[dict[str, str], ...], first: str) -> None:
    said = page(*plans)
    assert first in said
    assert "neither met nor missed" not in said


def test_a_provider_without_a_record_in_the_last_window_is_not_below_for_an_earlier_one() -> None:
    said = page(*two("same", "P1", SPRING), *two("none", "P2", SUMMER, 2))
    assert "<p>No provider missed a target in the last window that is over.</p>" in said
    assert "Targets missed" not in said


def test_that_nobody_missed_one_says_how_many_could_not_be_judged() -> None:
    said = page(*two("none", "P1", SUMMER), *two("", "P2", SUMMER, 2))
    assert "<p>No provider missed a target in the last window that is over.</p>" in said
    assert "<p>Of 2 targets of providers in it, 1 is neither met nor missed:" in said


@pytest.mark.parametrize("as_at", ["2026-06-29", "2026-09-30"])
def test_nothing_judged_is_said_and_is_no_praise(as_at: str) -> None:
    said = page(*two("same", "P1", SPRING), as_at=as_at)
    assert "<p>No target was judged:" in said
    assert "missed a target" not in said


def test_a_measure_without_a_target_is_drawn_for_the_last_window_that_is_over(tmp_path: Path) -> None:
    bare = tmp_path / "bare.yaml"
    text = SCHEME.read_text(encoding="utf-8")
    text = text[: text.index("    target:")]
    bare.write_text(f"{text}examples:\n  None:\n    as at: 2026-06-30\n", encoding="utf-8")
    said = page(*two("same", "P1", SPRING), *two("", "P1", SUMMER, 2), as_at="2026-08-31", scheme=bare)
    assert "kept_at_home in 2026-04-to-06, by provider" in said
    assert "the upright line is the target" not in said
    assert "the upright line is the target" in page(*two("same", "P1", SPRING))


def test_targets_of_all_together_are_said_where_no_provider_has_one() -> None:
    """As worked by hand for the example: in the summer 9 of 12 came through, below 80%; both shares are undecided."""
    name = "hertfordshire-shares"
    root = Path(__file__).parents[2]
    found = judge(name, root / "examples" / "judging" / name / "records", "2026-10-12")
    said = league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)
    assert "No target was judged" not in said
    last = "All together, in the last window that is over: "
    assert f"{last}through_reablement missed, and it could be chance." in said
    assert f"{last}no_ongoing_care_package undecided." in said
    assert f"{last}none_or_a_reduced_package undecided." in said
    assert "provider missed" not in said


def test_areas_are_counted_and_headed_as_areas(tmp_path: Path) -> None:
    """In the summer the north has two packages that end with the same support, and the south two with none."""
    file = tmp_path / "areas.yaml"
    text = SCHEME.read_text(encoding="utf-8")
    file.write_text(
        f"{text[: text.index('measures:')]}measures:\n  kept:\n    assumed: for this test\n"
        '    count: plan where support_at_end is "none"\n    out of: plan\n    counted from: started_on + 6 weeks\n'
        "    per: area\n    over: quarter\n    dated by: started_on\n    target: at least 50%\n"
        "examples:\n  None:\n    plans:\n"
        "      - {plan_id: A, person_id: S, provider_id: P1, area: north, plan_type: other, started_on: 2026-08-03}\n"
        "    as at: 2026-09-30\n    measures:\n      kept north 2026-07-to-09: 0 of 1, 1 not yet known\n",
        encoding="utf-8",
    )
    north, south = ({"area": area} for area in ("north", "south"))
    plans = (
        *({**one, **north} for one in two("same", "P1", SUMMER)),
        *({**one, **south} for one in two("none", "P1", SUMMER, 2)),
    )
    found = judge(file, {"plans": list(plans)}, "2026-09-30")
    said = league_page(found.scheme, found.as_at, found.league, found.warnings, found.inputs)
    assert "<p>1 of 2 areas missed kept in the last window that is over.</p>" in said
    assert "kept by area and window" in said
    assert "\narea          window" in as_table(found)
