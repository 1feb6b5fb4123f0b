"""A table of one's own that has the fields of a table of the dictionary settles to the same pennies under its name."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.scheme.load_scheme import read_scheme
from pbr.settlement.line import Line
from tests.engine.settled import settle

HEAD = """
pbr: 1
scheme: made
title: Made for these tests
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
"""
TABLES = """
records:
  tables:
    respite:
      of: a person
      key: stay_id
      fields:
        kind: one of residential, nursing, hospital; never blank
        from_on: date; never blank
        to_on: date, recorded; blank means still going on; not before from_on
        weekly_cost: money a week
    round:
      of: a plan
      key: visit_id
      fields:
        visited_on: date; never blank
        planned_minutes: number of minutes; never blank
        delivered_minutes: number of minutes; never blank
"""
PAID = """
terms:
  of a stay:
    at_home: kind is not "hospital"
prices:
  night_price:
    assumed: made up
    by: kind
    from 2026-04-01: {residential: £70.15, nursing: £91.37, otherwise: nil}
  by_visits:
    assumed: made up
    by: visits so far for each provider and month
    from 2026-04-01: {first 2: £9.99, after that: £7.77}
measures:
  in_hospital:
    assumed: made up
    count: stay where not at_home
    out of: stay
    per: provider
    over: run
    dated by: from_on
payments:
  each_stay:
    {assumed: made up, pay: night_price, for each: stay, priced at: from_on, due: from_on}
  week_of_stay:
    assumed: made up
    pay: weekly_cost
    for each: week of stay from from_on to to_on
    part weeks: by the day
    priced at: from_on
    due: end of month
  ended:
    assumed: made up
    pay: £13.33
    for each: stay where at_home and no other stay of the person where (from_on < this stay's from_on)
    priced at: from_on
    when: to_on <= from_on + 14 days
    due: to_on
  at_home:
    assumed: made up
    pay: £20.01
    for each: plan
    priced at: started_on
    waits for: any visit where (delivered_minutes > 0)
    when: no stay of the person where (not at_home)
    due: started_on
    at most: 1 for each person
  hours:
    assumed: made up
    pay: £19.99
    for each: hour of visit's delivered_minutes where delivered_minutes > 0
    rounded: to the minute
    priced at: visited_on
    due: visited_on
  visits:
    assumed: made up
    pay: by_visits
    for each: visit where plan's plan_type is "ongoing"
    priced at: visited_on
    due: end of month
  days:
    assumed: made up
    pay: £1.01
    for each: day of visit's visited_on
    added up: by plan and month, at the price of its last day
    priced at: visited_on
    due: end of month
limits:
  most:
    {assumed: made up, of: hours, over: plan, no more than: £45.00}
examples:
  Without records:
    as at: 2026-06-30
    total due: £0.00
"""
NAMES = (("no stay", "no respite"), ("stay", "respite"), ("visits so far", "rounds so far"), ("visit", "round"))
KEPT = ("stay_id", "visit_id", "visited_on", "by_visits", "each_stay", "week_of_stay", "  visits:")


@cache
def compiled(*, own: bool) -> CompiledScheme:
    """The scheme over the dictionary's stays and visits, or over tables of its own that are copies of them."""
    text = PAID
    if own:
        for at, kept in enumerate(KEPT):
            text = text.replace(kept, f"<{at}>")
        for before, after in NAMES:
            text = text.replace(before, after)
        for at, kept in enumerate(KEPT):
            text = text.replace(f"<{at}>", kept)
        text = TABLES + text
    return compile_scheme(read_scheme(HEAD + text, "made.yaml"))


def day_of(at: int) -> str:
    return str(date(2026, 4, 1) + timedelta(days=at))


PERSONS, PROVIDERS = st.sampled_from(["S1", "S2"]), st.sampled_from(["P1", "P2"])
PLANS = st.lists(
    st.builds(
        lambda person, provider, kind, day: {
            "person_id": person, "provider_id": provider, "plan_type": kind, "started_on": day_of(day),
        },
        PERSONS, PROVIDERS, st.sampled_from(["ongoing", "other"]), st.integers(0, 60),
    ),
    min_size=1,
    max_size=3,
)  # fmt: skip
STAYS = st.lists(
    st.builds(
        lambda person, provider, kind, day, long, cost: {
            "person_id": person, "provider_id": provider, "kind": kind, "from_on": day_of(day),
            "to_on": "" if long is None else day_of(day + long), "weekly_cost": cost,
        },
        PERSONS, PROVIDERS, st.sampled_from(["residential", "nursing", "hospital"]), st.integers(0, 60),
        st.none() | st.integers(0, 40), st.sampled_from(["", "0.00", "99.99", "700.01"]),
    ),
    max_size=4,
)  # fmt: skip
VISITS = st.lists(
    st.builds(
        lambda day, minutes: {
            "visited_on": day_of(day), "planned_minutes": "30", "delivered_minutes": str(minutes),
        },
        st.integers(0, 90), st.sampled_from([0, 20, 31, 45, 60]),
    ),
    max_size=6,
)  # fmt: skip


def told(lines: Sequence[Line]) -> list[tuple[object, ...]]:
    """What each line says of money, in no order: tables of one's own stand elsewhere among the others."""
    said = ((one.line_id, *one.record[3:], str(one.status), one.amount, one.at_stake, str(one.due_on)) for one in lines)
    return sorted(said, key=str)


@settings(max_examples=20)
@given(PLANS, STAYS, VISITS, st.data())
def test_a_copy_settles_to_the_same_pennies(
    plans: list[dict[str, str]], stays: list[dict[str, str]], visits: list[dict[str, str]], data: st.DataObject
) -> None:
    plans = [{"plan_id": f"A{at}"} | one for at, one in enumerate(plans)]
    stays = [{"stay_id": f"R{at}"} | one for at, one in enumerate(stays)]
    ids = st.sampled_from([one["plan_id"] for one in plans])
    visits = [{"visit_id": f"V{at}", "plan_id": data.draw(ids)} | one for at, one in enumerate(visits)]
    period = data.draw(st.sampled_from(["2026-04", "2026-05", "2026-06"]))
    of_dictionary = settle(compiled(own=False), {"plans": plans, "stays": stays, "visits": visits}, period)
    own = settle(compiled(own=True), {"plans": plans, "respite": stays, "round": visits}, period)
    assert told(own.lines) == told(of_dictionary.lines)
    assert own.total == of_dictionary.total
    assert own.measures == of_dictionary.measures
