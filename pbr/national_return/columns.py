"""The columns of the return that are read, and where they stand in a file. No other column is ever looked at."""

from collections import Counter
from collections.abc import Sequence

from pbr.national_return.codes import letters_and_digits
from pbr.problems.problem import Place, Problem
from pbr.records.files.quotable_values import quotable
from pbr.values.dataclass import dataclass

NEEDED = (
    "LA Code",
    "Reporting Period Start Date",
    "Reporting Period End Date",
    "LA Person Unique Identifier",
    "Date of Birth",
    "Date of Death",
    "Client Type",
    "Event Type",
    "Event Start Date",
    "Event End Date",
    "Event Outcome",
    "Service Type",
    "Service Component",
)
OPTIONAL = ("Request: Route of Access", "Assessment Type", "Provider CQC Location ID")
"""Two of them tell requests and assessments of one day apart; the third says who gave the service."""

_FEW = 3
"""So many of the needed columns may be missing from a file that is a return yet."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column that is read stands in the rows of a file; one that is not there stands nowhere."""

    at: dict[str, int]
    width: int


def find_columns(header: Sequence[str], file: str) -> tuple[Columns, list[Problem]]:
    """Find the columns in the first row of a file, by their letters and digits; and what is wrong with it."""
    names = [letters_and_digits(cell) for cell in header]
    times = Counter(names)
    known = {letters_and_digits(name): name for name in (*NEEDED, *OPTIONAL)}
    at = {known[name]: place for place, name in reversed(list(enumerate(names))) if name in known}
    problems = [
        Problem(
            "PBR612",
            f"two columns have the same name, by their letters and digits: {known[name]}",
            Place(file, 1, names.index(name) + 1, field=known[name]),
            "name each column once, and take out the one that is not meant",
        )
        for name in known
        if times[name] > 1
    ]
    if missing := [name for name in NEEDED if name not in at]:
        problems.append(_missing(missing, header, file))
    return Columns(at, len(header)), problems


def is_a_return(header: Sequence[str]) -> bool:
    """Whether the headings of a file are those of the client level data return: all that are needed, or nearly all."""
    names = set(map(letters_and_digits, header))
    return sum(letters_and_digits(name) in names for name in NEEDED) >= len(NEEDED) - _FEW


def _missing(missing: Sequence[str], header: Sequence[str], file: str) -> Problem:
    there = [shown for shown in map(quotable, header) if shown]
    if len(missing) == len(NEEDED):
        message = "the first row names no column of the client level data return"
    else:
        message = f"there is no column {', '.join(missing)}"
    how = "export the whole return as its specification has it, with the names of the columns in the first row"
    if there and len(missing) < len(NEEDED):
        how += f"; the file has {', '.join(there)}"
    return Problem("PBR795", message, Place(file, 1), how)
