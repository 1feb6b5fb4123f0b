"""Why a condition is false or not known, in words: the facts that decided it, and what it needed."""

from datetime import date
from fractions import Fraction
from typing import Any

from pbr.conditions.evaluate import Layouts, test_of, value_of
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
    """The facts that made a condition what it is for this row, most telling first.

    For a condition that is false: the parts that are false. For one that is not known: the fields that are blank.
    For one that is true: the parts that are true.
    """
    answer = test_of(condition, layouts)(row)
    deciding = _deciding(condition, row, layouts, answer)
    if answer is None:
        blank = [ref for part in deciding for ref in fields_of(part) if value_of(ref, layouts)(row) is None]
        return "; ".join(dict.fromkeys(f"{_asked(ref)} is not known" for ref in blank))
    return "; ".join(dict.fromkeys(_statement(part, row, layouts) for part in deciding))


def _deciding(condition: Condition, row: Row, layouts: Layouts, answer: bool | None) -> list[Condition]:
    """The smallest statements inside a condition that gave it its answer."""
    match condition:
        case TermRef(condition=inner, of_parent=of_parent):
            if of_parent:
                return [_seen_from_child(part) for part in _deciding(inner, row[-1], layouts, answer)]
            return _deciding(inner, row, layouts, answer)
        case Not(condition=inner):
            return _deciding(inner, row, layouts, None if answer is None else not answer)
        case And(conditions=parts) | Or(conditions=parts):
            return [
                leaf
                for part in parts
                if test_of(part, layouts)(row) is answer
                for leaf in _deciding(part, row, layouts, answer)
            ]
        case _:
            return [condition]


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


def _statement(condition: Condition, row: Row, layouts: Layouts) -> str:
    """What the record says about the fields of one statement: ``support_at_end is reduced``."""
    facts = (fact_in_words(ref, value_of(ref, layouts)(row)) for ref in fields_of(condition))
    return " and ".join(dict.fromkeys(facts))


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
