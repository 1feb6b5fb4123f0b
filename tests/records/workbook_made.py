"""A workbook as a case system might export it, in which every kind of cell stands; all of it is invented.

``workbooks/extract.xls`` and ``workbooks/extract.ods`` are this one, saved by LibreOffice in those formats.
"""

from datetime import date, datetime, time
from pathlib import Path

import xlsxwriter

HEADINGS = ("Ref", "Start", "Entered", "Hours", "Agreed", "Ended", "At", "Share", "Price", "Spent", "Late", "Long")
ROWS = (
    ("007", "2026-04-01", "2026-04-01 13:05:00", "7", "#REF!", "", "09:30", "0.25", "1234.5", "42:00", "#N/A", ""),
    ("A1", "", "", "0.3", "", "2026-05-02", "", "", "0", "", "", "1.00000000000000E+15"),
)
"""The cells of the sheet Data as they are read. By hand: 25% is 0.25, 1.75 days are 42 hours; 16 figures, none."""


def make_workbook(path: Path) -> None:
    """Write it: a title, a blank row, headings in row 3, two records; a hidden sheet, and one with a note."""
    with xlsxwriter.Workbook(path) as book:
        formats = {
            name: book.add_format({"num_format": shown})
            for name, shown in (
                *(("day", "dd/mm/yyyy"), ("moment", "dd/mm/yyyy hh:mm"), ("time", "hh:mm")),
                *(("share", "0%"), ("money", "£#,##0.00"), ("length", "[h]:mm")),
            )
        }
        data = book.add_worksheet("Data")
        data.merge_range(0, 0, 0, 3, "Reablement, August 2026")
        data.write_row(2, 0, HEADINGS)
        data.write_string(3, 0, "007")
        data.write_datetime(3, 1, date(2026, 4, 1), formats["day"])
        data.write_datetime(3, 2, datetime(2026, 4, 1, 13, 5), formats["moment"])  # noqa: DTZ001 - a sheet has no zones
        data.write_number(3, 3, 7.0)
        data.write_formula(3, 4, "=#REF!", None, "#REF!")
        data.write_datetime(3, 6, time(9, 30), formats["time"])
        data.write_number(3, 7, 0.25, formats["share"])
        data.write_number(3, 8, 1234.5, formats["money"])
        data.write_number(3, 9, 1.75, formats["length"])
        data.write_formula(3, 10, "=NA()", None, "#N/A")
        data.write_string(4, 0, "A1")
        data.write_formula(4, 3, "=0.1+0.2", None, 0.1 + 0.2)
        data.write_datetime(4, 5, date(2026, 5, 2), formats["day"])
        data.write_number(4, 8, 0)
        data.write_number(4, 11, 1000000000000001)
        hidden = book.add_worksheet("July")
        hidden.write_row(0, 0, ("Ref", "Start"))
        hidden.hide()
        book.add_worksheet("Empty")
