"""Weeks, days and months of which a measure releases a share, against the money of each day added up by itself."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api import settle as settle_files
from pbr.api.in_parts.parts import finish, run_terms, settle_part
from pbr.settlement.line import Status
from pbr.settlement.slot import WindowSlot
from tests.engine.month_after_month import Kept, moved
from tests.engine.rows import plan, records, standard
from tests.engine.settled import HEADING, scheme, settle

SCALED = """
measures:
  met_all:
    count: standard where met
    out of: standard
    per: provider
    over: {over}
    dated by: from_on
    assumed: made up
prices:
  price:
    from 2026-04-01: £{first} per {unit}
    from {rises}: £{then} per {unit}
    assumed: made up
payments:
  withheld:
    assumed: made up
    pay: 10% of price
    for each: {unit} of plan from started_on to planned_end_on
    {parts}
    priced at: each day
    due: end of month
    scaled by: met_all
    steps of the whole:
      below 50%: 25%
      from 50%: 75%
"""
FIRST, LAST = date(2026, 4, 20), date(2027, 4, 19)
RUNS = f"{FIRST} to {LAST}"
PARTS = {"week": "part weeks: by the day", "day": "", "month": "part months: by the day"}
Unit = Literal["week", "day", "month"]


def _in_a_unit(day: date, unit: Unit) -> int:
    """How many days the unit has that a day is in."""
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return {"week": 7, "day": 1, "month": (after - day.replace(day=1)).days}[unit]


def _window(day: date, over: str) -> tuple[int, int]:
    """Which month, calendar quarter, or quarter from the 20th of a month a day is in."""
    match over:
        case "month":
            return day.year, day.month
        case "quarter":
            return day.year, (day.month - 1) // 3
        case _:
            months = (day.year - FIRST.year) * 12 + day.month - FIRST.month - (day.day < FIRST.day)
            return 0, months // 3


def _by_hand(unit: Unit, over: str, prices: tuple[int, int], rises: date, spans: list[tuple[date, date]]) -> int:
    """What the pools release together in pence, day by day: three quarters where the first window is met, else one."""
    pools: dict[tuple[int, int], Fraction] = defaultdict(Fraction)
    for first, last in spans:
        day = max(first, FIRST)
        while day <= min(last, LAST):
            price = prices[0] if day < rises else prices[1]
            pools[_window(day, over)] += Fraction(price, 10 * _in_a_unit(day, unit))
            day += timedelta(days=1)
    met = _window(FIRST, over)
    return sum(floor(pool * (3 if window == met else 1) / 4 + Fraction(1, 2)) for window, pool in pools.items())


def _standards(over: str) -> list[tuple[str, dict[str, str]]]:
    """The standard is met in the first window of the run, and in no other."""
    day, found, seen = FIRST, list[tuple[str, dict[str, str]]](), set[tuple[int, int]]()
    while day <= LAST:
        if _window(day, over) not in seen:
            answer = "no" if seen else "yes"
            seen.add(_window(day, over))
            found.append(standard("staffing", answer, from_on=str(day), to_on=str(day), assessed_on=str(day)))
        day += timedelta(days=1)
    return found


_EXAMPLE = """
examples:
  A week that nothing is measured in yet:
    plans:
      - {plan_id: X, person_id: S1, provider_id: P1, started_on: 2026-05-04, planned_end_on: 2026-05-10}
    as at: 2026-05-31
    total due: £0.00
