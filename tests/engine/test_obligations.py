"""What a line is an obligation for: the same provider, record, payment, part and slot, whatever comes to be known."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Line, Status
from pbr.settlement.slot import piece_of
from tests.engine.generated import extracts
from tests.engine.rows import outcome, person, plan, records, visit
from tests.engine.settled import NAMES, scheme, settle, shipped
from tests.engine.small_schemes import TARIFF
from tests.thorough import tries

few = settings(max_examples=tries(8), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

BY_THE_WEEK = """
prices:
  weekly:
    from 2026-04-01: £70.00 per week
    from 2026-06-08: £77.00 per week
    assumed: made up
payments:
  care:
    assumed: made up
    pay: weekly
    for each: week of plan from started_on to ended_on
    part weeks: by the day
    priced at: each day
    due: end of month
"""
CAPPED = (
    TARIFF.format(price="800.00")
    + """
limits:
  most_of_a_person:
    no more than: £450.00
    of: outcome
    over: person with each provider
    assumed: made up
  most_of_a_plan:
    no more than: £700.00
    of: outcome
    over: plan
    assumed: made up
"""
)


def key(line: Line) -> tuple[str, str, str, str, str]:
    """What a line is an obligation for, within a scheme and a payer."""
    return line.provider_id, line.record_id, line.payment, line.part, line.slot.label


def test_the_pieces_of_a_month_are_of_one_obligation() -> None:
    # £10.00 a day for 1 to 7 June, and £11.00 a day for the 23 days from the 8th
    rows = records(plan("A", started_on="2026-06-01", ended_on="2026-07-02"))
    lines = settle(scheme(BY_THE_WEEK), rows).lines
    assert [(line.slot.label, piece_of(line.slot) and str(piece_of(line.slot)), line.amount) for line in lines] == [
        ("2026-06", None, 7000),
        ("2026-06", "2026-06-08", 25300),
        ("2026-07", None, 2200),
    ]
    assert len({key(line) for line in lines}) == 2
    assert [line.line_id for line in lines] == ["A/care/2026-06", "A/care/2026-06-08", "A/care/2026-07"]


def test_days_in_doubt_are_a_piece_of_their_month() -> None:
    # Ended on the 10th, and nobody says whether the person died: the days after are paid only if that was not why
    cut = BY_THE_WEEK.replace("to ended_on", 'to planned_end_on\n    cut short at: ended_on when end_reason is "died"')
    ended = plan("A", started_on="2026-06-01", planned_end_on="2026-06-30", ended_on="2026-06-10")
    lines = settle(scheme(cut), records(ended)).lines
    # 7 days at £10.00, 3 at £11.00, and 20 at £11.00 that nobody is sure of
    assert [(str(line.service_from), line.slot.label, line.status, line.amount, line.at_stake) for line in lines] == [
        ("2026-06-01", "2026-06", Status.DUE, 7000, None),
        ("2026-06-08", "2026-06", Status.DUE, 3300, None),
        ("2026-06-11", "2026-06", Status.OPEN, 0, 22000),
    ]
    assert [piece_of(line.slot) for line in lines] == [None, date(2026, 6, 8), date(2026, 6, 11)]


def test_a_limit_over_a_person_is_an_obligation_of_the_person() -> None:
    rows = records(
        plan("A", person_id="S1"), plan("B", person_id="S2"),
        outcome("A1", "A", result="achieved", reviewed_on="2026-06-15"),
        outcome("B1", "B", result="achieved", reviewed_on="2026-06-15"),
    )  # fmt: skip
    limited = [
        line for line in settle(scheme(CAPPED), rows).lines if line.payment in ("most_of_a_person", "most_of_a_plan")
    ]
    # £800.00 each: £100.00 over what a plan may come to, and £350.00 over what a person may
    assert [(line.record_id, line.person_id, line.payment, line.amount) for line in limited] == [
        ("A", "S1", "most_of_a_plan", -10000),
        ("B", "S2", "most_of_a_plan", -10000),
        ("S1", "S1", "most_of_a_person", -35000),
        ("S2", "S2", "most_of_a_person", -35000),
    ]


def test_what_is_retained_of_a_record_is_an_obligation_of_its_quarter() -> None:
    rows = records(person("S1", "2026-05-04", support_at_10_weeks="none"))
    notes = [
        line for line in settle(shipped("population-prime-provider-at-risk"), rows).lines if line.status is Status.NOTE
    ]
    assert [(line.record_id, line.slot.label) for line in notes] == [("S1:P1:2026-05-04", "2026-04-to-06")]


def test_lines_of_outcomes_and_visits_name_their_plan() -> None:
    rows = records(plan("A"), outcome("A1", "A", result="achieved", reviewed_on="2026-06-15"))
    assert {line.record.plan for line in settle(scheme(CAPPED), rows).lines if line.record.table} == {"A"}
    visits = records(plan("A", plan_type="ongoing"), visit("V1", "A", "2026-06-02", "30"))
    [line] = settle(shipped("time-and-task"), visits).lines
    assert (line.record_id, line.record.plan) == ("V1", "A")


@pytest.mark.parametrize("name", NAMES)
@few
@given(data=st.data())
def test_an_obligation_has_one_line_or_the_pieces_of_a_month(name: str, data: st.DataObject) -> None:
    lines = settle(shipped(name), data.draw(extracts(name))).lines
    assert set(Counter((key(line), piece_of(line.slot)) for line in lines).values()) <= {1}
