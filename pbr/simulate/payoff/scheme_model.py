"""A scheme over one extract as sums: what is paid whatever happens, and what each alternative of a component adds.

The sums are those of the exact engine, settled once for each alternative (`payoffs`). Limits and measures depend on
several components together, so they are kept here as rules and applied to each way things can turn out.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from pbr.engine.measuring.measure_counts import Counted, MeasureCounts
from pbr.scheme.limits.limits import Limit, counted_later
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.scheme import Scheme
from pbr.simulate.payoff.uncertain_result import Component
from pbr.values.dataclass import dataclass
from pbr.values.window import Window

Sums = tuple[int | None, ...]
"""Pence due in all, then pence due under each limit of the scheme, None where nothing under it is due."""


Cell = tuple[str, str, Window | None]
"""A measure, a provider, and a window; None for records that count in any window, perhaps: it is not known which."""


@dataclass(frozen=True, slots=True)
class Counting:
    """A measure in one window: the records that are not drawn, and how each drawn one counts in each alternative.

    A None says that the component is not counted here in that alternative.
    """

    fixed: MeasureCounts
    drawn: Mapping[Component, tuple[Counted | None, ...]]


@dataclass(frozen=True, slots=True)
class ScaledSum:
    """A sum of money that a measure scales: what of it is fixed, and what drawn components add to it.

    Both are exact, in whole parts of a penny, of which ``parts`` make one. ``under`` are the positions of the
    limits that count it. A deduction has negative pence. ``still_open`` is what lines that are open or held by facts
    that are not drawn would add; it is in no draw.
    """

    provider_id: str
    payment: str
    scale: Scale
    cell: Cell
    parts: int
    fixed: int
    payoffs: Mapping[Component, tuple[int, ...]]
    under: tuple[int, ...]
    still_open: int


@dataclass(frozen=True, slots=True)
class FamilyModel:
    """A plan's components and what its fixed lines come to, before limits and without what a measure scales.

    What a person has beside plans has an empty ``plan_id``, and what is nobody's in particular an empty ``person_id``
    too.
    """

    provider_id: str
    person_id: str
    plan_id: str
    fixed: Sums
    components: tuple[Component, ...]


@dataclass(frozen=True, slots=True)
class SchemeModel:
    """A scheme over one extract.

    ``families`` hold what is due whatever is drawn, ordered by provider, person and plan, and ``sums`` what each
    alternative of a component adds: pence before limits, without what a measure scales, and with what counts under
    each limit. ``open_sums`` are by family what is open or held by facts that are not drawn, and ``only_open`` the sums
    that a measure scales and that are made of nothing else: both are in no draw.
    """

    scheme: Scheme
    families: tuple[FamilyModel, ...]
    sums: Mapping[Component, tuple[Sums, ...]]
    scaled: tuple[ScaledSum, ...]
    countings: Mapping[Cell, Counting]
    open_sums: Mapping[tuple[str, str, str], tuple[Sums, ...]]
    only_open: tuple[ScaledSum, ...]

    @property
    def tied(self) -> bool:
        """Whether a limit over plans or persons ties components together, so that they cannot be added up singly."""
        return any(limit.over in ("plan", "person with each provider") for limit in self.limits)

    @property
    def fixed_sums(self) -> dict[str, Sums]:
        """What each provider is due whatever is drawn, and what counts under each limit.

        Nothing where limits tie plans together: what is fixed then comes with each person.
        """
        nothing: Sums = (0, *[None] * len(self.limits))
        found = dict.fromkeys(self.providers, nothing)
        if not self.tied:
            for family in self.families:
                found[family.provider_id] = added(found[family.provider_id], family.fixed)
        return found

    @property
    def fixed(self) -> dict[str, int]:
        """What each provider is due whatever is drawn, in pence, before limits and without what a measure scales."""
        pence = dict.fromkeys(self.providers, 0)
        for family in self.families:
            pence[family.provider_id] += family.fixed[0] or 0
        return pence

    @property
    def payoffs(self) -> dict[Component, tuple[int, ...]]:
        """What each alternative of a component adds, in pence, before limits and without what a measure scales."""
        return {component: tuple(sums[0] or 0 for sums in each) for component, each in self.sums.items()}

    @property
    def components(self) -> tuple[Component, ...]:
        """Every component that makes a difference to what is paid."""
        found = dict.fromkeys(self.sums)
        for one in self.scaled:
            found |= dict.fromkeys(one.payoffs)
        for cell in self.cells_asked:
            found |= dict.fromkeys(self.countings[cell].drawn)
        return tuple(found)

    @property
    def cells_asked(self) -> tuple[Cell, ...]:
        """The cells that what is scaled goes by: its own, and that of the records which may count in any window."""
        cells = [one.cell for one in self.scaled]
        both = dict.fromkeys((*cells, *((measure, provider, None) for measure, provider, _ in cells)))
        return tuple(cell for cell in both if cell in self.countings)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The limits of the scheme, in the order in which they are applied."""
        return self.scheme.limits

    @property
    def providers(self) -> tuple[str, ...]:
        """Every provider, in order."""
        owners = (self.families, self.scaled, self.only_open)
        return tuple(sorted({one.provider_id for of_one_kind in owners for one in of_one_kind}))

    def over(self, belongs: Callable[[FamilyModel], bool]) -> "SchemeModel":
        """The model over some families alone, of a scheme in which no measure scales anything."""
        families = tuple(one for one in self.families if belongs(one))
        sums = {component: self.sums[component] for one in families for component in one.components}
        return SchemeModel(self.scheme, families, sums, self.scaled, self.countings, self.open_sums, self.only_open)


class SchemeModels(NamedTuple):
    """A scheme settled each way at what is expected, and the same with what draws set aside left open."""

    model: SchemeModel
    widest: SchemeModel


def added(one: Sums, other: Sums) -> Sums:
    """Two sums added up; what nothing is due under stays None."""
    if len(one) == 1:
        return ((one[0] or 0) + (other[0] or 0),)
    # A list first: this runs for every line of every way, and a generator would take half as long again.
    return tuple([b if a is None else a if b is None else a + b for a, b in zip(one, other, strict=True)])


def limited(sums: Sums, limits: Sequence[Limit], over: str) -> Sums:
    """Sums with what the limits over a plan, a person or a provider add or take; those limits are then done with."""
    if all(limit.over != over for limit in limits):
        return sums
    made = list(sums)
    for at, limit in enumerate(limits):
        if limit.over != over:
            continue
        brings = limit.brings(made[at + 1])
        made[at + 1] = None
        if brings:
            made[0] = (made[0] or 0) + brings
            for later in counted_later(limits, at):
                made[later + 1] = (made[later + 1] or 0) + brings
    return tuple(made)
