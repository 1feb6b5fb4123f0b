"""Three schemes worked out a second time, in plain whole numbers and from scratch, over 300 invented plans.

Nothing here uses the engine, its conditions or its rounding: days are text, money is whole pence, and each rule is
written again from the words of the contract. Everything due, and nothing else, must come to the same.
"""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from pbr.records.read import read_extract
from pbr.sample.folder import write_sample
from pbr.sample.wanted import Rates, Wanted
from pbr.settlement.line import Status
from tests.engine.settled import settle_extract, shipped

FIRST, LAST = date(2026, 3, 1), date(2027, 1, 31)
RUN_FIRST, RUN_LAST = "2026-04-01", "2027-03-31"
PERIODS = (
    "2026-04-01 to 2027-03-31",
    "2026-04-01 to 2026-04-30",
    "2026-06-01 to 2026-06-30",
    "2026-07-10 to 2026-10-20",
    "2027-02-01 to 2028-12-31",
)

Fields = dict[str, str]
Due = dict[str, int]
Work = Callable[[list[Fields], list[Fields], str, str], Due]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[Rates, Path]:
    """Two extracts of 300 plans, with the rates of the one contract and of the other."""
    written: dict[Rates, Path] = {}
    for rates in Rates:
        written[rates] = tmp_path_factory.mktemp("sample") / rates.value
        write_sample(written[rates], Wanted(300, 7, FIRST, LAST, rates=rates))
    return written


def rows(folder: Path, table: str) -> list[Fields]:
    """The rows of a table, every cell as text."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def known(row: Fields, as_at: str, **dated: tuple[str, ...]) -> Fields:
    """The row as it was known: a day that had not come yet is blank, and so is what it dates."""
    row = dict(row)
    for day, facts in dated.items():
        if row[day] > as_at:
            row.update(dict.fromkeys((day, *facts), ""))
    return row


def known_plan(row: Fields, as_at: str) -> Fields:
    """A plan as it was known."""
    return known(row, as_at, agreed_on=(), ended_on=("end_reason",), reviewed_on=("support_at_end", "verified_by"))


def known_outcome(row: Fields, as_at: str) -> Fields:
    """An outcome as it was known."""
    row = known(row, as_at, reviewed_on=("result", "achieved_on", "verified_by", "disputed"))
    return known(row, as_at, achieved_on=(), agreed_on=())


def half_up(top: int, bottom: int) -> int:
    """A fraction of nothing or more, rounded to a whole number, a half upwards."""
    return (2 * top + bottom) // (2 * bottom)


def essex(plans: list[Fields], outcomes: list[Fields], first: str, last: str) -> Due:
    """£1,575.00 on the day a reablement package starts, and £250.00 at its review if no further support is needed."""
    due: Due = {}
    for plan in (known_plan(row, last) for row in plans):
        if plan["plan_type"] != "reablement" or not RUN_FIRST <= plan["started_on"] <= RUN_LAST:
            continue
        if first <= plan["started_on"] <= last:
            due[f"{plan['plan_id']}/package"] = 157500
        home_again = plan["end_reason"] in ("completed", "recovered_early") and plan["support_at_end"] == "none"
        if home_again and first <= plan["reviewed_on"] <= last:
            due[f"{plan['plan_id']}/bonus"] = 25000
    return due


def weeks_agreed(plans: list[Fields], outcomes: list[Fields], first: str, last: str) -> Due:
    """So much for each week agreed, by the day, a line a month; £1,575.00 when an episode of reablement ends."""
    pence_a_week = {"lower": 7500, "higher": 15000, "intensive": 32000}
    stopped = {"died", "hospital", "moved", "declined", "transferred", "direct_payment", "other"}
    due: Due = {}
    for plan in (known_plan(row, last) for row in plans):
        if plan["plan_type"] == "reablement" and RUN_FIRST <= plan["started_on"] <= RUN_LAST:
            done = plan["end_reason"] not in ("", "declined")
            if done and first <= plan["ended_on"] <= last:
                due[f"{plan['plan_id']}/episode"] = 157500
        if plan["plan_type"] not in ("initial", "ongoing") or not plan["planned_end_on"]:
            continue
        until = plan["planned_end_on"]
        if plan["ended_on"] and plan["end_reason"] in stopped:
            until = min(until, plan["ended_on"])
        days_in: dict[str, int] = {}
        day = date.fromisoformat(plan["started_on"])
        while day.isoformat() <= until:
            if RUN_FIRST <= day.isoformat() <= RUN_LAST:
                days_in[day.isoformat()[:7]] = days_in.get(day.isoformat()[:7], 0) + 1
            day += timedelta(days=1)
        for month, days in days_in.items():
            if first <= last_day_of(month) <= last:
                due[f"{plan['plan_id']}/weekly_care/{month}"] = half_up(pence_a_week[plan["rate"]] * days, 7)
    return due


def last_day_of(month: str) -> str:
    """The last day of a month: the day before the next begins."""
    somewhere_in_the_next = date.fromisoformat(f"{month}-28") + timedelta(days=4)
    return (somewhere_in_the_next - timedelta(days=somewhere_in_the_next.day)).isoformat()


def wiltshire(plans: list[Fields], outcomes: list[Fields], first: str, last: str) -> Due:
    """20% of the agreed hours' value at the start; the rest over the payable outcomes, as they are achieved."""
    pence_an_hour = {"standard": 1700, "specialist": 2100}
    due: Due = {}
    for plan in (known_plan(row, last) for row in plans):
        if plan["plan_type"] not in ("initial", "ongoing") or not RUN_FIRST <= plan["started_on"] <= RUN_LAST:
            continue
        # A plan that was never agreed pays nothing, whether or not its value was taken as money.
        if (
            not plan["agreed_on"]
            or not plan["planned_end_on"]
            or not plan["weekly_hours"]
            or longer_than_half_a_year(plan)
        ):
            continue
        start, end = date.fromisoformat(plan["started_on"]), date.fromisoformat(plan["planned_end_on"])
        thousandths_of_an_hour = int(Decimal(plan["weekly_hours"]) * 1000) * ((end - start).days + 1)
        whole, divisor = pence_an_hour[plan["rate"]] * thousandths_of_an_hour, 7 * 1000
        up_front = half_up(whole, divisor * 5)
        if plan["end_reason"] != "declined" and first <= max(plan["started_on"], plan["agreed_on"]) <= last:
            due[f"{plan['plan_id']}/plan.up_front"] = up_front
        due.update(balance(plan, outcomes, half_up(whole, divisor) - up_front, first, last))
    return due


