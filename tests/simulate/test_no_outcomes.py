"""A comparison over records without outcomes says nothing of them: no count, no column, no sum for each."""

from pathlib import Path

import pytest

from pbr.simulate.backcast.unit_counts import UnitCounts
from tests.cli.command import pbr
from tests.reports.simulation.elements import tree_of, words_of
from tests.simulate.by_hand import BASELINE, ESSEX, extract

# By hand: Essex pays £4,975.00 for the four plans, which is £1,243.75 for each.


def compared(folder: Path, **tables: str | None) -> tuple[str, str]:
    """What is printed, and the words of the page."""
    page = folder / "page.html"
    done = pbr(
        *("simulate", extract(folder, **tables), ESSEX, "--baseline", BASELINE, "--as-at", "2026-06-30"),
        *("--html", page),
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout, words_of(tree_of(page.read_text(encoding="utf-8")))


def test_without_outcomes_nothing_is_said_of_them(tmp_path: Path) -> None:
    printed, page = compared(tmp_path, outcomes=None)
    assert "\nRecords: 4 plans\n" in printed
    assert "essex_reablement_bonus  £4,975.00  £1,243.75  +" in printed
    assert "exactly as they would be for payment: 4 plans." in page
    assert "What it comes to for each plan " in page
    for said in (printed, page):
        assert not any(
            words in said for words in ("achieved outcome", "Per outcome", "Per achieved", "plan and outcome")
        )


def test_with_outcomes_they_are_counted(tmp_path: Path) -> None:
    printed, page = compared(tmp_path)
    assert "\nRecords: 4 plans, 2 achieved outcomes\n" in printed
    assert "Per outcome" in printed
    assert "exactly as they would be for payment: 4 plans, 2 achieved outcomes." in page
    assert "Per achieved outcome" in page


@pytest.mark.parametrize(
    ("plans", "achieved", "words"),
    [
        ({"P1": 1}, {"P1": 1}, "1 plan, 1 achieved outcome"),
        ({"P1": 1_200, "P2": 34}, None, "1,234 plans"),
        (None, {}, "0 achieved outcomes"),
        (None, None, ""),
    ],
)
def test_what_there_is_in_words(plans: dict[str, int] | None, achieved: dict[str, int] | None, words: str) -> None:
    assert UnitCounts(plans, achieved).words == words
