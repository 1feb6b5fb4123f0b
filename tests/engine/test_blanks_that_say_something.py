"""Facts that are lost after they were settled: they stand, but where the scheme takes their blank for an answer."""

import pytest

from tests.engine.month_after_month import Kept, moved
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import shipped

PENALTY_AND_REWARD = shipped("wiltshire-penalty-and-reward")
JUNE, JULY, AUGUST = "2026-06-01 to 2026-06-30", "2026-07-01 to 2026-07-31", "2026-08-01 to 2026-08-31"
REVIEWED = {
    "agreed_on": "2026-05-01", "due_on": "2026-06-14", "result": "achieved", "achieved_on": "2026-06-01",
    "reviewed_on": "2026-06-18", "verified_by": "council",
}  # fmt: skip
PAID = [("A1/outcome", 400_00), ("A1/sooner_reward", 40_00)]
BACK = [("A1/outcome", -400_00), ("A1/sooner_reward", -40_00)]
FACTS = [("plans", "agreed_on"), *(("outcomes", name) for name in REVIEWED)]


def ended(ended_on: str, end_reason: str) -> Tables:
    """A plan that ended, and its outcome, which was achieved sooner and reviewed: £400.00, and a tenth of it."""
    fields = {"rate": "standard", "agreed_on": "2026-05-01", "planned_end_on": "2026-06-14"}
    return records(
        plan("A", **fields, ended_on=ended_on, end_reason=end_reason),
        outcome("A1", "A", **REVIEWED),
    )


def without(tables: Tables, table: str, name: str) -> Tables:
    """The same records with a fact of a table unknown."""
    return {**tables, table: [{**row, name: ""} for row in tables[table]]}


@pytest.mark.parametrize(("table", "name"), FACTS)
def test_of_a_plan_that_was_transferred_a_fact_that_is_lost_says_not_assessed(table: str, name: str) -> None:
    # "transferred … not assessed, unless the outcome was achieved and reviewed before": without the fact it was not.
    kept, known = Kept(), ended("2026-06-05", "transferred")
    assert moved(kept.settle(PENALTY_AND_REWARD, known, JUNE)) == PAID
    assert moved(kept.settle(PENALTY_AND_REWARD, without(known, table, name), JULY)) == BACK
    assert moved(kept.settle(PENALTY_AND_REWARD, known, AUGUST)) == PAID


@pytest.mark.parametrize(("table", "name"), FACTS)
@pytest.mark.parametrize(
    ("ended_on", "end_reason"),
    [("", ""), ("2026-06-05", "completed"), ("2026-06-05", "recovered_early"), ("2026-08-05", "transferred")],
)
def test_of_any_other_plan_it_stands(table: str, name: str, ended_on: str, end_reason: str) -> None:
    # Transferred in August is not known yet in July.
    kept, known = Kept(), ended(ended_on, end_reason)
    assert moved(kept.settle(PENALTY_AND_REWARD, known, JUNE)) == PAID
    assert moved(kept.settle(PENALTY_AND_REWARD, without(known, table, name), JULY)) == []


def test_a_transferred_plan_whose_rate_is_lost_stands() -> None:
    # The rate says what was earned comes to, and not whether it was.
    kept, known = Kept(), ended("2026-06-05", "transferred")
    assert moved(kept.settle(PENALTY_AND_REWARD, known, JUNE)) == PAID
    assert moved(kept.settle(PENALTY_AND_REWARD, without(known, "plans", "rate"), JULY)) == []
