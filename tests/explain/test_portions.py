"""How much of a record a line is for, and that it was carried over: told in the same words before it is due and after.

50 minutes at £20.00 an hour are £16.67; two hours are paid a week, and 1 June 2026 is a Monday. 110 of the week's 120
minutes go to V1, so that 10 of V2's are paid in it (£3.33) and 40 in the next, which comes to £16.67 in all.
"""

from datetime import date
from pathlib import Path

import pytest

from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.values.period import Period
from tests.engine.rows import plan, records, visit
from tests.engine.settled import extract_of
from tests.engine.test_quantities_carried import carried

LIMIT = "at most 2 hours for each plan and week, what is over carried over"
OWN = f"Because {LIMIT}: paid for 1/6 of 5/6 hours, because 11/6 hours came before it."
LATER = f"Because carried over: 2/3 of 5/6 hours, after 1/6 paid before; {LIMIT}."
WORKING = "working delivered_minutes is 50 minutes is 5/6 hours. Of 5/6 hours "


@pytest.mark.parametrize(
    ("as_at", "outcomes"),
    [
        (
            date(2026, 6, 20),
            ("Nothing yet: £3.33 is not due until 2026-06-30.", "Nothing yet: £13.34 is not due until 2026-06-30."),
        ),
        (date(2026, 6, 30), ("£3.33 is due on 2026-06-30.", "£13.34 is due on 2026-06-30.")),
    ],
)
def test_a_portion_is_told_before_it_is_due_as_when_it_is(as_at: date, outcomes: tuple[str, str]) -> None:
    contract = carried(due="end of month")
    rows = records(plan("A"), visit("V1", "A", "2026-06-01", "110"), visit("V2", "A", "2026-06-02", "50"))
    over = Period(date(2026, 6, 1), date(2026, 6, 30))
    known = as_known(extract_of(contract, rows), as_at)
    told = " ".join(explain(contract, known, Path("rows"), over, as_at, "V2").split())
    first, second = outcomes
    both = "Not paid: 2 lines from V2/care on, together £16.67, because not due until 2026-06-30"
    assert (both in told) is (as_at < over.last)
    assert f"* V2/care: {first} {OWN} " in told
    assert f"{WORKING}1/6 is paid for: {LIMIT}. 1/6 hours x £20.00 = £" in told
    assert f"* V2/care/2026-06-08: {second} {LATER} " in told
    assert f"{WORKING}5/6 are paid by now: £16.67, less £3.33 for the 1/6 before: £13.34." in told
