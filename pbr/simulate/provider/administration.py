"""Transaction cost: what it takes to run a scheme, beside what the scheme saves."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from pbr.records.table import Records
from pbr.settlement.line import Line, Status
from pbr.values.money import pounds
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
class Administration:
    """A scheme's saving beside the baseline and what more it takes to run, in pence; either may be below nil."""

    handled: Handled
    cost: int
    saving: int
    more_cost: int

    @property
    def net(self) -> int:
        """What is left of the saving once the scheme is run."""
        return self.saving - self.more_cost

    @property
    def words(self) -> str:
        """The saving and the cost as people read them."""
        return (
            f"it saves {pounds(self.saving)}, and running it takes {pounds(self.more_cost)} more: "
            f"{pounds(self.net)} is left"
        )


def handled_under(needs: Mapping[str, frozenset[str]], records: Records, lines: Iterable[Line]) -> Handled:
    """What a scheme that uses these fields, by table, has handled of an extract, given the lines of its settlement.

    Reviews are rows with a day of review, of the tables of which the scheme uses what only a review can say.
    """
    plans, outcomes = (len(records.tables[name].rows) if name in needs else 0 for name in ("plans", "outcomes"))
    reviews = sum(
        _reviewed(records, name) for name, fields in _REVIEWED.items() if fields & needs.get(name, frozenset())
    )
    paid = sum(line.status is Status.DUE and line.amount != 0 for line in lines)
    return Handled(plans, outcomes, reviews, paid)


def administration(
    costs: TransactionCosts, handled: Handled, due: int, handled_before: Handled, due_before: int
) -> Administration:
    """A scheme beside the baseline (``before``): what each pays in pence, and what each has handled."""
    cost = costs.of(handled)
    return Administration(handled, cost, due_before - due, cost - costs.of(handled_before))


def _reviewed(records: Records, name: str) -> int:
    table = records.tables[name]
    at = table.layout.get("reviewed_on")
    return 0 if at is None else sum(row[at] is not None for row in table.rows)
