"""Whether other records changed that are counted with one: whose they are, and in which window."""

from datetime import date
from pathlib import Path

import pytest

from pbr.ledger.changed_others import ChangedOthers
from pbr.settlement.record_ref import RecordRef
from tests.engine.settled import scheme
from tests.ledger.hand_made import LINE

SCHEME = scheme("""\
payments:
  by_plan:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    at most: 14 hours for each plan and week
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  by_person:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    at most: 14 hours for each person and week
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  by_provider:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    at most: 14 hours for each provider and week
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  carried:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    at most: 14 hours for each plan and week
    carried over: what is over
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  without:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
""").scheme
PLANS = "plan_id,person_id,provider_id\nA,S1,P1\nB,S1,P1\nC,S2,P1\n"
VISITS = "visit_id,plan_id,visited_on,delivered_minutes\nV1,A,2026-06-03,60\n"
CORRECTED = VISITS.replace("60", "90")


def counted_with(folder: Path, payment: str, now: dict[str, str]) -> bool:
    """Whether others changed that are counted with V1, a visit of Wednesday 3 June to S1 by the plan A."""
    then = {"plans": PLANS, "visits": VISITS}
    for when, files in (("then", then), ("now", then | now)):
        for table, text in files.items():
            (folder / f"{when}-{table}.csv").write_text(text, encoding="utf-8")
    before, today = ({table: folder / f"{when}-{table}.csv" for table in then} for when in ("then", "now"))
    day = date(2026, 6, 3)
    line = LINE._replace(record=RecordRef("visits", "V1", "A", "S1", "P1"), service_from=day, service_to=day)
    (of,) = (one for one in SCHEME.payments if one.name == payment)
    return ChangedOthers(before, lambda: today, SCHEME.runs, SCHEME.tables).counted_with(line, of)


@pytest.mark.parametrize(
    ("payment", "visit", "told"),
    [
        # Nobody else changed.
        ("by_plan", "", False),
        # Late, of the same plan: the Sunday of its week, and the Monday after it.
        ("by_plan", "V2,A,2026-06-07,60", True),
        ("by_plan", "V2,A,2026-06-08,60", False),
        # The person's other plan, which has visits of its own; and another person's.
        ("by_plan", "V2,B,2026-06-03,60", False),
        ("by_person", "V2,B,2026-06-03,60", True),
        ("by_person", "V2,C,2026-06-03,60", False),
        # The provider's other persons; and an earlier week, of which what is over is carried on.
        ("by_provider", "V2,C,2026-06-03,60", True),
        ("by_provider", "V2,C,2026-06-08,60", False),
        ("by_plan", "V2,A,2026-05-27,60", False),
        ("carried", "V2,A,2026-05-27,60", True),
        ("carried", "V2,A,2026-06-08,60", False),
        # Of which day it is nobody knows.
        ("by_plan", "V2,A,,60", True),
        # Without a limit none is counted with another.
        ("without", "V2,A,2026-06-03,60", False),
    ],
)
def test_a_visit_that_comes_late(tmp_path: Path, payment: str, visit: str, told: bool) -> None:
    assert counted_with(tmp_path, payment, {"visits": f"{CORRECTED}{visit}\n"}) is told


def test_a_row_that_is_gone_was_counted(tmp_path: Path) -> None:
    assert counted_with(tmp_path, "by_plan", {}) is False
    assert counted_with(tmp_path, "by_plan", {"visits": VISITS.replace("V1", "V3")}) is True


@pytest.mark.parametrize(("plan", "told"), [("B,S1", True), ("C,S2", False), ("A,S1", False)])
def test_another_plan_of_the_person(tmp_path: Path, plan: str, told: bool) -> None:
    now = {"plans": PLANS.replace(f"{plan},P1", f"{plan},P2"), "visits": CORRECTED}
    assert counted_with(tmp_path, "by_person", now) is told
    assert counted_with(tmp_path, "by_plan", now) is False
