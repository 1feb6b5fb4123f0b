"""What is told of a price that goes by how much there was so far: in a story, in a description and to a provider."""

from pathlib import Path

import pytest

from pbr.api.described.explanation import explanation_of
from pbr.api.settling.prepare import prepare
from pbr.describe.description import describe
from pbr.remittance.scheme_words import scheme_words
from pbr.scheme.load_scheme import load_scheme
from tests.test_cases import CASES

PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nA1,S1,P1,ongoing,2026-05-04\n"
VISITS = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n"
GOOD = CASES / "prices" / "good"


def story(name: str, visits: str, wanted: str, folder: Path, *, hold_errors: bool = False) -> str:
    """The story of one visit under a good case, as one line."""
    (folder / "plans.csv").write_text(PLANS)
    (folder / "visits.csv").write_text(VISITS + visits)
    told = explanation_of(prepare(GOOD / f"{name}.yaml", folder, None, None, hold_errors, False), wanted)
    return " ".join(told.split())


def test_how_many_came_before_and_so_which_row_it_is_in(tmp_path: Path) -> None:
    rows = "".join(f"G{at},A1,2026-06-0{at},30,30\n" for at in (1, 2, 3, 4))
    told = story("so-far-first-three-visits", rows, "G4", tmp_path)
    assert "visits so far for each provider and run: 3 before it, so it is in the row 'after that'. £7.00." in told
    assert "visit_price is £7.00 for after that, from 2026-04-01" in told
    assert "first 3" not in told


def test_how_much_of_one_that_crosses_is_in_which_row(tmp_path: Path) -> None:
    told = story("so-far-hours-that-cross", "G1,A1,2026-06-01,90,90\nG2,A1,2026-06-02,90,90\n", "G2", tmp_path)
    # Half an hour at £20.00 and one at £18.00 are £28.00, which is £18.67 for one.
    assert (
        "hours so far for each plan and month: 1.5 before it, so of it 0.5 hours in the row 'first 2' and 1 hour in "
        "the row 'next 1'; the price is what these come to for one hour."
    ) in told
    assert "= £28.00." in told
    assert "hourly_rate is £20.00 per hour for first 2" in told
    assert "hourly_rate is £18.00 per hour for next 1" in told


def test_what_an_open_one_waits_for(tmp_path: Path) -> None:
    rows = "".join(f"G{at},A1,2026-06-0{at},30,30\n" for at in (1, 2, 3)) + "G4,A1,2026-06-31,30,30\n"
    told = story("so-far-first-three-visits", rows, "G3", tmp_path, hold_errors=True)
    assert "not known yet is what visits.csv:5 before it counts" in told
    assert "what comes before it is decided" in told
    assert "visits so far for each provider and run: between 2 and 3 before it" not in told, "its sum is not known"


@pytest.mark.parametrize(
    ("name", "day"),
    [("so-far-hours-that-cross", "the day of the visit"), ("so-far-money-shared", "the day the plan started")],
)
def test_a_description_and_a_statement_say_what_is_counted_and_in_which_order(name: str, day: str) -> None:
    scheme = load_scheme(GOOD / f"{name}.yaml")
    told = " ".join(describe(scheme).split())
    so_far = scheme.payments[0].amount.so_far
    assert so_far is not None
    said = f"The price goes by {so_far.text}, by {day}: what is earned is counted in the order of the day they are due"
    assert said in told
    assert said in scheme_words(scheme).payments[0].text
    assert "that falls in two rows is paid by each for its own part." in told
