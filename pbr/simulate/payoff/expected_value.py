"""What a scheme can be expected to come to, without a draw: closed forms over its sums, for checks and for solving.

Sums of components are exact. Where limits tie a person's components together every combination is weighed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from pbr.engine.measuring.measure_counts import NO_COUNTS
from pbr.simulate.payoff.limits_applied import PARTS, persons, states_of_person
from pbr.simulate.payoff.measure_release import Releases
from pbr.simulate.payoff.poisson_binomial import WHOLE, are_fits_alone, chances_of_counts
from pbr.simulate.payoff.scheme_model import Cell, Counting, FamilyModel, ScaledSum, SchemeModel
from pbr.simulate.payoff.uncertain_result import Rates

_NOTHING = Counting(NO_COUNTS, {})


class NoClosedFormError(Exception):
    """Raised where a scheme's expected total can only be found by drawing; says why, for the reader."""


class Expectation:
    """What one scheme can be expected to come to at any rates; what does not hang on them is worked out once."""

    def __init__(self, model: SchemeModel) -> None:
        self.model = model
        self._released: list[list[int]] | None = None

    def total(self, rates: Rates) -> Fraction:
        """What the scheme is expected to come to, in exact pence. Raises `NoClosedFormError`."""
        return sum(self.by_provider(rates).values(), Fraction(0))

    def by_provider(self, rates: Rates) -> dict[str, Fraction]:
        """What each provider can expect, in exact pence; components are independent of each other.

        Raises `NoClosedFormError` for a limit over providers, and for a sum that is drawn and scaled by a measure too.
        """
        model = self.model
        _refuse_limits_over_providers(model)
        expected = {provider: Fraction(sums[0] or 0) for provider, sums in model.fixed_sums.items()}
        if model.tied:
            of_families = ExpectedOfFamilies(model, rates)
            of_providers: dict[str, list[Sequence[FamilyModel]]] = defaultdict(list)
            for (provider, _), families in persons(model).items():
                of_providers[provider].append(families)
            for provider, of_persons in of_providers.items():
                expected[provider] += of_families.pence_of(of_persons)
        else:
            for provider, pence in _of_payoffs(model, rates).items():
                expected[provider] += pence
        for provider, pence in self._of_scaled(rates).items():
            expected[provider] += pence
        return expected

    def total_with_copies(self, rates: Rates, copies: Mapping[str, int]) -> Fraction:
        """What the scheme is expected to come to with so many copies of each plan, in exact pence.

        A copy is for another person; copies of a person's plans of the same number are one person's. Raises
        `NoClosedFormError` where the total is more than what each person comes to.
        """
        _refuse_limits_over_providers(self.model)
        if self.model.scaled:
            raise NoClosedFormError("what a measure releases depends on how many there are")
        of_persons: list[Sequence[FamilyModel]] = []
        for families in persons(self.model).values():
            many = {family.plan_id: copies.get(family.plan_id, 1) if family.plan_id else 1 for family in families}
            for number in range(max(many.values())):
                of_persons.append([family for family in families if many[family.plan_id] > number])
        return ExpectedOfFamilies(self.model, rates).pence_of(of_persons)

    def _of_scaled(self, rates: Rates) -> Mapping[str, Fraction]:
        """What measures are expected to release to each provider."""
        model = self.model
        if self._released is None:
            self._released = [_released_by_count(one, model) for one in model.scaled]
        chances: dict[Cell, list[int]] = {}
        expected: dict[str, Fraction] = defaultdict(Fraction)
        for one, released in zip(model.scaled, self._released, strict=True):
            if one.cell not in chances:
                chances[one.cell] = chances_of_counts(model.countings.get(one.cell, _NOTHING).drawn, rates)
            weighed = sum(chance * pence for chance, pence in zip(chances[one.cell], released, strict=True))
            expected[one.provider_id] += Fraction(weighed, WHOLE)
        return expected


