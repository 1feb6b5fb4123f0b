"""How likely each count of a measure is, when each of its drawn records fits or not by a chance of its own.

Worked in whole numbers of 2^-96, which moves no total by as much as a millionth of a penny.
"""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from pbr.engine.measuring.measure_counts import Counted
from pbr.simulate.payoff.uncertain_result import Component, Rates

_BITS = 96
WHOLE = 1 << _BITS
"""A chance of one."""

_WIDTH = 28
"""Bytes for a coefficient of a product: twice `_BITS`, and 32 bits for as many terms as there can be."""

Ways = tuple[Counted | None, ...]
"""How a record counts in each alternative of its component."""


def are_fits_alone(drawn: Mapping[Component, Ways]) -> bool:
    """Whether all that is drawn is which records fit, and not whether they count."""
    return all(way in (Counted.FITS, Counted.DOES_NOT_FIT) for ways in set(drawn.values()) for way in ways)


def chances_of_counts(drawn: Mapping[Component, Ways], rates: Rates) -> list[int]:
    """The chance that 0, 1, 2 … of the drawn records fit, in parts of `WHOLE`."""
    # Components with the same chances share one tuple of them: to count those is faster than to add fractions up.
    alike = Counter((ways, id(rates[component])) for component, ways in drawn.items())
    chances_of = {id(rates[component]): rates[component] for component in drawn}
    times: Counter[Fraction] = Counter()
    for (ways, shared), count in alike.items():
        pairs = zip(ways, chances_of[shared], strict=True)
        times[sum((chance for way, chance in pairs if way is Counted.FITS), Fraction(0))] += count
    product = [WHOLE]
    for chance, count in sorted(times.items()):
        fits = chance.numerator * WHOLE // chance.denominator
        product = _multiplied(product, _power([WHOLE - fits, fits], count))
    return product


def _power(one: list[int], times: int) -> list[int]:
    """A polynomial multiplied by itself: the chances of the counts of so many records that are alike."""
    product = [WHOLE]
    while times:
        if times & 1:
            product = _multiplied(product, one)
        times >>= 1
        if times:
            one = _multiplied(one, one)
    return product


def _multiplied(one: list[int], other: list[int]) -> list[int]:
    """The chances of a sum of two independent counts: two polynomials multiplied, each as one big integer."""
    length = len(one) + len(other) - 1
    first = _packed(one)
    # A big integer is multiplied by itself in little more than half the time.
    second = first if other is one else _packed(other)
    packed = (first * second).to_bytes(_WIDTH * length, "little")
    return [int.from_bytes(packed[at : at + _WIDTH], "little") >> _BITS for at in range(0, _WIDTH * length, _WIDTH)]


def _packed(numbers: list[int]) -> int:
    return int.from_bytes(b"".join(number.to_bytes(_WIDTH, "little") for number in numbers), "little")
