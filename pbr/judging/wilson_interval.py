"""How far chance alone could move a share of few records: Wilson's score interval, at 95%.

Edwin B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
Statistical Association 22 (1927), pages 209 to 212; without the correction for continuity.
"""

from decimal import Decimal, localcontext
from fractions import Fraction

_Z = Decimal("1.959963984540054")
"""The point of the normal distribution that 2.5% lie above."""
_DIGITS = 40
_PLACES = 6


def wilson_interval(count: int, out_of: int) -> tuple[Fraction, Fraction] | None:
    """The shares between which the true one lies, 19 times in 20, where ``count`` of ``out_of`` were seen.

    To six decimals; None where nothing was seen. It is no range of what is not known: that is the measure's own.
    """
    if not out_of:
        return None
    with localcontext() as exact:
        exact.prec = _DIGITS
        n, share, square = Decimal(out_of), Decimal(count) / Decimal(out_of), _Z * _Z
        middle = share + square / (2 * n)
        spread = _Z * ((share * (1 - share) + square / (4 * n)) / n).sqrt()
        whole = 1 + square / n
        return _share((middle - spread) / whole), _share((middle + spread) / whole)


def funnel_limits(share: Fraction, out_of: int) -> tuple[Fraction, Fraction]:
    """The shares that chance alone keeps to, 19 times in 20, of ``out_of`` records where the true share is ``share``.

    A share seen is beyond them exactly where its own interval leaves the true share out.
    """
    with localcontext() as exact:
        exact.prec = _DIGITS
        true = Decimal(share.numerator) / Decimal(share.denominator)
        spread = _Z * (true * (1 - true) / out_of).sqrt()
        return _share(true - spread), _share(true + spread)


def _share(share: Decimal) -> Fraction:
    return Fraction(min(max(round(share, _PLACES), Decimal(0)), Decimal(1)))
