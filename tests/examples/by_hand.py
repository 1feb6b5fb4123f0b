"""Reads the tables that close a page worked by hand: lines, what a provider is due, and measures."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

HEADER = "| line | status | amount |"
TOTAL_HEADER = "| provider | due |"
MEASURES_HEADER = "| measure | window | provider | count | out of | not known |"


class Worked(NamedTuple):
    """A line as worked by hand: what is due, or for any other status what is at stake."""

    line_id: str
    status: str
    amount: str


def worked_lines(page: Path) -> list[Worked]:
    """The rows of the table ``line | status | amount``."""
    return [Worked(*cells) for cells in rows_under(page, HEADER)]


def worked_totals(page: Path) -> dict[str, str]:
    """What each provider added up by hand is due, from the table ``provider | due``."""
    return {row[0]: row[1] for row in rows_under(page, TOTAL_HEADER)}


@dataclass(frozen=True, slots=True)
class Counted:
    """A measure as counted by hand; the window is ``run`` where it is the whole run."""

    measure: str
    window: str
    provider_id: str
    count: str
    out_of: str
    unknown: str


def counted_measures(page: Path) -> list[Counted]:
    """The rows of the table of measures; none where the page has no such table."""
    if MEASURES_HEADER not in page.read_text(encoding="utf-8").splitlines():
        return []
    return [Counted(*cells) for cells in rows_under(page, MEASURES_HEADER)]


def rows_under(page: Path, header: str) -> list[list[str]]:
    """The rows under the one header of these words."""
    lines = page.read_text(encoding="utf-8").splitlines()
    if lines.count(header) != 1:
        raise AssertionError(f"{page}: there must be one table that begins {header!r}")
    rows = []
    for line in lines[lines.index(header) + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.removeprefix("|").removesuffix("|").split("|")])
    if not rows:
        raise AssertionError(f"{page}: the table {header!r} has no rows")
    return rows
