"""Why a condition is true, false or not known: the facts that decided it (an explanation, or trace)."""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from pbr.conditions.compiler import Answer, Getter, Layouts, answers_of, test_of, value_of
from pbr.conditions.syntax_tree import (
    And,
    AsAt,
    Between,
    Compare,
    Condition,
    Constant,
    DayIs,
    FieldRef,
    Known,
    MoreOrLess,
    MovedByWorkingDays,
    Not,
    OneOf,
    Operand,
    Or,
    PaymentEarned,
    Shifted,
    TermRef,
    YesNo,
)
from pbr.records.table import Row
from pbr.settlement.facts import Fact, Facts, FieldName, Looked


def fields_of(condition: Condition | Operand) -> list[FieldRef]:
    """Every field that a condition or value looks at, its terms' included, in the order written."""
    match condition:
        case FieldRef():
            return [condition]
        case Constant() | AsAt():
            return []
        case Shifted(base=base) | MoreOrLess(base=base) | MovedByWorkingDays(base=base):
            return fields_of(base)
        case Compare(left=left, right=right):
            return [*fields_of(left), *fields_of(right)]
        case OneOf(left=left) | Known(left=left) | DayIs(left=left):
            return fields_of(left)
        case Between(left=left, low=low, high=high):
            return [*fields_of(left), *fields_of(low), *fields_of(high)]
        case YesNo(field=field):
            return [field]
        case TermRef(condition=inner, of_parent=of_parent):
            found = fields_of(inner)
            return [_owned_field(ref) for ref in found] if of_parent else found
        case PaymentEarned(earned=earned, failed=failed, of_parent=of_parent):
            found = list(dict.fromkeys([*fields_of(earned), *fields_of(failed)]))
            return [_owned_field(ref) for ref in found] if of_parent else found
        case Not(condition=inner):
            return fields_of(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return [field for part in parts for field in fields_of(part)]


def why(condition: Condition, row: Row, layouts: Layouts) -> Facts:
    """The facts that made a condition what it is for this row; see `facts_of`."""
    return facts_of(condition, layouts)(row)


def facts_of(condition: Condition, layouts: Layouts) -> Callable[[Row], Facts]:
    """A function from a row to the facts that made a condition what it is for it, most telling first.

    For a condition that is false: the parts that are false. For one that is not known: the fields that are blank.
    For one that is true: the parts that are true.
    """
    test, deciding = test_of(condition, layouts), _deciding_of(condition, layouts, lambda one: one)

    def facts(row: Row) -> Facts:
        answer = test(row)
        statements = deciding(row, answer)
        if answer is None:
            waits = [
                (Fact(one.name, value),)
                for statement in statements
                for one in statement
                if (value := one.value(row)) is None or one.conflicts
            ]
            if waits:
                return tuple(waits)
            # Nothing is blank where a day is past the list of bank holidays, or counted past it: the day decides.
        return tuple([tuple([Fact(one.name, one.value(row)) for one in statement]) for statement in statements])

    return facts


def named(ref: FieldRef) -> FieldName:
    """The field that a condition looks at, as a fact names it."""
    if ref.look is None:
        return FieldName(ref.table, ref.field.name, ref.of_parent)
    # imported late: few schemes look at other records
    from pbr.conditions.look_told import looked_told

    return FieldName(ref.table, ref.field.name, ref.of_parent, looked_told(ref.table, ref.look))


class _Said(NamedTuple):
    """What a statement looks at, and how that is read from the row.

    It ``conflicts`` where the records say two things of which a scheme takes one: then nothing is known, or blank.
    """

    name: FieldName
    value: Getter
    conflicts: bool = False


_Statement = tuple[_Said, ...]
"""The fields of one of the smallest statements inside a condition."""

_Deciding = Callable[[Row, Answer], list[_Statement]]
"""From a row and the answer a condition has for it to the statements that gave it that answer."""


def _deciding_of(condition: Condition, layouts: Layouts, seen: Callable[[Condition], Condition]) -> _Deciding:
    """The statements that decide a condition; ``seen`` gives each as it is seen from the row that is asked about."""
    match condition:
        case TermRef(condition=inner, of_parent=True):
            above = _deciding_of(inner, layouts, _seen_from_child)
            return lambda row, answer: above(row[-1], answer)
        case TermRef(condition=inner):
            return _deciding_of(inner, layouts, seen)
        case PaymentEarned():
            return _deciding_of_payment(condition, layouts, seen)
        case Not(condition=inner):
            opposite = _deciding_of(inner, layouts, seen)
            return lambda row, answer: opposite(row, None if answer is None else not answer)
        case And(conditions=parts) | Or(conditions=parts):
            answers, deciding = answers_of(parts, layouts), [_deciding_of(part, layouts, seen) for part in parts]
            return lambda row, answer: [
                statement
                for own, of_part in zip(answers(row), deciding, strict=True)
                if own is answer
                for statement in of_part(row, answer)
            ]
        case _:
            statement = tuple(_Said(named(ref), value_of(ref, layouts)) for ref in fields_of(seen(condition)))
            return lambda row, answer: [statement]


def _deciding_of_payment(
    condition: PaymentEarned, layouts: Layouts, seen: Callable[[Condition], Condition]
) -> _Deciding:
    """What earns a payment; where it is not earned, what says so; and where that is not known, what is not true yet."""
    above = condition.of_parent
    seen = _seen_from_child if above else seen
    is_earned = test_of(condition.earned, layouts)
    earned, failed = (_deciding_of(one, layouts, seen) for one in (condition.earned, condition.failed))
    beside = _beside_another(condition, layouts, seen)

    def deciding(row: Row, answer: Answer) -> list[_Statement]:
        own = row[-1] if above else row
        if answer is None and (waits := beside(own)):
            return waits
        return failed(own, True) if answer is False else earned(own, is_earned(own))

    return deciding


def _beside_another(
    condition: PaymentEarned, layouts: Layouts, seen: Callable[[Condition], Condition]
) -> Callable[[Row], list[_Statement]]:
    """What a payment waits for that may be earned beside one that is, where only one is paid; nothing where none is.

    Where it is earned too nothing is blank, and what it waits for is that the two be told apart.
    """
    if not condition.beside or not isinstance(condition.earned, And):
        return lambda row: []
    by_itself, *_ = condition.earned.conditions
    earned, deciding = test_of(by_itself, layouts), _deciding_of(by_itself, layouts, seen)
    others = [(test_of(one, layouts), _both_of(condition.name, one.name)) for one in condition.beside]

    def waits(row: Row) -> list[_Statement]:
        answer = earned(row)
        both = [] if answer is False else [statement for other, statement in others if other(row) is True]
        return deciding(row, None) if both and answer is None else both

    return waits


def _both_of(*payments: str) -> _Statement:
    one, other = sorted(payments)
    said = f"'{one}' and '{other}' are both earned, and only one of them is paid"
    plain = f"{one.replace('_', ' ')} and {other.replace('_', ' ')} are both earned, and only one of them is paid"
    name = FieldName("", f"{one} and {other}", False, Looked(said, f"not both: {said}", plain, f"not both: {plain}"))
    return (_Said(name, lambda row: True, conflicts=True),)


def _seen_from_child(condition: Condition) -> Condition:
    """The same statement about a record, made from its child."""
    match condition:
        case Compare(left=left, sign=sign, right=right, span=span):
            return Compare(_owned(left), sign, _owned(right), span)
        case OneOf(left=left, choices=choices, negated=negated, span=span):
            return OneOf(_owned(left), choices, negated, span)
        case Between(left=left, low=low, high=high, span=span):
            return Between(_owned(left), _owned(low), _owned(high), span)
        case Known(left=left, wanted=wanted, span=span):
            return Known(_owned_field(left), wanted, span)
        case YesNo(field=field, span=span):
            return YesNo(_owned_field(field), span)
        case DayIs(left=left, kind=kind, negated=negated, span=span):
            return DayIs(_owned(left), kind, negated, span)
        case _:
            return condition


def _owned_field(ref: FieldRef) -> FieldRef:
    return replace(ref, of_parent=True)


def _owned(operand: Operand) -> Operand:
    match operand:
        case FieldRef():
            return _owned_field(operand)
        case Shifted(base=base, days=days, months=months, span=span):
            return Shifted(_owned(base), days, months, span)
        case MoreOrLess(base=base, by=by, written=written, span=span):
            return MoreOrLess(_owned_field(base), by, written, span)
        case MovedByWorkingDays(base=base, by=by, span=span):
            return MovedByWorkingDays(_owned(base), by, span)
        case _:
            return operand
