"""What to say of a cell that cannot be read, without saying what it holds."""

import re

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.cells import is_damaged, plain_code
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.values.money import money_in_cell
from pbr.values.number import number_in_cell

_OTHER_AGE = re.compile(r"(?!19|20|21)\d{4}-\d{2}-\d{2}|\d{2}/\d{2}/(?!19|20|21)\d{4}")
_DAY_NUMBER = re.compile(r"\d{5}(\.0+)?")


def cell_problem(kind: TableKind, field: Field, text: str, place: Place, show_values: bool) -> Problem:
    """Say what is wrong with a cell that could not be read, and how to mend it.

    The cell's own text is part of the message only where ``show_values`` asks for it: records are about people.
    """
    if not text.strip():
        return Problem(
            "PBR701", f"{field.name} is blank", place, f"every {kind.one} must have {_article(field.name)} {field.name}"
        )
    if field.type is FieldType.TEXT or is_damaged(text.strip()):
        code, message, help_ = (
            "PBR707",
            f"{field.name} was spoilt by a spreadsheet, and the text it had cannot be recovered",
            "export the file again, and keep the column as text when you save it",
        )
    else:
        code, message, help_ = _WHAT_IS_WRONG[field.type](field, text)
    return Problem(code, f"{message}: {text.strip()!r}" if show_values else message, place, help_)


def _wrong_date(field: Field, text: str) -> tuple[str, str, str]:
    if _DAY_NUMBER.fullmatch(text.strip()):
        return (
            "PBR702",
            f"{field.name} is not a date, but looks like a spreadsheet's own number for a day",
            "format the column as dates before saving it as CSV",
        )
    if _OTHER_AGE.match(text.strip()):
        return (
            "PBR702",
            f"{field.name} is not a day between 1900 and 2199",
            "leave the cell blank where there is no date yet",
        )
    return (
        "PBR702",
        f"{field.name} is not a date",
        "write a day that exists, as 2026-05-04 or 04/05/2026 (the day first)",
    )


def _wrong_money(field: Field, text: str) -> tuple[str, str, str]:
    if money_in_cell(text) is not None:
        return "PBR708", f"{field.name} is below nil", f"{field.name} is an amount of money, nil or more"
    return "PBR703", f"{field.name} is not money", "write it as 1575.00, £1,575.00 or 1575"


def _wrong_number(field: Field, text: str) -> tuple[str, str, str]:
    if number_in_cell(text) is not None:
        return "PBR708", f"{field.name} is below nil", f"{field.name} is nil or more"
    return "PBR704", f"{field.name} is not a number", "write it as 10, 2.5 or 1,250"


def _wrong_yes_no(field: Field, text: str) -> tuple[str, str, str]:
    return "PBR705", f"{field.name} is neither yes nor no", "write yes or no (y, n, true, false, 1 and 0 are read too)"


def _wrong_code(field: Field, text: str) -> tuple[str, str, str]:
    codes = ", ".join(field.codes)
    suggestion = did_you_mean(plain_code(text), field.codes)
    return (
        "PBR706",
        f"{field.name} is not one of its codes",
        f"{suggestion} The codes are {codes}" if suggestion else f"the codes are {codes}",
    )


_WHAT_IS_WRONG = {
    FieldType.CODE: _wrong_code,
    FieldType.DATE: _wrong_date,
    FieldType.YES_NO: _wrong_yes_no,
    FieldType.MONEY: _wrong_money,
    FieldType.NUMBER: _wrong_number,
}


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
