"""A review without its result, and somebody referred again without a last day: each is told once, with its lines."""

import pytest

from tests.records.conftest import Write
from tests.records.consistency.test_slips import A_PLAN, FOUND, outcome, told
from tests.records.consistency.test_warnings import OUTCOMES, PEOPLE

REFERRED = "person_id,provider_id,referred_on\n"


@pytest.mark.parametrize(
    ("result", "reviewed", "many"),
    [
        ("", "2026-06-18", 1),
        ("", "2026-06-30", 1),
        ("", "2026-07-01", 0),  # After the day of settling: a review to come.
        ("", "", 0),
        ("achieved", "2026-06-18", 0),
        ("not_assessed", "2026-06-18", 0),
    ],
)
def test_a_review_without_its_result_is_told(write: Write, result: str, reviewed: str, many: int) -> None:
    folder = write(plans=A_PLAN, outcomes=FOUND + outcome("O1", result, "", reviewed))
    assert told(folder, OUTCOMES, "PBR830") == many * [
        "outcomes.csv:2: 1 outcome has a day of review and no result: read as not known"
    ]


def test_several_are_told_once_with_their_lines(write: Write) -> None:
    rows = [outcome("O1", "achieved", "2026-06-10", "2026-06-18"), outcome("O2", "", "", "2026-06-18")]
    folder = write(plans=A_PLAN, outcomes=FOUND + "".join([*rows, outcome("O3", "", "", "2026-06-19")]))
    assert told(folder, OUTCOMES, "PBR830") == [
        "outcomes.csv:3: 2 outcomes have a day of review and no result: read as not known (lines 3 and 4)"
    ]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (("S1,P1,2026-06-01", "S1,P1,2026-06-02"), "2 and 3"),
        (("S1,P1,2026-04-01", "S2,P1,2026-04-02", "S1,P1,2026-06-28"), "2 and 4"),
        (("S1,P1,2026-06-01", "S1,P2,2026-06-02"), ""),
        (("S1,P1,2026-06-01", "S2,P1,2026-06-01"), ""),
    ],
)
def test_a_second_referral_without_left_on_is_told(write: Write, rows: tuple[str, ...], lines: str) -> None:
    found = told(write(people=REFERRED + "\n".join(rows) + "\n"), PEOPLE, "PBR831")
    assert [one.rpartition(" (lines ")[2] for one in found] == ([f"{lines})"] if lines else [])
    assert all("2 referrals are of somebody referred to the same provider more than once" in one for one in found)


def test_with_left_on_it_is_the_overlap_that_is_told(write: Write) -> None:
    rows = "person_id,provider_id,referred_on,left_on\nS1,P1,2026-06-01,\nS1,P1,2026-06-02,\n"
    folder = write(people=rows)
    assert told(folder, PEOPLE, "PBR831") == []
    # S1 is in both from 2 to 30 June, the day of settling: 29 days.
    assert told(folder, PEOPLE, "PBR813")[0].startswith("people.csv:2: 2 referrals overlap another")
