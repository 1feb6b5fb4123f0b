"""How a scheme differs from the baseline: in all, by group, which providers gain and lose, and whose payment moves."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Protocol

from pbr.simulate.backcast.backcast import BackcastResult
from pbr.simulate.backcast.scheme_totals import SchemeTotals
from pbr.simulate.breakdown import PlanOrPerson
from pbr.values.dataclass import dataclass

MOST_CHANGED = 20
"""How many records are listed whose payment changes most."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Pence more (or less, below nil) than under the baseline, and as a share of it; None where that is nil."""

    pence: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class GainsAndLosses:
    """The providers that would have been paid more, less and the same, with the pence of each; the furthest first."""

    gaining: tuple[tuple[str, int], ...]
    losing: tuple[tuple[str, int], ...]
    same: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaymentChange:
    """A plan or person whose payment changes, in pence under the baseline and under the scheme."""

    what: str
    record_id: str
    provider_id: str
    before: int
    after: int

    @property
    def difference(self) -> int:
        """Pence more or less."""
        return self.after - self.before


def difference(due: int, baseline: int) -> Difference:
    """Compare what is due with what the baseline pays."""
    more = due - baseline
    return Difference(more, Fraction(more, abs(baseline)) if baseline else None)


def due_in(figures: Mapping[str, SchemeTotals], name: str) -> int:
    """Give the pence due to a provider or group; nil where a scheme has no line for it."""
    found = figures.get(name)
    return found.due if found else 0


def gains_and_losses(result: BackcastResult, baseline: BackcastResult) -> GainsAndLosses:
    """Say which providers gain and which lose."""
    names = sorted({*result.providers, *baseline.providers})
    more = [(name, due_in(result.providers, name) - due_in(baseline.providers, name)) for name in names]
    return GainsAndLosses(
        tuple(sorted((one for one in more if one[1] > 0), key=lambda one: (-one[1], one[0]))),
        tuple(sorted((one for one in more if one[1] < 0), key=lambda one: (one[1], one[0]))),
        tuple(name for name, pence in more if not pence),
    )


@dataclass(frozen=True, slots=True)
class LikeWithLike:
    """Pence for the plans or people that a scheme applies to, under the baseline and under the scheme."""

    before: int
    after: int


class DueByRecord(Protocol):
    """What a scheme would have paid for each plan and each person it has a line for, as a `BackcastResult` says it."""

    @property
    def due_by_plan(self) -> Mapping[PlanOrPerson, int]:
        """Pence by plan."""
        ...

    @property
    def due_by_person(self) -> Mapping[PlanOrPerson, int]:
        """Pence by person."""
        ...

    @property
    def only_plans(self) -> bool:
        """Whether every record it has a line for is a plan or belongs to one."""
        ...


def compare_like_with_like(result: DueByRecord, baseline: DueByRecord) -> LikeWithLike | None:
    """Compare like with like: only the plans (or people) that the scheme has a line for, under both.

    A scheme for some of the plans pays less in all for that alone. None where either has no line for any record: a
    contract sum is for nobody in particular, and nil is not what it pays for them.
    """
    after, before = _records(result, baseline)
    if not after or not before:
        return None
    return LikeWithLike(sum(before.get(who, 0) for who in after), sum(after.values()))


def _records(
    result: DueByRecord, baseline: DueByRecord
) -> tuple[Mapping[PlanOrPerson, int], Mapping[PlanOrPerson, int]]:
    """Give the pence of each plan or, where either scheme has lines for people or stays, of each person."""
    if result.only_plans and baseline.only_plans:
        return result.due_by_plan, baseline.due_by_plan
    return result.due_by_person, baseline.due_by_person


def most_changed(result: BackcastResult, baseline: BackcastResult) -> tuple[PaymentChange, ...]:
    """Give the records whose payment changes most, the furthest first.

    A record is a plan with all that belongs to it; where either scheme pays for people or stays it is a person with
    one provider. What is paid to a provider as a whole belongs to no record.
    """
    what = "plan" if result.only_plans and baseline.only_plans else "person"
    return _furthest(what, *_records(result, baseline))


def _furthest(
    what: str, after: Mapping[PlanOrPerson, int], before: Mapping[PlanOrPerson, int]
) -> tuple[PaymentChange, ...]:
    who: Iterable[PlanOrPerson] = {*after, *before}
    changed = (PaymentChange(what, one[1], one[0], before.get(one, 0), after.get(one, 0)) for one in who)
    found = [one for one in changed if one.difference]
    return tuple(sorted(found, key=lambda one: (-abs(one.difference), one.provider_id, one.record_id))[:MOST_CHANGED])
