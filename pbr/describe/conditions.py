"""Conditions in words, from what they mean and not from how they were written."""

from datetime import date

from pbr.calendar.working_days import WorkingDays
from pbr.conditions.look_told import several_of_table
from pbr.conditions.operand_type import type_of
from pbr.conditions.syntax_tree import (
    Among,
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
    one_of_table,
)
from pbr.conditions.value_type import Type
from pbr.describe.field_words import field_in_words
from pbr.describe.shared_wording import counted, day_written, listed, spaced
from pbr.records.consistency import COMPARISONS
from pbr.records.dictionary import FieldType, one_of
from pbr.records.files.record_names import article_of, record_called
from pbr.values.number import plain_number
from pbr.values.units_in_words import several_of_one

_DAYS_IN_A_WEEK = 7
_OF_DATES: dict[Comparison, str] = {
    "is": "is", "is not": "is not", "<": "is before", "<=": "is on or before", ">": "is after", ">=": "is on or after",
}  # fmt: skip
_OF_TEXT: dict[Comparison, str] = {"is": "is", "is not": "is other than"}
_OF_AMOUNTS: dict[Comparison, str] = {
    "is": "is", "is not": "is not", "<": "is less than", "<=": "is at most", ">": "is more than", ">=": "is at least",
}  # fmt: skip


def in_words(condition: Condition) -> str:
    """A condition as a statement: ``the plan's type is reablement``."""
    match condition:
        case And(conditions=parts):
            return " and ".join(_inside(part) for part in parts)
        case Or(conditions=parts):
            return " or ".join(_inside(part) for part in parts)
        case Not(condition=inner):
            return _opposite(inner)
        case TermRef():
            return f'{_whose(condition)} counts as "{spaced(condition.name)}"'
        case PaymentEarned():
            return f"{_payment(condition)} is earned"
        case YesNo(field=field) if (field.table, field.field.name) in COMPARISONS:
            return COMPARISONS[field.table, field.field.name].said
        case YesNo(field=FieldRef(look=Look() as look) as field):
            return f"{_looked(field, look)[0]} {in_words(look.where)}"
        case YesNo(field=field):
            return field_in_words(field.table, field.field)
        case Known(left=left, wanted=wanted):
            return f"{operand_in_words(left)} is {'known' if wanted else 'not known so far'}"
        case DayIs(left=left, kind=kind, negated=negated):
            return f"{operand_in_words(left)} is {'not ' if negated else ''}{kind.written}"
        case OneOf(left=left, choices=choices, negated=negated):
            among = listed([_value(choice, left) for choice in choices], "or")
            return f"{operand_in_words(left)} is {f'none of {among}' if negated else among}"
        case Between(left=left, low=low, high=high):
            both = "both days" if type_of(left) is Type.DATE else "both"
            return (
                f"{operand_in_words(left)} is from {operand_in_words(low)} to {operand_in_words(high)}, {both} included"
            )
        case Compare():
            return _compared(condition)


def _inside(part: Condition) -> str:
    """A part of a longer condition, in brackets where its own joining words could be misread."""
    return f"({in_words(part)})" if isinstance(part, And | Or | Between) else in_words(part)


def _opposite(inner: Condition) -> str:
    match inner:
        case TermRef():
            return f'{_whose(inner)} does not count as "{spaced(inner.name)}"'
        case PaymentEarned():
            return f"{_payment(inner)} is not earned"
        case YesNo(field=field) if (field.table, field.field.name) in COMPARISONS:
            return COMPARISONS[field.table, field.field.name].opposite
        case YesNo(field=FieldRef(look=Look() as look) as field):
            return f"{_looked(field, look)[1]} {in_words(look.where)}"
        case YesNo(field=field):
            return field_in_words(field.table, field.field).replace(" is ", " is not ", 1)
        case _:
            return f"it is not so that {_inside(inner)}"


