"""What to say of a cell that should hold a figure: money, hours, minutes, points."""

import re
from fractions import Fraction

from pbr.records.cells.blank_markers import is_dash
from pbr.records.cells.cells import can_be
from pbr.records.dictionary import AnyUnit, Field, FieldType, Unit
from pbr.values.money import money_in_cell
from pbr.values.number import number_in_cell, plain_number

_MINUS_BEHIND = re.compile(r"£?[\d,]+(\.\d+)?\s*-")
_DECIMAL_COMMA = re.compile(r"£?(?:\d+|\d{1,3}(?:\.\d{3})+),\d{1,2}")
_CLOCK = re.compile(r"([0-9]{1,5}):([0-5][0-9])(?::00)?")
_HOURS_AND_MINUTES = re.compile(
    r"([0-9]{1,5}) ?h(?:(?:ou)?rs?)?\.? ?([0-9]{1,2}) ?(?:m(?:in(?:ute)?s?)?\.?)?", re.IGNORECASE
)
_WITH_A_WORD = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?) ?([A-Za-z%][A-Za-z/. ]{0,20})")
_HOURS, _MINUTES = re.compile(r"h(?:(?:ou)?rs?)?\b", re.IGNORECASE), re.compile(r"m(?:in(?:ute)?s?)?\b", re.IGNORECASE)
_IN_HOURS = (Unit.HOURS, Unit.HOURS_A_WEEK)

Said = tuple[str, str, str]
"""The code, the message and the help."""


def wrong_money(field: Field, cell: str) -> Said:
    """Say why a cell is no money, or none that can be."""
    if money_in_cell(cell) is not None:
        return "PBR708", f"{field.name} is below nil", f"{field.name} is an amount of money, nil or more"
    return _wrong_figure(field, cell) or (
        "PBR703",
        f"{field.name} is not money",
        "write it as 1575.00, £1,575.00 or 1575",
    )


def wrong_number(field: Field, cell: str) -> Said:
    """Say why a cell is no number, or none that can be."""
    number = number_in_cell(cell)
    if number is not None:
        if not can_be(field, number) and number > 0:
            return _impossible(field, number)
        return "PBR708", f"{field.name} is below nil", f"{field.name} is nil or more"
    return (
        _wrong_figure(field, cell)
        or _wrong_length_of_time(field, cell)
        or ("PBR704", f"{field.name} is not a number", "write it as 10, 2.5 or 1,250")
    )


def figure_meant(field: Field, cell: str) -> str:
    """Give the figure that a length of time or a figure with a word behind it would be; empty where it is not sure."""
    if length := _clock(field, cell):
        hours = Fraction(int(length[1])) + Fraction(int(length[2]), 60)
        return _written(hours if field.unit in _IN_HOURS else hours * 60)
    found = _WITH_A_WORD.fullmatch(cell)
    number = number_in_cell(found[1]) if found else None
    if not found or number is None or field.type is not FieldType.NUMBER:
        return ""
    if _HOURS.match(found[2]) and field.unit is Unit.MINUTES:
        return _written(number * 60)
    if _MINUTES.match(found[2]) and field.unit in _IN_HOURS:
        return _written(number / 60)
    return _written(number)


def _impossible(field: Field, number: Fraction) -> Said:
    """Say that there can be no such figure, and what may have been meant."""
    possible, unit = field.possible, field.unit
    if possible and number > possible.most:
        ones = "hours" if unit is Unit.HOURS_A_WEEK else unit
        message = f"{field.name} is more than {possible.most:,}, and {possible.whole} has no more {ones}"
    else:
        message = f"{field.name} is less than a minute, and not nil"
    if unit is Unit.MINUTES:
        return (
            "PBR728",
            message,
            "write the minutes of one visit: hours are multiplied by 60, seconds divided by 60, and a workbook's part "
            "of a day is multiplied by 1,440; a visit over several days is a row for each day",
        )
    return (
        "PBR728",
        message,
        "write the hours of one week: minutes are divided by 60, hours a month are multiplied by 12 and divided by 52",
    )


def _wrong_figure(field: Field, cell: str) -> Said | None:
    """Say what accountants' ways of writing nil and less than nil would have to be, where the cell has one."""
    code = "PBR703" if field.type is FieldType.MONEY else "PBR704"
    if is_dash(cell):
        return (
            code,
            f"{field.name} is a dash, which is how spreadsheets show nil",
            "write 0 where it is nil, and leave the cell blank where it is not known",
        )
    if _MINUS_BEHIND.fullmatch(cell):
        return code, f"{field.name} has its minus behind the figure", "write the minus in front, as in -5.00"
    if _DECIMAL_COMMA.fullmatch(cell):
        return (
            code,
            f"{field.name} has a comma where its decimals begin",
            "write a point there, as in 10.5; a comma stands only between thousands, as in 1,250",
        )
    return None


def _wrong_length_of_time(field: Field, cell: str) -> Said | None:
    """Say in which form a length of time is wanted, or a figure that has a word behind it."""
    if _clock(field, cell):
        example = "31:30 is 31.5" if field.unit in _IN_HOURS else "1:30, an hour and a half, is 90"
        return (
            "PBR704",
            f"{field.name} is written as hours and minutes",
            f"write {field.unit} as one figure: {example}",
        )
    if _WITH_A_WORD.fullmatch(cell):
        return (
            "PBR704",
            f"{field.name} has a word or sign behind its figure",
            f"write the figure alone, as {_EXAMPLES.get(field.unit, '87.5')}: it is read as {field.unit}",
        )
    return None


_EXAMPLES: dict[AnyUnit | None, str] = {Unit.HOURS: "31.5", Unit.HOURS_A_WEEK: "31.5", Unit.MINUTES: "45"}


def _clock(field: Field, cell: str) -> re.Match[str] | None:
    """The hours and minutes of a cell, where its field counts time."""
    if field.unit not in (*_IN_HOURS, Unit.MINUTES):
        return None
    return _CLOCK.fullmatch(cell) or _HOURS_AND_MINUTES.fullmatch(cell)


def _written(number: Fraction) -> str:
    return plain_number(round(number, 6))
