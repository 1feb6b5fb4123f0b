"""What came of a line, in a sentence, and why."""

from collections.abc import Iterable, Sequence

from pbr.conditions.compiler import Layouts
from pbr.conditions.deciding_facts import why
from pbr.explain.record import Record
from pbr.scheme.payments.gates import Gate
from pbr.scheme.payments.payments import Payment
from pbr.settlement.fact_words import facts_in_words
from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.reason import Earned, EarnedTogether, ForEach, MeasuredSoFar, NotAssessed, NotDue
from pbr.settlement.reason_words import clause_in_words
from pbr.values.money import pounds


def outcome_of(line: Line) -> str:
    """What came of a line, with its amount: ``£1,575.00 is due on 2026-06-04.``"""
    sum_ = _sum(line)
    match line.status:
        case Status.DUE:
            if line.kind is LineKind.PERSON_LIMIT:
                return _persons_rest(line)
            kept = f" {pounds(line.at_stake)} more is not released." if line.at_stake else ""
            taken = ", taken off what the provider is owed" if line.amount < 0 else ""
            whom = " to the person, and not the provider" if line.kind is LineKind.PERSON else ""
            return f"{pounds(line.amount)} is due{whom} on {line.due_on}{taken}.{kept}"
        case Status.EARLIER:
            return f"Nothing in this period: {sum_} fell due on {line.due_on}, before the period begins."
        case Status.NOT_DUE:
            return f"Nothing yet: {sum_} is not due until {line.due_on}."
        case Status.OPEN:
            return f"Nothing yet: {sum_} is open."
        case Status.HELD:
            return f"Nothing yet: {sum_} is held."
        case Status.NOT_EARNED:
            said = ", because it is not assessed" if isinstance(line.reason, NotAssessed) else ""
            return f"Nothing: {sum_} is not earned{said}."
        case Status.NOTE:
            return f"A note of {sum_}, which is in no total."
        case Status.SETTLED:
            return f"Nothing more: {pounds(line.due_to_date)} was settled before."
        case Status.TAKEN_BACK:
            return f"{pounds(line.settled_before)} was settled before, and is taken back."
        case Status.ERROR:
            return "Nothing: it could not be settled."


def why_of(line: Line, passed: Sequence[tuple[Gate, Record]], layouts: Layouts) -> str:
    """Why: the facts by which it passed each of its conditions, or what the settlement says stands in the way.

    Nothing where there is no condition: then it is for every record that the payment is for.
    """
    match line.reason:
        case NotDue(portion=portion) if portion is not None:
            return f"Because {clause_in_words(portion)}."
        case Earned() | ForEach() | NotDue() | MeasuredSoFar():
            facts = [
                f"{gate.text} ({facts_in_words(why(gate.condition, record.row, layouts))})" for gate, record in passed
            ]
            return f"Because {' and '.join(facts)}." if facts else ""
        case EarnedTogether():
            return ""
        case reason:
            return f"Because {clause_in_words(reason)}."


def held_with(line: Line, payment: Payment, lines: Iterable[Line]) -> str:
    """What a deduction that is held takes back, where that is held too and so is not paid; empty of any other line."""
    undone = payment.amount.of_payment
    if payment.verb != "deduct" or not undone or line.status is not Status.HELD:
        return ""
    for other in lines:
        if other.payment == undone and other.record == line.record and other.status is Status.HELD:
            return "" if other.settled_before else f"{other.line_id}, which it takes back, is held too"
    return ""


def _persons_rest(line: Line) -> str:
    """What a person has left, and is asked for; above nil where less is asked for than was settled before."""
    if line.amount > 0:
        return f"{pounds(line.amount)} less is asked back of the person, and not of the provider, on {line.due_on}."
    return f"{pounds(-line.amount)} is asked back of the person, and not of the provider, on {line.due_on}."


def _sum(line: Line) -> str:
    return "an amount not known yet" if line.at_stake is None else pounds(line.at_stake)
