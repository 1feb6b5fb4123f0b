"""Blocks within a width: text folds, amounts never do."""

from fractions import Fraction

import pytest

from pbr.reports.simulation.amounts import percent, plain_percent, signed
from pbr.reports.simulation.columns import folded, set_out
from pbr.reports.table import Block, Column

BLOCK = Block(
    (Column("Scheme"), Column("Due", number=True)),
    (("a_scheme_with_a_long_name", "£1,234,567.89"), ("short", "£0.00")),
)


def test_names_fold_after_an_underscore_and_amounts_stay_whole() -> None:
    assert set_out(BLOCK, 30) == (
        """\
Scheme                     Due
a_scheme_with_   £1,234,567.89
a_long_name
short                    £0.00"""
    )
    assert "£1,234,567.89" in set_out(BLOCK, 5)


def test_a_sentence_folds_at_its_spaces_and_a_word_too_long_anywhere() -> None:
    assert folded("one two three", 7) == "one two\nthree"
    assert folded("abcdefghij", 4) == "abcd\nefgh\nij"


@pytest.mark.parametrize(
    ("share", "people", "plain"),
    [
        (Fraction(1, 8), "+12.5%", "12.5"),
        (Fraction(-1, 3), "-33.3%", "-33.3"),
        (Fraction(-5, 10_000), "-0.1%", "-0.1"),
        (Fraction(-4, 10_000), "0.0%", "0.0"),
        (Fraction(4, 10_000), "0.0%", "0.0"),
        (Fraction(0), "0.0%", "0.0"),
        (None, "-", ""),
    ],
)
def test_percentages_have_one_decimal_and_a_half_goes_away_from_nought(
    share: Fraction | None, people: str, plain: str
) -> None:
    assert (percent(share), plain_percent(share)) == (people, plain)


def test_a_difference_has_its_sign() -> None:
    assert [signed(pence) for pence in (5, 0, -5)] == ["+£0.05", "£0.00", "-£0.05"]
