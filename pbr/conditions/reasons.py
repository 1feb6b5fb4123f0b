"""Why a condition is false or not known, in words: the facts that decided it, and what it needed."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from pbr.conditions.evaluate import Answer, Getter, Layouts, test_of, value_of
from pbr.conditions.meaning import (
    And,
    AsAt,
    Between,
    Compare,
    Condition,
    Constant,
    FieldRef,
    Known,
    Not,
    OneOf,
    Operand,
    Or,
    Shifted,
    TermRef,
    YesNo,
)
from pbr.records.compared import COMPARISONS
from pbr.records.dictionary import FieldType
from pbr.records.table import Row
from pbr.values.money import pounds
from pbr.values.number import plain_number


def fields_of(condition: Condition | Operand) -> list[FieldRef]:
    """Every field that a condition or value looks at, its terms' included, in the order written."""
    match condition:
        case FieldRef():
            return [condition]
        case Constant() | AsAt():
            return []
        case Shifted(base=base):
            return fields_of(base)
        case Compare(left=left, right=right):
            return [*fields_of(left), *fields_of(right)]
        case OneOf(left=left) | Known(left=left):
            return fields_of(left)
        case Between(left=left, low=low, high=high):
            return [*fields_of(left), *fields_of(low), *fields_of(high)]
        case YesNo(field=field):
            return [field]
        case TermRef(condition=inner, of_parent=of_parent):
            found = fields_of(inner)
            return [_owned_field(ref) for ref in found] if of_parent else found
        case Not(condition=inner):
            return fields_of(inner)
        case And(conditions=parts) | Or(conditions=parts):
            return [field for part in parts for field in fields_of(part)]


def value_in_words(value: Any, kind: FieldType) -> str:
    """A value as a reader writes it: ``2026-06-01``, ``£900.00``, ``yes``, ``reduced``."""
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if kind is FieldType.MONEY:
        return pounds(int(value))
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return plain_number(value)
    return str(value)


def why(condition: Condition, row: Row, layouts: Layouts) -> str:
    """The facts that made a condition what it is for this row; see `why_of`."""
    return why_of(condition, layouts)(row)


def why_of(condition: Condition, layouts: Layouts) -> Callable[[Row], str]:
    """A function from a row to the facts that made a condition what it is for it, most telling first.

    For a condition that is false: the parts that are false. For one that is not known: the fields that are blank.
    For one that is true: the parts that are true.
    """
    test, deciding = test_of(condition, layouts), _deciding_of(condition, layouts, lambda one: one)

    def worded(row: Row) -> str:
        answer = test(row)
        statements = deciding(row, answer)
        if answer is None:
            blank = (ref for statement in statements for ref, value in statement if value(row) is None)
            return "; ".join(dict.fromkeys(f"{_asked(ref)} is not known" for ref in blank))
        return "; ".join(dict.fromkeys(_statement(statement, row) for statement in statements))

    return worded


_Statement = tuple[tuple[FieldRef, Getter], ...]
"""The fields of one of the smallest statements inside a condition, each with how it is read from the row."""

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
        case Not(condition=inner):
            opposite = _deciding_of(inner, layouts, seen)
            return lambda row, answer: opposite(row, None if answer is None else not answer)
        case And(conditions=parts) | Or(conditions=parts):
            asked = [(test_of(part, layouts), _deciding_of(part, layouts, seen)) for part in parts]
            return lambda row, answer: [
                statement for test, deciding in asked if test(row) is answer for statement in deciding(row, answer)
            ]
        case _:
            statement = tuple((ref, value_of(ref, layouts)) for ref in fields_of(seen(condition)))
            return lambda row, answer: [statement]


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
        case _:
            return condition


def _owned_field(ref: FieldRef) -> FieldRef:
    return FieldRef(ref.table, ref.field, True, ref.span)


def _owned(operand: Operand) -> Operand:
    match operand:
        case FieldRef():
            return _owned_field(operand)
        case Shifted(base=base, days=days, months=months, span=span):
            return Shifted(_owned(base), days, months, span)
        case _:
            return operand


def _statement(statement: _Statement, row: Row) -> str:
    """What the record says about the fields of one statement: ``support_at_end is reduced``."""
    return " and ".join(dict.fromkeys(fact_in_words(ref, value(row)) for ref, value in statement))


def fact_in_words(ref: FieldRef, value: Any) -> str:
    """What a record says in a field, ``rate is standard``, or what comparing it with others tells."""
    compared = COMPARISONS.get((ref.table, ref.field.name))
    if compared is None:
        return f"{ref.written} is {value_in_words(value, ref.field.type)}"
    if value is None:
        return f"{_asked(ref)} is not known"
    return compared.said if value else compared.opposite


def _asked(ref: FieldRef) -> str:
    compared = COMPARISONS.get((ref.table, ref.field.name))
    return f"whether {compared.said}" if compared else ref.written
