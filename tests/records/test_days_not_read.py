"""A cell of days that is not read: the message names in which form it is written, and how to mend it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.problems.problem import Place
from pbr.records.cells.cell_problems import cell_problem
from pbr.records.dictionary import TABLES
from pbr.values.dates import date_in_cell
from tests.records.paid import paid

ROW = "{0},S{0},P1,north,reablement,{1},,,1000.00,,{2}"
PLANS = TABLES["plans"]


def said_of(cell: str, name: str = "reviewed_on") -> tuple[str, str]:
    """The message without the field's name, and the help."""
    assert date_in_cell(cell) is None
    problem = cell_problem(
        PLANS, PLANS.fields_by_name[name], cell, Place("plans.csv", 2), show_values=False, alone=True
    )
    assert problem.code == "PBR702"
    return problem.message.removeprefix(f"{name} "), problem.help


@pytest.mark.parametrize("cell", ["5.6.2026", "05.06.2026", "31.12.2026", "05.06.2026 00:00", "5.20.2026"])
def test_points_are_named_and_slashes_asked_for(cell: str) -> None:
    message, mended = said_of(cell)
    assert message == "has points between day, month and year, where slashes belong"
    assert "04/05/2026 (the day first)" in mended


@pytest.mark.parametrize(
    ("cell", "between"), [("5-6-2026", "hyphens"), ("05 06 2026", "spaces"), ("05\\06\\2026", "backslashes")]
)
def test_other_signs_between_are_named(cell: str, between: str) -> None:
    assert said_of(cell)[0] == f"has {between} between day, month and year, where slashes belong"


@pytest.mark.parametrize("cell", ["05/06/26", "5-Jun-26", "5 June 26", "05-06-26", "5/6/26 09:00", "5 Jun '26"])
def test_a_year_of_two_digits_is_named(cell: str) -> None:
    message, mended = said_of(cell)
    assert message == "has a year of two digits"
    assert mended.startswith("write the year in full")


@pytest.mark.parametrize("cell", ["05.06.26", "5.6.26", "5.6.26 0:00"])
def test_both_are_named_at_once(cell: str) -> None:
    assert said_of(cell)[0] == "has a year of two digits, and points where slashes belong"


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        ("2026/06/05", "has its year first, and not two digits for month and day with hyphens between"),
        ("2026-6-5", "has its year first, and not two digits for month and day with hyphens between"),
        ("20260605", "is eight digits with nothing between them"),
        ("June 2026", "lacks its day"),
        ("2026-06", "lacks its day"),
        ("5 June", "lacks its year"),
        ("5/6", "lacks its year"),
        ("2026-02-30", "is not a date"),
        ("30/02/2026", "is not a date"),
    ],
)
def test_other_forms_are_named(cell: str, message: str) -> None:
    assert said_of(cell)[0] == message


@pytest.mark.parametrize("cell", ["ongoing", "Not agreed", "awaiting review", "see notes", "n k"])
def test_words_are_to_be_left_out(cell: str) -> None:
    assert said_of(cell) == ("holds words, and no day", "leave the cell empty where the day is not known")
    assert said_of(cell, "ended_on")[1].startswith("leave the cell empty while it still goes on")
    assert said_of(cell, "started_on")[1].startswith("write the day")


@pytest.mark.parametrize("mark", ["n/k", "N/K", "nk", "unknown", "tbc", "TBA", "not known", "To be confirmed", "-"])
def test_a_day_that_is_not_known_is_read_as_blank_and_told(mark: str) -> None:
    # Two packages of £1,000.00; what the review of one found is not known.
    told = paid([ROW.format("A", "2026-06-01", mark), ROW.format("B", "2026-06-01", "")])
    assert (told.due, told.codes) == (200000, ["PBR720"])
    assert told.said[0].help == "leave the cell empty where nothing is known"


@pytest.mark.parametrize("mark", ["n/k", "nk", "unknown", "tbc"])
def test_a_first_day_that_is_not_known_is_no_plan_to_be_paid(mark: str) -> None:
    rows = [ROW.format("A", mark, ""), ROW.format("B", "2026-06-01", "")]
    assert paid(rows).codes == ["PBR701"]
    assert (paid(rows, hold_errors=True).due, paid(rows, hold_errors=True).held) == (100000, 1)


@pytest.mark.parametrize("mark", ["n/k", "nk", "date unknown"])
def test_a_last_day_that_is_not_known_is_not_read_as_going_on(mark: str) -> None:
    rows = [ROW.format("A", "2026-06-01", "").replace(",reablement,2026-06-01,,", f",reablement,2026-06-01,{mark},")]
    assert paid(rows).codes == ["PBR721"]


def test_nk_may_be_a_reference_and_letters_of_a_name() -> None:
    told = paid([ROW.format("NK", "2026-06-01", "").replace("P1", "NK").replace("north", "Unk")])
    assert (told.due, told.codes) == (100000, [])


@given(
    st.dates(date(1950, 1, 1), date(2150, 12, 31)),
    st.sampled_from([".", "-", " ", "_"]),
    st.booleans(),
    st.booleans(),
)
def test_no_day_with_other_signs_is_read_or_called_nothing(day: date, between: str, padded: bool, whole: bool) -> None:
    numbers = [f"{day.day:02}", f"{day.month:02}"] if padded else [str(day.day), str(day.month)]
    cell = between.join([*numbers, str(day.year) if whole else f"{day.year % 100:02}"])
    message, mended = said_of(cell)
    assert message != "is not a date"
    assert ("two digits" in message) == (not whole)
    # Mended as it says, it is read as that day.
    assert "04/05/2026 (the day first)" in mended
    assert date_in_cell(f"{day.day:02}/{day.month:02}/{day.year}") == day
