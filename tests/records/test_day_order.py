"""Days of a column that two programs wrote, or a workbook swapped: what is believed of them, and what is due."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.records.extract.read_extract import read_extract
from pbr.values.dates import DayOrder, day_order_in_cell
from pbr.values.period import Period
from tests.records.conftest import Write
from tests.records.paid import paid

JULY = Period(date(2026, 7, 1), date(2026, 7, 31))


def plans(*starts: str, end: str = "") -> list[str]:
    """A plan of £1,000.00 for each first day; money is due on that day."""
    return [f"P{n},S{n},P1,,reablement,{start},{end},,1000.00,," for n, start in enumerate(starts)]


@pytest.mark.parametrize(
    ("written", "order"),
    [
        ("2026-06-20", DayOrder.YEAR_FIRST),
        ("2026-06-07 09:30", DayOrder.YEAR_FIRST_TO_12),
        ("2026-06-06", DayOrder.YEAR_FIRST_SAME),
        ("2026-06-31", None),
        ("06/07/2026", DayOrder.EITHER),
        ("20/06/2026", DayOrder.DAY_FIRST),
        ("06/20/2026", DayOrder.MONTH_FIRST),
        ("06/06/2026", DayOrder.SAME),
        ("7 June 2026", None),
    ],
)
def test_the_order_of_one_cell(written: str, order: DayOrder | None) -> None:
    assert day_order_in_cell(written) is order


@pytest.mark.parametrize("sure", ["2026-06-20", "2026-06-07", "2026-06-06", "2026-06-20 00:00:00"])
@pytest.mark.parametrize("unsure", ["06/07/2026", "7/6/2026", "06/07/2026 10:15"])
def test_a_column_part_year_first_is_not_believed_where_nothing_shows_the_order(sure: str, unsure: str) -> None:
    rows = plans(sure, unsure, "05/05/2026")
    assert paid(rows).due is None
    assert [(each.code, each.place.field) for each in paid(rows).said] == [("PBR623", "started_on")]
    # £1,000.00 for the sure day and as much for 5 May, the same either way; the other is held.
    held = paid(rows, hold_errors=True)
    assert (held.due, held.held, [each.code for each in held.said]) == (200000, 1, ["PBR623"])
    assert held.said[0].message.startswith("started_on has the year first in 1 cell, and 1 more could be read")


def test_a_day_above_12_of_the_column_or_of_another_shows_the_order() -> None:
    in_column = paid(plans("2026-06-20", "06/07/2026", "25/06/2026"))
    assert (in_column.due, in_column.said, in_column.understood) == (300000, (), ("plans.csv: dates are day first",))
    in_another = paid(plans("2026-06-20", "06/07/2026", end="25/08/2026"))
    assert (in_another.due, in_another.said) == (200000, ())
    # A column with no day of the year first is read by the rule, as before.
    assert paid(plans("05/07/2026", "06/07/2026")).said == ()


@pytest.mark.parametrize("beside", ["06/21/2026", "21/06/2026"])
def test_what_ends_before_it_starts_only_by_the_order_is_not_said_of_its_column(beside: str) -> None:
    # 06/07 is 6 July by the day first, after the end on 1 July: the doubt about the column is said, and not the row.
    rows = ["A,S,P1,,reablement,06/07/2026,2026-07-01,,1000.00,,", *plans("2026-06-20")]
    assert paid(rows).codes == ["PBR623"]
    shown = paid([*rows, *plans(beside)[:1]])
    assert "PBR623" not in shown.codes


def test_days_that_a_workbook_swapped_are_held() -> None:
    swapped = plans("2026-06-07", "2026-06-08", "2026-07-05", "2026-07-07", "20/06/2026", "21/06/2026", "22/07/2026")
    assert paid(swapped).codes == ["PBR624"]
    # Of July only 7 July, the same either way, and 22 July are sure: two plans of £1,000.00.
    held = paid(swapped, JULY, JULY.last, hold_errors=True)
    assert (held.due, held.held, [each.code for each in held.said]) == (200000, 3, ["PBR624"])
    assert "3 cells with the year first could all be swapped, and none of 3 with the year last" in held.said[0].message


@pytest.mark.parametrize(
    "starts",
    [
        ("2026-06-07", "2026-06-08", "2026-07-05", "2026-06-20", "20/06/2026", "21/06/2026", "22/07/2026"),
        ("2026-06-07", "2026-06-08", "2026-07-05", "20/06/2026", "21/06/2026", "02/07/2026", "22/07/2026"),
        ("2026-06-07", "2026-06-08", "20/06/2026", "21/06/2026", "22/07/2026"),
        ("2026-06-07", "2026-06-08", "2026-07-05", "20/06/2026", "21/06/2026"),
        ("2026-06-07", "2026-06-08", "2026-07-05", "2026-07-06"),
    ],
    ids=["one above 12", "one either way", "two year first", "two year last", "year first alone"],
)
def test_days_that_no_workbook_swapped_are_believed(starts: tuple[str, ...]) -> None:
    assert paid(plans(*starts)).due == 100000 * len(starts)


@pytest.mark.parametrize(
    ("starts", "code"),
    [
        (("2026-06-07", "2026-06-08", "20/06/2026", "21/06/2026"), "PBR832"),
        (("2026-06-07", "2026-06-08", "2026-07-05", "2026-06-20", "20/06/2026", "21/06/2026", "22/07/2026"), "PBR832"),
        (("2026-06-07", "2026-06-08", "2026-07-05", "20/06/2026", "21/06/2026", "02/07/2026", "22/07/2026"), "PBR832"),
        # 2 of 6 are otherwise: two systems wrote the column, and each its own days.
        (("2026-06-07", "2026-06-08", "2026-06-20", "2026-06-21", "20/06/2026", "21/06/2026"), ""),
        (("2026-06-07", "20/06/2026", "21/06/2026"), ""),
    ],
)
def test_what_may_be_swapped_is_believed_and_told(starts: tuple[str, ...], code: str) -> None:
    said = paid(plans(*starts))
    assert (said.due, said.codes) == (100000 * len(starts), [code] if code else [])


def test_one_day_typed_by_hand_among_many_swapped_ones_proves_nothing() -> None:
    low, high = [f"2026-06-{day:02}" for day in (1, 2, 3, 4, 5)], [f"{day}/06/2026" for day in (20, 21, 22, 23)]
    # 1 in 10 is otherwise. Held are the five that could be months; due are five plans of £1,000.00.
    rows = plans(*low, *high, "2026-06-25")
    assert paid(rows).codes == ["PBR624"]
    held = paid(rows, hold_errors=True)
    assert (held.due, held.held) == (500000, 5)
    assert held.said[0].message.endswith("and none of 4 with the year last could, but for 1 cell")
    # 1 in 9 is too many to disbelieve the rest.
    assert paid([*rows[1:]]).codes == ["PBR832"]


@pytest.mark.parametrize(
    ("ends", "held"),
    [
        (("2026-08-07", "", "", "", "", ""), 1),
        (("", "", "", "2026-08-07", "25/08/2026", ""), 1),
        (("", "", "", "2026-08-20", "2026-08-07", ""), 0),  # A year first above the 12th, in half of them.
        (("", "", "", "25/08/2026", "2026-08-08", "8 August 2026"), 0),
    ],
)
def test_a_column_beside_a_swapped_one_is_not_believed_either(ends: tuple[str, ...], held: int) -> None:
    starts = ("2026-06-07", "2026-06-08", "2026-07-05", "20/06/2026", "21/06/2026", "22/06/2026")
    rows = [f"P{n},S{n},P1,,reablement,{a},{b},,1000.00,," for n, (a, b) in enumerate(zip(starts, ends, strict=True))]
    said = paid(rows, hold_errors=True)
    # The first three are held by their start; of the others each with an end that the workbook may have swapped.
    by_end = sum(1 for end in ends[3:] if end == "2026-08-07" and held)
    assert (said.held, said.due) == (3 + by_end, 100000 * (3 - by_end))
    assert said.codes == ["PBR624"] * (2 if held else 1)


def test_a_column_beside_one_of_two_orders_is_held_where_it_could_be_either() -> None:
    # started_on has both orders; the end of C could be 9 August or 8 September, and its start is sure.
    rows = [
        "A,S1,P1,,reablement,20/06/2026,25/06/2026,,1000.00,,",
        "B,S2,P1,,reablement,06/21/2026,,,1000.00,,",
        "C,S3,P1,,reablement,21/06/2026,09/08/2026,,1000.00,,",
        "D,S4,P1,,reablement,22/06/2026,24/06/2026,,1000.00,,",
    ]
    assert paid(rows).codes == ["PBR724"]
    held = paid(rows, hold_errors=True)
    assert (held.due, held.held) == (200000, 2)
    assert [each.place.field for each in held.said] == ["ended_on"]


@pytest.mark.parametrize("visit", ["06/07/2026", "6/7/2026 10:00", "12/01/2026"])
def test_another_file_with_the_month_first_is_told(write: Write, visit: str) -> None:
    folder = write(
        plans="plan_id,person_id,provider_id,plan_type,started_on\nA,S,P1,initial,06/20/2026\nB,S,P1,initial,2026-06-01\n",
        visits=f"visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\nV,B,{visit},30,30\n",
    )
    needs = {"visits": frozenset({"delivered_minutes"})}
    extract = read_extract(folder, needs, hold_errors=True)
    assert [(each.code, each.place.file) for each in extract.warnings] == [
        ("PBR725", "plans.csv"),
        ("PBR625", "visits.csv"),
    ]
    sure = (folder / "visits.csv").read_text().replace(visit, "25/06/2026")
    (folder / "visits.csv").write_text(sure)
    assert [each.code for each in read_extract(folder, needs, hold_errors=True).warnings] == ["PBR725"]


DAYS = st.dates(date(2026, 4, 1), date(2026, 9, 30))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(DAYS, st.booleans()), min_size=1, max_size=8), st.booleans())
def test_no_day_of_a_column_part_month_first_is_paid_on_another_day(
    days: list[tuple[date, bool]], hold_errors: bool
) -> None:
    """Of a column in which some days have the year first and the rest the month, what is paid is paid on its day."""
    rows = plans(*(f"{day:%Y-%m-%d}" if year_first else f"{day:%m/%d/%Y}" for day, year_first in days))
    if all(day.day <= 12 for day, year_first in days if not year_first) and not any(first for _, first in days):
        # Nothing in the column shows that it is not day first.
        return
    months = sorted({(day.year, day.month) for day, _ in days})
    for year, month in months:
        period = Period(date(year, month, 1), date(year, month, 28))
        right = sum(100000 for day, _ in days if period.first <= day <= period.last)
        settled = paid(rows, period, hold_errors=hold_errors)
        assert settled.due is None or settled.due <= right
