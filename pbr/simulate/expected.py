"""What a scheme can be expected to come to, without a draw: closed forms over its sums, for checks and for solving.

Sums of components are exact. Where limits tie a person's components together every combination is weighed. Where a
measure scales a sum, the chance of each count is worked in whole numbers of 2^-96, which moves no total by as much as
a millionth of a penny.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from pbr.simulate.component import Component, Rates
from pbr.simulate.counting import UNDATED
from pbr.simulate.model import Belongings, Counted, Counting, ScaledSum, SchemeModel
from pbr.simulate.released import Releases
from pbr.simulate.states import CHANCES, persons, states_of_person

_BITS = 96
_WHOLE = 1 << _BITS
_WIDTH = 28
"""Bytes for a coefficient of a product: twice `_BITS`, and 32 bits for as many terms as there can be."""

_NOTHING = (0, 0, 0, 0)


class NoClosedFormError(Exception):
    """Raised where a scheme's expected total can only be found by drawing; says why, for the reader."""


def expected_total(model: SchemeModel, rates: Rates) -> Fraction:
    """What a scheme is expected to come to, in exact pence. Raises `NoClosedFormError`."""
    return sum(expected_by_provider(model, rates).values(), Fraction(0))


def expected_by_provider(model: SchemeModel, rates: Rates) -> dict[str, Fraction]:
    """What each provider can expect, in exact pence; components are independent of each other.

    Raises `NoClosedFormError` for a limit over providers, and for a sum that is drawn and scaled by a measure too.
    """
    for limit in model.limits:
        if limit.over == "provider":
            raise NoClosedFormError(f"'{limit.name}' is a limit over each provider: draw it instead")
    expected = {provider: Fraction(sums[0] or 0) for provider, sums in model.fixed_sums.items()}
    if model.tied:
        of_families = ExpectedOfFamilies(model, rates)
        for (provider, _), families in persons(model).items():
            expected[provider] += of_families.pence(families)
    else:
        for provider, pence in _of_payoffs(model, rates).items():
            expected[provider] += pence
    for one in model.scaled:
        expected[one.provider_id] += _of_scaled(one, model, rates)
    return expected


def expected_with_copies(model: SchemeModel, rates: Rates, copies: Mapping[str, int]) -> Fraction:
    """What a scheme is expected to come to with so many copies of each plan, in exact pence.

    A copy is for another person; copies of a person's plans of the same number are one person's. Raises
    `NoClosedFormError` where the total is more than what each person comes to.
    """
    if model.scaled or any(limit.over == "provider" for limit in model.limits):
        raise NoClosedFormError("what a provider's people come to together depends on how many there are")
    of_families = ExpectedOfFamilies(model, rates)
    expected = Fraction(0)
    for families in persons(model).values():
        many = {family.plan_id: copies.get(family.plan_id, 1) if family.plan_id else 1 for family in families}
        for number in range(max(many.values())):
            expected += of_families.pence([family for family in families if many[family.plan_id] > number])
    return expected


class ExpectedOfFamilies:
    """What a person's plans are expected to come to; worked out once for all persons that are alike."""

    def __init__(self, model: SchemeModel, rates: Rates) -> None:
        self._model = model
        self._rates = rates
        self._found: dict[tuple[object, ...], Fraction] = {}

    def pence(self, families: Sequence[Belongings]) -> Fraction:
        """The expected pence, limits over plans and persons applied."""
        sums, rates = self._model.sums, self._rates
        # Components alike share one tuple of chances, which tells them apart faster than the fractions in it would.
        alike = tuple(
            [
                (one.fixed, not one.plan_id, tuple([(sums[each], id(rates[each])) for each in one.components]))
                for one in families
            ]
        )
        if alike not in self._found:
            states = states_of_person(self._model, families, CHANCES, rates.__getitem__)
            self._found[alike] = sum(((each[0] or 0) * chance for each, chance in states.items()), Fraction(0))
        return self._found[alike]


def _of_payoffs(model: SchemeModel, rates: Rates) -> dict[str, Fraction]:
    """The expected payoffs by provider: added up in whole pence for each set of chances, and weighed once."""
    totals: dict[tuple[str, tuple[Fraction, ...]], list[int]] = {}
    for component, sums in model.sums.items():
        total = totals.setdefault((component.provider_id, rates[component]), [0] * len(sums))
        for at, each in enumerate(sums):
            total[at] += each[0] or 0
    expected: dict[str, Fraction] = defaultdict(Fraction)
    for (provider, chances), pence in totals.items():
        expected[provider] += sum(chance * each for chance, each in zip(chances, pence, strict=True))
    return expected


def _of_scaled(one: ScaledSum, model: SchemeModel, rates: Rates) -> Fraction:
    if one.payoffs:
        raise NoClosedFormError(f"'{one.payment}' is drawn, and scaled by a measure that is drawn: draw it instead")
    undated = model.countings.get((one.cell[0], one.provider_id, UNDATED), Counting(_NOTHING, {}))
    counting = model.countings.get(one.cell, Counting(_NOTHING, {}))
    if undated.drawn:
        raise NoClosedFormError(f"which window a record of '{one.cell[0]}' counts in is drawn: draw it instead")
    releases = Releases(one, model.scheme.rounding)
    fits, does_not, not_known, may_belong = counting.fixed
    drawn = len(counting.drawn)
    expected = Fraction(0)
    for more, chance in enumerate(_chances_of_counts(counting.drawn, rates)):
        pence = releases.of(one.fixed, (fits + more, does_not + drawn - more, not_known, may_belong), undated.fixed)
        expected += Fraction(chance * (pence or 0), _WHOLE)
    return expected


def _chances_of_counts(drawn: Mapping[Component, tuple[Counted | None, ...]], rates: Rates) -> list[int]:
    """The chance that 0, 1, 2 … of the drawn records fit, in parts of 2^96."""
    alike: Counter[Fraction] = Counter()
    for component, ways in drawn.items():
        if any(way not in (Counted.FITS, Counted.DOES_NOT_FIT) for way in ways):
            raise NoClosedFormError("whether a record counts in a measure is drawn too: draw it instead")
        chances = zip(ways, rates[component], strict=True)
        alike[sum((chance for way, chance in chances if way is Counted.FITS), Fraction(0))] += 1
    product = [_WHOLE]
    for chance, times in sorted(alike.items()):
        fits = chance.numerator * _WHOLE // chance.denominator
        product = _multiplied(product, _power([_WHOLE - fits, fits], times))
    return product


def _power(one: list[int], times: int) -> list[int]:
    """A polynomial multiplied by itself: the chances of the counts of so many records that are alike."""
    product = [_WHOLE]
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
    packed = (_packed(one) * _packed(other)).to_bytes(_WIDTH * length, "little")
    return [int.from_bytes(packed[at : at + _WIDTH], "little") >> _BITS for at in range(0, _WIDTH * length, _WIDTH)]


def _packed(numbers: list[int]) -> int:
    return int.from_bytes(b"".join(number.to_bytes(_WIDTH, "little") for number in numbers), "little")
