"""How a record counts in a measure, what the counts come to, and the range that what is not known leaves open.

What may become of one record is taken together: it belongs or it does not, and it fits or it does not. A record that
does not fit, and may not even belong, can never raise a share; one that fits, and may not belong, can never lower it.
"""

from collections.abc import Sequence
from enum import IntEnum
from fractions import Fraction

from pbr.settlement.measure_result import Measured
from pbr.values.window import Window


class Counted(IntEnum):
    """How a measure counts a record: it fits, does not, or that is not known; and the same where it may not belong."""

    FITS = 0
    DOES_NOT_FIT = 1
    NOT_KNOWN = 2
    FITS_IF_IN = 3
    DOES_NOT_FIT_IF_IN = 4
    NOT_KNOWN_IF_IN = 5


MeasureCounts = tuple[int, ...]
"""How many records are counted in each way of `Counted`, in its order."""

NO_COUNTS: MeasureCounts = (0,) * len(Counted)

_OF_ANSWER = {True: Counted.FITS, False: Counted.DOES_NOT_FIT, None: Counted.NOT_KNOWN}
_OF_ANSWER_IF_IN = {True: Counted.FITS_IF_IN, False: Counted.DOES_NOT_FIT_IF_IN, None: Counted.NOT_KNOWN_IF_IN}


def counted(belongs: bool | None, fits: bool | None) -> Counted:
    """How a record counts that belongs, or of which that is not known."""
    return (_OF_ANSWER if belongs else _OF_ANSWER_IF_IN)[fits]


def measured_of(
    name: str,
    provider_id: str,
    window: Window,
    counts: Sequence[int],
    elsewhere: Sequence[int],
    expected: str,
    not_recorded: tuple[str, ...] = (),
) -> Measured:
    """What counts come to; ``elsewhere`` are records of which it is not known whether they belong to this window.

    ``not_recorded`` names those of the counts that are expected and that nobody recorded.

    The ends of the range are those of every way in which there is anything to measure: the lowest has all that may
    count against, and of what can only count for as little as can be; the highest the other way round.
    """
    fits, does_not, not_known, fits_if_in, not_if_in, not_known_if_in = counts
    fits_if_in += elsewhere[Counted.FITS] + elsewhere[Counted.FITS_IF_IN]
    not_if_in += elsewhere[Counted.DOES_NOT_FIT] + elsewhere[Counted.DOES_NOT_FIT_IF_IN]
    not_known_if_in += elsewhere[Counted.NOT_KNOWN] + elsewhere[Counted.NOT_KNOWN_IF_IN]
    out_of = fits + does_not + not_known
    maybe_in = fits_if_in + not_if_in + not_known_if_in
    low = high = None
    if out_of + maybe_in:
        least, most = out_of + not_if_in + not_known_if_in, out_of + fits_if_in + not_known_if_in
        # Where nothing else may be in, something that can only count for is, or there would be nothing to measure.
        low = Fraction(fits, least) if least else Fraction(1)
        high = Fraction(fits + not_known + fits_if_in + not_known_if_in, most) if most else Fraction(0)
    return Measured(
        name, provider_id, window, fits, out_of, not_known + maybe_in, maybe_in, fits_if_in, not_if_in, low, high,
        expected, not_recorded,
    )  # fmt: skip
