"""Blocks within a width: text folds, amounts never do."""

import re
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pbr.reports.simulation.layout.money_format import percent, plain_percent
from pbr.reports.simulation.layout.text_columns import folded, set_out
from pbr.reports.text_table import Column, TextTable
from pbr.values.money import signed_pounds

BLOCK = TextTable(
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


GROUPED = TextTable(
    (Column("Provider"), Column("Scheme"), Column("Due", number=True), Column("Difference", number=True)),
    (
        ("P1", "time_and_task", "£1,234,567.89", "baseline"),
        ("P1", "a_reablement_bonus", "£1.00", "-£1,234,566.89"),
        ("P2", "time_and_task", "£0.00", "baseline"),
    ),
    groups=1,
)


def test_names_without_room_beside_the_amounts_stand_above_them_and_stay_whole() -> None:
    assert set_out(GROUPED, 44) == (
        """\
Provider
  Scheme                 Due      Difference
P1
  time_and_    £1,234,567.89        baseline
  task
  a_                   £1.00  -£1,234,566.89
  reablement_
  bonus
P2
  time_and_            £0.00        baseline
  task"""
    )
    assert set_out(GROUPED, 60).startswith("Provider  Scheme")


@given(
    st.lists(st.tuples(*[st.text("ab_ ", max_size=14)] * 2, st.integers(0, 10**9).map(str)), min_size=1, max_size=5),
    st.integers(10, 80),
)
@example([("a", "____", "0")], 10)
def test_every_piece_of_a_name_stays_whole_where_the_window_has_room_for_it_alone(
    rows: list[tuple[str, str, str]], width: int
) -> None:
    block = TextTable((Column("A"), Column("B"), Column("Due", number=True)), tuple(rows))
    shown = set_out(block, width)
    for *_, amount in rows:
        assert amount in shown
    longest = max(len(piece) for name, other, _ in rows for piece in re.split("[_ ]+", f"{name} {other}"))
    most = max(len(amount) for *_, amount in rows)
    if width >= longest + 1 + max(most, 3) + 4:
        for name, other, _ in rows:
            for piece in re.split("[_ ]+", f"{name} {other}".strip("_ ")):
                # Two names of one row may be set out on one line, with a comma between.
                assert not piece or piece in re.split("[_, \n]+", shown)


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
    assert [signed_pounds(pence) for pence in (5, 0, -5)] == ["+£0.05", "£0.00", "-£0.05"]
