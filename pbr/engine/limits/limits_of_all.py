"""Limits over a person with all providers: one sum for the person, and what each provider bears of what it takes.

What such a limit takes is known once the records of all providers are: it is gathered first (`run`, `part`), and then
each provider has a line for its own. Those due last bear it, of one day each in proportion to what is due to it on
that day; or each in proportion to all that is due to it. Nobody bears more than came due to it, and what a deduction
leaves free is given back to those who bore it last. While nobody knows any more when something is due that stands,
each bears what it bore as settled, and those due last what is over beside that.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field

from pbr.engine.limits.borne_before import BorneBefore, nobody_bore
from pbr.engine.limits.limit_bounds import NO_SUMS, Bounds, bounds_of
from pbr.engine.limits.sums_under_limits import ON_NO_KNOWN_DAY, OnDay, SumsUnderLimits, SumUnderLimit, UnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.scheme.scheme import Scheme
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.record_ref import person_as_a_whole
from pbr.values.dataclass import dataclass
from pbr.values.rounding import Rounding, share_out_whole
from pbr.values.window import Window


@dataclass(slots=True)
class OfAllProviders:
    """What has come due under limits over persons with all their providers, once the records of all are settled."""

    sums: SumsUnderLimits
    borne_before: BorneBefore = nobody_bore
    _of_provider: dict[str, dict[UnderLimit, SumUnderLimit]] = field(default_factory=dict)
    _whole: dict[UnderLimit, SumUnderLimit] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, of_days in self.sums.of_all.items():
            for (_, provider_id), one in of_days.items():
                mine = self._of_provider.setdefault(provider_id, {})
                mine.setdefault(key, SumUnderLimit(person_id=key[1])).merge(one)
                self._whole.setdefault(key, SumUnderLimit(person_id=key[1])).merge(one)

    def of(self, provider_id: str) -> Mapping[UnderLimit, SumUnderLimit]:
        """What has come due to one provider, by limit, person and window."""
        return self._of_provider.get(provider_id, {})

    def bounds(
        self, limit: Limit, window: Window | None, mine: SumUnderLimit, provider_id: str, rounding: Rounding
    ) -> Bounds:
        """What a limit leaves to one provider: what is due to it less what it bears; ``mine`` is told of the whole."""
        key = (limit.name, mine.person_id, window)
        whole = self._whole.get(key)
        if whole is None:
            return Bounds(0, 0)
        bounds = bounds_of(limit, whole, NO_SUMS, rounding) or Bounds(0, 0)
        mine.of_all = bounds.now
        of_days = self.sums.of_all[key]
        now = self._borne_now(limit, key, bounds.now)
        before = borne(
            -limit.brings_to(bounds.before, whole.before), {at: one.before or 0 for at, one in of_days.items()}
        )
        return Bounds((mine.before or 0) - before.get(provider_id, 0), (mine.now or 0) - now.get(provider_id, 0))

    def _borne_now(self, limit: Limit, key: UnderLimit, bound: int) -> dict[str, int]:
        """What each provider bears of all that has come due; as it was settled while nobody knows the order of it."""
        due = {at: one.now or 0 for at, one in self.sums.of_all[key].items()}
        undated = self.sums.undated.get((limit.name, "", key[1])) if limit.by_window else None
        if undated is not None:
            # Wherever what stands in some window may be: at least so much is over in this one.
            deducted, _ = undated
            return borne_beside(-limit.brings_to(bound, sum(due.values()) + deducted), due, self.borne_before(key))
        over = -limit.brings_to(bound, self._whole[key].now)
        if not any(pence for (day, _), pence in due.items() if day == ON_NO_KNOWN_DAY):
            return borne(over, due)
        left = due_to_each(due)
        settled = {provider: min(pence, left[provider]) for provider, pence in self.borne_before(key).items()}
        return borne_beside(over, due, settled)

    def uses(self, scheme: Scheme) -> Iterator[LimitUse]:
        """How much of each is used by all providers together, where something has come due."""
        by_name = {limit.name: limit for limit in scheme.limits}
        for (name, person_id, window), whole in self._whole.items():
            if whole.now is not None:
                limit = by_name[name].in_window(window, scheme.runs)
                bounds = bounds_of(limit, whole, NO_SUMS, scheme.rounding)
                bound = None if bounds is None else bounds.now
                yield LimitUse(name, person_as_a_whole(person_id, ""), window, True, bound, whole.now)


def borne(over: int, due: Mapping[OnDay, int]) -> dict[str, int]:
    """What each provider bears of so many pence that are over, by what is due on which day to whom: the last first.

    Of one day each bears in proportion, its share being the rounded running total less the one before; and nobody bears
    more than is left to it of all its days, which what is below nil on one of them makes less than on that day.
    """
    left = due_to_each(due)
    found: dict[str, int] = {}
    for day in sorted({day for day, _ in due}, reverse=True):
        most = ((provider, min(pence, left[provider])) for (on, provider), pence in sorted(due.items()) if on == day)
        of_day = {provider: pence for provider, pence in most if pence > 0}
        taken = min(over, sum(of_day.values()))
        if taken <= 0:
            continue
        for provider, pence in zip(
            of_day, share_out_whole(taken, list(of_day.values()), Rounding.HALF_UP), strict=True
        ):
            found[provider] = found.get(provider, 0) + pence
            left[provider] -= pence
        over -= taken
    return found


def borne_beside(over: int, due: Mapping[OnDay, int], settled: Mapping[str, int]) -> dict[str, int]:
    """The same where some of it is borne as it was settled: what is over beside that is borne by those due last.

    Where less is over than was settled, each bears less in proportion.
    """
    kept = borne(over, {(ON_NO_KNOWN_DAY, provider): pence for provider, pence in settled.items()})
    beside = dict(due)
    for provider, pence in kept.items():
        at = (ON_NO_KNOWN_DAY, provider)
        beside[at] = beside.get(at, 0) - pence
    more = borne(over - sum(kept.values()), beside)
    return {provider: kept.get(provider, 0) + more.get(provider, 0) for provider in {*kept, *more}}


def due_to_each(due: Mapping[OnDay, int]) -> Counter[str]:
    """What is due to each provider, whatever the day."""
    found: Counter[str] = Counter()
    for (_, provider), pence in due.items():
        found[provider] += pence
    return found
