"""What is due by plan and by person while lines go by, with what became of it in pools and under limits."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import field
from fractions import Fraction

from pbr.engine.limits.limit_windows import window_label
from pbr.scheme.limits.limits import Limit
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Status
from pbr.settlement.lines_together import LinesTogether
from pbr.simulate.breakdown import PlanOrPerson
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.rounding import Rounding, share_out

Together = tuple[str, str, str]
"""A provider, and a payment or a limit, with the window of the pool or the limit as slots name it."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What a record brought to a pool or under a limit, in pence: its plan and person, empty where it is of none."""

    plan_id: str
    person_id: str
    pence: int


@dataclass(slots=True)
class SumsByRecord:
    """Pence due by plan and by person, with nil for those that have a line and nothing due.

    ``only_plans`` says that every record with a line is a plan or belongs to one. What a measure releases from a pool
    is on a line of the provider; here it is shared out over the records of the pool, by what each brought. So is what a
    limit over a provider adds or takes, over the records due under it. ``pooled`` are the payments that have pools, and
    ``limited`` has by payment the limits over a provider: a provider's records come before what was made of them.
    """

    pooled: frozenset[str]
    limited: Mapping[str, Sequence[Limit]]
    rounding: Rounding
    runs: Period
    by_plan: Counter[PlanOrPerson] = field(default_factory=Counter)
    by_person: Counter[PlanOrPerson] = field(default_factory=Counter)
    only_plans: bool = True
    _brought: dict[Together, list[Brought]] = field(default_factory=lambda: defaultdict(list))

    def add(self, each: LinesTogether, plan_id: str) -> None:
        """Count a line, or several together; ``plan_id`` is the plan that their records are of, empty if of none.

        Several are under no limit. What is shared out is so in the order of the records, each share what makes up the
        rounded sum so far: those of a plan stand together, and have as much as one that brought what all of them did.
        """
        line, _, amount, at_stake = each
        record, payment = line.record, line.payment
        provider, person = record.provider, record.person
        # Written out, as `_due` has it: this runs for every line of every scheme.
        if plan_id:
            self.by_plan[provider, plan_id] += amount
        if person:
            self.by_person[provider, person] += amount
            self.only_plans = self.only_plans and bool(plan_id)
        if payment in self.pooled:
            pool = (provider, payment, line.slot.label)
            if line.status is Status.NOTE and at_stake:
                self._brought[pool].append(Brought(plan_id, person, abs(at_stake)))
            elif not record.table:
                self._share(amount, pool)
        if line.kind.is_limit and not record.id:
            self._share(amount, (provider, payment, line.slot.label))
        elif amount > 0 and payment in self.limited and record.table:
            for limit in self.limited[payment]:
                window = window_label(limit, line, self.runs) or ""
                self._brought[provider, limit.name, window].append(Brought(plan_id, person, amount))

    def _share(self, pence: int, together: Together) -> None:
        """Share pence out over those who brought something; where nobody did they are the provider's alone."""
        members = self._brought.pop(together, [])
        if members:
            shares = share_out(pence, [Fraction(member.pence) for member in members], self.rounding)
            for member, share in zip(members, shares, strict=True):
                self._due(together[0], member.plan_id, member.person_id, share)

    def _due(self, provider: str, plan_id: str, person_id: str, pence: int) -> None:
        if plan_id:
            self.by_plan[provider, plan_id] += pence
        if person_id:
            self.by_person[provider, person_id] += pence


def sums_by_record(scheme: Scheme) -> SumsByRecord:
    """Sums of nothing yet for a scheme; its pools are payments for records that a measure scales."""
    pooled = frozenset(payment.name for payment in scheme.payments if payment.scale and payment.kind)
    limited: dict[str, list[Limit]] = defaultdict(list)
    for limit in scheme.limits:
        for name in limit.of if limit.over == "provider" else ():
            limited[name].append(limit)
    return SumsByRecord(pooled, dict(limited), scheme.rounding, scheme.runs)
