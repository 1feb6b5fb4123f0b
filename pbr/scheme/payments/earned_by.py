"""What earns a payment, as conditions of its record, for another payment that follows it.

They say what the payment's own line says: in scope, in the run, and past its gates. A payment that is followed has one
line for each record, so that it is earned or it is not.
"""

from pbr.conditions.date_expressions import Day, EarlierOf, LaterOf, operands_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.place import Place
from pbr.conditions.syntax_tree import (
    Among,
    And,
    Between,
    Compare,
    Comparison,
    Condition,
    Constant,
    FieldRef,
    Known,
    Look,
    Not,
    Or,
    PaymentEarned,
    YesNo,
)
from pbr.conditions.value_type import Type
from pbr.conditions.written_out import written_out
from pbr.records.dictionary import Field, FieldType
from pbr.scheme.payments.gates import Gate
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.places import AtMost
from pbr.values.period import Period

_NOWHERE = (0, 0)


def earned_by(payment: Payment, runs: Period) -> tuple[Condition, Condition]:
    """What is true of each record that a payment is earned for, and what is true of each that it is not.

    Of a record that both are true of it is earned; while neither is, that is not known.
    """
    where = payment.scope.where
    in_scope = [] if where is None else [where]
    in_run, outside = _in_run(payment.priced_at, runs)
    earned, failed = _gates(payment)
    passed_over = [*(Not(one, _NOWHERE) for one in in_scope), *outside]
    earned, failed = [*in_scope, *in_run, *earned], [*passed_over, *(_all([*in_scope, one]) for one in failed)]
    if payment.at_most is None or payment.kind is None:
        return _all(earned), _any(failed)
    place = has_place(payment, payment.at_most, payment.kind.name, _all(earned))
    # Whoever has no place is not earned for, whatever else may be found of the record.
    return _all([*earned, place]), _any([*failed, Not(place, _NOWHERE)])


def by_itself(payment: Payment, runs: Period) -> PaymentEarned:
    """Whether a payment is earned by a record of its own kind, by nothing but its own ``where``, run and conditions."""
    return PaymentEarned(payment.name, False, *earned_by(payment, runs), _NOWHERE)


def has_place(payment: Payment, at_most: AtMost, table: str, earned: Condition) -> YesNo:
    """That a record has a place of a payment that is made at most so many times, as a fact of the record."""
    place_in = f"place in {payment.name}, at most {at_most.text}, where ({written_out(earned)})"
    words = f"a {place_in}"
    looks = [ref.look for ref in fields_of(earned) if ref.look is not None]
    before = [look.place.follows for look in looks if look.place is not None]
    place = Place(payment.name, at_most.text, 1 + max(before, default=0))
    field = Field(words, f"Whether it has a place in {payment.name}.", FieldType.YES_NO, "yes")
    look = Look(table, Among.OTHERS_OF_PERSON, earned, words, f"no {place_in}", place=place)
    return YesNo(FieldRef(table, field, False, _NOWHERE, look=look), _NOWHERE)


def _gates(payment: Payment) -> tuple[list[Condition], list[Condition]]:
    """What has to be true for the gates of a payment to be passed, and what fails them where any of it is true."""
    gates = payment.gates
    waits, aside, when = (_condition(one) for one in (gates.waits_for, gates.not_assessed_when, gates.when))
    waited = [] if waits is None else [waits]
    if when is None:
        return [*waited, *([] if aside is None else [Not(aside, _NOWHERE)])], [] if aside is None else [aside]
    failed = _all([*waited, Not(when, _NOWHERE)])
    if aside is None:
        return [*waited, when], [failed]
    if payment.verb == "deduct":
        return [*waited, when, Not(aside, _NOWHERE)], [aside, failed]
    # What is passed stays so, though it be not assessed as well: its 'when' is asked first.
    passed = PaymentEarned(payment.name, False, _all([*waited, when]), _any([aside, failed]), _NOWHERE)
    return [passed], [Not(passed, _NOWHERE)]


def _condition(gate: Gate | None) -> Condition | None:
    return None if gate is None else gate.condition


def _in_run(day: Day, runs: Period) -> tuple[list[Condition], list[Condition]]:
    """The same of the day that fixes a price; nothing where that is taken day by day, of those that are in the run."""
    if not operands_of_day(day):
        return [], []
    within, outside = _run(day, runs)
    return [within], [outside]


def _run(day: Day, runs: Period) -> tuple[Condition, Condition]:
    """That a day is in a run, and that it is known and is not."""
    values = operands_of_day(day)
    first, last = (Constant(one, Type.DATE, one.isoformat(), _NOWHERE) for one in (runs.first, runs.last))
    if not isinstance(day, LaterOf | EarlierOf):
        within = Between(values[0], first, last, _NOWHERE)
        return within, Not(within, _NOWHERE)

    def each(sign: Comparison, end: Constant) -> list[Condition]:
        return [Compare(value, sign, end, _NOWHERE) for value in values]

    known = [Known(ref, True, _NOWHERE) for value in values for ref in fields_of(value)]
    if isinstance(day, LaterOf):
        return (
            _all([*known, *each("<=", last), _any(each(">=", first))]),
            _all([*known, _any([*each(">", last), _all(each("<", first))])]),
        )
    return (
        _all([*known, *each(">=", first), _any(each("<=", last))]),
        _all([*known, _any([*each("<", first), _all(each(">", last))])]),
    )


def _all(conditions: list[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else And(tuple(conditions), _NOWHERE)


def _any(conditions: list[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else Or(tuple(conditions), _NOWHERE)
