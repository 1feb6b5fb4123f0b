"""What is due by plan and by person while lines go by, with what became of the money that went into pools."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction

from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, Status
from pbr.simulate.breakdown import PlanOrPerson
from pbr.values.rounding import Rounding, share_out

PoolName = tuple[str, str, str]
"""A provider, a payment, and the window of the pool as slots name it."""


@dataclass(frozen=True, slots=True)
class BroughtToPool:
    """What a record brought to a pool, in pence: its plan and person, empty where it is of none."""

    plan_id: str
    person_id: str
    pence: int


@dataclass(slots=True)
class SumsByRecord:
    """Pence due by plan and by person, with nil for those that have a line and nothing due.

    ``only_plans`` says that every record with a line is a plan or belongs to one. What a measure releases from a pool
    is on a line of the provider; here it is shared out over the records of the pool, by what each brought. ``pooled``
    are the payments that have pools: a provider's records come before what was made of them.
    """

    pooled: frozenset[str]
    rounding: Rounding
    by_plan: Counter[PlanOrPerson] = field(default_factory=Counter)
    by_person: Counter[PlanOrPerson] = field(default_factory=Counter)
    only_plans: bool = True
    _brought: dict[PoolName, list[BroughtToPool]] = field(default_factory=lambda: defaultdict(list))

    def add(self, line: Line, plan_id: str) -> None:
        """Count one line; ``plan_id`` is the plan that its record is of, empty where it is of none."""
        record = line.record
        self._due(record.provider, plan_id, record.person, line.amount)
        if record.person:
            self.only_plans = self.only_plans and bool(plan_id)
        if line.payment in self.pooled:
            self._pool(line, plan_id)

    def _pool(self, line: Line, plan_id: str) -> None:
        provider = line.record.provider
        pool = (provider, line.payment, line.slot.label)
        if line.status is Status.NOTE and line.at_stake:
            self._brought[pool].append(BroughtToPool(plan_id, line.record.person, abs(line.at_stake)))
        elif not line.record.table and pool in self._brought:
            members = self._brought.pop(pool)
            shares = share_out(line.amount, [Fraction(member.pence) for member in members], self.rounding)
            for member, pence in zip(members, shares, strict=True):
                self._due(provider, member.plan_id, member.person_id, pence)

    def _due(self, provider: str, plan_id: str, person_id: str, pence: int) -> None:
        if plan_id:
            self.by_plan[provider, plan_id] += pence
        if person_id:
            self.by_person[provider, person_id] += pence


def sums_by_record(scheme: Scheme) -> SumsByRecord:
    """Sums of nothing yet for a scheme; its pools are payments for records that a measure scales."""
    pooled = frozenset(payment.name for payment in scheme.payments if payment.scale and payment.kind)
    return SumsByRecord(pooled, scheme.rounding)
