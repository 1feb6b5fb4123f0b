"""What counts come to, and the range they leave open, by hand: a different number for every way of counting."""

from fractions import Fraction

import pytest

from pbr.engine.measuring.measure_counts import Counted, MeasureCounts, counted, measured_of
from pbr.settlement.measure_result import Measured
from pbr.values.window import whole_run
from tests.engine.settled import WHOLE_RUN, period_of

NONE: MeasureCounts = (0, 0, 0, 0, 0, 0)


def measured(counts: MeasureCounts, elsewhere: MeasureCounts = NONE) -> Measured:
    """A measure of these counts: fits, does not, not known; and the same three where it may not belong."""
    return measured_of("m", "P1", whole_run(period_of(WHOLE_RUN)), counts, elsewhere, "")


def test_each_way_of_counting_goes_to_its_own_end_of_the_range() -> None:
    one = measured((4, 2, 1, 1, 2, 3), (3, 5, 7, 11, 13, 17))
    # May belong: 1 + 3 + 11 = 15 that fit, 2 + 5 + 13 = 20 that do not, 3 + 7 + 17 = 27 not known: 62 in all
    assert (one.count, one.out_of, one.maybe_in, one.maybe_for, one.maybe_against) == (4, 7, 62, 15, 20)
    # Not known: the 1 that belongs, and the 62
    assert one.unknown == 63
    # Lowest: the 4, out of the 7 and what can count against, 20 + 27. Highest: 4 + 1 + 15 + 27, out of 7 + 15 + 27
    assert (one.low, one.high) == (Fraction(4, 54), Fraction(47, 49))


@pytest.mark.parametrize(
    ("counts", "low", "high"),
    [
        (NONE, None, None),
        # Two that fit, if they belong: all of what there is to measure, or there is nothing
        ((0, 0, 0, 2, 0, 0), 1, 1),
        # Two that do not fit, if they belong
        ((0, 0, 0, 0, 2, 0), 0, 0),
        ((0, 0, 0, 0, 0, 2), 0, 1),
        # One that is certain, whatever it is, is measured
        ((1, 0, 0, 0, 0, 0), 1, 1),
        ((0, 1, 0, 0, 0, 0), 0, 0),
        ((0, 0, 1, 0, 0, 0), 0, 1),
    ],
)
def test_the_ends_where_little_is_known(counts: MeasureCounts, low: int | None, high: int | None) -> None:
    assert (measured(counts).low, measured(counts).high) == (low, high)
    # The same counts of records that may belong to another window: what was certain is no more
    elsewhere = measured(NONE, counts)
    assert (elsewhere.low, elsewhere.high) == (low, high)
    assert elsewhere.out_of == 0


@pytest.mark.parametrize(
    ("belongs", "fits", "way"),
    [
        (True, True, Counted.FITS),
        (True, False, Counted.DOES_NOT_FIT),
        (True, None, Counted.NOT_KNOWN),
        (None, True, Counted.FITS_IF_IN),
        (None, False, Counted.DOES_NOT_FIT_IF_IN),
        (None, None, Counted.NOT_KNOWN_IF_IN),
    ],
)
def test_how_a_record_counts(belongs: bool | None, fits: bool | None, way: Counted) -> None:
    assert counted(belongs, fits) is way
