"""The type check of a condition: values of one type, codes of their field, dates moved a sensible way."""

from pbr.conditions.lexer import Misread
from pbr.conditions.operand_type import type_of
from pbr.conditions.syntax_tree import Constant, FieldRef, MoreOrLess, MovedByWorkingDays, Operand, Shifted
from pbr.conditions.value_type import Type
from pbr.problems.suggest import did_you_mean

FARTHEST = 37_200
"""By how many days a date may be moved: a hundred years, with months counted as 31 days."""


def _measured(operand: Operand) -> FieldRef | None:
    """The field whose unit a value is in; None where it is no number of a record."""
    match operand:
        case FieldRef():
            return operand
        case MoreOrLess(base=base):
            return base
        case _:
            return None


def check_not_too_far(days: int, start: int, end: int) -> None:
    """Raise `Misread` where a date is moved by more than a hundred years, which no contract means."""
    if abs(days) > FARTHEST:
        raise Misread(
            "PBR315",
            "this moves a date by more than a hundred years",
            start,
            end,
            "check the number, and whether it is of days, weeks or months",
        )


def moved_by(operand: Operand) -> int:
    """How far a date has been moved from the one a record gives, in days, there and back counted alike."""
    match operand:
        case Shifted(base=base, days=days, months=months):
            return moved_by(base) + abs(days) + 31 * abs(months)
        case MovedByWorkingDays(base=base, by=by):
            return moved_by(base) + working_days_at_most(by.count)
        case _:
            return 0


def working_days_at_most(count: int) -> int:
    """So many working days in days, as far as a date may be moved: five make a week, whatever is a holiday in it."""
    return -(-abs(count) * 7 // 5)


def check_ordered(left: Operand) -> None:
    """Raise `Misread` where a value has no order, so that nothing is more or less than it."""
    if type_of(left) in (Type.TEXT, Type.YES_NO):
        raise Misread(
            "PBR304",
            f"{type_of(left)} has no order, so it cannot be more or less than something",
            *left.span,
            "use 'is', 'is not' or 'is one of'",
        )


def check_same_type(left: Operand, right: Operand) -> None:
    """Raise `Misread` where two values are not of one type, or two fields not in one unit; or where one is a time."""
    for side in (left, right):
        if type_of(side) is Type.TIME:
            message = "a time of day chooses a row of a price, and is compared with nothing"
            raise Misread("PBR304", message, *side.span, "write by: time of … in a price, or ask whether it is known")
    if type_of(left) is not type_of(right):
        raise Misread(
            "PBR304",
            f"{type_of(left)} cannot be compared with {type_of(right)}",
            left.span[0],
            right.span[1],
            _how_to_write(type_of(left)),
        )
    one, other = _measured(left), _measured(right)
    if one is not None and other is not None and one.field.unit != other.field.unit:
        raise Misread(
            "PBR428",
            f"'{one.written}' holds {one.field.unit}, and '{other.written}' holds {other.field.unit}",
            left.span[0],
            right.span[1],
            "compare it with a field of the same unit, or with a number written here",
        )


def check_among_codes(field: Operand, written: Operand) -> None:
    """Raise `Misread` where a value is none of the codes of the field it is compared with."""
    if isinstance(field, FieldRef) and field.field.codes and isinstance(written, Constant):
        codes = field.field.codes
        if written.value not in codes:
            raise Misread(
                "PBR305",
                f'"{written.value}" is not a code of {field.field.name}',
                *written.span,
                did_you_mean(str(written.value), codes) or f"its codes: {', '.join(codes)}",
            )


def _how_to_write(kind: Type) -> str:
    return {
        Type.TEXT: 'text is written in double quotes, like "achieved"',
        Type.DATE: "a date is written like 2026-04-01, or as a field, or as at",
        Type.YES_NO: "yes or no is written without quotes",
        Type.MONEY: "money is written like £1,575.00",
        Type.NUMBER: "a number is written like 12 or 12.5",
        Type.SHARE: "a percentage is written like 20%",
        Type.TIME: "a time is written like 06:00",
    }[kind]
