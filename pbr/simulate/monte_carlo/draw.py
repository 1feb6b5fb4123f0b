"""Draws: what each scheme comes to, a thousand times over, with the same results of care under every scheme.

Components are drawn one after another, each for all draws at once and for all schemes, so differences between
schemes are paired and memory does not grow with the number of records.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from pbr.engine.measuring.measure_counts import NO_COUNTS, Counted
from pbr.scheme.scheme import Scheme
from pbr.simulate.breakdown import Person
from pbr.simulate.monte_carlo.bit_planes import DrawTotals
from pbr.simulate.monte_carlo.drawn_alike import DrawnAlike
from pbr.simulate.monte_carlo.sampling import Chances
from pbr.simulate.monte_carlo.states_alike import StatesAlike
from pbr.simulate.payoff.limits_applied import masks, persons, states_of_person
from pbr.simulate.payoff.measure_release import Releases
from pbr.simulate.payoff.scheme_model import Cell, FamilyModel, SchemeModel, Sums, limited
from pbr.simulate.payoff.uncertain_result import Component, Rates, Spreads
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Draws:
    """What one scheme comes to in each draw, in pence: in all, and for each provider."""

    scheme: Scheme
    total: tuple[int, ...]
    by_provider: Mapping[str, tuple[int, ...]]


def draw(
    models: Sequence[SchemeModel],
    rates: Rates,
    draws: int,
    seed: int,
    spreads: Spreads | None = None,
    effect: Fraction = Fraction(0),
    drawn: Callable[[int], None] = lambda count: None,
) -> tuple[Draws, ...]:
    """Draw every scheme ``draws`` times, the components turning out alike in all of them.

    ``effect`` is the provider-level effect of `thresholds`. ``drawn`` is told how many components more are done.
    Raises ``ValueError`` for fewer than one draw, or an effect that is not between 0 and 1.
    """
    if draws < 1 or not 0 <= effect <= 1:
        raise ValueError("there is at least one draw, and a provider's effect is between 0 and 1")
    chances = Chances(rates, draws, seed, spreads or {}, effect, (1 << draws) - 1)
    running = [_Running(model, draws) for model in models]
    for person, components in _by_person(running):
        found = {component: chances.masks(component) for component in components}
        for one in running:
            one.add(person, found)
        drawn(len(components))
    return tuple(one.draws() for one in running)


def _by_person(running: Sequence["_Running"]) -> Iterator[tuple[Person | None, list[Component]]]:
    """The components to draw: those of a person together where a limit ties them, and each of the others alone."""
    tied: dict[Person, dict[Component, None]] = {}
    for one in running:
        for person, families in one.persons.items():
            members = tied.setdefault(person, {})
            for family in families:
                members |= dict.fromkeys(family.components)
    seen = {component for members in tied.values() for component in members}
    for person, members in tied.items():
        yield person, list(members)
    for component in dict.fromkeys(component for one in running for component in one.drawn):
        if component not in seen:
            yield None, [component]


@dataclass(slots=True)
class _Provider:
    """A provider's sums in each draw: in all and under each limit, and the draws in which anything is due."""

    sums: list[DrawTotals]
    due: list[int]


