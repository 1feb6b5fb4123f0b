"""Places, bands, shares of another price and limits by window in one scheme, worked out again in another way."""

import calendar
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.month_after_month import Kept
from tests.engine.rows import Fields, Tables, outcome, plan, records
from tests.engine.settled import scheme, settle
from tests.thorough import tries

RUNS = (date(2026, 4, 6), date(2027, 4, 5))
CYCLES_FROM = date(2026, 3, 23)
CONTRACT = scheme(
    """
cycle: 4 weeks from 2026-03-23
records:
  fields:
    of an outcome: {points: number of points, severity: "one of mild, grave"}
prices:
  point_card:
    assumed: made up
    by: points, severity
    from 2026-04-06:
      below 10: {mild: £1.25 per point, grave: £2.35 per 2 points}
      from 10: {otherwise: "£3,333.00 per 1000 points"}
    from 2026-07-01:
      up to 10: {otherwise: £1.00}
      above 10: {mild: 130% of base, grave: 2/3 of base}
  base: {assumed: made up, from 2026-04-06: £1.01, from 2026-08-01: £1.07}
payments:
  found:
    assumed: made up
    pay: point_card
    for each: point of outcome's points
    at most: 3 for each person and severity
    priced at: agreed_on
    when: result is "achieved"
    due: later of reviewed_on and agreed_on
limits:
  cycle_cap: {assumed: made up, no more than: £40.00, of: found, over: provider and cycle}
  floor: {assumed: made up, no less than: £60.00, of: found, over: provider and contract quarter}
""",
    runs="2026-04-06 to 2027-04-05",
    rounding="half even",
)
PERSONS = {"A": "S1", "B": "S1", "C": "S2", "D": "S2"}
PROVIDERS = {"A": "P1", "B": "P2", "C": "P1", "D": "P2"}
PLANS = [plan(one, person_id=PERSONS[one], provider_id=PROVIDERS[one]) for one in PERSONS]
MONTHS = ("2026-04-06 to 2026-04-30", "2026-05", "2026-06", "2026-07", "2026-08-01 to 2026-10-31")
LAST = "2026-11-01 to 2027-07-31"


@st.composite
def outcomes(draw: st.DrawFn) -> list[Fields]:
    """Up to ten outcomes of four plans, reviewed around the day on which they were agreed."""
    made = []
    for at in range(draw(st.integers(0, 10))):
        agreed = draw(st.dates(date(2026, 4, 1), date(2026, 10, 1)))
        reviewed = agreed + timedelta(days=draw(st.integers(-10, 60)))
        fields = {
            "agreed_on": str(agreed), "reviewed_on": str(reviewed), **draw(FINDINGS),
            "points": draw(st.sampled_from(["0", "3", "7", "9.99", "10", "10.5", "25"])),
        }  # fmt: skip
        made.append(outcome(f"O{at}", draw(st.sampled_from("ABCD")), **fields)[1])
    return made


FINDINGS = st.fixed_dictionaries(
    {
        "result": st.sampled_from(["achieved", "achieved", "not_achieved"]),
        "severity": st.sampled_from(["mild", "grave"]),
    }
)
"""What a review found, and may find otherwise when it is corrected."""


def unit_price(day: date, points: Fraction, severity: str) -> Fraction:
    """The pence of one point."""
    if day < date(2026, 7, 1):
        return Fraction(3333, 10) if points >= 10 else Fraction(125 if severity == "mild" else Fraction(235, 2))
    base = 101 if day < date(2026, 8, 1) else 107
    return Fraction(100) if points <= 10 else base * (Fraction(13, 10) if severity == "mild" else Fraction(2, 3))


def quarter_end(day: date) -> date:
    """The last day of the contract's quarter: the fifth of July, October, January or April."""
    ends = (date(year, month, 5) for year in (2026, 2027) for month in (1, 4, 7, 10))
    return next(end for end in sorted(ends) if end >= day and end > RUNS[0])