def balance(plan: Fields, outcomes: list[Fields], pence: int, first: str, last: str) -> Due:
    """The balance over the payable outcomes of a plan, in the order of their ids: the sum to date less that before."""
    payable = [row for row in outcomes if row["plan_id"] == plan["plan_id"] and row["payable"] == "yes"]
    weights = [int(Decimal(row["weight"] or "1") * 1000) for row in payable]
    due: Due = {}
    reached = before = 0
    for row, weight in sorted(zip(payable, weights, strict=True), key=lambda each: each[0]["outcome_id"]):
        reached += weight
        to_date = half_up(pence * reached, sum(weights))
        amount, before = to_date - before, to_date
        outcome = known_outcome(row, last)
        confirmed = (
            bool(outcome["reviewed_on"]) and outcome["verified_by"] == "council" and outcome["disputed"] != "yes"
        )
        confirmed = confirmed and bool(outcome["agreed_on"])
        achieved = outcome["result"] == "achieved" and "" < outcome["achieved_on"] <= plan["planned_end_on"]
        if plan["end_reason"] == "direct_payment":
            achieved = achieved and "" < outcome["achieved_on"] <= plan["ended_on"]
        if confirmed and achieved and first <= max(outcome["reviewed_on"], outcome["agreed_on"]) <= last:
            due[f"{outcome['outcome_id']}/plan.balance"] = amount
    return due


def longer_than_half_a_year(plan: Fields) -> bool:
    """Whether an ongoing plan is planned for longer than six months, counted from month to month."""
    year, month, day = map(int, plan["started_on"].split("-"))
    year, month = (year, month + 6) if month <= 6 else (year + 1, month - 6)
    six_months_on = min(f"{year}-{month:02}-{day:02}", last_day_of(f"{year}-{month:02}"))
    return plan["plan_type"] == "ongoing" and plan["planned_end_on"] >= six_months_on


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    ("name", "rates", "work"),
    [
        ("essex-reablement-bonus", Rates.STANDARD, essex),
        ("ipc-outcome-tariff", Rates.LEVELS, weeks_agreed),
        ("wiltshire-payable-outcomes", Rates.STANDARD, wiltshire),
    ],
)
def test_a_scheme_worked_twice_comes_to_the_same(
    name: str, rates: Rates, work: Work, period: str, folders: dict[Rates, Path]
) -> None:
    plan = shipped(name)
    settled = settle_extract(plan, read_extract(folders[rates], plan.needs, hold_errors=False), period)
    first, last = period.split(" to ")
    again = work(rows(folders[rates], "plans"), rows(folders[rates], "outcomes"), first, last)
    assert {line.line_id: line.amount for line in settled.lines if line.status is Status.DUE} == again
    if period == PERIODS[0]:
        assert len(again) > 100
