"""Which of a scheme's money turns on a result, and which is kept back until a measure releases it."""

from pbr.conditions.syntax_tree import Condition
from pbr.scheme.payments.fields_read import fields_that_earn
from pbr.scheme.payments.gates import Gates
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.values.dataclass import dataclass

RESULTS = frozenset(
    {
        ("outcomes", "result"),
        ("outcomes", "achieved_on"),
        ("plans", "support_at_end"),
        ("people", "support_at_10_weeks"),
        ("people", "support_at_52_weeks"),
        ("standards", "met"),
        ("standards", "score"),
        ("answers", "answer"),
        ("answers", "rating"),
        ("incidents", "upheld"),
    }
)
"""The facts of an extract that say what came of the care, and not what was planned or delivered."""

Name = tuple[str, str]
"""A payment and one of its parts, as lines name them; the part is empty where there are none."""


@dataclass(frozen=True, slots=True)
class MoneyAtRisk:
    """The payments and parts at risk, and those kept back; what is scaled by a measure is both."""

    at_risk: frozenset[Name]
    kept_back: frozenset[Name]


def money_at_risk_in(scheme: Scheme) -> MoneyAtRisk:
    """Find what turns on a result: by its own condition, by which records it is for, or by a measure that scales it."""
    at_risk: set[Name] = set()
    kept_back: set[Name] = set()
    for payment in scheme.payments:
        if payment.scale:
            kept_back.add((payment.name, ""))
        if _turns(payment.scope.where, payment.gates):
            at_risk |= _names(payment)
        for part in payment.parts:
            if part.scale:
                kept_back.add((payment.name, part.name))
            if _turns(part.spread.where if part.spread else None, part.gates):
                at_risk.add((payment.name, part.name))
    return MoneyAtRisk(frozenset(at_risk | kept_back), frozenset(kept_back))


def _names(payment: Payment) -> set[Name]:
    return {(payment.name, part.name) for part in payment.parts} or {(payment.name, "")}


def _turns(where: Condition | None, gates: Gates) -> bool:
    """Whether money hangs on a result: by the records it is for, or by whether it is earned."""
    return any((ref.table, ref.field.name) in RESULTS for ref in fields_that_earn(where, gates))