def by_hand(rows: list[Fields], until: date) -> dict[str, int]:
    """What is due by a day, in pence: of all outcomes by provider, and of each limit."""
    groups: defaultdict[tuple[str, str], list[tuple[date, date, str, Fields]]] = defaultdict(list)
    for row in rows:
        agreed, reviewed = date.fromisoformat(row["agreed_on"]), date.fromisoformat(row["reviewed_on"])
        if RUNS[0] <= agreed <= RUNS[1] and row["result"] == "achieved" and reviewed <= until:
            one = (max(agreed, reviewed), agreed, row["outcome_id"], row)
            groups[PERSONS[row["plan_id"]], row["severity"]].append(one)
    sums: defaultdict[str, int] = defaultdict(int)
    cycles: defaultdict[tuple[str, int], int] = defaultdict(int)
    quarters: defaultdict[tuple[str, date], int] = defaultdict(int)
    for group in groups.values():
        for due, agreed, _, row in sorted(group, key=lambda one: one[:3])[:3]:
            if due <= until:
                points, provider = Fraction(row["points"]), PROVIDERS[row["plan_id"]]
                pence = round(unit_price(agreed, points, row["severity"]) * points)
                sums[f"{provider}/found"] += pence
                cycles[provider, (due - CYCLES_FROM).days // 28] += pence
                quarters[provider, quarter_end(due)] += pence
    for (provider, _), pence in cycles.items():
        sums[f"{provider}/cycle_cap"] += min(0, 4000 - pence)
    for (provider, end), pence in quarters.items():
        sums[f"{provider}/floor"] += max(0, 6000 - pence) if end <= until else 0
    return {name: pence for name, pence in sums.items() if pence}


def tables(rows: list[Fields]) -> Tables:
    """The records of a settlement."""
    return {**records(*PLANS), "outcomes": rows}


@pytest.mark.parametrize("until", ["2026-06-30", "2026-10-31", "2027-07-31"])
@settings(max_examples=tries(20), deadline=None)
@given(outcomes())
def test_it_comes_to_what_it_does_in_another_way(until: str, rows: list[Fields]) -> None:
    made: defaultdict[str, int] = defaultdict(int)
    for line in settle(CONTRACT, tables(rows), f"2026-04-06 to {until}").lines:
        made[f"{line.record.provider}/{line.payment}"] += line.amount
    assert {name: pence for name, pence in made.items() if pence} == by_hand(rows, date.fromisoformat(until))


@settings(max_examples=tries(10), deadline=None)
@given(st.data())
def test_months_that_are_corrected_come_to_the_same(data: st.DataObject) -> None:
    rows, kept = data.draw(outcomes()), Kept()
    for month in MONTHS:
        kept.settle(CONTRACT, tables(rows), month)
        # A floor that has begun stands while what is not decided may begin it.
        assert _but_floors(kept) == sum(
            pence for name, pence in by_hand(rows, _last_day(month)).items() if "floor" not in name
        )
        rows = [{**row, **data.draw(st.one_of(st.just({}), FINDINGS))} for row in rows]
    kept.settle(CONTRACT, tables(rows), LAST)
    assert kept.total == sum(by_hand(rows, _last_day(LAST)).values())


def _but_floors(kept: Kept) -> int:
    return sum(one.settled for one in kept.positions.values() if one.obligation.payment != "floor")


@settings(max_examples=tries(10), deadline=None)
@given(st.data())
def test_what_was_not_known_for_months_comes_to_the_same_once_it_is(data: st.DataObject) -> None:
    rows, kept = data.draw(outcomes()), Kept()
    lacking = st.sampled_from(
        [{}, {"severity": ""}, {"points": ""}, {"agreed_on": ""}, {"disputed": "yes"}, {"result": ""}]
    )
    for month in MONTHS:
        kept.settle(CONTRACT, tables([{**row, **data.draw(lacking)} for row in rows]), month)
    kept.settle(CONTRACT, tables(rows), LAST)
    assert kept.total == sum(by_hand(rows, _last_day(LAST)).values())


def _last_day(period: str) -> date:
    if " to " in period:
        return date.fromisoformat(period.split(" to ")[1])
    year, month = map(int, period.split("-"))
    return date(year, month, calendar.monthrange(year, month)[1])
