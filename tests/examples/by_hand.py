"""Reads the table at the end of a page worked by hand."""

from pathlib import Path
from typing import NamedTuple

HEADER = "| line | status | amount |"
TOTAL_HEADER = "| provider | due |"


class Worked(NamedTuple):
    """A line as worked by hand: what is due, or for any other status what is at stake."""

    line_id: str
    status: str
    amount: str


def worked_lines(page: Path) -> list[Worked]:
    """The rows of the table ``line | status | amount``."""
    return [Worked(*cells) for cells in _rows(page, HEADER)]


def worked_totals(page: Path) -> dict[str, str]:
    """What each provider added up by hand is due, from the table ``provider | due``."""
    return {row[0]: row[1] for row in _rows(page, TOTAL_HEADER)}


def _rows(page: Path, header: str) -> list[list[str]]:
    """The rows under the one header of these words."""
    lines = page.read_text(encoding="utf-8").splitlines()
    if lines.count(header) != 1:
        raise AssertionError(f"{page}: there must be one table that begins {header!r}")
    rows = []
    for line in lines[lines.index(header) + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    if not rows:
        raise AssertionError(f"{page}: the table {header!r} has no rows")
    return rows
