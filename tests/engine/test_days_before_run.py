"""Plans paid by the day that began before the run, noticed when its first day is settled, with how many there are."""

from datetime import date

import pytest

from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.engine.noticed.seen_in_records import SeenInRecords
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.notices import DaysBeforeRun
from tests.engine.rows import Fields, plan, records
from tests.engine.settled import extract_of, period_of, scheme

RUN = "2026-04-01 to 2026-12-31"
BEGINS = date(2026, 4, 1)
CARE = """
payments:
  care:
    assumed: made up
    pay: £10.00
    for each: day of plan from started_on to ended_on where plan_type is "initial"
    priced at: {priced}
    cut short at: started_on + 13 days when ended_on is missing or ended_on > started_on + 13 days
    when: rate is not "specialist"
    due: end of month
"""


def settled(
    *rows: tuple[str, Fields], period: str = "2026-04-01 to 2026-04-30", priced: str = "each day"
) -> tuple[int, list[DaysBeforeRun]]:
    """What is due in the period, in pence, and what is noticed."""
    contract = scheme(CARE.format(priced=priced), runs=RUN)
    over = period_of(period)
    run = Run(contract, as_known(extract_of(contract, records(*rows)), over.last), over, over.last)
    due = sum(line.amount for line in run.lines())
    return due, [notice for notice in run.notices if isinstance(notice, DaysBeforeRun)]


def of(plan_id: str, first: str, last: str, **fields: str) -> tuple[str, Fields]:
    return plan(plan_id, **{"started_on": first, "ended_on": last, "rate": "standard", **fields})


def test_those_paid_from_the_first_day_of_the_run_are_counted() -> None:
    # By hand, £10.00 a day in April: A 5 days of its 12, B until its fourteenth day on 7 April 7 of its 27, C all 3.
    due, found = settled(
        of("A", "2026-03-25", "2026-04-05"), of("B", "2026-03-25", "2026-04-20"), of("C", "2026-04-01", "2026-04-03")
    )
    assert due == 15_000
    assert found == [DaysBeforeRun("plans", "care", BEGINS, 2, ("A", "B"))]


@pytest.mark.parametrize(
    "other",
    [
        of("A", "2026-03-01", "2026-03-31"),
        of("A", "2026-03-01", "2026-04-05"),  # Cut short on 14 March
        of("A", "2026-03-25", "2026-04-05", plan_type="other"),
        of("A", "2026-03-25", "2026-04-05", rate="specialist"),
    ],
)
def test_what_is_paid_nothing_by_the_day_in_the_run_is_not_noticed(other: tuple[str, Fields]) -> None:
    assert settled(other) == (0, [])


@pytest.mark.parametrize(
    ("period", "told"),
    [("2026-04-01 to 2026-12-31", True), ("2026-03-01 to 2026-05-31", True), ("2026-05-01 to 2026-05-31", False)],
)
def test_it_is_said_when_the_first_day_of_the_run_is_settled(period: str, told: bool) -> None:
    assert bool(settled(of("A", "2026-03-25", "2026-04-05"), period=period)[1]) is told


def test_at_one_price_the_whole_record_is_in_the_run_or_outside() -> None:
    assert settled(of("A", "2026-03-25", "2026-04-05"), priced="started_on") == (0, [])


def test_providers_go_by_their_ids_whatever_the_order_of_their_rows() -> None:
    of_two = [of(one, "2026-03-25", "2026-04-05", provider_id=provider) for one, provider in (("A", "P2"), ("B", "P1"))]
    _, (found,) = settled(*of_two)
    assert (found.rows, found.first_ids) == (2, ("B", "A"))


def test_those_of_parts_of_the_records_are_added() -> None:
    seen = SeenInRecords(began_before={"care": RowsNoticed(2)})
    seen.merge(SeenInRecords(began_before={"care": RowsNoticed(3), "respite": RowsNoticed(1)}))
    assert {payment: rows.rows for payment, rows in seen.began_before.items()} == {"care": 5, "respite": 1}
