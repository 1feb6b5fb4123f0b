"""What the page of a league says first: who is below in the last window that is over, and what nobody could judge."""

from pathlib import Path

import pytest

from pbr.api.judging import judge
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
