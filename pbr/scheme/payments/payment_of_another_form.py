"""What another payment comes to, as an amount: ``deduct: bonus``, ``deduct: 50% of bonus``.

It is earned only where the other is, it is priced on the other's day, and it is never due before the other.
"""

from dataclasses import replace

from pbr.conditions.date_expressions import Choice, Day, EarlierOf, LaterOf, OneDay
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import Or
from pbr.problems.problem import Place
from pbr.scheme.payments.days_compared import as_written
from pbr.scheme.payments.gates import Gate, Gates
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_followed import not_followed
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import EachRecord
from pbr.source.yaml_nodes import Scalar, part_of


def of_what(text: Scalar) -> Scalar:
    """What an amount is, or is a share of: perhaps the name of a payment."""
    head, found, _ = text.text.partition(" of ")
    return part_of(text, len(head) + len(" of "), len(text.text)) if found else text


def of_another(payment: Payment, other: Payment, at: Place, when: Scalar | None, reading: Reading) -> Payment | None:
    """A payment of what another comes to, with what that asks of it; None, and a problem, where they do not fit."""
    refused = _refused(payment, other)
    if refused is not None:
        reading.problem("PBR343", refused[0], at, refused[1])
        return None
    if as_written(payment.priced_at) != as_written(other.priced_at):
        reading.problem(
            "PBR344",
            f"'{payment.name}' is of what '{other.name}' comes to, and is priced on another day",
            at,
            f"write priced at: {other.priced_at_text}, as '{other.name}' has it: both are then in the run, or neither",
            related=((f"'{other.name}' is here", other.place),),
        )
        return None
    due = _due_with(payment, other)
    if due is None:
        reading.problem(
            "PBR345",
            f"'{payment.name}' could be due before '{other.name}', which it is of: an earlier of two days has no later",
            at,
            "write one day, or the later of some, after 'due' in both",
            related=((f"'{other.name}' is here", other.place),),
        )
        return None
    gates = _gates_with(payment, other, when or Scalar("", at, plain=False), reading)
    return None if gates is None else replace(payment, gates=gates, due=due[0], due_text=due[1])


def _refused(payment: Payment, other: Payment) -> tuple[str, str] | None:
    """Why an amount cannot be what another payment comes to, and what to write; None where it can."""
    kind, name = payment.kind, other.name
    asked = f"write the amount itself, and 'when: {name} is earned'"
    if kind is None:
        return f"a provider's month or quarter is not paid what '{name}' comes to", "write the amount itself"
    refused = not_followed(other, kind)
    if refused is not None:
        return refused[0], f"{refused[1]}; or, where what it is paid at is meant, write that: {other.amount.text}"
    if other.to_person and payment.verb == "deduct":
        return (
            f"what '{name}' comes to was paid to the person, and a deduction takes it from the provider",
            f"deduct what the provider was paid; what a person gives back of '{name}' is put under 'leaves out'",
        )
    if other.kind is not kind:
        return f"what '{name}' comes to is not of {called(kind)}, and would be taken for each {kind.one}", asked
    if not isinstance(other.scope.basis, EachRecord) or not isinstance(payment.scope.basis, EachRecord):
        return f"what '{name}' comes to is for each {kind.one}, and hours, weeks or units are counted", asked
    if payment.parts or payment.instalments or payment.scale:
        return (
            f"what '{name}' comes to is taken whole, not in parts or instalments, and no measure scales it",
            f"write a payment for each part: deduct: 50% of {name}, each with its own 'when' and 'due'",
        )
    return None


def _due_with(payment: Payment, other: Payment) -> tuple[Day, str] | None:
    """The later of both due days, and how it is written; None where that cannot be said."""
    own, others = payment.due, other.due
    if own is None or others is None or isinstance(own, EarlierOf) or isinstance(others, EarlierOf):
        same = own is not None and others is not None and as_written(own) == as_written(others)
        return (own, payment.due_text) if same and own is not None else None
    choices = _choices(own)
    more = [one for one in _choices(others) if as_written(one) not in map(as_written, choices)]
    if not more:
        return own, payment.due_text
    texts = (text.removeprefix("later of ") for text in (payment.due_text, other.due_text))
    return LaterOf((*choices, *more)), f"later of {' and '.join(texts)}"


def _choices(day: Day) -> tuple[Choice, ...]:
    match day:
        case LaterOf(choices=choices):
            return choices
        case OneDay(value=value):
            return (value,)
        case EarlierOf():
            raise ValueError("an earlier of two days is no choice among later ones")
        case of_line:
            return (of_line,)


def _gates_with(payment: Payment, other: Payment, when: Scalar, reading: Reading) -> Gates | None:
    """The gates of a payment, which asks first whether the other is earned."""
    kind, own = payment.kind, payment.gates.when
    if kind is None or (own is None and when.text):
        return None
    text = f"{other.name} is earned"
    if own is not None:
        text += f" and ({own.text})" if isinstance(own.condition, Or) else f" and {own.text}"
    condition = reading.gate(Scalar(text, when.place, plain=False), kind)
    return None if condition is None else replace(payment.gates, when=Gate(condition, text))
