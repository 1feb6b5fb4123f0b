"""How ``examples/from-a-case-system`` was made: two months of a raw extract, settled through a mapping and paid out.

``python -m tests.examples.regenerate from-a-case-system`` makes all but the mappings, the providers and the page again.
"""

import csv
import io
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from xlsxwriter.workbook import Workbook

from tests.cli.command import pbr
from tests.examples.made import EXAMPLES, ROOT

EXAMPLE = EXAMPLES / "from-a-case-system"
SCHEME = "essex-reablement-bonus"
LOOK_UP = "Provider references.csv"
KEPT = ("README.md", "mapping.yaml", "finance.yaml", "providers.csv", LOOK_UP)
"""What somebody wrote by hand; all else is made."""

HEADINGS = (
    "Episode No", "Client Ref", "Team", "Supplier", "Status", "Start Date", "End Date", "Reason Ended",
    "Sequel to Short Term Support", "Date of Review", "Reviewed By",
)  # fmt: skip
SUNRISE = ("South", "Sunrise Home Care Ltd")
CAFE = ("North", "Café Care – North")
CLOSED, MET = "Closed", "Goals met"
NO_SERVICES, LOWER, NOT_YET = "No services provided", "Community support – lower level", "Not yet known"

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """An extract of a month, as the case system writes it: the day it was taken, and its rows."""

    folder: str
    period: str
    file: str
    taken: str
    rows: tuple[Row, ...]


FIRST = ("R-1001", "C-501", *SUNRISE, CLOSED, "01/07/2026", "24/07/2026", MET)
LOWER_AT_END = ("R-1003", "C-503", *CAFE, CLOSED, "08/07/2026", "29/07/2026", MET, LOWER, "31/07/2026", "OT")
ENDED_EARLY = ("R-1004", "C-504", *CAFE, CLOSED, "13/07/2026", "20/07/2026", "Passed away", "", "", "")
REVIEWED_LATE = ("R-1005", "C-505", *CAFE, CLOSED, "20/07/2026", "30/07/2026", MET)

JULY = Month("july", "2026-07", "Reablement Extract Jul-26", "31/07/2026", (
    (*FIRST, NO_SERVICES, "28/07/2026", "OT"),
    ("R-1002", "C-502", *SUNRISE, "Open", "06/07/2026", "", "", "", "", ""),
    LOWER_AT_END,
    ENDED_EARLY,
    (*REVIEWED_LATE, NOT_YET, "", ""),
    ("R-1006", "C-505", *CAFE, "Entered in error", "20/07/2026", "", "", "", "", ""),
))  # fmt: skip
AUGUST = Month("august", "2026-08", "Reablement Extract Aug-26", "31/08/2026", (
    (*FIRST, LOWER, "28/07/2026", "OT"),
    ("R-1002", "C-502", *SUNRISE, CLOSED, "06/07/2026", "14/08/2026", MET, NO_SERVICES, "18/08/2026", "OT"),
    LOWER_AT_END,
    ENDED_EARLY,
    (*REVIEWED_LATE, NO_SERVICES, "04/08/2026", "SW"),
    ("R-1007", "C-506", *SUNRISE, "Open", "03/08/2026", "", "", "", "", ""),
    ("R-1008", "C-507", *CAFE, CLOSED, "10/08/2026", "28/08/2026", MET, "Residential care", "31/08/2026", "SW"),
))  # fmt: skip
MONTHS = (JULY, AUGUST)
SETTLED_AT = {"2026-07": "1785974400", "2026-08": "1788652800"}
"""Midday of the sixth of the month after, in seconds since 1970: the time that a run records."""


def grid(month: Month) -> Iterator[Sequence[str]]:
    """The rows of an extract, with the titles above its headings and the total below."""
    yield (f"Reablement extract – taken {month.taken}",)
    yield ("Not for onward sharing",)
    yield ()
    yield HEADINGS
    yield from month.rows
    yield ("Total", str(len(month.rows)))


def make_extracts(folder: Path) -> None:
    """Write the extracts: each as a CSV file in Windows-1252, and July as a workbook too."""
    for month in MONTHS:
        place = folder / month.folder
        place.mkdir(parents=True, exist_ok=True)
        text = io.StringIO(newline="")
        csv.writer(text).writerows([*row, *[""] * (len(HEADINGS) - len(row))] for row in grid(month))
        (place / f"{month.file}.csv").write_bytes(text.getvalue().encode("cp1252"))
    (folder / "july-as-a-workbook").mkdir(exist_ok=True)
    with Workbook(str(folder / "july-as-a-workbook" / f"{JULY.file}.xlsx")) as book:
        book.set_properties({"created": datetime(2026, 8, 1, tzinfo=UTC)})
        sheet = book.add_worksheet("Extract")
        for at, row in enumerate(grid(JULY)):
            for place_in_row, cell in enumerate(row):
                sheet.write_string(at, place_in_row, cell)


def make_all(folder: Path) -> None:
    """Make everything in a folder that has what was written by hand."""
    make_extracts(folder)
    mapped = ("--map", str(folder / "mapping.yaml"))
    for month in MONTHS:
        extract = str(folder / month.folder), str(folder / LOOK_UP)
        settle = ("settle", SCHEME, *extract, *mapped, "--period", month.period)
        _done(*settle, "--ledger", str(folder / "ledger"), "--commit", epoch=SETTLED_AT[month.period])
    july = (str(folder / JULY.folder), str(folder / LOOK_UP))
    _done("settle", SCHEME, *july, *mapped, "--period", "2026-07", "--workbook", str(folder / "july.xlsx"))
    run = (str(folder / "ledger"), "--providers", str(folder / "providers.csv"))
    _done("remit", *run, "--out", str(folder / "statements"))
    _done(
        "finance",
        *run,
        "--map",
        str(folder / "finance.yaml"),
        "--out",
        str(folder / "finance"),
        "--dated",
        "2026-09-07",
    )


def _done(*said: str, epoch: str = "") -> None:
    known = {"SOURCE_DATE_EPOCH": epoch} if epoch else {}
    done = pbr(*said, cwd=ROOT, **known)
    assert done.returncode == 0, done.stderr


def remake_from_a_case_system() -> None:
    """Make it again, in its place."""
    for made in EXAMPLE.iterdir():
        if made.name not in KEPT:
            if made.is_dir():
                shutil.rmtree(made)
            else:
                made.unlink()
    make_all(EXAMPLE)
    for one in EXAMPLE.rglob("*"):
        one.chmod(0o755 if one.is_dir() else 0o644)
