"""Months sum to the whole: settling month after month pays what settling once would have paid."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.settlement.line import Status
from pbr.values.dates import add_months_last_day_where_shorter, quarter_of
from pbr.values.period import Period
from tests.engine.generated import extracts
from tests.engine.rows import Fields, Tables, outcome, plan, records, standard
from tests.engine.settled import NAMES, scheme, settle, shipped
from tests.thorough import tries

FIRST, LAST = date(2026, 2, 1), date(2028, 9, 30)
WHOLE = f"{FIRST} to {LAST}"
BY_DUE_DAY = ("sutton-75-25-retention", "sutton-ability-proved-once")
"""Schemes that count an outcome in the quarter in which it was due."""
few = settings(max_examples=tries(8), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])

SET = ("safe_staffing", "visits_on_time", "records_complete", "complaints_answered")

LIMITED = """
prices:
  tariff:
    from 2026-04-01: £100.01
    assumed: made up
payments:
  outcome:
    assumed: made up
    pay: tariff
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
  failed:
    assumed: made up
    deduct: 50% of tariff
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "not_achieved"
    due: reviewed_on
limits:
  most_of_a_plan:
    no more than: £150.00
    of: outcome, failed
    over: plan
    assumed: made up
  least_of_a_person:
    no less than: £10.00
    of: outcome, failed, most_of_a_plan
    over: person with each provider
    assumed: made up
  most_of_a_provider:
    no more than: £200.00
    of: outcome, failed, most_of_a_plan, least_of_a_person
    over: provider
    assumed: made up
