"""Which lines are in ``later.csv``: those that fall due on a day to come, may come to something, and move nothing."""

import csv
import io
from datetime import date

import pytest

from pbr.remittance.later import LaterCsv
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import NotDue
from tests.reports.hand_made import OPEN, about

DAY = date(2026, 9, 30)
LATER = OPEN._replace(status=Status.NOT_DUE, due_on=DAY, at_stake=25000, reason=NotDue(DAY, None))


def written(line: Line) -> list[dict[str, str]]:
    """The rows of a line among those that fall due later."""
    file = io.StringIO()
    LaterCsv(file).write([line])
    return list(csv.DictReader(io.StringIO(file.getvalue())))


def test_what_falls_due_later_is_there_with_its_day_and_what_it_may_come_to() -> None:
    (row,) = written(LATER)
    assert (row["status"], row["due_on"], row["at_stake"], row["amount"]) == ("not_due", "2026-09-30", "250.00", "0.00")
    (unknown,) = written(LATER._replace(at_stake=None))
    assert unknown["at_stake"] == ""


@pytest.mark.parametrize(
    "line",
    [
        LATER._replace(at_stake=0),
        # Its day was moved on after it was settled: what goes back is an entry.
        LATER._replace(amount=-25000, settled_before=25000),
        LATER._replace(due_on=None),
        OPEN,
        about(LATER, id="F")._replace(status=Status.NOT_EARNED),
    ],
)
def test_what_comes_to_nothing_or_moves_something_or_waits_for_no_day_is_not(line: Line) -> None:
    assert written(line) == []
