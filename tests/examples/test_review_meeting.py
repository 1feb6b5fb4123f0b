"""The papers of a review meeting: the pages as they stand, and every sum on them by hand, from the CSV alone."""

from pathlib import Path

from pbr.api import judge, person, provider
from pbr.settlement.line import Status
from tests.examples.review_meeting import AS_AT, EXAMPLE, PAGES, RECORDS, SCHEME, make_papers

POUND = 100


def test_the_records_give_the_pages(tmp_path: Path) -> None:
    make_papers(tmp_path)
    for name in PAGES:
        assert (tmp_path / name).read_bytes() == (EXAMPLE / name).read_bytes(), name


def test_the_money_of_the_league_is_as_worked_by_hand() -> None:
    """worked-by-hand.md: P1 is expected 5,000 and is due 750 + 3,000 + 750; P2 3,500 and 250 + 0 + 250; P3 2,250 and
    500 + 1,000 + 250. November is not over on 31 October.
    """
    found = judge(SCHEME, RECORDS, AS_AT, expected=EXAMPLE / "expected.csv")
    due = {(one.provider, one.label): one.due for one in found.money}
    assert due == {
        ("P1", "2026-06"): 750 * POUND, ("P1", "2026-08"): 3_000 * POUND, ("P1", "2026-09"): 750 * POUND,
        ("P1", "2026-11"): 0, ("P2", "2026-06"): 250 * POUND, ("P2", "2026-08"): 0, ("P2", "2026-09"): 250 * POUND,
        ("P2", "2026-11"): 0, ("P3", "2026-06"): 500 * POUND, ("P3", "2026-08"): 1_000 * POUND,
        ("P3", "2026-10"): 250 * POUND, ("P3", "2026-11"): 0,
    }  # fmt: skip
    differences = {(one.provider, one.label): one.difference for one in found.money}
    assert differences["P2", "2026-08"] == -2_000 * POUND
    assert differences["P1", "2026-08"] == 0
    assert differences["P1", "2026-11"] is None


def test_the_person_is_as_worked_by_hand() -> None:
    met = person("S02", SCHEME, RECORDS, AS_AT).met
    assert (met.due, met.hanging.paid, met.hanging.taken_off) == (250 * POUND, 250 * POUND, 0)
    assert [one.outcome_id for one in met.outcomes] == ["A02-1", "A02-2", "A02-3", "A02-4"]
    assert [one.payable for one in met.outcomes] == [True, True, True, False]
    assert {(one.record_id, one.status) for one in met.money} == {
        ("A02-1", Status.DUE), ("A02-2", Status.NOT_EARNED), ("A02-3", Status.OPEN),
    }  # fmt: skip
    assert met.under_review is not None
    assert (met.under_review.plan_id, met.under_review.next_plan) == ("A02", "B02")


def test_the_provider_is_as_worked_by_hand() -> None:
    """P2: 1 of 4 in the first quarter releases none of 2,000; three quarters of 2,000 wait to be measured."""
    met = provider("P2", SCHEME, RECORDS, AS_AT).met
    assert (met.due, met.kept_back, met.not_released) == (500 * POUND, 6_000 * POUND, 2_000 * POUND)
    assert (met.hanging.paid, met.hanging.taken_off) == (250 * POUND, 0)
    second = met.kept[1]
    # 1 of 3 with 1 not known: half of three is one and a half, so 2 are needed; three quarters is out of reach.
    assert second.released_by == (
        "from 50% it is 50%, once 1 more of the 1 not yet known count for it",
        "from 75% it is 100%, out of reach by what is recorded so far",
    )
