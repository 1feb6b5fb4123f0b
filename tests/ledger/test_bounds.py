"""What goes beyond a bound, by how much, and the exact word that somebody has to type."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.ledger.bounds import (
    ProviderBelowNil,
    ReducedTooMuch,
    RowsMissing,
    RunSums,
    bound_in_words,
    exceeded,
    word_to_confirm,
)
from pbr.ledger.entry import Change
from pbr.ledger.manifest import Bounds

USUAL = Bounds()


def sums(
    went_down: int = 0,
    by_change: dict[Change, int] | None = None,
    by_provider: dict[str, int] | None = None,
    rows: int = 0,
    missing: int = 0,
) -> RunSums:
    return RunSums(
        by_change or {}, went_down, by_provider or {}, {"plans": rows}, {"plans": missing} if missing else {}
    )


@pytest.mark.parametrize(
    ("new", "down", "found"),
    [
        # 10% of 20,000.00 is 2,000.00: that much may go down, and a penny more may not.
        (2_000_000, -200_000, False),
        (2_000_000, -200_001, True),
        # 10% of 5,000.00 is 500.00, but up to 1,000.00 may always go down.
        (500_000, -100_000, False),
        (500_000, -100_001, True),
        # Nothing is new, or less than nothing.
        (0, -100_000, False),
        (0, -100_001, True),
        (-900_000, -100_001, True),
        (0, 0, False),
    ],
)
def test_what_goes_down_beside_what_is_new(new: int, down: int, found: bool) -> None:
    by_change = {Change.NEW: new - 300, Change.LATE: 200, Change.MORE: 100, Change.CORRECTION: down}
    assert exceeded(sums(down, by_change), USUAL) == ([ReducedTooMuch(down, new)] if found else [])


def test_what_else_takes_a_provider_below_nil_is_confirmed_with_what_is_corrected() -> None:
    # £10.00 is corrected, and £238.00 of a fund goes back.
    of_run = RunSums({Change.CORRECTION: -1_000, Change.LIMIT: -23_800}, -1_000, {"P1": -24_800}, {}, {}, -23_800)
    assert of_run.to_confirm == -24_800
    assert word_to_confirm(of_run) == "--confirm -248.00"


def test_limits_pools_and_adjustments_are_in_no_bound_and_no_sum() -> None:
    by_change = dict.fromkeys(Change, -10_000_000)
    for change in (Change.NEW, Change.LATE, Change.MORE, Change.CORRECTION, Change.TAKEN_BACK):
        by_change[change] = 0
    assert exceeded(sums(0, by_change), USUAL) == []
    assert sums(0, by_change).to_confirm == 0


@pytest.mark.parametrize(
    ("rows", "missing", "found"),
    [
        # 1 of 100 rows is 1%, and no more than that.
        (100, 1, False),
        (100, 2, True),
        (1, 1, True),
        (0, 0, False),
    ],
)
def test_rows_that_are_missing(rows: int, missing: int, found: bool) -> None:
    assert exceeded(sums(rows=rows, missing=missing), USUAL) == ([RowsMissing("plans", missing, rows)] if found else [])


def test_a_provider_below_nil() -> None:
    by_provider = {"P3": -1, "P1": -390_000, "P2": 0}
    assert exceeded(sums(by_provider=by_provider), USUAL) == [
        ProviderBelowNil("P1", -390_000),
        ProviderBelowNil("P3", -1),
    ]


def test_the_figures_are_those_of_the_ledger() -> None:
    strict = Bounds(down_share=Fraction(0), down_pence=0, rows_share=Fraction(1, 2))
    assert exceeded(sums(-1, {Change.NEW: 100_000_000}, rows=2, missing=1), strict) == [ReducedTooMuch(-1, 100_000_000)]


def test_in_words() -> None:
    words = [
        bound_in_words(one, USUAL)
        for one in (
            ReducedTooMuch(-590_000, 200_000),
            RowsMissing("plans", 12, 1_000),
            ProviderBelowNil("P1", -390_000),
        )
    ]
    assert words == [
        "£5,900.00 goes down: more than 10% of the £2,000.00 that is new, late or more, and more than £1,000.00",
        "12 of 1,000 rows of plans are missing, or have lost a fact they had: more than 1%",
        "provider P1 comes out below nil: -£3,900.00",
    ]


def test_the_word_to_type_is_the_exact_sum_of_corrections_and_what_is_taken_back() -> None:
    # 1,000.00 up and 5,000.55 down are corrections, and 210.00 is taken back: -4,210.55 in all.
    by_change = {
        Change.NEW: 700_000,
        Change.LIMIT: -5,
        Change.CORRECTION: 100_000 - 500_055,
        Change.TAKEN_BACK: -21_000,
    }
    assert word_to_confirm(sums(-521_055, by_change)) == "--confirm -4210.55"
    assert word_to_confirm(sums()) == "--confirm 0.00"


@given(st.integers(-(10**9), 0), st.integers(-(10**9), 10**9))
def test_less_that_goes_down_is_never_beyond_a_bound_that_more_is_within(down: int, new: int) -> None:
    by_change = {Change.NEW: new}
    if not exceeded(sums(down, by_change), USUAL):
        assert not exceeded(sums(min(down + 1, 0), by_change), USUAL)
    else:
        assert exceeded(sums(down - 1, by_change), USUAL)
