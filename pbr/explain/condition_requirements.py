"""What a condition still needs to be true of a record, in words, from the same compiled tests as the settlement."""

from pbr.conditions.deciding_facts import fields_of
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
    Look,
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
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.explain.record import Record
from pbr.records.consistency import COMPARISONS
from pbr.settlement.fact_words import value_in_words
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class _Either:
    """Several statements, any of which is enough."""

    choices: tuple[str, ...]


_Needed = str | _Either

_Leaf = Compare | OneOf | Between | Known | YesNo | DayIs

_OPPOSITE = {"is": "is not", "is not": "is", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}


def needed(condition: Condition, record: Record, functions: SchemeFunctions) -> list[str]:
    """What must still become so for a condition to be true: one statement each, nothing where it is true already.

    Each says how things stand now and on which line: ``support_at_end is "none" (it is reduced: plans.csv:3)``.
    """
    return [_said(one) for one in _Wording(functions).all_of(condition, record, wanted=True)]


def needed_not(condition: Condition, record: Record, functions: SchemeFunctions) -> list[str]:
    """What must become so for a condition to be false."""
    return [_said(one) for one in _Wording(functions).all_of(condition, record, wanted=False)]


class _Wording:
    """Walks a condition towards the answer wanted, passing over what has that answer already."""

    def __init__(self, functions: SchemeFunctions) -> None:
        self._functions = functions

    def all_of(self, condition: Condition, record: Record, *, wanted: bool, owner: str = "") -> list[_Needed]:
        """Statements of which every one is needed."""
        if self._functions.test(condition)(record.row) is wanted:
            return []
        match condition:
            case TermRef(condition=inner, of_parent=True) if record.parent:
                return self.all_of(inner, record.parent, wanted=wanted, owner=f"{record.parent.kind.one}'s ")
            case TermRef(condition=inner):
                return self.all_of(inner, record, wanted=wanted, owner=owner)
            case PaymentEarned(name=name) if not wanted:
                return [f"{name} is not earned"]
            case PaymentEarned(earned=earned, of_parent=True) if record.parent:
                return self.all_of(earned, record.parent, wanted=True, owner=f"{record.parent.kind.one}'s ")
            case PaymentEarned(earned=earned):
                return self.all_of(earned, record, wanted=True, owner=owner)
            case Not(condition=inner):
                return self.all_of(inner, record, wanted=not wanted, owner=owner)
            case And(conditions=parts) | Or(conditions=parts):
                each = [self.all_of(part, record, wanted=wanted, owner=owner) for part in parts]
                if isinstance(condition, And) is wanted:
                    return [statement for statements in each for statement in statements]
                return [_Either(tuple(choice for statements in each for choice in _choices(statements)))]
            case _:
                return [self._leaf(condition, record, wanted, owner)]

    def _leaf(self, leaf: _Leaf, record: Record, wanted: bool, owner: str) -> str:
        refs = list(dict.fromkeys(fields_of(leaf)))
        now = []
        for ref in refs:
            value = self._functions.value(ref)(record.row)
            if ref.look is not None or (ref.table, ref.field.name) in COMPARISONS:
                now.append("not known yet" if value is None else "now it is otherwise")
                continue
            what = "it" if len(refs) == 1 else _operand(ref, owner)
            now.append(f"{what} is {'not known yet' if value is None else value_in_words(value)}")
        above = bool(refs) and all(ref.of_parent for ref in refs)
        stands = record.parent.standing if above and record.parent else record.standing
        said = _statement(leaf, wanted, owner)
        return f"{said} ({' and '.join(now)}: {stands})" if now else said


def _choices(statements: list[_Needed]) -> tuple[str, ...]:
    """What a choice adds to an either: one that is an either itself adds its own choices."""
    if len(statements) != 1:
        return (f"({' and '.join(map(_said, statements))})",)
    (only,) = statements
    return only.choices if isinstance(only, _Either) else (only,)


def _said(needed: _Needed) -> str:
    return f"either {' or '.join(needed.choices)}" if isinstance(needed, _Either) else needed


def _statement(leaf: _Leaf, wanted: bool, owner: str) -> str:
    match leaf:
        case Compare(left=left, sign=sign, right=right):
            return f"{_operand(left, owner)} {sign if wanted else _OPPOSITE[sign]} {_operand(right, owner)}"
        case OneOf(left=left, choices=choices, negated=negated):
            verb = "is one of" if negated is not wanted else "is not one of"
            return f"{_operand(left, owner)} {verb} {', '.join(choice.written for choice in choices)}"
        case Between(left=left, low=low, high=high):
            verb = "is between" if wanted else "is not between"
            return f"{_operand(left, owner)} {verb} {_operand(low, owner)} and {_operand(high, owner)}"
        case DayIs(left=left, kind=kind, negated=negated):
            return f"{_operand(left, owner)} is {'' if negated is not wanted else 'not '}{kind.written}"
        case Known(left=left, wanted=known):
            return f"{_operand(left, owner)} is {'known' if known is wanted else 'missing'}"
        case YesNo(field=field) if (field.table, field.field.name) in COMPARISONS:
            compared = COMPARISONS[field.table, field.field.name]
            return compared.said if wanted else compared.opposite
        case YesNo(field=FieldRef(look=Look() as look)):
            return look.words if wanted else look.opposite
        case YesNo(field=field):
            return f"{_operand(field, owner)} is {'yes' if wanted else 'no'}"


def _operand(operand: Operand, owner: str) -> str:
    match operand:
        case FieldRef():
            return f"{owner}{operand.field.name}" if owner else operand.written
        case Constant(written=written):
            return written
        case AsAt():
            return "as at"
        case Shifted(base=base, days=days, months=months):
            number, unit = (months, "months") if months else (days, "days")
            return f"{_operand(base, owner)} {'-' if number < 0 else '+'} {abs(number)} {unit}"
        case MoreOrLess(base=base, written=written):
            return f"{_operand(base, owner)}{written.removeprefix(base.written)}"
        case MovedByWorkingDays(base=base, by=by):
            return f"{_operand(base, owner)} {by.written}"
