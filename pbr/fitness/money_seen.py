"""The money of a scheme as its lines go by: what hangs on results, how long it takes, and whose care it pays for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import date
from fractions import Fraction
from math import ceil
from statistics import median_high

from pbr.fitness.finding import Finding
from pbr.fitness.findings_of_scheme import counted
from pbr.fitness.hangs_on_results import Paid, hanging_on_results
from pbr.records.table import Records
from pbr.scheme.fitness.fitness import Answer
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.open_reasons import ScopeNotKnown
from pbr.simulate.breakdown import PlanOrPerson
from pbr.simulate.provider.care_cost import CareCost
from pbr.simulate.provider.care_covered import whose_care
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.share import cut_percent

A_YEAR = 365
"""The days within which outcomes ought to be realistic: the 2016 paper, section 8.1, says less than a year."""
MANY = Fraction(1, 10)
"""More than this share of what is asked about goes against an answer: a rule of ours."""
HALF = Fraction(1, 2)
_FELL_DUE = (Status.DUE, Status.EARLIER)
_CAN_BE_PAID = (Status.EARLIER, Status.NOT_DUE, Status.OPEN, Status.HELD)
_PAYS = (LineKind.PAY, LineKind.DEDUCT, LineKind.PERSON)


@dataclass(slots=True)
class MoneySeen:
    """What lines come to as they go by, in pence: in all, what of it hangs on results, and ``at_most`` what each
    provider is paid with all that is not due yet, open or held, and no deduction that has not fallen due.

    ``began`` has the first day of each plan. ``days`` has, for each result and day on which money that hangs on it fell
    due, how many days that is from there: several payers, or parts, are one. ``judged`` are the records, by table
    and id, that have such a line.
    """

    hanging: frozenset[Paid]
    began: Mapping[str, date]
    all_of_it: int = 0
    on_results: int = 0
    lines: int = 0
    scope_not_known: int = 0
    fell_due: dict[tuple[str, str, date], int] = field(default_factory=dict)
    judged: set[tuple[str, str]] = field(default_factory=set)
    at_most: Counter[str] = field(default_factory=Counter)
    plans: Counter[PlanOrPerson] = field(default_factory=Counter)
    people: Counter[PlanOrPerson] = field(default_factory=Counter)

    @property
    def days(self) -> list[int]:
        """The days from the start of a plan until money that hangs on a result fell due, for each result."""
        return list(self.fell_due.values())

    def take(self, lines: Iterable[Line]) -> None:
        """Add up some lines. Deductions count by their size: they are at risk as much as payments.

        What a measure did not release is of the whole too. What only notes that a sum is retained is not: the sum is in
        the line that releases it. A limit is no payment, and brings only what a provider is paid to it.
        """
        for line in lines:
            if line.kind is LineKind.LIMIT:
                self.at_most[line.paid_provider_id] += line.amount
            if line.kind not in _PAYS or line.status is Status.NOTE:
                continue
            self.lines += 1
            self.scope_not_known += isinstance(line.reason, ScopeNotKnown)
            money = abs(line.amount) + abs(line.at_stake or 0)
            self.all_of_it += money
            if line.kind is not LineKind.PERSON:
                self._take_whose(line)
            if (line.payment, line.part) in self.hanging:
                self.on_results += money
                self._take_result(line)

    def _take_whose(self, line: Line) -> None:
        record = line.record
        if line.status is Status.DUE:
            self.at_most[line.paid_provider_id] += line.amount
        elif line.status in _CAN_BE_PAID:
            self.at_most[line.paid_provider_id] += max(line.at_stake or 0, 0)
        if record.plan:
            self.plans[record.provider, record.plan] += 1
        if record.person:
            self.people[record.provider, record.person] += 1

    def _take_result(self, line: Line) -> None:
        self.judged.add((line.record.table, line.record.id))
        began = self.began.get(line.record.plan)
        if line.status in _FELL_DUE and line.due_on is not None and began is not None:
            self.fell_due[line.record.table, line.record.id, line.due_on] = (line.due_on - began).days


def money_to_see(scheme: Scheme, records: Records) -> MoneySeen:
    """What is to see the lines of a settlement go by."""
    began: dict[str, date] = {}
    plans = records.tables.get("plans")
    if plans is not None and "started_on" in plans.layout:
        key, day = plans.layout["plan_id"], plans.layout["started_on"]
        began = {row[key]: row[day] for row in plans.rows if row[day] is not None}
    return MoneySeen(hanging_on_results(scheme), began)


def findings_of_money(seen: MoneySeen) -> Iterator[Finding]:
    """Say what share of the money hangs on results, how long it takes until it is due, and whom it is not clear for."""
    if seen.all_of_it:
        share = Fraction(seen.on_results, seen.all_of_it)
        of = f"{pounds(seen.on_results)} of {pounds(seen.all_of_it)}"
        says = f"{cut_percent(share)}% of the money hangs on results: {of}, whatever becomes of it."
        yield Finding("failure can be tolerated", says, Answer.NO if share > HALF else None)
    if seen.days:
        middle, worst = median_high(seen.days), max(seen.days)
        says = (
            f"Half of what hangs on results fell due within {middle} days of the plan's start, the last after {worst}."
        )
        yield Finding("results come soon", says, Answer.YES if middle >= A_YEAR else None)
        late = sum(days >= A_YEAR for days in seen.days)
        says = f"{late:,} of {counted(len(seen.days), 'result')} fell due a year or more after the plan started."
        yield Finding("outcomes take less than a year", says, Answer.YES if late else None)
    if seen.lines:
        of = f"{seen.scope_not_known:,} of {counted(seen.lines, 'line')}"
        says = f"Whether there is money for a record at all is not known of {of}."
        against = Answer.YES if Fraction(seen.scope_not_known, seen.lines) > MANY else None
        yield Finding("the cohort is clear", says, against)


def findings_of_losses(seen: MoneySeen, cost: CareCost | None) -> Iterator[Finding]:
    """Say which providers are paid less than the care that the scheme pays for costs them; None: nobody knows it."""
    question = "providers will take it"
    if cost is None:
        yield Finding(question, "What the care costs is not known: the records say no hours of it.")
        return
    own = cost.of(whose_care(seen.plans, seen.people, only_plans=bool(seen.plans))).by_provider
    if not own:
        yield Finding(question, "What the care that it pays for costs is not known: the records say no hours of it.")
        return
    losing = sorted(name for name, pence in own.items() if seen.at_most[name] < pence)
    providers = counted(len(own), "provider")
    are = "is" if len(losing) == 1 else "are"
    who = f"{len(losing)} of {providers} {are}" if losing else f"none of {providers} is"
    each = ", ".join(f"{name} {pounds(seen.at_most[name])} of {pounds(ceil(own[name]))}" for name in sorted(own))
    says = f"At that cost of an hour {who} paid less than the care costs, all that is open counted as paid: {each}."
    yield Finding(question, says, Answer.YES if losing else None)
