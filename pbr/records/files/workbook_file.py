"""A sheet of a workbook (.xlsx, .xls, .ods) as headings and rows of text, each with its row in the sheet."""

import hashlib
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.problems.suggest import did_you_mean
from pbr.records.files.encoding import cannot_open
from pbr.records.files.failed_formulas import failed_formulas
from pbr.records.files.heading_row import heading_row_of
from pbr.records.files.invisible_characters import trimmed
from pbr.records.files.workbook_cells import text_of
from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_MOST_BYTES = 2_000_000_000
_MOST_MERGED_NAMED = 5
# A title, a date and the name of who made it may stand above the headings.
_ROWS_LOOKED_AT = 20
_MOST_OF_A_NOTE = 2


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """A sheet, read: the text of its headings, and below them rows with their numbers in the sheet.

    ``name`` is what problems call it, and ``sha256`` is of the bytes of the whole workbook. A formula that failed is
    its text, ``#REF!``: whoever reads the column refuses it, and it is never blank.
    """

    name: str
    sheet: str
    sha256: str
    heading_row: int
    headings: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    warnings: tuple[Problem, ...]

    def rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Go through the rows below the headings, each with its number in the sheet; blank ones as well."""
        return enumerate(self.cells, self.heading_row + 1)


def read_workbook(path: Path, name: str, sheet: str = "", heading_row: int = 0) -> WorkbookSheet:
    """Read one sheet of a workbook; ``name`` is what problems call the file.

    Without a ``sheet`` it is the one that has rows; without a ``heading_row`` (from 1) the headings are looked for
    below titles and notes. Raises ``ProblemsFound`` where the reader of workbooks is not installed, the file is none
    or has a password, several sheets have rows and none is named, or the headings or rows are merged cells.
    """
    content = _bytes_of(path, name)
    with _opened(content, name) as book:
        found, warnings, alone = _the_sheet(book, name, sheet)
        table = [[text_of(cell) for cell in row] for row in found.to_python(skip_empty_area=False)]
        merged = found.merged_cell_ranges or []
    for (row, column), says in failed_formulas(content, found.name).items():
        if row < len(table) and column < len(table[row]):
            table[row][column] = says
    called = name if alone else f'{name} sheet "{found.name}"'
    at = heading_row - 1 if heading_row else heading_row_of(table)
    if at >= len(table) or not _filled(table[at]):
        raise _refused("PBR782", f"row {at + 1} has no headings: it is blank", called, "name the row that has them")
    _refuse_merged(merged, at, called, table)
    _refuse_title(at, called, table)
    width = 1 + max((at for row in table[at:] for at, cell in enumerate(row) if trimmed(cell)), default=0)
    headings = tuple(trimmed(cell) for cell in table[at][:width])
    rows = tuple(tuple(row[:width]) for row in table[at + 1 :])
    while rows and not _filled(rows[-1]):
        rows = rows[:-1]
    return WorkbookSheet(
        called, found.name, hashlib.sha256(content).hexdigest(), at + 1, headings, rows, tuple(warnings)
    )


def _bytes_of(path: Path, name: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise cannot_open(error, str(path)) from error
    if zipfile.is_zipfile(BytesIO(content)):
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                size = sum(each.file_size for each in archive.infolist())
        except (zipfile.BadZipFile, ValueError):
            raise _unreadable(name) from None
        if size > _MOST_BYTES:
            raise _refused("PBR785", f"the workbook holds more than {_MOST_BYTES:,} bytes", name, "save it as CSV")
    return content


def _opened(content: bytes, name: str) -> "CalamineWorkbook":
    try:
        # imported late: it is an extra, and only who reads a workbook needs it
        from python_calamine import CalamineWorkbook, PasswordError
    except ImportError:
        raise _refused(
            "PBR780",
            f"{name} is a workbook, and what reads workbooks is not installed",
            name,
            "install the extra that has it: pip install '.[workbooks]' in the folder of the clone; or save the sheet "
            "as CSV UTF-8",
        ) from None
    try:
        return CalamineWorkbook.from_filelike(BytesIO(content))
    except PasswordError:
        how = "save a copy without one"
        raise _refused("PBR785", "the workbook is locked with a password", name, how) from None
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:
        # Its reader is no Python: at its own faults it raises what is no ordinary exception.
        raise _unreadable(name) from None


def _the_sheet(book: "CalamineWorkbook", name: str, wanted: str) -> tuple["CalamineSheet", list[Problem], bool]:
    """Give the sheet that is named, or the one that has rows; whether it is the only one that has any."""
    # imported late: it is an extra, and whoever comes here has it
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    sheets = {
        each.name: (_sheet(book, each.name, name), each.visible == SheetVisibleEnum.Visible)
        for each in book.sheets_metadata
        if each.typ == SheetTypeEnum.WorkSheet
    }
    if wanted:
        if wanted not in sheets:
            help_ = did_you_mean(wanted, sheets) or f"its sheets are: {', '.join(sheets)}"
            raise _refused("PBR781", f'the workbook has no sheet "{wanted}"', name, help_)
        return sheets[wanted][0], [], len(sheets) == 1
    seen = [each for each, (sheet, visible) in sheets.items() if visible and sheet.height]
    hidden = [each for each, (sheet, visible) in sheets.items() if not visible and sheet.height]
    if not seen:
        how = f"name it with sheet: {hidden[0]}" if hidden else "export it again"
        raise _refused("PBR781", "no sheet that can be seen has anything in it", name, how)
    if len(seen) > 1:
        several = f"{len(seen)} sheets have something in them: {', '.join(seen)}"
        raise _refused("PBR781", several, name, "say which one it is, with sheet:")
    warnings = [
        Problem(
            "PBR783",
            f'the sheet "{each}" is hidden, has something in it, and is not read',
            Place(name),
            "if it is the one that is meant, name it with sheet:",
            "warning",
        )
        for each in hidden
    ]
    return sheets[seen[0]][0], warnings, len(sheets) == 1


def _sheet(book: "CalamineWorkbook", sheet: str, name: str) -> "CalamineSheet":
    try:
        return book.get_sheet_by_name(sheet)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:
        raise _unreadable(name) from None


def _refuse_merged(
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]], headings: int, called: str, table: list[list[str]]
) -> None:
    """Refuse merged cells in the headings and among the rows below: all but the first cell of each is blank."""
    in_headings = [each for each in merged if each[0][0] <= headings <= each[1][0] and each[0] != each[1]]
    if in_headings:
        below = next((at + 2 for at, row in enumerate(table[headings + 1 :], headings) if _filled(row)), 0)
        raise _refused(
            "PBR782",
            f"row {headings + 1} has merged cells: it is a title, or headings over several columns",
            called,
            f"say in which row each column has a heading, such as headings in row: {below or headings + 1}",
            headings + 1,
        )
    among = [first for first, last in merged if first[0] > headings and first != last]
    if among:
        rows = ", ".join(str(row + 1) for row, _ in among[:_MOST_MERGED_NAMED])
        more = f" and {len(among) - _MOST_MERGED_NAMED:,} more" if len(among) > _MOST_MERGED_NAMED else ""
        raise _refused(
            "PBR784",
            f"cells are merged below the headings, from row {rows}{more}: all of each but the first cell is blank",
            called,
            "take the cells apart, and write in each row what it has",
            among[0][0] + 1,
        )


def _refuse_title(headings: int, called: str, table: list[list[str]]) -> None:
    """Refuse a first row of one cell above rows of several: it is a title."""
    counts = [sum(1 for cell in row if trimmed(cell)) for row in table[headings : headings + _ROWS_LOOKED_AT]]
    if counts[0] == 1 and max(counts) > _MOST_OF_A_NOTE:
        row = headings + 1 + next(at for at, count in enumerate(counts) if count > _MOST_OF_A_NOTE)
        raise _refused(
            "PBR782",
            f"row {headings + 1} has one cell, and is a title rather than headings",
            called,
            f"say in which row each column has a heading, such as headings in row: {row}",
            headings + 1,
        )


def _filled(row: Sequence[str]) -> bool:
    return bool(trimmed("".join(row)))


def _unreadable(name: str) -> ProblemsFound:
    how = "open it and save it again, or save the sheet as CSV UTF-8"
    return _refused("PBR785", "the file cannot be read as a workbook", name, how)


def _refused(code: str, message: str, name: str, help_: str, row: int = 0) -> ProblemsFound:
    return ProblemsFound([Problem(code, message, Place(name, row), help_)])
