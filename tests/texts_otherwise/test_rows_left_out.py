"""Rows that a mapping would leave out, had they its value as it is written there: they stay, are paid, and are told."""

from pathlib import Path

import pytest

from pbr.api import records_through, settle
from pbr.mapping.rows_left_out import LeftOutValues
from tests.mapping.essex import EXTRACT, SCHEME, written


@pytest.mark.parametrize("there", ["Entered-in-error", "entered in error.", "Entered \u2013 in \u2013 error"])
def test_a_row_that_stays_is_paid_and_told(there: str, tmp_path: Path) -> None:
    files, mapping = written(tmp_path, EXTRACT.replace("Entered in error", there))
    found = settle(SCHEME, records_through(files, mapping))
    # The three episodes that count, with one bonus, are £4,975.00; the one entered in error is £1,575.00 more.
    assert found.total_due == 4_975_00 + 1_575_00
    [said] = [one for one in found.settlement.understood if "left out" in one]
    assert said.endswith(
        "1 row left out (Episode No is Total*: 1); 1 row not left out, though Status is Entered in error but for "
        "hyphens, apostrophes, accents or points: write it in the mapping as it is there, if it is no record"
    )


@pytest.mark.parametrize("there", ["ENTERED  in error", "Entered in errors", "Complete"])
def test_nothing_is_told_of_what_is_left_out_or_says_another_thing(there: str, tmp_path: Path) -> None:
    files, mapping = written(tmp_path, EXTRACT.replace("Entered in error", there))
    found = settle(SCHEME, records_through(files, mapping))
    assert not any("not left out" in one for one in found.settlement.understood)


def test_a_value_of_signs_alone_or_with_stars_is_like_no_other() -> None:
    values = LeftOutValues(["--", "Total*", "blank"])
    assert [values.nearly(cell) for cell in ("-", "Total", "", "to-tal")] == ["", "", "", ""]
    assert values.of("--") == "--"
    assert values.may_be_among(["a", "--"])
