"""What one more success, week or hour brings a provider: one record changed, all others as they are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypeVar

from pbr.engine.plan import Plan
from pbr.records.table import Records
from pbr.simulate.component import SUCCESSES, Component
from pbr.simulate.incentives.band import Band, band_of, band_of_plan
from pbr.simulate.incentives.change import MoreCare, with_more_care
from pbr.simulate.incentives.neighbours import Neighbours, looks_at_the_whole_provider
from pbr.simulate.incentives.settled import Paid, paid_for
from pbr.simulate.variants import Drawn, Fact, Which, drawn_of, facts_used

EACH_BAND = 8
"""How many records of a band are tried, spread evenly over the extract."""

EACH_BAND_BESIDE_A_PROVIDER = 2
"""The same where a provider's records are all settled again for each record tried."""

T = TypeVar("T")


class Step(NamedTuple):
    """One step: to a better result of a fact from the next worse one, or to more care. ``fact`` is empty for care."""

    fact: Fact | None
    worse: str
    better: str

    @property
    def is_success(self) -> bool:
        """Whether it is the step that makes a failure a success."""
        if self.fact is None:
            return False
        names = [each.name for each in Component(*self.fact, "", "", ()).alternatives]
        return names.index(self.better) == SUCCESSES[self.fact] - 1

    @property
    def words(self) -> str:
        """The step as people read it."""
        if self.fact is None:
            return self.better
        worse, better = self.worse.replace("_", " "), self.better.replace("_", " ")
        success = "one more success: " if self.is_success else ""
        return f"{success}{self.fact[1].replace('_', ' ')} {better} rather than {worse}"


@dataclass(frozen=True, slots=True)
class Marginal:
    """What one step brings for one record, in pence: what the provider is due after it, less before.

    ``before_limits`` is what it would bring if the scheme had no limits.
    """

    step: Step
    band: Band
    provider_id: str
    table: str
    record_id: str
    pence: int
    before_limits: int

    @property
    def capped(self) -> bool:
        """Whether a limit takes all that it would have brought."""
        return self.pence == 0 and self.before_limits != 0


@dataclass(frozen=True, slots=True)
class BandMarginal:
    """What a step brings in a band, over the records tried: the mean, the least and the most, in pence."""

    step: Step
    band: Band
    tried: tuple[Marginal, ...]

    @property
    def mean(self) -> Fraction:
        """What it brings on average, in exact pence."""
        return Fraction(sum(one.pence for one in self.tried), len(self.tried))

    @property
    def least(self) -> int:
        """The least it brings."""
        return min(one.pence for one in self.tried)

    @property
    def most(self) -> int:
        """The most it brings."""
        return max(one.pence for one in self.tried)

    @property
    def nil(self) -> int:
        """For how many of the records tried it brings nothing."""
        return sum(one.pence == 0 for one in self.tried)

    @property
    def capped(self) -> int:
        """For how many of them that is because a limit is reached."""
        return sum(one.capped for one in self.tried)


def marginals(plan: Plan, records: Records) -> Iterator[Marginal]:
    """What each step brings, for a few records of each band, under one scheme.

    ``records`` have the tables that the scheme reads. Facts not yet known stay so, but for the record in hand. A record
    that has no price before or after a step is passed over, and so is care that the scheme does not look at.
    """
    neighbours = Neighbours(plan.scheme, records)
    yield from _of_results(plan, records, neighbours)
    yield from _of_care(plan, records, neighbours)


def not_looked_at(plan: Plan) -> tuple[MoreCare, ...]:
    """The ways of taking more care that a scheme does not look at, so that they bring nothing for any record."""
    return tuple(more for more in MoreCare if not more.looked_at(plan.needs))


def by_band(found: Iterable[Marginal]) -> tuple[BandMarginal, ...]:
    """The same by step and band, in the order of the steps and of the bands' names."""
    gathered: dict[Step, dict[Band, list[Marginal]]] = {}
    for one in found:
        gathered.setdefault(one.step, {}).setdefault(one.band, []).append(one)
    return tuple(
        BandMarginal(step, band, tuple(bands[band])) for step, bands in gathered.items() for band in sorted(bands)
    )


def _of_results(plan: Plan, records: Records, neighbours: Neighbours) -> Iterator[Marginal]:
    for fact in facts_used(plan.needs):
        found = drawn_of(records, (fact,), Which.ALL).components
        for component, at in _a_few_of_each(((band_of(one), (one, place)) for one, place in found.items()), plan):
            near = neighbours.of(fact[0], row := records.tables[fact[0]].rows[at])
            position = next(place for place, one in enumerate(near.tables[fact[0]].rows) if one is row)
            drawn = Drawn(near, {component: position})
            names = [each.name for each in component.alternatives]
            paid = [paid_for(plan, drawn.at((fact,), fact, each, near.tables)) for each in range(len(names))]
            for better in range(len(names) - 2, -1, -1):
                step = Step(fact, names[better + 1], names[better])
                yield from _difference(
                    step, band_of(component), component.provider_id, fact[0], component.record_id,
                    paid[better + 1], paid[better],
                )  # fmt: skip


def _of_care(plan: Plan, records: Records, neighbours: Neighbours) -> Iterator[Marginal]:
    table = records.tables.get("plans")
    if table is None:
        return
    layout = table.layout
    for row in _a_few_of_each(((band_of_plan(row, layout), row) for row in table.rows), plan):
        near = neighbours.of("plans", row)
        before: Paid | None = None
        for more in MoreCare:
            changed = with_more_care(near, row, more) if more.looked_at(plan.needs) else None
            if changed is not None:
                before = before or paid_for(plan, near)
                yield from _difference(
                    Step(None, "", more.value), band_of_plan(row, layout), row[layout["provider_id"]], "plans",
                    row[layout["plan_id"]], before, paid_for(plan, changed),
                )  # fmt: skip


def _difference(
    step: Step, band: Band, provider_id: str, table: str, record_id: str, before: Paid | None, after: Paid | None
) -> Iterator[Marginal]:
    if before is not None and after is not None:
        pence, free = after.due - before.due, after.before_limits - before.before_limits
        yield Marginal(step, band, provider_id, table, record_id, pence, free)


def _a_few_of_each(banded: Iterable[tuple[Band, T]], plan: Plan) -> Iterator[T]:
    """A few of each band, from the first to the last, evenly spaced."""
    few = EACH_BAND_BESIDE_A_PROVIDER if looks_at_the_whole_provider(plan.scheme) else EACH_BAND
    bands: Mapping[Band, list[T]] = defaultdict(list)
    for band, one in banded:
        bands[band].append(one)
    for band in sorted(bands):
        yield from _spread_over(bands[band], few)


def _spread_over(members: Sequence[T], few: int) -> Sequence[T]:
    if len(members) <= few:
        return members
    return [members[at * (len(members) - 1) // (few - 1)] for at in range(few)]
