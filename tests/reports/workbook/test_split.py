"""A table that is too long for a sheet goes on in the next one, and says so; its sums are over all of them."""

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Line
from tests.reports.hand_made import OPEN, PACKAGE, about, settlement_of
from tests.reports.workbook.opened import Sheet, written


def split(folder: Path, lines: int, longest: int) -> dict[str, Sheet]:
    made = [about(PACKAGE, id=f"R{n:04}")._replace(amount=n + 1) for n in range(lines)]
    return written(folder / "june.xlsx", settlement_of(*made), made, longest=longest)


# A sheet of 30 rows has a title, two sentences, headings and a row of sums: 25 are left for lines.
@pytest.mark.parametrize(("lines", "sheets"), [(25, [25]), (26, [25, 1]), (50, [25, 25]), (51, [25, 25, 1])])
def test_a_table_goes_on_in_the_next_sheet(tmp_path: Path, lines: int, sheets: list[int]) -> None:
    found = split(tmp_path, lines, 30)
    parts = [sheet for name, sheet in found.items() if name.startswith("Lines")]
    assert [len(part.rows()) - 1 for part in parts] == sheets
    assert all(part.reference[1] <= 30 for part in parts)
    ids = [row["Line"] for part in parts for row in part.rows()[:-1]]
    assert ids == [f"R{n:04}/package" for n in range(lines)]


def test_it_says_that_it_is_split_and_where_it_goes_on(tmp_path: Path) -> None:
    found = split(tmp_path, 51, 30)
    assert [name for name in found if name.startswith("Lines")] == ["Lines", "Lines part 2", "Lines part 3"]
    names = list(found)
    assert names.index("Lines part 3") == names.index("Lines") + 2
    assert found["Lines"].rows()[-1]["Line"] == "Total of this sheet; the table goes on in 'Lines part 2'"
    assert found["Lines part 2"].cells["A1"].text == "Lines part 2, which goes on from 'Lines'"
    assert found["Lines part 3"].rows()[-1]["Line"] == "Total"
    notes = {row["About"]: row["Note"] for row in found["Notes"].rows()}
    assert (
        "It has 51 rows, which is too long for one sheet: it is split over 3 sheets, of which this has"
        in notes["Lines"]
    )
    assert notes["Lines part 3"] == "More of 'Lines': 1 row."
    tables = [found[name].tables[0] for name in ("Lines", "Lines part 2", "Lines part 3")]
    assert [
        f' name="{name}"' in table
        for name, table in zip(("Lines", "Lines_part_2", "Lines_part_3"), tables, strict=True)
    ] == [True] * 3


def test_its_sums_are_over_all_of_its_sheets(tmp_path: Path) -> None:
    found = split(tmp_path, 51, 30)
    check = found["Checks"].cells["B4"]
    # By hand: 1 + 2 + ... + 51 pence are 51 * 52 / 2 = 1,326.
    assert (check.formula, check.text) == ("SUM(Lines[Amount],Lines_part_2[Amount],Lines_part_3[Amount])", "13.26")
    # 1 to 25 are 325, 26 to 50 are 950, and 51.
    sums = [found[name].rows()[-1]["Amount"] for name in ("Lines", "Lines part 2", "Lines part 3")]
    assert sums == ["3.25", "9.50", "0.51"]


def test_sums_of_groups_that_are_split_are_over_all_of_them(tmp_path: Path) -> None:
    made = [about(PACKAGE, id=f"R{n}", provider=f"P{n % 40:02}") for n in range(80)]
    found = written(tmp_path / "june.xlsx", settlement_of(*made), made, longest=30)
    first = found["Due by provider"].cells["C4"]
    assert first.formula == (
        "SUMPRODUCT(EXACT(Due_by_payment[Provider],A4)*Due_by_payment[Amount])+"
        "SUMPRODUCT(EXACT(Due_by_payment_part_2[Provider],A4)*Due_by_payment_part_2[Amount])"
    )
    # Two lines of £1,575.00 each.
    assert first.text == "3150.00"
    # The row that begins the next sheet is compared with its own first cell.
    again = found["Due by provider part 2"].cells["C4"]
    assert ",A4)" in again.formula
    assert found["Due by provider part 2"].cells["A4"].text == "P26"


@settings(max_examples=8, deadline=None)
@given(lines=st.lists(st.sampled_from([PACKAGE, OPEN]), max_size=40), longest=st.integers(24, 40))
def test_nothing_is_lost_wherever_it_is_split(lines: list[Line], longest: int) -> None:
    made = [about(line, id=f"R{n}") for n, line in enumerate(lines)]
    with TemporaryDirectory() as folder:
        found = written(Path(folder) / "june.xlsx", settlement_of(*made), made, longest=longest)
    rows = [row for name, sheet in found.items() if name.startswith("Lines") for row in sheet.rows()[:-1]]
    assert [row["Record"] for row in rows] == [line.record_id for line in made]
    due = sum(line.amount for line in made)
    assert {Decimal(row["Comes to"]) * 100 for row in found["Checks"].rows()} == {Decimal(due)}
