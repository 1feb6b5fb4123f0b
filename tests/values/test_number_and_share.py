from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.values.number import number_in_cell, plain_number
from pbr.values.share import cut_percent, percent, share_in_scheme


@pytest.mark.parametrize(
    ("text", "number"), [("10", "10"), ("-2.5", "-5/2"), ("1,250", "1250"), (" 7 ", "7"), ("0.000001", "1/1000000")]
)
def test_numbers_in_cells(text: str, number: str) -> None:
    assert number_in_cell(text) == Fraction(number)


@pytest.mark.parametrize(
    "text", ["", "4.01E+09", "7/3", "1,25", "1.2345678", "1234567890123", "½", "٣", "nan", "1_000", "+1", "5."]
)
def test_what_is_not_a_number_in_a_cell(text: str) -> None:
    assert number_in_cell(text) is None


def test_numbers_are_written_exactly() -> None:
    written = [plain_number(Fraction(n)) for n in ("10", "-5/2", "7/3", "1/64", "-0.05", "1/10000000")]
    assert written == ["10", "-2.5", "7/3", "0.015625", "-0.05", "1/10000000"]


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_numbers_written_are_read_back(millionths: int) -> None:
    number = Fraction(millionths, 10**6)
    assert number_in_cell(plain_number(number)) == number


@pytest.mark.parametrize(
    ("text", "share"), [("20%", "1/5"), ("12.5%", "1/8"), ("1/6", "1/6"), ("150%", "3/2"), ("0%", "0")]
)
def test_shares(text: str, share: str) -> None:
    assert share_in_scheme(text) == Fraction(share)


@pytest.mark.parametrize("text", ["", "20", "20 %", "-20%", "1/0", "0.2", "1/-6", "%", ".5%", "٢٠%", "1/6%"])
def test_what_is_not_a_share(text: str) -> None:
    assert share_in_scheme(text) is None


def test_shares_are_written_as_percentages_where_they_end() -> None:
    assert [percent(Fraction(s)) for s in ("1/5", "1/8", "1/6", "1", "0")] == ["20%", "12.5%", "1/6", "100%", "0%"]


@given(st.fractions(min_value=0, max_value=2, max_denominator=10**5))
def test_shares_written_are_read_back(share: Fraction) -> None:
    assert share_in_scheme(percent(share)) == share


def test_a_share_that_is_not_all_is_never_shown_as_all() -> None:
    # 2,499 of 2,500 is 99.96%, and 2 of 3 is 66.666…%
    shares = ("2499/2500", "2500/2500", "2/3", "1/2", "0", "1/5000", "749999/1000000")
    assert [cut_percent(Fraction(s)) for s in shares] == ["99.9", "100.0", "66.6", "50.0", "0.0", "0.0", "74.9"]


@given(st.fractions(min_value=0, max_value=1))
def test_a_share_is_never_shown_at_a_step_it_has_not_reached(share: Fraction) -> None:
    shown = Fraction(cut_percent(share)) / 100
    assert shown <= share < shown + Fraction(1, 1000)