class _Running:
    """A scheme's running sums, and which of them each component adds to."""

    def __init__(self, model: SchemeModel, draws: int) -> None:
        self._model = model
        self._draws = draws
        self._weighing = masks((1 << draws) - 1)
        self._providers: dict[str, _Provider] = {}
        self._scaled: list[DrawTotals] = []
        self._counts: dict[Cell, list[DrawTotals]] = {}
        self.persons = persons(model) if model.tied else {}
        self._kinds: dict[str, dict[Hashable, DrawnAlike]] = defaultdict(dict)
        for provider, fixed in model.fixed_sums.items():
            due = [0 if pence is None else self._weighing.always for pence in fixed]
            self._providers[provider] = _Provider([DrawTotals(pence or 0) for pence in fixed], due)
        self._states: dict[Hashable, StatesAlike] = {}
        self.drawn = self._told_apart()

    def _told_apart(self) -> dict[Component, DrawnAlike]:
        """Each component that adds to any sum, with those that are alike."""
        model, found = self._model, dict[Component, list[tuple[DrawTotals, tuple[int, ...]]]]()
        for one in model.scaled:
            tally = DrawTotals(one.fixed)
            self._scaled.append(tally)
            for component, pence in one.payoffs.items():
                found.setdefault(component, []).append((tally, pence))
        for cell in model.cells_asked:
            counting = model.countings[cell]
            tallies = self._counts[cell] = [DrawTotals(count) for count in counting.fixed]
            counted: dict[Hashable, list[tuple[DrawTotals, tuple[int, ...]]]] = {}
            for component, ways in counting.drawn.items():
                if ways not in counted:
                    each = ((tallies[way], tuple(int(one is way) for one in ways)) for way in Counted)
                    counted[ways] = [one for one in each if any(one[1])]
                found.setdefault(component, []).extend(counted[ways])
        own = {} if model.tied else model.sums
        return {one: self._alike(one.provider_id, own.get(one, ()), found.get(one, ())) for one in {**own, **found}}

    def _alike(
        self, provider_id: str, sums: Sequence[Sums], more: Sequence[tuple[DrawTotals, tuple[int, ...]]] = ()
    ) -> DrawnAlike:
        """Those that bring a provider one of the same sums, and add as much to others."""
        kinds, key = self._kinds[provider_id], (tuple(sums), *((id(tally), pence) for tally, pence in more))
        if key not in kinds:
            tallies = self._providers[provider_id].sums if sums else ()
            own = [(tally, tuple([each[at] or 0 for each in sums])) for at, tally in enumerate(tallies)]
            is_due = [tuple([pence is not None for pence in each]) for each in sums] if self._model.limits else ()
            kinds[key] = DrawnAlike((*own, *more), is_due)
        return kinds[key]

    def add(self, person: Person | None, found: Mapping[Component, Sequence[int]]) -> None:
        """Take note of the draws in which each of the alternatives of components happens."""
        for component, happens in found.items():
            alike = self.drawn.get(component)
            if alike is not None:
                alike.count(happens)
        if person in self.persons:
            self._add_states(person[0], self.persons[person], found)

    def _add_states(
        self, provider_id: str, families: Sequence[FamilyModel], found: Mapping[Component, Sequence[int]]
    ) -> None:
        """Take note of the draws in which each sum comes about that the plans of a person can come to."""
        sums = self._model.sums
        key = tuple([(not one.plan_id, one.fixed, tuple([sums[each] for each in one.components])) for one in families])
        if key not in self._states:
            self._states[key] = StatesAlike(families, sums, self._model.limits)
        states = self._states[key]
        if states.is_few:
            happens = (found[each] for one in families for each in one.components)
            self._alike(provider_id, states.sums).count(states.masks(self._weighing.always, happens))
        else:
            come = states_of_person(self._model, families, self._weighing, found.__getitem__)
            self._alike(provider_id, [*come]).count([*come.values()])

    def draws(self) -> Draws:
        """Read the sums out, scale what measures scale, and apply the limits over providers."""
        count = self._draws
        by_provider: dict[str, tuple[int, ...]] = {}
        total = [0] * count
        limits = self._model.limits
        for name, kinds in self._kinds.items():
            for kind in kinds.values():
                kind.add_up()
                kind.note_due(self._providers[name].due)
        scaled = self._released(count)
        for name in self._model.providers:
            provider = self._providers[name]
            columns = [tally.values(count) for tally in provider.sums]
            due = [[bool(mask >> at & 1) for at in range(count)] if limits else [] for mask in provider.due]
            for under, pence, counts in scaled.get(name, ()):
                for at in (0, *under):
                    columns[at] = [one + more for one, more in zip(columns[at], pence, strict=True)]
                    if at:
                        due[at] = [one or more for one, more in zip(due[at], counts, strict=True)]
            if limits:
                flags = [[True] * count, *due[1:]]
                rows: list[Sums] = [
                    tuple(pence if is_due else None for pence, is_due in zip(row, known, strict=True))
                    for row, known in zip(zip(*columns, strict=True), zip(*flags, strict=True), strict=True)
                ]
                columns[0] = [limited(row, limits, "provider")[0] or 0 for row in rows]
            by_provider[name] = tuple(columns[0])
            total = [one + more for one, more in zip(total, columns[0], strict=True)]
        return Draws(self._model.scheme, tuple(total), by_provider)

    def _released(self, count: int) -> dict[str, list[tuple[tuple[int, ...], list[int], list[bool]]]]:
        """For each provider and scaled sum: the limits over it, its pence in each draw, and whether any is due."""
        made: dict[str, list[tuple[tuple[int, ...], list[int], list[bool]]]] = {}
        for one, tally in zip(self._model.scaled, self._scaled, strict=True):
            measure, provider, _ = one.cell
            releases = Releases(one, self._model.scheme.rounding)
            counts = self._counts_of(one.cell, count)
            undated = self._counts_of((measure, provider, None), count)
            # Of a thousand draws most come to the same counts as another.
            pence_of = cache(releases.of)
            found = [pence_of(*way) for way in zip(tally.values(count), counts, undated, strict=True)]
            pence = [0 if each is None else each for each in found]
            made.setdefault(one.provider_id, []).append((one.under, pence, [each is not None for each in found]))
        return made

    def _counts_of(self, cell: Cell, count: int) -> list[tuple[int, ...]]:
        tallies = self._counts.get(cell)
        if tallies is None:
            return [NO_COUNTS] * count
        return list(zip(*(tally.values(count) for tally in tallies), strict=True))
