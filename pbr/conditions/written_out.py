"""A condition written out in the language, its terms put in their places: two that mean the same things read alike."""

from pbr.calendar.calendar import Calendar
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


def written_out(condition: Condition, owner: str = "") -> str:
    """A condition as a scheme would write it without terms; ``owner`` is whose it is, where that must be said."""
    match condition:
        case TermRef(condition=inner, of_parent=of_parent):
            return _in_brackets(inner, "plan's " if of_parent else owner)
        case Not(condition=inner):
            return f"not {_in_brackets(inner, owner)}"
        case And(conditions=parts):
            return " and ".join(_in_brackets(part, owner) for part in parts)
        case Or(conditions=parts):
            return " or ".join(_in_brackets(part, owner) for part in parts)
        case PaymentEarned(name=name):
            return f"{name} is earned"
        case YesNo(field=field):
            return operand_written(field, owner)
        case Known(left=left, wanted=wanted):
            return f"{operand_written(left, owner)} is {'known' if wanted else 'missing'}"
        case DayIs(left=left, kind=kind, negated=negated):
            where = "" if kind.calendar is None else f" {_calendar(kind.calendar)}"
            return f"{operand_written(left, owner)} is {'not ' if negated else ''}{kind.written}{where}"
        case OneOf(left=left, choices=choices, negated=negated):
            among = ", ".join(choice.written for choice in choices)
            return f"{operand_written(left, owner)} is {'not ' if negated else ''}one of {among}"
        case Between(left=left, low=low, high=high):
            ends = f"{operand_written(low, owner)} and {operand_written(high, owner)}"
            return f"{operand_written(left, owner)} between {ends}"
        case Compare(left=left, sign=sign, right=right):
            return f"{operand_written(left, owner)} {sign} {operand_written(right, owner)}"


def operand_written(operand: Operand, owner: str = "") -> str:
    """A value as a scheme would write it; days are weeks where they make whole ones."""
    match operand:
        case FieldRef():
            return operand.written if operand.of_parent or operand.in_hand else f"{owner}{operand.written}"
        case Constant(written=written):
            return written
        case AsAt():
            return "as at"
        case Shifted(base=base, days=days, months=months):
            number, unit = _so_long(days, months)
            many = f"{abs(number)} {unit}{'' if abs(number) == 1 else 's'}"
            return f"{operand_written(base, owner)} {'-' if number < 0 else '+'} {many}"
        case MoreOrLess(base=base, written=written):
            return f"{operand_written(base, owner)}{written.removeprefix(base.written)}"
        case MovedByWorkingDays(base=base, by=by):
            return f"{operand_written(base, owner)} {by.written}"


def _so_long(days: int, months: int) -> tuple[int, str]:
    """Months, or days: in weeks where they make whole ones, so that 84 days read as 12 weeks do."""
    if months:
        return months, "month"
    return (days // 7, "week") if days % 7 == 0 else (days, "day")


def _in_brackets(condition: Condition, owner: str) -> str:
    if isinstance(condition, TermRef):
        return written_out(condition, owner)
    text = written_out(condition, owner)
    return f"({text})" if isinstance(condition, And | Or) else text


def _calendar(calendar: Calendar) -> str:
    """Which bank holidays are meant: two schemes may have others."""
    also = "".join(f" or {day.isoformat()}" for day in sorted(calendar.also))
    return f"in {calendar.nation}{also}"
