"""What is told of visits plan by plan, and of days column by column, is what looking at every row says."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.records.cells.days_compared import places_before
from pbr.records.consistency.after_death import service_after
from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.duplicate_visits import DAYS_IN_A_ROW
from pbr.records.consistency.hours_in_a_day import MINUTES_IN_A_DAY, on_over_full_days, over_full_days
from pbr.records.consistency.outside_plan import visits_outside
from pbr.records.table import Row, Table
from tests.records.consistency.alike import visits_alike

PLANS = {"plan_id": 0, "person_id": 1, "started_on": 2, "ended_on": 3, "end_reason": 4}
VISITS = {"visit_id": 0, "plan_id": 1, "visited_on": 2, "planned_minutes": 3, "delivered_minutes": 4}
FIRST, AS_AT = date(2026, 6, 1), date(2026, 6, 6)
MINUTES = [Fraction(0), Fraction(30), Fraction(45), Fraction(1000, 3), Fraction(700)]

days = st.integers(0, 7).map(lambda number: FIRST + timedelta(number))
plans = st.lists(
    st.tuples(st.sampled_from("ST"), days, st.none() | days, st.sampled_from(["died", "completed", None])),
    min_size=1,
    max_size=4,
)
# Of few days and minutes, so that visits are often alike.
visits = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 5), st.sampled_from([1, 2]), st.sampled_from([0, 1, 2, 2, 3, 4])),
    max_size=30,
)


def beside(
    plans_made: list[tuple[str, date, date | None, str | None]], made: list[tuple[int, int, int, int]]
) -> RecordsCompared:
    """Plans with their visits, which stand together as they do once an extract is read."""
    above: list[Row] = [(f"A{at}", *one, None) for at, one in enumerate(plans_made)]
    rows: list[Row] = []
    for at, (plan, day, planned, delivered) in enumerate(sorted(made, key=lambda one: one[0] % len(above))):
        row = above[plan % len(above)]
        rows.append((f"V{at}", row[0], FIRST + timedelta(day), MINUTES[planned], MINUTES[delivered], row))
    tables = {
        "plans": Table("plans", "plans.csv", PLANS, above, 0),
        "visits": Table("visits", "visits.csv", VISITS, rows, 0),
    }
    return RecordsCompared(tables, AS_AT)


@settings(deadline=None)
@given(plans, visits)
def test_a_visit_is_outside_its_plan_by_its_own_day(
    plans_made: list[tuple[str, date, date | None, str | None]], made: list[tuple[int, int, int, int]]
) -> None:
    looked_at = beside(plans_made, made)
    expected: list[bool | None] = []
    for row in looked_at.tables["visits"].rows:
        day, (first, last) = row[2], row[-1][2:4]
        going_on = last is None and day > AS_AT
        expected.append(True if day < first else None if going_on else last is not None and day > last)
    assert visits_outside(looked_at) == expected


@settings(deadline=None)
@given(plans, visits)
def test_a_day_is_over_full_by_the_sum_of_its_visits(
    plans_made: list[tuple[str, date, date | None, str | None]], made: list[tuple[int, int, int, int]]
) -> None:
    looked_at = beside(plans_made, made)
    minutes: Counter[tuple[str, date]] = Counter()
    for row in looked_at.tables["visits"].rows:
        minutes[row[-1][1], row[2]] += row[4]
    full = {day: sum_ for day, sum_ in minutes.items() if sum_ > MINUTES_IN_A_DAY}
    assert over_full_days(looked_at) == full
    assert on_over_full_days(looked_at) == [(row[-1][1], row[2]) in full for row in looked_at.tables["visits"].rows]


@settings(deadline=None)
@given(plans, visits)
def test_a_visit_is_after_the_first_recorded_death_of_its_person(
    plans_made: list[tuple[str, date, date | None, str | None]], made: list[tuple[int, int, int, int]]
) -> None:
    looked_at = beside(plans_made, made)
    deaths = [(row[1], row[3]) for row in looked_at.tables["plans"].rows if row[4] == "died" and row[3]]
    expected = [
        any(person == row[-1][1] and row[2] > min(day for one, day in deaths if one == person) for person, _ in deaths)
        for row in looked_at.tables["visits"].rows
    ]
    assert service_after(looked_at, "visits", ("plans",)) == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.just(("S", FIRST, None, None)), min_size=2, max_size=3), visits)
def test_visits_are_alike_by_the_rule_told_in_words(
    plans_made: list[tuple[str, date, date | None, str | None]], made: list[tuple[int, int, int, int]]
) -> None:
    looked_at = beside(plans_made, made)
    rows = [row for row in looked_at.tables["visits"].rows if row[4]]
    times = Counter(row[1:5] for row in rows)
    visited = Counter((row[1], row[2]) for row in rows)
    like = Counter((row[1], row[2]) for row in rows if times[row[1:5]] > 1)
    odd: set[tuple[str, date]] = set()
    fuller: list[tuple[str, date]] = []
    for plan in {plan for plan, _ in visited}:
        own = sorted(day for one, day in visited if one == plan)
        for at in range(len(own) - DAYS_IN_A_ROW + 1):
            row_of_days = [(plan, day) for day in own[at : at + DAYS_IN_A_ROW]]
            if all(like[day] == visited[day] for day in row_of_days):
                odd.update(row_of_days)
        for day in own:
            others = [visited[plan, other] for other in own if other != day]
            if visited[plan, day] > max(others, default=1):
                fuller.append((plan, day))
    copied = [day for day in fuller if like[day]]
    if 2 * len(copied) > len(fuller):
        odd.update(copied)
    expected = [
        at
        for at, row in enumerate(looked_at.tables["visits"].rows)
        if row[4] and (row[1], row[2]) in odd and times[row[1:5]] > 1
    ]
    assert visits_alike(looked_at) == expected


@settings(deadline=None)
@given(st.lists(st.tuples(st.none() | days, st.none() | days), max_size=12))
def test_a_day_is_before_another_where_both_are_known(pairs: list[tuple[date | None, date | None]]) -> None:
    expected = [at for at, (one, other) in enumerate(pairs) if one is not None and other is not None and one < other]
    assert places_before([one for one, _ in pairs], [other for _, other in pairs]) == expected
