"""Drawing the schemes of a comparison: at the rates assumed, or else at those of the extract's own known results."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from fractions import Fraction
from types import MappingProxyType

from pbr.simulate.backcast.backcast import Backcast
from pbr.simulate.distributions import Spread
from pbr.simulate.monte_carlo.draw import Draws, draw
from pbr.simulate.monte_carlo.not_set_beside import not_set_beside
from pbr.simulate.monte_carlo.ranges_not_drawn import Ends, RangesNotDrawn, has_ranges, ranges_not_drawn_of
from pbr.simulate.monte_carlo.uncertainty import DrawnScheme, Method, Uncertainty, uncertainty_of
from pbr.simulate.payoff.alternative_records import WhichDrawn
from pbr.simulate.payoff.scheme_model import SchemeModel
from pbr.simulate.payoff.uncertain_result import Component, Rates, Spreads, success_rate
from pbr.simulate.scenario.assumptions import CENTRAL, SUCCESS, Assumptions, value_in
from pbr.simulate.scenario.what_if import NotWorkedError, WhatIf
from pbr.simulate.schemes_compared import Candidate
from pbr.simulate.synthetic.labels import Invention
from pbr.simulate.works_out import WorksOut, one_after_another
from pbr.values.dataclass import dataclass

NOTHING_ASSUMED = Assumptions(None, "", WhichDrawn.NOT_KNOWN_YET, (), (), (), (), ())
"""What is drawn without assumptions: the results that are not known yet, at the rates of those that are."""

_KIND_OF = {"outcomes": "kind", "plans": "plan_type"}
"""The field by which the records' own rates are told apart."""

Tell = Callable[[str, int, int], None]
"""Is told in words what goes on, and how much of it is done, of how much."""


@dataclass(frozen=True, slots=True)
class DrawsWanted:
    """How often to draw, from which seed, and beside what budget in pence (None: no budget)."""

    draws: int
    seed: int
    budget: int | None

    def __post_init__(self) -> None:
        """Refuse what is no number of draws, no seed, or no whole pence."""
        for name, number in (("draws", self.draws), ("seed", self.seed), ("budget", self.budget)):
            if isinstance(number, bool) or not isinstance(number, int | None if name == "budget" else int):
                raise TypeError(f"{name} is to be a whole number, and not {type(number).__name__}")
        if self.draws < 1:
            raise ValueError("draws is to be 1 or more")


@dataclass(frozen=True, slots=True)
class RateUsed:
    """The success rate at which ``results`` of one kind were drawn.

    ``assumed`` names the assumption it rests on, ``text`` says what was assumed; both are empty where it is the rate
    of the extract's own known results.
    """

    success: str
    kind: str
    rate: Fraction
    results: int
    assumed: str
    text: str


@dataclass(frozen=True, slots=True)
class NotDrawn:
    """A scheme that cannot be drawn, and why."""

    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the draws say (None where no scheme could be drawn), what they rest on, and which schemes are not in them.

    ``draws`` has what each scheme came to, by its name. ``expected`` names the assumed prices and volumes, which are
    not drawn but taken at what is expected of them; ``beyond`` says by the name of a scheme what their ranges add.
    ``budget`` is what was to be set beside the draws, in pence, whether anything was drawn or not.
    """

    uncertainty: Uncertainty | None
    draws: Mapping[str, Draws]
    rates: tuple[RateUsed, ...]
    not_drawn: tuple[NotDrawn, ...]
    expected: tuple[str, ...]
    beyond: Mapping[str, RangesNotDrawn] = field(default_factory=dict)
    budget: int | None = None

    @property
    def totals(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The label of each scheme that was drawn, and its pence in each draw."""
        drawn = self.uncertainty.schemes if self.uncertainty else ()
        return tuple((one.label, self.draws[one.name].total) for one in drawn)


