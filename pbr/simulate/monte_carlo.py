"""Draws: what each scheme comes to, a thousand times over, with the same results of care under every scheme.

Components are drawn one after another, each for all draws at once and for all schemes, so differences between
schemes are paired and memory does not grow with the number of records.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from pbr.scheme.scheme import Scheme
from pbr.simulate.component import Component, Rates, Spreads
from pbr.simulate.counting import UNDATED
from pbr.simulate.model import Cell, Counted, SchemeModel, Sums, limited
from pbr.simulate.planes import Tally
from pbr.simulate.released import Releases
from pbr.simulate.states import masks, states_of_persons
from pbr.simulate.thresholds import Chances


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
    running = [_Running(model, chances) for model in models]
    everyone = dict.fromkeys(component for one in running for component in one.additions)
    for component in everyone:
        found = chances.masks(component)
        for one in running:
            for tally, amounts in one.additions.get(component, ()):
                tally.add_one_of(found, amounts)
        drawn(1)
    return tuple(one.draws() for one in running)


@dataclass(slots=True)
class _Provider:
    """A provider's sums in each draw: in all and under each limit, and the draws in which anything is due."""

    sums: list[Tally]
    due: list[int]


@dataclass(slots=True)
class _Running:
    """A scheme's running sums, and which of them each component adds to."""

    model: SchemeModel
    chances: Chances
    providers: dict[str, _Provider] = field(default_factory=dict)
    scaled: list[Tally] = field(default_factory=list)
    counts: dict[Cell, list[Tally]] = field(default_factory=dict)
    additions: dict[Component, list[tuple[Tally, tuple[int, ...]]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        everything = self.chances.everything
        for provider, fixed in self.model.fixed_sums.items():
            due = [0 if pence is None else everything for pence in fixed]
            self.providers[provider] = _Provider([Tally(pence or 0) for pence in fixed], due)
        if self.model.families:
            self._add_persons()
        else:
            for component, sums in self.model.sums.items():
                self._add_sums(component, sums)
        for one in self.model.scaled:
            tally = Tally(one.fixed)
            self.scaled.append(tally)
            for component, pence in one.payoffs.items():
                self._add(component, tally, pence)
        for cell, counting in self.model.countings.items():
            tallies = self.counts[cell] = [Tally(count) for count in counting.fixed]
            for component, ways in counting.drawn.items():
                for way in Counted:
                    self._add(component, tallies[way], tuple(int(one is way) for one in ways))

    def draws(self) -> Draws:
        """Read the sums out, scale what measures scale, and apply the limits over providers."""
        count = self.chances.draws
        scaled = self._released(count)
        by_provider: dict[str, tuple[int, ...]] = {}
        total = [0] * count
        limits = self.model.limits
        for name in self.model.providers:
            provider = self.providers[name]
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
        return Draws(self.model.scheme, tuple(total), by_provider)

    def _add(self, component: Component, tally: Tally, amounts: tuple[int, ...]) -> None:
        if any(amounts):
            self.additions.setdefault(component, []).append((tally, amounts))

    def _add_sums(self, component: Component, sums: tuple[Sums, ...]) -> None:
        provider = self.providers[component.provider_id]
        for at, tally in enumerate(provider.sums):
            amounts = tuple(each[at] or 0 for each in sums)
            self._add(component, tally, amounts)
            if at and any(each[at] is not None for each in sums):
                found = self.chances.masks(component)
                provider.due[at] |= _any(found, [each[at] is not None for each in sums])

    def _add_persons(self) -> None:
        """Limits over plans and persons: each sum a person can come to is added in the draws in which it is so."""
        weighing = masks(self.chances.everything)
        for provider_id, states in states_of_persons(self.model, weighing, self.chances.masks):
            provider = self.providers[provider_id]
            found, sums = list(states.values()), list(states)
            for at, tally in enumerate(provider.sums):
                tally.add_one_of(found, [each[at] or 0 for each in sums])
                if at:
                    provider.due[at] |= _any(found, [each[at] is not None for each in sums])

    def _released(self, count: int) -> dict[str, list[tuple[tuple[int, ...], list[int], list[bool]]]]:
        """For each provider and scaled sum: the limits over it, its pence in each draw, and whether any is due."""
        made: dict[str, list[tuple[tuple[int, ...], list[int], list[bool]]]] = {}
        for one, tally in zip(self.model.scaled, self.scaled, strict=True):
            measure, provider, _ = one.cell
            releases = Releases(one, self.model.scheme.rounding)
            counts = self._counts(one.cell, count)
            undated = self._counts((measure, provider, UNDATED), count)
            wholes = tally.values(count)
            found = [releases.of(*way) for way in zip(wholes, counts, undated, strict=True)]
            pence = [0 if each is None else each for each in found]
            made.setdefault(one.provider_id, []).append((one.under, pence, [each is not None for each in found]))
        return made

    def _counts(self, cell: Cell, count: int) -> list[tuple[int, ...]]:
        tallies = self.counts.get(cell)
        if tallies is None:
            return [(0, 0, 0, 0)] * count
        return list(zip(*(tally.values(count) for tally in tallies), strict=True))


def _any(found: Sequence[int], due: Sequence[bool]) -> int:
    """The draws of those masks under which something is due."""
    mask = 0
    for one, is_due in zip(found, due, strict=True):
        if is_due:
            mask |= one
    return mask
