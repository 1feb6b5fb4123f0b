"""A workbook as it stands in its file: each cell by its place, with the very digits that are written."""

import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from pbr.records.held_row import HeldRow
from pbr.reports.workbook.settlement_workbook import SettlementWorkbook
from pbr.reports.workbook.table_in_sheets import LONGEST_SHEET
from pbr.settlement.line import Line
from pbr.settlement.settlement import Settlement

_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class InFile:
    """A cell as the file has it: text or the digits of a number, its formula, and the number of its format."""

    text: str
    is_number: bool
    formula: str
    look: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its cells by place (``A1``), its XML, and that of its tables."""

    cells: dict[str, InFile]
    xml: str
    tables: tuple[str, ...]

    def row(self, number: int) -> dict[str, str]:
        """The texts of the cells of a row, by their headings."""
        return {
            heading: self.cells[f"{column}{number}"].text
            for column, heading in self.headings.items()
            if f"{column}{number}" in self.cells
        }

    @property
    def reference(self) -> tuple[int, int]:
        """The rows of the table: of its headings, and of its last cells."""
        found = re.search(r' ref="A(\d+):[A-Z]+(\d+)"', self.tables[0])
        assert found
        return int(found[1]), int(found[2])

    @property
    def headings(self) -> dict[str, str]:
        """The headings of the table by their columns."""
        first = self.reference[0]
        found = {place: cell.text for place, cell in self.cells.items()}
        return {
            place.removesuffix(str(first)): text
            for place, text in found.items()
            if re.fullmatch(f"[A-Z]+{first}", place)
        }

    def rows(self) -> list[dict[str, str]]:
        """The rows of the table, the one of its sums too."""
        first, last = self.reference
        return [self.row(number) for number in range(first + 1, last + 1)]


def opened(file: Path) -> dict[str, Sheet]:
    """Read the sheets of a workbook, in their order."""
    with zipfile.ZipFile(file) as workbook:
        names = ElementTree.fromstring(workbook.read("xl/workbook.xml"))
        links = ElementTree.fromstring(workbook.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): link.get("Target", "") for link in links}
        found: dict[str, Sheet] = {}
        for sheet in names.iter(f"{_SHEETS}sheet"):
            target = targets[sheet.get(f"{_RELATIONS}id")]
            xml = workbook.read(f"xl/{target}").decode("utf-8")
            beside = f"xl/worksheets/_rels/{Path(target).name}.rels"
            related = workbook.read(beside).decode("utf-8") if beside in workbook.namelist() else ""
            tables = re.findall(r'Target="\.\./(tables/[^"]+)"', related)
            found[sheet.get("name", "")] = Sheet(
                _cells(xml), xml, tuple(workbook.read(f"xl/{table}").decode("utf-8") for table in tables)
            )
    return found


def _cells(xml: str) -> dict[str, InFile]:
    found: dict[str, InFile] = {}
    for cell in ElementTree.fromstring(xml).iter(f"{_SHEETS}c"):
        formula = cell.findtext(f"{_SHEETS}f", "")
        number = cell.findtext(f"{_SHEETS}v")
        text = number if number is not None else "".join(part.text or "" for part in cell.iter(f"{_SHEETS}t"))
        found[cell.get("r", "")] = InFile(text, number is not None, formula, int(cell.get("s", "0")))
    return found


def written(
    file: Path,
    settlement: Settlement,
    lines: Iterable[Line],
    held: Iterable[HeldRow] = (),
    longest: int = LONGEST_SHEET,
) -> dict[str, Sheet]:
    """Write a workbook of some lines and read it back."""
    with TemporaryDirectory(dir=file.parent) as folder:
        with SettlementWorkbook(file, Path(folder), settlement.as_at, longest) as workbook:
            workbook.write_held(held, settlement.expected, {})
            for line in lines:
                workbook.write([line])
            workbook.end(settlement)
        assert list(Path(folder).iterdir()) == []
    return opened(file)
