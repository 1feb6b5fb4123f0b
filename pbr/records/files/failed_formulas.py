"""Failed formulas (#REF!, #DIV/0!) of a workbook, found in its own bytes: the reader of workbooks gives them as blank.

A blank day of an end means that something still goes on, so that one is never to be had from a formula that failed.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree

from pbr.records.files.old_workbook import failed_in_old_workbook

Failed = Mapping[tuple[int, int], str]
"""What stands in cells whose formulas failed, by row and column, counted from 0."""

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*\bt=\"e\"[^>]*)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
_AT = re.compile(rb"\br=\"([A-Z]+)([0-9]+)\"")
_SAYS = re.compile(rb"<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_FORMULA = f"{_TABLE}formula"
_AN_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)|Err:[0-9]+")
_LETTERS = 26


def failed_formulas(content: bytes, sheet: str) -> Failed:
    """Find them in a sheet of a workbook, ``.xlsx``, ``.xls`` or ``.ods``, given as its bytes."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return failed_in_old_workbook(content, sheet)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        if "content.xml" in names:
            return _in_opendocument(archive.read("content.xml"), sheet)
        part = _part_of(archive, sheet, names)
        return _in_part(archive.read(part)) if part else {}


def _part_of(archive: zipfile.ZipFile, sheet: str, names: set[str]) -> str:
    """Give the name of the part that holds a sheet, or nothing where the workbook is of another make."""
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return ""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    wanted = [each.get(_RELATION) for each in book.iter() if _bare(each.tag) == "sheet" and each.get("name") == sheet]
    for each in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels")):
        if wanted and each.get("Id") == wanted[0]:
            target = each.get("Target", "")
            part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
            return part if part in names else ""
    return ""


def _in_part(xml: bytes) -> Failed:
    failed: dict[tuple[int, int], str] = {}
    for about, inside in _CELL.findall(xml):
        at, says = _AT.search(about), _SAYS.search(inside)
        if at:
            failed[int(at[2]) - 1, _column(at[1].decode())] = says[1].decode() if says else "#VALUE!"
    return failed


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + ord(letter) - ord("A") + 1
    return number - 1


def _in_opendocument(xml: bytes, sheet: str) -> Failed:
    failed: dict[tuple[int, int], str] = {}
    for table in ElementTree.fromstring(xml).iter(f"{_TABLE}table"):
        if table.get(f"{_TABLE}name") != sheet:
            continue
        row = 0
        for each in table.iter(f"{_TABLE}table-row"):
            for column, says in _failed_in_row(each):
                failed[row, column] = says
            row += int(each.get(f"{_TABLE}number-rows-repeated", "1"))
    return failed


def _failed_in_row(row: ElementTree.Element) -> list[tuple[int, str]]:
    failed: list[tuple[int, str]] = []
    column = 0
    for cell in row:
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        says = "".join(cell.itertext())
        if cell.get(_CALC) == "error" or (cell.get(_FORMULA) and _AN_ERROR.fullmatch(says)):
            failed += [(column + more, says if says.startswith("#") else "#VALUE!") for more in range(times)]
        column += times
    return failed


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]
