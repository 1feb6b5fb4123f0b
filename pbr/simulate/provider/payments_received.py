"""One scheme settled at the prices and volumes assumed: what is paid and when, and whom the scheme has lines for."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.records.table import Records
from pbr.settlement.line import Line, Status
from pbr.settlement.lines_together import by_day_paid
from pbr.simulate.backcast.grouping import LineGroup
from pbr.simulate.backcast.sums_by_record import sums_by_record
from pbr.simulate.breakdown import PlanOrPerson
from pbr.simulate.provider.care_covered import CareCovered, whose_care
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True)
class PaymentsReceived:
    """What a settlement comes to, in pence: in all, by provider and day on which it is due, by plan and by person.

    What persons are paid is in all but what providers are due.

    The last two have every plan and person with a line, and ``only_plans`` says that all of them go by plans, as in a
    back-cast.
    ``payment_lines`` counts the lines with an amount, and the other two counts are of the same lines.
    """

    compiled: CompiledScheme
    records: Records
    due: int
    due_on: Mapping[tuple[str, date], int]
    due_by_plan: Mapping[PlanOrPerson, int]
    due_by_person: Mapping[PlanOrPerson, int]
    only_plans: bool
    payment_lines: int
    payment_lines_by_plan: Mapping[PlanOrPerson, int]
    payment_lines_by_person: Mapping[PlanOrPerson, int]

    @property
    def whose(self) -> CareCovered:
        """Whose care it pays for."""
        return whose_care(self.due_by_plan, self.due_by_person, self.only_plans)

    def payment_lines_for(self, among: CareCovered) -> int:
        """How many lines with an amount are for some plans or people; all of them where it is everyone."""
        if among.plans is not None:
            return sum(self.payment_lines_by_plan.get(who, 0) for who in among.plans)
        if among.people is not None:
            return sum(self.payment_lines_by_person.get(who, 0) for who in among.people)
        return self.payment_lines


def settled_under(
    compiled: CompiledScheme,
    records: Records,
    period: Period,
    as_at: date,
    about_of: Callable[[Line], LineGroup],
    ongoing_until: date | None = None,
) -> PaymentsReceived:
    """Settle records under a scheme. No line is kept: there are millions, and those of several schemes stand side by
    side.
    """
    due_on: Counter[tuple[str, date]] = Counter()
    sums = sums_by_record(compiled.scheme)
    lines_by_plan: Counter[PlanOrPerson] = Counter()
    lines_by_person: Counter[PlanOrPerson] = Counter()
    due, many = 0, 0
    names = {payment.name for payment in compiled.scheme.payments}
    run = Run(compiled, records, period, as_at, ongoing_until)
    for each in run.lines_together(names, by_day_paid):
        line = each.first
        record, plan_id = line.record, about_of(line).plan_id
        paid = each.times if line.status is Status.DUE and line.amount != 0 else 0
        due += each.amount
        many += paid
        if paid and line.due_on is not None and not line.kind.is_persons:
            due_on[record.provider, line.due_on] += each.amount
        sums.add(each, plan_id)
        if plan_id:
            lines_by_plan[record.provider, plan_id] += paid
        if record.person:
            lines_by_person[record.provider, record.person] += paid
    return PaymentsReceived(
        compiled, records, due, due_on, sums.by_plan, sums.by_person, sums.only_plans, many, lines_by_plan,
        lines_by_person,
    )  # fmt: skip
