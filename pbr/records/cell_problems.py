"""What to say of a cell that cannot be read, without saying what it holds."""

import re

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.blank_markers import is_mark_for_nothing, stands_for_nothing
from pbr.records.cells import is_damaged, plain_code
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.records.invisible_characters import hidden_in, name_of, trimmed
from pbr.records.number_problems import figure_meant, wrong_money, wrong_number
from pbr.records.quotable_values import quotable_code
from pbr.values.dates import DayOrder, day_order_in_cell

_OTHER_AGE = re.compile(r"(?!19|20|21)\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/(?!19|20|21)\d{4}")
_DAY_NUMBER = re.compile(r"\d{5}(\.0+)?")
_SHORT_YEAR = re.compile(r"\d{1,2}[/ -](\d{1,2}|[A-Za-z]{3,9})[/ -]\d{2}")
_OF_A_ZONE = re.compile(r".*\d{2}:\d{2}.*(Z|UTC|GMT|[+-]\d{2}:?\d{2})")


def cell_problem(kind: TableKind, field: Field, text: str, place: Place, show_values: bool, alone: bool) -> Problem:
    """Say what is wrong with a cell that could not be read, and how to mend it.

    The cell's own text is part of the message only where ``show_values`` asks for it: records are about people.
    A wrong code is shown where it is ``alone`` in its row, or near a code: elsewhere the whole row may have slipped,
    and a name may stand in the column of codes.
    """
    cell = trimmed(text)
    if not cell:
        return Problem("PBR701", f"{field.name} is blank", place, _must_have(kind, field))
    code, message, help_, quoted = _what_is_wrong(kind, field, cell, alone)
    if show_values and code == "PBR704" and (meant := figure_meant(field, cell)):
        help_ = f"{help_}; here it would be {meant}"
    shown = show_values and quoted != cell
    return Problem(code, f"{message}: {cell!r}" if shown else message, place, help_)


def _what_is_wrong(kind: TableKind, field: Field, cell: str, alone: bool) -> tuple[str, str, str, str]:
    """Give the code, message and help for a cell that is not blank, and what of the cell the message quotes."""
    if is_damaged(cell) and (field.type is FieldType.TEXT or not stands_for_nothing(field, cell)):
        return (
            "PBR707",
            f"{field.name} was spoilt by a spreadsheet, and the text it had cannot be recovered",
            "export the file again, and keep the column as text when you save it",
            "",
        )
    if hidden := hidden_in(cell):
        return (
            "PBR723",
            f"{field.name} has a hidden character inside: {name_of(hidden)}",
            "take it out, or write an ordinary space for it: with and without it are two that look alike",
            "",
        )
    if stands_for_nothing(field, cell) or (field.type is FieldType.TEXT and is_mark_for_nothing(cell)):
        return *_mark(kind, field, cell), cell
    if field.type is FieldType.CODE:
        return *_wrong_code(field, cell, alone), _shown_code(field, cell, alone)
    return *_WRONG_OF_TYPE[field.type](field, cell), ""


def _mark(kind: TableKind, field: Field, cell: str) -> tuple[str, str, str]:
    """Say why a mark for nothing may not stand here."""
    if field.required:
        return "PBR701", f'{field.name} holds "{cell}", which stands for nothing', _must_have(kind, field)
    means = f"means {field.blank_means}" if field.blank_means else "means that it still goes on"
    return (
        "PBR721",
        f'{field.name} holds "{cell}", which is no answer, and a blank cell there {means}',
        "write what is known; where it is not known, ask before anything is paid",
    )


def _must_have(kind: TableKind, field: Field) -> str:
    return f"every {kind.one} must have {_article(field.name)} {field.name}"


def _wrong_date(field: Field, cell: str) -> tuple[str, str, str]:
    if _DAY_NUMBER.fullmatch(cell):
        return (
            "PBR702",
            f"{field.name} is not a date, but looks like a spreadsheet's own number for a day",
            "format the column as dates before saving it as CSV",
        )
    if _OTHER_AGE.match(cell):
        return (
            "PBR702",
            f"{field.name} is not a day between 1900 and 2199",
            "leave the cell blank where there is no date yet",
        )
    if _SHORT_YEAR.fullmatch(cell):
        return "PBR702", f"{field.name} has a year of two digits", "write the year in full: 2026-05-04 or 04/05/2026"
    if _OF_A_ZONE.fullmatch(cell):
        return (
            "PBR702",
            f"{field.name} is a time of another zone, which may be another day here",
            "export the day alone, or the time as it was here",
        )
    if day_order_in_cell(cell) is DayOrder.MONTH_FIRST:
        return (
            "PBR724",
            f"{field.name} is a day only if the month is first, and other cells of the column have the day first",
            "write the whole column with the day first, or the year first",
        )
    return (
        "PBR702",
        f"{field.name} is not a date",
        "write a day that exists, as 2026-05-04 or 04/05/2026 (the day first)",
    )


def _wrong_yes_no(field: Field, cell: str) -> tuple[str, str, str]:
    return "PBR705", f"{field.name} is neither yes nor no", "write yes or no (y, n, true, false, 1 and 0 are read too)"


def _wrong_code(field: Field, cell: str, alone: bool) -> tuple[str, str, str]:
    codes = ", ".join(field.codes)
    suggestion = did_you_mean(plain_code(cell), field.codes)
    shown = _shown_code(field, cell, alone)
    written = f'{field.name} is "{shown}", which' if shown else field.name
    return (
        "PBR706",
        f"{written} is not one of its codes",
        f"{suggestion} The codes are {codes}" if suggestion else f"the codes are {codes}",
    )


def _shown_code(field: Field, cell: str, alone: bool) -> str:
    """What of a wrong code a message shows; nothing where it may be somebody's name."""
    return quotable_code(cell) if alone or did_you_mean(plain_code(cell), field.codes) else ""


_WRONG_OF_TYPE = {
    FieldType.DATE: _wrong_date,
    FieldType.YES_NO: _wrong_yes_no,
    FieldType.MONEY: wrong_money,
    FieldType.NUMBER: wrong_number,
}


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
