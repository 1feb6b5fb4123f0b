"""Through a mapping problems name the file that was read, and never a table's own file, which nobody has."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pbr.api.settling.prepare import prepare
from tests.api.as_read.both_ways import whole
from tests.api.as_read.mapped import CASES, VISITS, Export, export
from tests.api.as_read.test_not_clean import BY_VISITS, LAST, SCHEME

Change = Callable[[Export], None]
_OWN = re.compile(rb"\b(?:plans|outcomes|visits)\.csv\b")


def orphan(one: Export) -> None:
    """A visit of a plan that is not there."""
    one.visits[9][one.column("visits", "plan_id")] = "A99"


def no_weight(one: Export) -> None:
    """An outcome of no weight."""
    one.cases[9][one.column("outcomes", "weight")] = "0"


def all_achieved(one: Export) -> None:
    """Nobody who failed, which is said of no row."""
    at = one.column("outcomes", "result")
    for row in one.cases[1:-1]:
        row[at] = row[at + 10] = one.cases[2][at]


def exchanged(one: Export) -> None:
    """Minutes delivered in the place of minutes planned, which is said of no row."""
    planned, delivered = (one.column("visits", name) for name in ("planned_minutes", "delivered_minutes"))
    for number, row in enumerate(one.visits[1:]):
        row[planned], row[delivered] = str(27 + number % 3), "30"


@pytest.mark.parametrize(
    ("scheme", "change", "code", "file", "said"),
    [
        (BY_VISITS, orphan, "PBR801", VISITS, f"no plan in {CASES} has this plan_id"),
        (SCHEME, no_weight, "PBR829", CASES, f"({CASES}: line 10)"),
        (SCHEME, all_achieved, "PBR828", CASES, ""),
        (BY_VISITS, exchanged, "PBR808", VISITS, ""),
    ],
    ids=["orphan", "no weight", "all achieved", "exchanged"],
)
def test_the_file_that_was_read_is_named(
    scheme: Path, change: Change, code: str, file: str, said: str, tmp_path: Path
) -> None:
    one = export()
    change(one)
    records = one.written(tmp_path / "extract")
    found = whole(scheme, records, tmp_path / "out", as_at=LAST)
    (told,) = (each for each in (*found.problems, *found.warnings) if each.code == code)
    assert (told.place.file, said in told.message) == (file, True)
    everything = b"\n".join([*found.files.values(), *(repr(each).encode() for each in found.problems)])
    assert _OWN.findall(everything) == []


def test_a_visit_of_a_plan_that_is_held_says_in_which_file_to_mend_the_plan(tmp_path: Path) -> None:
    one = export()
    one.cases[9][one.column("plans", "provider_id")] = ""
    records = one.written(tmp_path / "extract")
    prepared = prepare(BY_VISITS, records, None, LAST, hold_errors=True, show_values=False)
    (first, *_) = (row for row in prepared.records.held_rows if row.table == "visits")
    assert [problem.help for problem in first.problems] == [f"mend the plan in {CASES}"]
