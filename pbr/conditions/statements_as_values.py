"""The statements of a condition brought to one form: a value that is looked at, and which of its values make it true.

Two statements about one value can then be held against each other: two comparisons of a field with figures, of two
dates with each other, or of one date moved by days.
"""

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from typing import Any

from pbr.conditions.compiler import Answer
from pbr.conditions.operand_type import type_of
from pbr.conditions.syntax_tree import (
    And,
    AsAt,
    Between,
    Compare,
    Comparison,
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
from pbr.records.dictionary import FieldType
from pbr.values.dataclass import dataclass

Value = Any
"""A text, a yes or no, a figure, a day as its number, or by how many days two dates differ; None is blank."""

ORDERED = (FieldType.DATE, FieldType.MONEY, FieldType.NUMBER)
_HOLDS: dict[Comparison, Callable[[Value, Value], bool]] = {
    "is": lambda one, other: bool(one == other),
    "is not": lambda one, other: bool(one != other),
    "<": lambda one, other: bool(one < other),
    "<=": lambda one, other: bool(one <= other),
    ">": lambda one, other: bool(one > other),
    ">=": lambda one, other: bool(one >= other),
}
_TURNED: dict[Comparison, Comparison] = {"is": "is", "is not": "is not", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Subject:
    """A value that statements look at: what it is, and the field, where it is one."""

    key: Hashable
    field: FieldRef | None = None
    days: bool = False
    """Whether it is a day, or by how many days two differ: a whole number."""
    varies: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class OneStatement:
    """One statement about one value: ``holds`` says what it comes to for a value; ``named`` are the values it names."""

    subject: Subject
    named: tuple[Value, ...]
    holds: Callable[[Value], Answer]


@dataclass(frozen=True, slots=True, eq=False)
class JoinedStatements:
    """Several joined by ``and`` (or else by ``or``)."""

    both: bool
    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True, eq=False)
class OppositeOf:
    """The opposite of one."""

    part: "Tree"


Tree = OneStatement | JoinedStatements | OppositeOf


def tree_of(condition: Condition) -> Tree:
    """A condition, its terms written out, as statements about values."""
    match condition:
        case TermRef(condition=inner):
            return tree_of(inner)
        case PaymentEarned(earned=earned):
            return JoinedStatements(True, (_earned(condition), tree_of(earned)))
        case Not(condition=inner):
            return OppositeOf(tree_of(inner))
        case And(conditions=parts):
            return JoinedStatements(True, tuple(map(tree_of, parts)))
        case Or(conditions=parts):
            return JoinedStatements(False, tuple(map(tree_of, parts)))
        case Between(left=left, low=low, high=high):
            return JoinedStatements(True, (_compared(left, ">=", low), _compared(left, "<=", high)))
        case Compare(left=left, sign=sign, right=right):
            return _compared(left, sign, right)
        case OneOf(left=left, choices=choices, negated=negated):
            one_of = JoinedStatements(False, tuple(_compared(left, "is", choice) for choice in choices))
            return OppositeOf(one_of) if negated else one_of
        case Known(left=left, wanted=wanted):
            return _known(left, wanted)
        case YesNo(field=field):
            return OneStatement(_subject(field), (), lambda value: value)
        case DayIs():
            of_kind = _of_kind(condition)
            return OppositeOf(of_kind) if condition.negated else of_kind


def _earned(condition: PaymentEarned) -> OneStatement:
    """Whether a payment is earned, as a value of its own: what fails it is not held against other statements."""
    subject = Subject(("earned", condition.name))
    return OneStatement(subject, (0, 1), lambda value: None if value is None else bool(value > 0))


def primitives_of(tree: Tree) -> list[OneStatement]:
    """Every statement of a tree, in the order written."""
    match tree:
        case OneStatement():
            return [tree]
        case OppositeOf(part=part):
            return primitives_of(part)
        case JoinedStatements(parts=parts):
            return [one for part in parts for one in primitives_of(part)]


def _known(ref: FieldRef, wanted: bool) -> OneStatement:
    return OneStatement(_subject(ref), (), lambda value: (value is not None) is wanted)


_PLAIN_WEEK = date(2026, 6, 8)
"""The Monday of a week without a bank holiday in any of the lists."""


def _of_kind(condition: DayIs) -> OneStatement:
    """What a kind of day says of a day. It is held against other kinds of day alone, and not against its dates."""
    day, moved = _unmoved(condition.left)
    kind = condition.kind
    days = [_PLAIN_WEEK + timedelta(days=after) for after in range(7)]
    if kind.calendar is not None:
        days += [*kind.calendar.listed.days, *kind.calendar.also]

    def holds(value: Value) -> Answer:
        return None if value is None else kind.holds(date.fromordinal(value + moved))

    of_field = day if isinstance(day, FieldRef) else None
    subject = Subject(("kind of day", _key(day)), of_field, days=True, varies=not isinstance(day, Constant))
    if isinstance(day, Constant) and isinstance(day.value, date):
        fixed = kind.holds(day.value + timedelta(days=moved))
        return OneStatement(subject, (), lambda _: fixed)
    return OneStatement(subject, tuple(one.toordinal() - moved for one in days), holds)


def _compared(left: Operand, sign: Comparison, right: Operand) -> OneStatement:
    if isinstance(left, Constant):
        left, sign, right = right, _TURNED[sign], left
    one, moved_one = _unmoved(left)
    if isinstance(right, Constant):
        value: Value = right.value.toordinal() if isinstance(right.value, date) else right.value
        if moved_one:
            value -= moved_one
        if isinstance(one, Constant):
            first = one.value.toordinal() if isinstance(one.value, date) else one.value
            fixed = _HOLDS[sign](first, value)
            return OneStatement(Subject("written out", varies=False), (), lambda _: fixed)
        return _of_value(_subject(one), sign, value)
    other, moved_other = _unmoved(right)
    ends = (_key(one), _key(other))
    apart = moved_other - moved_one
    if repr(ends[0]) > repr(ends[1]):
        ends, sign, apart = (ends[1], ends[0]), _TURNED[sign], -apart
    if ends[0] == ends[1]:
        # A date that is known is as far from itself as it was moved.
        same = _HOLDS[sign](0, apart)
        return OneStatement(_subject(one), (), lambda value: None if value is None else same)
    return _of_value(Subject(("apart", *ends), days=str(type_of(one)) == "a date"), sign, apart)


def _of_value(subject: Subject, sign: Comparison, named: Value) -> OneStatement:
    holds = _HOLDS[sign]
    return OneStatement(subject, (named,), lambda value: None if value is None else holds(value, named))


def _unmoved(operand: Operand) -> tuple[Operand, Any]:
    """A date or a number without how far it is moved, and this; months are of different lengths and stay."""
    if isinstance(operand, MoreOrLess):
        return operand.base, operand.by
    if isinstance(operand, Shifted) and not operand.months:
        base, moved = _unmoved(operand.base)
        return base, moved + operand.days
    return operand, 0


def _subject(operand: Operand) -> Subject:
    if isinstance(operand, FieldRef):
        return Subject(_key(operand), operand, operand.field.type is FieldType.DATE)
    return Subject(_key(operand), days=True)


def _key(operand: Operand) -> Hashable:
    match operand:
        case FieldRef(table=table, field=field, in_hand=True):
            return ("in hand", table, field.name)
        case FieldRef(table=table, field=field):
            return (table, field.name)
        case Constant(value=value):
            return ("written", value)
        case AsAt():
            return "as at"
        case Shifted(base=base, days=days, months=months):
            return ("moved", _key(base), days, months)
        case MoreOrLess(base=base, by=by):
            return ("more", _key(base), by)
        case MovedByWorkingDays(base=base, by=by):
            return ("moved by working days", _key(base), by.count)
