"""Two codes of a mapping swapped, or two columns of days: it is refused, warned of, or seen in the money."""

from itertools import combinations
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through, settle
from tests.mapping.essex import EXTRACT, MAPPING, SCHEME, written

CODES = [
    ("Goals met: completed", "Passed away: died"),
    ("No services provided: none", "Community support: reduced"),
]
DAYS = list(combinations(("started_on: Start Date", "ended_on: End Date", "reviewed_on: Date of Review"), 2))


def swapped(one: str, other: str) -> str:
    """A mapping in which what two lines say is swapped."""
    (first, says), (second, says_too) = one.split(": "), other.split(": ")
    text = MAPPING.replace(one, f"{first}: {says_too}").replace(other, f"{second}: {says}")
    assert text != MAPPING
    return text


def came_of(folder: Path, mapping: str) -> tuple[object, ...]:
    """What somebody who settles sees: what is refused, or each line's amount, and the warnings."""
    files, read_by = written(folder, EXTRACT, mapping)
    try:
        settled = settle(SCHEME, records_through(files, read_by))
    except ProblemsFound as found:
        return ("refused", len(found.problems))
    amounts = sorted((line.line_id, line.amount, line.status) for line in settled.lines)
    return (*amounts, *sorted(warning.code for warning in settled.warnings))


@pytest.mark.parametrize("pair", [*CODES, *DAYS], ids=" and ".join)
def test_what_is_swapped_is_seen(pair: tuple[str, str], tmp_path: Path) -> None:
    assert came_of(tmp_path / "swapped", swapped(*pair)) != came_of(tmp_path / "right", MAPPING)


def test_days_swapped_with_their_end_are_refused(tmp_path: Path) -> None:
    assert came_of(tmp_path, swapped("started_on: Start Date", "ended_on: End Date"))[0] == "refused"