class ExpectedOfFamilies:
    """What a person's plans are expected to come to, in exact pence; worked out once for all that are alike."""

    def __init__(self, model: SchemeModel, rates: Rates) -> None:
        self._model = model
        self._rates = rates
        # Where no limit is over persons, each plan stands alone, and more of them are alike.
        self._apart = all(limit.over != "person with each provider" for limit in model.limits)
        # Chances in whole parts of one denominator: fractions would look for a common one at every step.
        distinct = {id(chances): chances for chances in rates.values()}
        self._parts = lcm(*(chance.denominator for chances in distinct.values() for chance in chances))
        self._in_parts = {
            shared: tuple([int(chance * self._parts) for chance in chances]) for shared, chances in distinct.items()
        }
        self._found: dict[object, Fraction] = {}

    def pence(self, families: Sequence[FamilyModel]) -> Fraction:
        """The expected pence of one person's plans, limits over plans and persons applied."""
        return self.pence_of([families])

    def pence_of(self, persons: Iterable[Sequence[FamilyModel]]) -> Fraction:
        """The expected pence of the plans of some persons: what those who are alike come to is added up once."""
        times: Counter[object] = Counter()
        for families in persons:
            for together in [[one] for one in families] if self._apart else [families]:
                alike = tuple([self._pattern(family) for family in together])
                times[alike] += 1
                if alike not in self._found:
                    self._found[alike] = self._pence(together)
        return sum((self._found[alike] * many for alike, many in times.items()), Fraction(0))

    def _pence(self, families: Sequence[FamilyModel]) -> Fraction:
        states = states_of_person(self._model, families, PARTS, lambda one: self._in_parts[id(self._rates[one])])
        drawn = sum(len(family.components) for family in families)
        weighed = sum((each[0] or 0) * parts for each, parts in states.items())
        return Fraction(weighed, self._parts**drawn)

    def _pattern(self, family: FamilyModel) -> object:
        """What tells plans apart in what they come to: the order of their components does not."""
        sums, rates = self._model.sums, self._rates
        # Components with the same chances share one tuple of them.
        members = Counter([(sums[each], id(rates[each])) for each in family.components])
        return family.fixed, not family.plan_id, frozenset(members.items())


def _refuse_limits_over_providers(model: SchemeModel) -> None:
    for limit in model.limits:
        if limit.over == "provider":
            raise NoClosedFormError(
                f"'{limit.name}' is a limit over each provider; only draws (--draws) say what it comes to"
            )


def _of_payoffs(model: SchemeModel, rates: Rates) -> dict[str, Fraction]:
    """The expected payoffs by provider: added up in whole pence for each set of chances, and weighed once."""
    totals: dict[tuple[str, int], list[int]] = {}
    chances_of: dict[int, tuple[Fraction, ...]] = {}
    for component, sums in model.sums.items():
        chances = rates[component]
        chances_of[id(chances)] = chances
        total = totals.setdefault((component.provider_id, id(chances)), [0] * len(sums))
        for at, each in enumerate(sums):
            total[at] += each[0] or 0
    expected: dict[str, Fraction] = defaultdict(Fraction)
    for (provider, shared), pence in totals.items():
        expected[provider] += sum(chance * each for chance, each in zip(chances_of[shared], pence, strict=True))
    return expected


def _released_by_count(one: ScaledSum, model: SchemeModel) -> list[int]:
    """What a measure releases when 0, 1, 2 … of its drawn records fit, in pence. Raises `NoClosedFormError`."""
    if one.payoffs:
        raise NoClosedFormError(
            f"'{one.payment}' is drawn, and scaled by what is drawn; only draws (--draws) say what it comes to"
        )
    undated = model.countings.get((one.cell[0], one.provider_id, None), _NOTHING)
    counting = model.countings.get(one.cell, _NOTHING)
    if undated.drawn:
        raise NoClosedFormError(
            f"which window a record of '{one.cell[0]}' counts in is drawn; only draws (--draws) say what it comes to"
        )
    if not are_fits_alone(counting.drawn):
        raise NoClosedFormError(
            "whether a record counts in a measure is drawn too; only draws (--draws) say what it comes to"
        )
    releases = Releases(one, model.scheme.rounding)
    fits, does_not, *others = counting.fixed
    drawn = len(counting.drawn)
    counts = [(fits + more, does_not + drawn - more, *others) for more in range(drawn + 1)]
    return [releases.due(share, one.fixed) or 0 for share in releases.shares(counts, undated.fixed)]
