"""Transaction cost: what it takes to run a scheme, beside what the scheme saves."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from pbr.records.table import Row, Table
from pbr.simulate.backcast.baseline_difference import compare_like_with_like
from pbr.simulate.provider.care_covered import EVERYONES, CareCovered
from pbr.simulate.provider.care_volume import care_plan_of
from pbr.simulate.provider.payments_received import PaymentsReceived
from pbr.values.dataclass import dataclass
from pbr.values.rounding import Rounding, to_pence

_REVIEWED: Mapping[str, frozenset[str]] = {
    "plans": frozenset({"reviewed_on", "support_at_end"}),
    "outcomes": frozenset({"reviewed_on", "result"}),
}
"""What takes a review to know, by table."""


@dataclass(frozen=True, slots=True)
class Handled:
    """What has to be handled under a scheme: plans and outcomes it looks at, their reviews, and payment lines.

    A payment line is a line of a settlement with an amount.
    """

    plans: int
    outcomes: int
    reviews: int
    payment_lines: int


@dataclass(frozen=True, slots=True)
class TransactionCosts:
    """What handling one of each is assumed to cost the council and the provider together, in exact pence."""

    plan: Fraction = Fraction(0)
    outcome: Fraction = Fraction(0)
    review: Fraction = Fraction(0)
    payment_line: Fraction = Fraction(0)

    def of(self, handled: Handled) -> int:
        """What it comes to, rounded once, in pence."""
        exact = (
            handled.plans * self.plan
            + handled.outcomes * self.outcome
            + handled.reviews * self.review
            + handled.payment_lines * self.payment_line
        )
        return to_pence(exact, Rounding.HALF_UP)


@dataclass(frozen=True, slots=True)
class CostDifference:
    """What a scheme saves beside the baseline and how much more it takes to run, in pence; either may be below nil.

    ``alike`` says that both are like with like, over the plans or people the scheme has a line for. Where one of the
    two pays for nobody in particular there are no such plans, and the totals are compared.
    """

    more: int
    saved: int
    alike: bool

    @property
    def left(self) -> int:
        """What is left of the saving once the scheme is run."""
        return self.saved - self.more


def handled_under(settled: PaymentsReceived, among: CareCovered = EVERYONES) -> Handled:
    """What a scheme has handled of the plans or people it has a line for, and of those only that are among some.

    Reviews are rows with a day of review, of the tables of which the scheme uses what only a review can say.
    """
    needs = settled.compiled.needs
    plans, outcomes = (sum(1 for _ in _rows(settled, name, among)) for name in ("plans", "outcomes"))
    reviews = sum(
        _reviewed(settled, name, among) for name, fields in _REVIEWED.items() if fields & needs.get(name, frozenset())
    )
    return Handled(plans, outcomes, reviews, settled.payment_lines_for(among))


def beside(costs: TransactionCosts, one: PaymentsReceived, before: PaymentsReceived) -> CostDifference:
    """Set a scheme beside the baseline (``before``), both settled at the same prices and volumes."""
    found = compare_like_with_like(one, before)
    if found is None or before.whose == EVERYONES:
        among, saved = EVERYONES, before.due - one.due
    else:
        by_plan = one.only_plans and before.only_plans
        among = one.whose if by_plan else CareCovered(people=frozenset(one.due_by_person))
        saved = found.before - found.after
    more = costs.of(handled_under(one, among)) - costs.of(handled_under(before, among))
    return CostDifference(more, saved, among != EVERYONES)


def _rows(settled: PaymentsReceived, name: str, among: CareCovered) -> Iterator[Row]:
    """The rows of plans, or of outcomes, that a scheme looks at and has a line for."""
    if name not in settled.compiled.needs:
        return
    whose, plans = settled.whose, settled.records.tables["plans"].layout
    for row in settled.records.tables[name].rows:
        plan = care_plan_of(row if name == "plans" else row[-1], plans)
        if whose.has(plan) and among.has(plan):
            yield row


def _reviewed(settled: PaymentsReceived, name: str, among: CareCovered) -> int:
    table: Table = settled.records.tables[name]
    at = table.layout.get("reviewed_on")
    return 0 if at is None else sum(row[at] is not None for row in _rows(settled, name, among))
