"""What is said of chance beside a share: of the records that are known, and of nothing but shares that are counted."""

from dataclasses import replace
from fractions import Fraction

from pbr.judging.chance_in_words import chance_in_words, chance_of
from pbr.values.figure_unit import FigureKind, FigureUnit
from tests.reports.hand_made import MEASURED


def test_it_is_of_the_records_that_are_known() -> None:
    """66 of 117 with 4 not known are 66 of 113; scipy 1.17.1 gives 0.491894 to 0.670720 for these, by Wilson."""
    found = chance_of(MEASURED)
    assert found == (Fraction("0.491894"), Fraction("0.670720"))
    assert chance_in_words(found) == "49.1% to 67.0%"


def test_of_no_share_nothing_is_said() -> None:
    none_known = replace(MEASURED, count=0, out_of=4, unknown=4)
    of_hours = replace(MEASURED, unit=FigureUnit(FigureKind.NUMBER, "hours"))
    assert [chance_in_words(chance_of(one)) for one in (none_known, of_hours)] == ["-", "-"]
