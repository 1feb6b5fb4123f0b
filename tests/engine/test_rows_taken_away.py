"""A row that is not there never raises what is due, but where docs/language.md says that nobody can see that it is not.

Over every shipped scheme. What is named there: a measure, or a share of a whole, of the outcomes that are left; and a
deduction that has no record. Beside those, a line that rises was held or open because of the row.
"""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Line, LineKind, Status
from tests.engine.generated import extracts
from tests.engine.rows import Tables
from tests.engine.settled import NAMES, settle, shipped
from tests.thorough import tries

WHOLE = "2026-04-01 to 2028-03-31"
OF_PLANS = ("outcomes", "visits")
READ = [name for name in NAMES if shipped(name).needs]
WAITED = (Status.HELD, Status.OPEN, Status.ERROR)


def without(tables: Tables, table: str, at: int) -> Tables:
    """The extract without a row, and without what belongs to it: a row without its plan is refused."""
    gone = tables[table][at]
    fewer = {**tables, table: [row for number, row in enumerate(tables[table]) if number != at]}
    if table == "plans":
        fewer |= {name: [row for row in tables[name] if row["plan_id"] != gone["plan_id"]] for name in OF_PLANS}
    return fewer


def is_said(before: Line | None, after: Line) -> bool:
    """Whether a line that rises says why it was less, or its share is one of those that the page names."""
    if before is None:
        return after.kind is LineKind.LIMIT
    return before.kind is LineKind.LIMIT or before.status in WAITED or after.share != before.share


@pytest.mark.parametrize("name", READ)
@settings(max_examples=tries(10), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_no_line_rises_in_silence_where_a_row_is_taken_away(name: str, data: st.DataObject) -> None:
    tables = data.draw(extracts(name))
    places = [(table, at) for table, rows in tables.items() if table in shipped(name).needs for at in range(len(rows))]
    assume(places)
    before = settle(shipped(name), tables, WHOLE)
    after = settle(shipped(name), without(tables, *data.draw(st.sampled_from(places))), WHOLE)
    was = {line_id: line.amount for line_id, line in before.by_id.items()}
    risen = [line for line in after.lines if line.amount > was.get(line.line_id, 0)]
    assert [line for line in risen if not is_said(before.by_id.get(line.line_id), line)] == []
    # The other way to rise is that what was taken off is gone with its record: that is named on the page too.
    taken_off = [line for line in before.lines if line.amount < 0 and line.line_id not in after.by_id]
    assert {line.kind for line in taken_off} <= {LineKind.DEDUCT, LineKind.LIMIT}
