"""What to say of a cell that cannot be read, without saying what it holds."""

from pbr.problems.problem import Place, Problem
from pbr.problems.suggest import did_you_mean
from pbr.records.cells.blank_markers import is_mark_for_nothing, stands_for_nothing
from pbr.records.cells.cells import is_damaged, plain_code, stray_marks
from pbr.records.cells.date_problems import wrong_date
from pbr.records.cells.marks_gathered import MarkedCell
from pbr.records.cells.number_problems import figure_meant, wrong_money, wrong_number
from pbr.records.dictionary import Field, FieldType, TableKind
from pbr.records.files.invisible_characters import hidden_in, name_of, trimmed
from pbr.records.files.quotable_values import quotable_code
from pbr.records.files.record_names import article_before


def cell_problem(kind: TableKind, field: Field, text: str, place: Place, show_values: bool, alone: bool) -> Problem:
    """Say what is wrong with a cell that could not be read, and how to mend it.

    The cell's own text is part of the message only where ``show_values`` asks for it: records are about people.
    A wrong code is shown where it is ``alone`` in its row, or near a code: elsewhere the whole row may have slipped,
    and a name may stand in the column of codes.
    """
    cell = trimmed(text)
    if not cell:
        return Problem("PBR701", f"{field.name} is blank", place, _must_have(kind, field))
    if _is_marked(field, cell):
        return _marked_cell(kind, field, cell, place)
    code, message, help_, quoted = _what_is_wrong(field, cell, alone)
    if show_values and code == "PBR704" and (meant := figure_meant(field, cell)):
        help_ = f"{help_}; here it would be {meant}"
    shown = show_values and quoted != cell
    return Problem(code, f"{message}: {cell!r}" if shown else message, place, help_)


def _what_is_wrong(field: Field, cell: str, alone: bool) -> tuple[str, str, str, str]:
    """Give the code, message and help for a cell that is not blank, and what of the cell the message quotes."""
    if is_damaged(cell):
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
    if marks := stray_marks(cell):
        return (
            "PBR671",
            f"{field.name} has {marks}, read as part of it",
            "leave the marks out; in a CSV file they open a cell only right after a comma, with no blank between",
            "",
        )
    if field.type is FieldType.TEXT:
        return (
            "PBR631",
            f"{field.name} says that this row is a total or an average of others, not a record",
            "take it out; the rows are added up here. Where it is the reference of a record, give it another",
            "",
        )
    if field.type is FieldType.CODE:
        return *_wrong_code(field, cell, alone), _shown_code(field, cell, alone)
    return *_WRONG_OF_TYPE[field.type](field, cell), ""


def _is_marked(field: Field, cell: str) -> bool:
    """Whether a cell holds a mark for nothing. In text a spreadsheet's own, #N/A, has spoilt what was there."""
    if field.type is FieldType.TEXT:
        return not is_damaged(cell) and (stands_for_nothing(field, cell) or is_mark_for_nothing(cell))
    return stands_for_nothing(field, cell)


def _marked_cell(kind: TableKind, field: Field, cell: str, place: Place) -> MarkedCell:
    """Say why a mark for nothing may not stand here."""
    if field.required:
        message = f'{field.name} holds "{cell}", which stands for nothing'
        return MarkedCell("PBR701", message, place, _must_have(kind, field), mark=cell, record=kind.one)
    means = field.blank_means or "that it still goes on"
    return MarkedCell(
        "PBR721",
        f'{field.name} holds "{cell}", which is no answer, and a blank cell there means {means}',
        place,
        "write what is known; where it is not known, ask before anything is paid",
        mark=cell,
        record=kind.one,
        blank_means=means,
    )


def _must_have(kind: TableKind, field: Field) -> str:
    return f"every {kind.one} must have {article_before(field.name)} {field.name}"


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


def _wrong_time(field: Field, cell: str) -> tuple[str, str, str]:
    help_ = "write the time alone, by the clock on the wall: 22:30; the day stands in a column of its own"
    return "PBR529", f"{field.name} is not a time of day", help_


_WRONG_OF_TYPE = {
    FieldType.DATE: wrong_date,
    FieldType.YES_NO: _wrong_yes_no,
    FieldType.MONEY: wrong_money,
    FieldType.NUMBER: wrong_number,
    FieldType.TIME: _wrong_time,
}