"""
DAYS = st.dates(date(2026, 4, 1), date(2027, 4, 30))


@settings(max_examples=25, deadline=None)
@given(
    unit=st.sampled_from(("week", "day", "month")),
    over=st.sampled_from(("month", "quarter", "contract quarter")),
    prices=st.tuples(st.integers(1, 99999), st.integers(1, 99999)),
    rises=st.dates(date(2026, 5, 1), date(2027, 3, 31)),
    starts=st.lists(st.tuples(DAYS, st.integers(0, 200)), min_size=1, max_size=4),
)
def test_each_days_money_is_released_by_its_own_window(
    unit: Unit, over: str, prices: tuple[int, int], rises: date, starts: list[tuple[date, int]]
) -> None:
    spans = [(first, first + timedelta(days=days)) for first, days in starts]
    first, then = (f"{one // 100}.{one % 100:02}" for one in prices)
    words = {"unit": unit, "over": over, "first": first, "then": then, "rises": rises, "parts": PARTS[unit]}
    plans = [plan(f"A{at}", started_on=str(a), planned_end_on=str(b)) for at, (a, b) in enumerate(spans)]
    over_time = scheme(SCALED.format(**words), runs=RUNS)
    settled = settle(over_time, records(*plans, *_standards(over)), "2026-04-01 to 2027-12-31")
    assert settled.total == _by_hand(unit, over, prices, rises, spans)
    notes = [line for line in settled.lines if line.status is Status.NOTE]
    # Every day that is paid is on one note, and every note is of the days of one window.
    days = sum(((line.service_to or LAST) - (line.service_from or LAST)).days + 1 for line in notes)
    assert days == sum(max(0, (min(b, LAST) - max(a, FIRST)).days + 1) for a, b in spans)
    assert len({line.line_id for line in settled.lines}) == len(settled.lines)
    for line in notes:
        assert line.service_from is not None
        assert line.service_to is not None
        assert _window(line.service_from, over) == _window(line.service_to, over)
        assert isinstance(line.slot, WindowSlot)
        assert line.slot.window.period.first <= line.service_from <= line.service_to <= line.slot.window.period.last


@pytest.mark.parametrize("many", [1, 2, 7])
def test_pools_of_time_are_the_same_in_parts(many: int, tmp_path: Path) -> None:
    words = {"unit": "week", "over": "contract quarter", "first": "70.01", "then": "84.00", "rises": "2026-06-01"}
    written = HEADING.format(runs=RUNS, rounding="half up") + SCALED.format(**words, parts=PARTS["week"])
    (tmp_path / "scheme.yaml").write_text(written + _EXAMPLE, encoding="utf-8")
    folder = tmp_path / "records"
    folder.mkdir()
    rows = [f"A{at},S{at},P1,2026-0{at % 3 + 5}-11,2026-0{at % 2 + 7}-2{at}\n" for at in range(7)]
    header, standards = (
        "plan_id,person_id,provider_id,started_on,planned_end_on\n",
        _written(_standards("contract quarter")),
    )
    (folder / "plans.csv").write_text(header + "".join(rows), encoding="utf-8")
    (folder / "standards.csv").write_text(standards, encoding="utf-8")
    terms = run_terms(tmp_path / "scheme.yaml", "2026-04-01..2027-12-31", date(2027, 12, 31))
    cut = [rows[at * 7 // many : (at + 1) * 7 // many] for at in range(many)]
    tables = [
        {"plans": header + "".join(some), **({} if at else {"standards": standards})} for at, some in enumerate(cut)
    ]
    parts = [settle_part(terms, one) for one in tables]
    whole = settle_files(tmp_path / "scheme.yaml", folder, "2026-04-01..2027-12-31", date(2027, 12, 31))
    assert sum(line.status is Status.NOTE for line in whole.lines) > len(rows)
    assert finish(terms, parts).lines == whole.lines


def _written(rows: list[tuple[str, dict[str, str]]]) -> str:
    """Rows of one table, as a file."""
    return "\n".join([",".join(rows[0][1]), *(",".join(row.values()) for _, row in rows), ""])


BY_PAYERS = """
payers:
  council: Us
  health: The hospital's payer
measures:
  met_all:
    count: standard where met
    out of: standard
    per: provider
    over: quarter
    dated by: from_on
    assumed: made up
prices:
  weekly:
    from 2026-04-01: £70.00 per week
    from 2026-06-16: £140.00 per week
    assumed: made up
payments:
  withheld:
    assumed: made up
    pay: 10% of weekly
    paid by: council 60%, health rest
    for each: week of plan from started_on to planned_end_on
    cut short at: ended_on when end_reason is "died"
    part weeks: by the day
    priced at: each day
    due: end of quarter + 6 weeks
    scaled by: met_all
    steps of the whole:
      below 100%: nil
      from 100%: 100%
"""


def test_what_is_in_doubt_stays_in_the_pool_once_whoever_pays() -> None:
    over_time, kept = scheme(BY_PAYERS), Kept()
    june = {"started_on": "2026-06-01", "planned_end_on": "2026-06-30"}
    met = standard("staffing", "yes")
    # £1.00 a day for 15 days and £2.00 for 15: £45.00 each, known in June
    assert len(kept.settle(over_time, records(plan("A", **june), plan("B", **june)), "2026-06")) == 4
    # A ended on 10 June and nobody says why, so that £10.00 of it is certain; it stays at £45.00, and £90.00 are due
    doubt = records(plan("A", **june, ended_on="2026-06-10"), plan("B", **june), met)
    pool = "P1/withheld/2026-04-to-06"
    assert moved(kept.settle(over_time, doubt, "2026-08")) == [(pool, 5400), (f"{pool}@health", 3600)]
    # It died: £55.00 stand, £33.00 and £22.00
    died = records(plan("A", **june, ended_on="2026-06-10", end_reason="died"), plan("B", **june), met)
    after = [one for one in moved(kept.settle(over_time, died, "2026-09")) if one[1]]
    assert after == [(pool, -2100), (f"{pool}@health", -1400)]
    assert kept.total == 5500
