"""A workbook in LibreOffice: every cell, amount and sum comes out as it was written, and sums are worked out anew."""

import csv
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from xlsxwriter.utility import xl_col_to_name

from tests.reports.hand_made import BAD_ROW, PACKAGE, about, settlement_of
from tests.reports.workbook.opened import InFile, Sheet, written
from tests.reports.workbook.test_workbook import LINES_MADE

# Commas, double quotes, UTF-8, from the first line; text as it is, and every sheet.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,false,false,false,false,-1"

ODD = ("P*", "P?", "p1", "007", "7", ">0", "=P1", "~", "P1 ", 'a "b", c', "<r>x</r>", "\x1b[31m", "é", "_x0041_")
"""Ids that a comparison by pattern, by number or without regard to capitals would take for others."""


def soffice() -> str:
    """Find LibreOffice. Where it is missing the test is skipped, but fails where everything is to be tested."""
    found = shutil.which("soffice")
    if found is None:
        assert not os.environ.get("CI"), "no LibreOffice: apt-get install libreoffice-calc"
        pytest.skip("no LibreOffice is installed (apt-get install libreoffice-calc), so no workbook is opened in it")
    return found


def without_what_sums_come_to(file: Path, copy: Path) -> None:
    """Copy a workbook without the values of its formulas, so that whoever shows one has worked it out."""
    with zipfile.ZipFile(file) as whole, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as bare:
        for name in whole.namelist():
            text = whole.read(name)
            if name.startswith("xl/worksheets/sheet"):
                text, taken = re.subn(rb"</f><v>[^<]*</v>", b"</f>", text)
                assert taken == text.count(b"</f>")
            bare.writestr(name, text)


def converted(folder: Path, *files: Path) -> None:
    """Write every sheet of workbooks as CSV into a folder."""
    subprocess.run(
        [
            soffice(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--norestore",
            "--convert-to", AS_CSV, "--outdir", str(folder), *map(str, files),
        ],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip


def in_csv(file: Path) -> dict[str, str]:
    """The cells of a sheet by their places."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.reader(opened))
    return {
        f"{xl_col_to_name(place)}{number}": cell
        for number, row in enumerate(rows, start=1)
        for place, cell in enumerate(row)
        if cell
    }


def compared(sheet: Sheet, shown: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The cells that are not shown as they were written."""
    assert set(shown) == set(sheet.cells)
    for place, cell in sheet.cells.items():
        if not is_same(cell, shown[place]):
            yield place, cell.text, shown[place]


def is_same(cell: InFile, shown: str) -> bool:
    """Whether a cell is shown as it was written; no amount may be off by any digit."""
    if not cell.is_number:
        return cell.text.replace("_x005F_", "_") == shown
    if re.fullmatch(r"\d{4}-\d\d-\d\d", shown):
        return date(1899, 12, 30) + timedelta(days=int(cell.text)) == date.fromisoformat(shown)
    if shown.endswith("%"):
        return Decimal(cell.text) == Decimal(shown[:-1]) / 100
    return Decimal(cell.text) == Decimal(shown)


def test_every_cell_is_shown_as_it_was_written_and_every_sum_is_worked_out_alike(tmp_path: Path) -> None:
    odd = [about(PACKAGE, id=f"R{n:02}", provider=one)._replace(amount=10 + n) for n, one in enumerate(ODD)]
    # The sums of one large, one odd and one negative amount are exact as well.
    odd += [about(PACKAGE, id="S", provider="P9")._replace(amount=pence) for pence in (99_999_999_999, 1, -100_000)]
    lines = [*LINES_MADE, *odd]
    settlement = replace(settlement_of(*lines), title="Ein Preis & ein „Bonus“ <für> alle")
    whole, bare = tmp_path / "whole.xlsx", tmp_path / "bare.xlsx"
    # Lines and groups go over several sheets.
    sheets = written(whole, settlement, lines, [BAD_ROW], longest=22)
    assert {"Lines part 2", "Due by payment part 2"} <= set(sheets)
    without_what_sums_come_to(whole, bare)
    converted(tmp_path, whole, bare)
    sums = 0
    for name, sheet in sheets.items():
        for file in ("whole", "bare"):
            assert list(compared(sheet, in_csv(tmp_path / f"{file}-{name}.csv"))) == [], f"{name} of {file}"
        sums += sum(bool(cell.formula) for cell in sheet.cells.values())
    assert sums > 100
    # By hand: 3,145.50 before, fourteen from 10 to 23 pence are 2.31, and 999,999,999.99 + 0.01 - 1,000.00.
    assert sheets["Checks"].cells["C4"].text == "1000002147.81"
