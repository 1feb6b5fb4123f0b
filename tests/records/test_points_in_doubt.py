"""Points of which a column does not show whether decimals follow them or thousands: refused, or their rows held."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.problems.problem import ProblemsFound
from pbr.records.cells.number_column import NumberColumn
from pbr.records.dictionary import TABLES
from pbr.records.extract.read_extract import read_extract
from tests.records.conftest import Write
from tests.records.test_figures import plans, said, visits

MINUTES = TABLES["visits"].fields_by_name["delivered_minutes"]
HOURS = TABLES["plans"].fields_by_name["hours_delivered"]


def in_doubt(*figures: str, of: str = "hours") -> bool:
    column = NumberColumn(MINUTES if of == "minutes" else HOURS)
    column.read(figures)
    return column.points.in_doubt


@pytest.mark.parametrize(
    ("figures", "minutes", "hours"),
    [
        (("1.250",), True, True),
        (("30", "1.250"), True, True),
        (("", "0", "1.440"), True, True),
        # Nobody has 1,441 minutes a day or 8,785 hours a year.
        (("30", "1.441"), False, True),
        (("30", "8.784"), False, True),
        (("30", "8.785"), False, False),
        (("45.000", "1.250"), False, False),
        # A figure with its decimals shows what a point is for, and one with a comma what is between thousands.
        (("30", "1.250", "1.5"), False, False),
        (("30", "1.250", "1.2500"), False, False),
        (("30", "1.250", "0.500"), False, False),
        (("30", "1.250", "1250.125"), False, False),
        (("30", "1.250", "1,250"), False, False),
        # Databases write every figure with its decimals.
        (("1.250", "1.300", "1.100", "1.200"), True, True),
        (("1.250", "1.300", "1.100", "1.200", "1.150"), False, False),
        (("1.250", "1.300", "1.100", "1.200", "1.150", "30"), True, True),
        (("30", "1250"), False, False),
    ],
)
def test_what_a_column_shows_of_its_points(figures: tuple[str, ...], minutes: bool, hours: bool) -> None:
    assert (in_doubt(*figures, of="minutes"), in_doubt(*figures, of="hours")) == (minutes, hours)


@pytest.mark.parametrize("name", ["weekly_hours", "plan_value"])
def test_hours_of_a_week_and_money_are_never_in_doubt_for_it(write: Write, name: str) -> None:
    # 1,250 hours are in no week; money has two decimals or none, so it is refused as that.
    expected = {"weekly_hours": [], "plan_value": ["PBR703"]}
    assert [each.code for each in said(write, plans=plans(name, "10", "1.250", "12"))] == expected[name]


def test_it_is_refused_once_for_a_column_with_its_lines(write: Write) -> None:
    told = said(write, plans=plans("area", "n"), visits=visits("30", "1.250", "45", "1.300"))
    assert [f"{each.place}: {each.code} {each.message}" for each in told] == [
        "visits.csv:3:5: PBR704 delivered_minutes has a point before three figures, and nothing in its column shows "
        "whether they are decimals or thousands (in 2 cells: lines 3 and 5)"
    ]
    assert told[0].help == (
        "write the minutes without the point if it stands between thousands, as 1250, and with another number of "
        "decimals if not, as 1.25"
    )


def test_with_other_mistakes_each_is_told(write: Write) -> None:
    text = visits("30", "1.250", "x").replace("V-0,PL-0,2026-05-04", "V-0,PL-0,05/14/2026")
    assert {each.code for each in said(write, plans=plans("area", "n"), visits=text)} == {"PBR704", "PBR725"}


def test_held_rows_are_those_in_doubt(write: Write) -> None:
    folder = write(plans=plans("area", "n"), visits=visits("30", "1.250", "45"))
    extract = read_extract(folder, {"plans": frozenset(), "visits": frozenset({"delivered_minutes"})}, hold_errors=True)
    assert [(row.table, row.record_id) for row in extract.held_rows] == [("visits", "V-1")]
    visited = extract.tables["visits"]
    assert [row[visited.layout["delivered_minutes"]] for row in visited.rows] == [30, 45]


@given(st.lists(st.integers(1, 1_440), min_size=1, max_size=30))
def test_no_minutes_with_points_between_thousands_are_read_as_others(minutes: list[int]) -> None:
    """Whatever the column, thousands written with a point are refused or are told as another unit; none is believed."""
    column = NumberColumn(MINUTES)
    read = column.read([f"{each:,}".replace(",", ".") for each in minutes])
    if any(each >= 1_000 for each in minutes) and any(each < 1_000 for each in minutes):
        assert column.points.in_doubt
    elif not column.points.in_doubt and max(minutes) < 1_000:
        assert list(read) == minutes


@given(st.lists(st.fractions(min_value=1, max_value=200, max_denominator=1), min_size=1, max_size=30))
def test_decimals_to_three_places_of_whole_columns_are_read(hours: list[Fraction]) -> None:
    """Every figure with three decimals, and one above nine hours or five different ones: as databases write them."""
    column = NumberColumn(HOURS)
    read = column.read([f"{int(each)}.000" for each in hours])
    if max(hours) > 8 or len({*hours}) >= 5:
        assert not column.points.in_doubt
    assert list(read) == hours


def test_the_mend_is_believed(write: Write) -> None:
    for mended in ("1250", "1,250", "1.25"):
        read_extract(write(plans=plans("area", "n"), visits=visits("30", mended)), {"visits": frozenset()}, False)
    with pytest.raises(ProblemsFound):
        read_extract(write(plans=plans("area", "n"), visits=visits("30", "1.250")), {"visits": frozenset()}, False)
