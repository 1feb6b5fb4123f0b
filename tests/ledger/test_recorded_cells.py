"""Cells that are read back as exactly what they were, and that no spreadsheet takes for something else."""

import re
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.ledger.recorded_cells import (
    day_in_cell,
    entry_cell,
    entry_in_cell,
    exact_cell,
    exact_in_cell,
    line_recorded,
    pence_in_cell,
    recorded_column,
    recorded_line,
    recorded_lines,
    recorded_text,
    text_recorded,
)
from pbr.reports.spreadsheet_safe_cells import FORMULA_STARTS, money_cell
from pbr.settlement.obligation import EntryId

A_NUMBER = re.compile(r"-?[0-9]+\.[0-9]{2,}")
AS_WORDS = re.compile(r"(minus )?[0-9]+p over [0-9]+")
"""Letters between the figures: no day (4/3), no time (4:3), no number with a part (1 4/3), and no formula (-4 / 3)."""


@pytest.mark.parametrize(
    ("pence", "cell"),
    [
        (None, ""),
        (Fraction(0), "0.00"),
        (Fraction(180000), "1800.00"),
        (Fraction(-5), "-0.05"),
        # 642 pounds and 85 and three quarter pence
        (Fraction(257143, 4), "642.8575"),
        (Fraction(1, 1024), "0.000009765625"),
        (Fraction(400, 3), "400p over 3"),
        (Fraction(-400, 3), "minus 400p over 3"),
    ],
)
def test_exact_amounts(pence: Fraction | None, cell: str) -> None:
    assert exact_cell(pence) == cell
    assert exact_in_cell(cell) == pence


@given(st.fractions())
def test_every_exact_amount_comes_back_and_is_a_number_or_words(pence: Fraction) -> None:
    cell = exact_cell(pence)
    assert exact_in_cell(cell) == pence
    assert A_NUMBER.fullmatch(cell) or AS_WORDS.fullmatch(cell)


@pytest.mark.parametrize(
    "cell", ["1800", "1800.5", "400/3", "400p over", "400p over 0", "minus 5.00", "+5.00", "５.00", "400p over 3 "]
)
def test_what_is_no_exact_amount_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="no exact amount"):
        exact_in_cell(cell)


@given(st.integers())
def test_whole_pence_come_back(pence: int) -> None:
    assert pence_in_cell(money_cell(pence)) == pence


@pytest.mark.parametrize("cell", ["", "5", "5.0", "5.000", "1,575.00", " 5.00"])
def test_what_is_no_amount_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="no amount"):
        pence_in_cell(cell)


@given(st.text(alphabet=["'", "=", "-", "a", "＝", ","], max_size=4))
def test_every_text_comes_back_and_none_is_run(text: str) -> None:
    cell = recorded_text(text)
    assert text_recorded(cell) == text
    assert not cell.startswith(FORMULA_STARTS)


@given(st.text(alphabet=["'", "=", "~", "\\", "n", "r", "\n", "\r", "a"], max_size=6))
def test_every_text_comes_back_from_one_line(text: str) -> None:
    cell = recorded_line(text)
    assert line_recorded(cell) == text
    assert not set(cell) & {"\n", "\r"}
    assert not cell.startswith(FORMULA_STARTS)


@given(st.lists(st.text(alphabet=["'", "=", "a", "\0", "\n", "\r", "-"], max_size=3)))
def test_a_column_of_lines_is_its_cells(texts: list[str]) -> None:
    assert list(recorded_lines(texts)) == list(map(recorded_line, texts))


def test_a_text_on_one_line_is_what_no_other_text_is() -> None:
    # An id with the end of a line in it, and one that is written as that would be.
    assert recorded_line("A\nB") == r"'~A\nB"
    assert recorded_line(r"'~A\nB") == r"''~A\nB"
    assert recorded_line(r"A\nB") == r"A\nB"


@given(st.lists(st.text(alphabet=["'", "=", "a", "b", ",", '"'], max_size=3)))
def test_a_column_is_its_cells(texts: list[str]) -> None:
    quoted = {",", '"'}
    cells = list(recorded_column(texts))
    plain = [cell[1:-1].replace('""', '"') if quoted & set(cell) else cell for cell in cells]
    assert list(map(text_recorded, plain)) == texts


def test_names_of_entries_and_days() -> None:
    assert entry_in_cell(entry_cell(EntryId(7, 123))) == EntryId(7, 123)
    assert entry_cell(EntryId(7, 123)) == "7/000123"
    assert entry_in_cell(entry_cell(None)) is None
    assert day_in_cell("2026-06-30") == date(2026, 6, 30)
    assert day_in_cell("") is None
    for cell in ("7/123", "7-000123", "x"):
        with pytest.raises(ValueError, match="no entry"):
            entry_in_cell(cell)