def draw_schemes(
    cast: Backcast,
    what_if: WhatIf,
    wanted: DrawsWanted,
    tell: Tell,
    ends: Mapping[str, Ends] = MappingProxyType({}),
    works_out: WorksOut = one_after_another,
) -> Drawing:
    """Draw every scheme compared that can be drawn; the same results of care under all of them.

    Prices and volumes are at what is expected of them; rates that are themselves not certain are drawn too. What the
    ranges of prices and volumes would do is found by drawing each scheme again with them at their ends: ``ends`` says,
    by the name of a scheme, which end of each brings less, and has no entry where that could not be worked out.
    """
    assumed = what_if.assumptions
    models: dict[str, SchemeModel] = {}
    rates: dict[Component, tuple[Fraction, ...]] = {}
    not_drawn: list[NotDrawn] = []
    why_not: dict[str, str] = {}
    for at, one in enumerate(what_if.candidates):
        tell(f"settling each way under {one.label}", at, len(what_if.candidates))
        try:
            model = what_if.model(one)
            found = what_if.rates(model)
        except NotWorkedError as why:
            not_drawn.append(NotDrawn(one.label, str(why)))
            why_not[one.name] = str(why)
            continue
        models[one.name] = model
        rates |= found
    spreads = what_if.chances.spreads(rates)
    figure = assumed.figure("provider_effect")
    effect = value_in(CENTRAL, figure) if figure else Fraction(0)
    expected = tuple(one.name for one in (*assumed.prices, *assumed.volumes))
    method = Method(assumed.which, wanted.draws, wanted.seed, effect, expected)
    drawn = _drawn(
        [(one, models[one.name], what_if.widest(one)) for one in what_if.candidates if one.name in models],
        rates,
        spreads,
        method,
        tell,
    )
    baseline = cast.baseline.candidate.name if cast.baseline else None
    at_ends = [one for one in what_if.candidates if one.name in models and has_ranges(what_if, one)]

    def each() -> Iterator[tuple[WhatIf, Candidate, Ends | None, Method, int | None]]:
        for at, one in enumerate(at_ends):
            tell(f"drawing {one.label} with what was assumed at its ends", at, len(at_ends))
            yield what_if, one, ends.get(one.name), method, wanted.budget

    beyond = zip(at_ends, works_out(ranges_not_drawn_of, each()), strict=True)
    return Drawing(
        uncertainty_of(drawn, method, baseline, wanted.budget, not_set_beside(cast, why_not)) if drawn else None,
        {one.candidate.name: one.draws for one in drawn},
        _rates_used(rates, spreads, assumed, cast.inventions),
        tuple(not_drawn),
        expected,
        {one.name: found for one, found in beyond if found is not None},
        wanted.budget,
    )


def _drawn(
    models: Sequence[tuple[Candidate, SchemeModel, SchemeModel]],
    rates: Rates,
    spreads: Spreads,
    method: Method,
    tell: Tell,
) -> list[DrawnScheme]:
    if not models:
        return []
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        tell(f"drawing {done:,} of {len(rates):,} results {method.draws:,} times", done, len(rates))

    all_draws = draw(
        tuple(model for _, model, _ in models), rates, method.draws, method.seed, spreads, method.effect, count
    )
    return [DrawnScheme(*one, draws) for one, draws in zip(models, all_draws, strict=True)]


def _rates_used(
    rates: Rates, spreads: Spreads, assumed: Assumptions, inventions: Sequence[Invention]
) -> tuple[RateUsed, ...]:
    """Say for each kind of result at which rate it was drawn, and where that is from."""
    counted: Counter[tuple[str, str, Fraction, str, str]] = Counter()
    # Components of one group with the same chances are drawn at one rate.
    alike: dict[tuple[str, str, tuple[str, ...], str, int, Spread | None], list[Component]] = {}
    for one, chances in rates.items():
        which = one.table, one.fact, one.group, one.provider_id, id(chances), spreads.get(one)
        alike.setdefault(which, []).append(one)
    for component, *others in alike.values():
        fitting = [one for one in assumed.rates if one.covers(component)]
        name, text = (fitting[-1].name, fitting[-1].value.words) if fitting else _unassumed(component, inventions)
        spread = spreads.get(component)
        rate = success_rate(component, rates) if spread is None else fitting[-1].value.central
        kind = component.of(_KIND_OF.get(component.table, ""))
        counted[SUCCESS[component.table, component.fact], kind, rate, name, text] += 1 + len(others)
    return tuple(_in_order(counted))


def _unassumed(component: Component, inventions: Iterable[Invention]) -> tuple[str, str]:
    """What the rate rests on of a result for which none is assumed: the records' own, unless those are invented."""
    for one in inventions:
        if component.table == one.table:
            return one.assumption.name, f"seen in invented rows, {one.assumption.words}"
    return "", ""


def _in_order(counted: Mapping[tuple[str, str, Fraction, str, str], int]) -> Iterable[RateUsed]:
    for key in sorted(counted):
        success, kind, rate, name, text = key
        yield RateUsed(success, kind, rate, counted[key], name, text)