"""


def months() -> list[Period]:
    """The months of the whole."""
    starts = [add_months_last_day_where_shorter(FIRST, number) for number in range(32)]
    return [Period(start, add_months_last_day_where_shorter(start, 1) - timedelta(1)) for start in starts]


def plan_of(name: str) -> CompiledScheme:
    """A scheme that comes with pbr, or the one above with a limit of every kind, each counting the ones before."""
    return scheme(LIMITED) if name == "limited" else shipped(name)


@pytest.mark.parametrize("name", [*NAMES, "limited"])
@few
@given(data=st.data())
def test_the_months_of_what_is_known_sum_to_the_whole(name: str, data: st.DataObject) -> None:
    plan, tables = plan_of(name), data.draw(extracts(name))
    whole = settle(plan, tables, WHOLE)
    by_line: dict[str, int] = {}
    for month in months():
        for line in settle(plan, tables, str(month), str(LAST)).lines:
            by_line[line.line_id] = by_line.get(line.line_id, 0) + line.amount
    assert {name: pence for name, pence in by_line.items() if pence} == {
        line.line_id: line.amount for line in whole.lines if line.amount
    }


@pytest.mark.parametrize("name", [*NAMES, "limited"])
@few
@given(data=st.data())
def test_the_months_each_as_known_at_their_end_sum_to_the_whole(name: str, data: st.DataObject) -> None:
    """Where every fact is recorded by the day that the money hangs on it is due."""
    plan, tables = plan_of(name), _recorded_in_time(data.draw(extracts(name)))
    if name in BY_DUE_DAY:
        tables = {**tables, "outcomes": [_in_every_quarter_from_the_first(row) for row in tables["outcomes"]]}
    whole = settle(plan, tables, WHOLE)
    paid = sum(settle(plan, tables, str(month)).total for month in months())
    assert paid == whole.total


def _recorded_in_time(tables: Tables) -> Tables:
    plans = {row["plan_id"]: _plan_in_time(row) for row in tables["plans"]}
    outcomes = [_outcome_in_time(row, plans[row["plan_id"]]) for row in tables["outcomes"]]
    standards = [{**row, "assessed_on": min(row["assessed_on"], row["from_on"])} for row in tables["standards"]]
    people = _first_of_each(tables["people"], "person_id", "provider_id")
    stays = _first_of_each(_of_the_living(tables), "person_id")
    return {
        **tables, "plans": list(plans.values()), "outcomes": outcomes, "standards": standards, "people": people,
        "stays": stays,
    }  # fmt: skip


def _first_of_each(rows: list[Fields], *whose: str) -> list[Fields]:
    """One row of each: a second that begins later and overlaps the first holds it, months after it was paid for."""
    return list({tuple(row[name] for name in whose): row for row in reversed(rows)}.values())[::-1]


def _of_the_living(tables: Tables) -> list[Fields]:
    """The stays of people of whom no death is recorded: a stay that goes on after one is held, with all its months."""
    died = {
        row["person_id"]
        for table in ("plans", "people")
        for row in tables[table]
        if "died" in (row.get("end_reason"), row.get("left_reason"))
    }
    return [row for row in tables["stays"] if row["person_id"] not in died]


def _plan_in_time(row: Fields) -> Fields:
    """A plan that is declined is declined on its first day; its end, why, and its agreement are known by its review.

    One of another type ends within a fortnight: longer than that it is held as rapid access, once its end is known.
    """
    if row["end_reason"] == "declined":
        row = {**row, "ended_on": row["started_on"]}
    elif row["ended_on"] and not row["end_reason"]:
        row = {**row, "end_reason": "completed"}
    if row["plan_type"] == "other" and row["ended_on"]:
        fortnight = date.fromisoformat(row["started_on"]) + timedelta(13)
        row = {**row, "ended_on": min(row["ended_on"], fortnight.isoformat())}
    return {**row, "reviewed_on": _no_sooner(row["reviewed_on"], row["ended_on"], row["agreed_on"])}


def _outcome_in_time(row: Fields, plan: Fields) -> Fields:
    """An outcome is reviewed when its plan has ended, and in the quarter in which it was due.

    Nothing is due before the review, whatever the quarter, so the quarter is put right rather than the review.
    """
    reviewed_on = _no_sooner(row["reviewed_on"], plan["ended_on"], plan["agreed_on"], row["achieved_on"])
    due_on = row["due_on"] and _no_sooner(row["due_on"], reviewed_on and _start_of_quarter(reviewed_on))
    return {**row, "reviewed_on": reviewed_on, "due_on": due_on if reviewed_on else ""}


def _in_every_quarter_from_the_first(row: Fields) -> Fields:
    """An outcome with a blank due day may belong to any quarter, the first too, so its result is known by then."""
    return row if row["due_on"] else {**row, "reviewed_on": ""}


def _start_of_quarter(day: str) -> str:
    return quarter_of(date.fromisoformat(day)).first.isoformat()


def _no_sooner(day: str, *others: str) -> str:
    """The day, or a later one of the others; blank stays blank."""
    return day and max(day, *others)


@pytest.mark.parametrize(
    ("reviewed_on", "in_months"), [("2026-10-05", 45_000_00), ("2026-07-05", 57_000_00), ("", 57_000_00)]
)
def test_an_outcome_that_may_belong_to_a_quarter_and_is_reviewed_after_it_was_paid_is_in_the_whole_only(
    reviewed_on: str, in_months: int
) -> None:
    """Nobody knows when the last outcome was due, so it may be of the quarter that is released on 11 August.

    75% of £60,000.00 is £45,000.00, for every standard is met. Of the £15,000.00 kept back, 4 of 5 (80%) and 5 of 6
    (83.3%) release 80%, £12,000.00. On 11 August a result that is not known yet may make it 4 of 6 (66.6%) as well,
    which releases 50%: so the £12,000.00 are open, and in no later month.
    """
    contract = shipped("sutton-75-25-retention")
    found = {"payable": "yes", "due_on": "2026-06-01", "result": "achieved", "reviewed_on": "2026-06-05"}
    rows = records(
        plan("A", plan_type="initial"),
        *[outcome(f"O{number}", "A", **found) for number in range(4)],
        outcome("O4", "A", **(found | {"result": "not_achieved"})),
        outcome("O5", "A", **(found | {"due_on": "", "reviewed_on": reviewed_on})),
        *[standard(code, met="yes", assessed_on="2026-07-01") for code in SET],
    )
    assert settle(contract, rows, WHOLE).total == 57_000_00
    assert sum(settle(contract, rows, str(month)).total for month in months()) == in_months


def test_a_settlement_of_one_month_prints_the_earlier_ones_too() -> None:
    """So the property above is not true for want of lines."""
    plan = shipped("essex-reablement-bonus")
    tables = {
        "plans": [
            {
                "plan_id": "A",
                "person_id": "S1",
                "provider_id": "P1",
                "plan_type": "reablement",
                "started_on": "2026-05-04",
            }
        ]
    }
    statuses = {month.first: settle(plan, tables, str(month)).by_id["A/package"].status for month in months()[2:6]}
    assert list(statuses.values()) == [Status.NOT_DUE, Status.DUE, Status.EARLIER, Status.EARLIER]