def _looked(field: FieldRef, look: Look) -> tuple[str, str]:
    """That there is such a record, and that there is none, up to what it is that fits."""
    one = one_of_table(look.table)
    if look.time is not None:
        days, since = long_time(look.time.days, "day"), operand_in_words(look.time.since)
        in_a_row = " in a row" if look.time.in_a_row else ""
        of = "" if look.time.of is None else f" of the {long_time(look.time.of, 'day')}"
        within = f"{in_a_row}{of} from {since} are days, counted once, of the person's {one}s for which"
        return f"at least {days}{within}", f"fewer than {days}{within}"
    if look.many > 1:
        whose = f"the {one_of_table(field.table)}" if look.among is Among.BELOW else "the person"
        others = "other " if look.among is Among.OTHERS_OF_PERSON else ""
        so_many = f"{look.many} {others}{several_of_table(look.table)} for which"
        return f"{whose} has at least {so_many}", f"{whose} has fewer than {so_many}"
    match look.among:
        case Among.BELOW:
            whose = f"the {one_of_table(field.table)} has"
            return f"{whose} {article_of(look.table)} {one} for which", f"{whose} no {one} for which"
        case Among.OF_PERSON:
            return f"the person has a {one} for which", f"the person has no {one} for which"
        case Among.OTHERS_OF_PERSON:
            return f"the person has another {one} for which", f"the person has no other {one} for which"


def _whose(term: TermRef) -> str:
    return f"the {record_called(term.table)}" if term.of_parent else "it"


def _payment(earned: PaymentEarned) -> str:
    """A payment by its name, and that it is the parent's, where it is."""
    return f"{earned.name} of the plan" if earned.of_parent else earned.name


def _compared(condition: Compare) -> str:
    left, sign, right = condition.left, condition.sign, condition.right
    kind = type_of(left)
    if kind is Type.YES_NO:
        return _yes_or_no(left, sign, right)
    words = {Type.DATE: _OF_DATES, Type.TEXT: _OF_TEXT}.get(kind, _OF_AMOUNTS)[sign]
    value = _value(right, left) if isinstance(right, Constant) else operand_in_words(right)
    return f"{operand_in_words(left)} {words} {value}"


def _yes_or_no(left: Operand, sign: Comparison, right: Operand) -> str:
    if isinstance(left, FieldRef) and isinstance(right, Constant):
        statement = YesNo(left, left.span)
        return in_words(statement) if (right.value is True) == (sign == "is") else _opposite(statement)
    same = "the same" if sign == "is" else "not the same"
    return f"{operand_in_words(left)} and {operand_in_words(right)} are {same}"


def operand_in_words(operand: Operand) -> str:
    """A value: a field, a constant, the day of settling, or a day so long after another."""
    match operand:
        case FieldRef(table=table, field=field, in_hand=in_hand):
            words = field_in_words(table, field)
            if in_hand:
                # Another of its kind may be looked at, which has fields called the same.
                one = record_called(table)
                words = words.replace(f"the {one}", f"this {one}", 1)
            return f"whether {words}" if field.type is FieldType.YES_NO else words
        case Constant():
            return _value(operand, None)
        case AsAt():
            return "the day of settling"
        case Shifted(base=base, days=days, months=months):
            return _shifted(operand_in_words(base), days, months)
        case MoreOrLess(base=base, by=by):
            unit = "" if base.field.unit is None else one_of(base.field.unit)
            more = f"{plain_number(abs(by))} {unit if abs(by) == 1 else several_of_one(unit)}"
            return f"{operand_in_words(base)} {'less' if by < 0 else 'plus'} {more}"
        case MovedByWorkingDays(base=base, by=by):
            return working_days_in_words(by, operand_in_words(base))


def _shifted(base: str, days: int, months: int) -> str:
    number, one = (months, "month") if months else (days, "day")
    if not number:
        return base
    return f"{long_time(abs(number), one)} {'after' if number > 0 else 'before'} {base}"


def working_days_in_words(by: WorkingDays, base: str) -> str:
    """So many working days from a day: ``5 working days after the day the plan started``."""
    return f"{by.said} {'after' if by.count > 0 else 'before'} {base}"


def long_time(number: int, one: str) -> str:
    """So many days or months, in weeks where the days make whole ones."""
    if one == "day" and number % _DAYS_IN_A_WEEK == 0:
        return counted(number // _DAYS_IN_A_WEEK, "week")
    return counted(number, one)


def _value(constant: Constant, beside: Operand | None) -> str:
    """A constant as people write it; a code without its underscores, other text in quotation marks."""
    if isinstance(constant.value, date):
        return day_written(constant.value)
    if constant.type is Type.TEXT:
        code = spaced(str(constant.value))
        if not (isinstance(beside, FieldRef) and beside.field.codes):
            return f'"{constant.value}"'
        # A result recorded as "not achieved" must never read as a result that is not achieved.
        return f'"{code}"' if code.startswith("not ") else code
    return constant.written
