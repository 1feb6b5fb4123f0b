"""Why a measure does not count a record: its day outside the run, the day it is counted from, or what it is."""

import pytest

from tests.explain.stories import story

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,hours_until_first_visit
A,S1,P1,rapid_access,2026-03-25,2026-04-05,transferred,5
B,S2,P1,rapid_access,2026-04-17,2026-04-20,transferred,5
C,S3,P1,ongoing,2026-03-25,,,
D,S4,P1,rapid_access,2026-04-16,2026-04-20,transferred,5
"""
# By hand: fourteen days after 16 April are the last of the month, and after 17 April the first of May.
RUN = "it counts by its day, 2026-03-25 (started_on), which is outside the scheme's run, 2026-04-01 to 2027-03-31."


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ("A", f"started_within_24_hours does not count plan A as things stand: {RUN}"),
        ("A", f"handed_over does not count plan A as things stand: {RUN}"),
        (
            "B",
            "handed_over does not count plan B as things stand: "
            "it counts rapid_access from started_on + 14 days on, which is 2026-05-01.",
        ),
        ("B", "started_within_24_hours counts plan B for: hours_until_first_visit is 5"),
        (
            "C",
            "handed_over does not count plan C as things stand: plan_type is ongoing, and it counts rapid_access.",
        ),
        ("D", "handed_over counts plan D for:"),
    ],
)
def test_the_true_reason_is_given(plan: str, said: str) -> None:
    assert said in story("wirral-rapid-access", {"plans": PLANS}, plan, period="2026-04")


def test_a_day_in_the_run_and_outside_the_period_is_no_reason() -> None:
    # The measure is over the whole run, so a plan of April counts in it whatever month is settled.
    said = story("wirral-rapid-access", {"plans": PLANS}, "D", period="2026-05")
    assert "handed_over counts plan D for:" in said
    assert "does not count" not in said
