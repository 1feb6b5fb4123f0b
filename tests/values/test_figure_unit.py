"""Figures in words: one of something is one, and several are several."""

from fractions import Fraction

import pytest

from pbr.scheme.measuring.figures_of_measures import figure_in_unit
from pbr.values.figure_unit import FigureKind, FigureUnit, figure_as_written, figure_in_words, range_of_figures

HOURS = FigureUnit(FigureKind.NUMBER, "hours a week", ("hours",), "hour a week")
PER_100 = FigureUnit(FigureKind.RATE, "per 100 people")


@pytest.mark.parametrize(
    ("figure", "words"),
    [("1", "1 hour a week"), ("-1", "-1 hour a week"), ("0", "0 hours a week"), ("1.5", "1.5 hours a week"),
     ("1.001", "1 hour a week"), ("11", "11 hours a week")],
)  # fmt: skip
def test_one_is_said_as_one(figure: str, words: str) -> None:
    assert figure_in_words(Fraction(figure), HOURS) == words


def test_a_unit_that_does_not_count_stays_as_it_is() -> None:
    assert figure_in_words(Fraction(1), PER_100) == "1 per 100 people"
    assert figure_as_written(Fraction(1), PER_100) == "1 per 100 people"


def test_a_range_names_its_unit_once() -> None:
    assert range_of_figures(Fraction(1), Fraction(3), HOURS) == "1 to 3 hours a week"
    assert range_of_figures(Fraction(0), Fraction(1), HOURS) == "0 to 1 hour a week"
    assert range_of_figures(Fraction(1), None, HOURS) == "at least 1 hour a week"


def test_what_is_written_of_one_is_read_again() -> None:
    assert figure_as_written(Fraction(1), HOURS) == "1 hour a week"
    for written in ("1 hour a week", "1 hours a week", "1 hours"):
        assert figure_in_unit(written, HOURS) == 1
    assert figure_in_unit("2 hour a week", HOURS) is None
