"""What sends a mapped extract to be read whole though every line of it may look clean: nothing else would tell."""

import os
from pathlib import Path
from typing import Any

import pytest

from pbr.api.as_read.tables_of_mapping import tables_written
from pbr.records.files import csv_grid_rows, grid_stretches
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.quoted_lines import texts_of_quoted
from tests.api.as_read.both_ways import as_read, whole
from tests.api.as_read.mapped import CASES, PLAN, Export, export
from tests.api.as_read.test_not_clean import BY_VISITS, LAST, SCHEME
from tests.bench.mapped import heading

AREA = heading("plans", "area")


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are cut into rows by some lines at a time, as long ones are."""
    for module in (csv_grid_rows, grid_stretches):
        monkeypatch.setattr(module, "CHARACTERS_AT_ONCE", 700)


def codes(one: Export, folder: Path, scheme: Path = SCHEME, workers: int = 1) -> set[str]:
    """What is wrong with an extract read whole, as it must be; it is not settled in parts."""
    records = one.written(folder / "extract")
    assert as_read(scheme, records, folder / "parts", 3, workers, as_at=LAST) is None
    return {problem.code for problem in whole(scheme, records, folder / "whole", as_at=LAST).problems}


def test_a_file_that_changes_while_its_rows_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    records = export().written(tmp_path / "extract")

    def changed_meanwhile(*given: Any) -> object:
        found = tables_written(*given)
        os.utime(records / CASES, ns=(1, 1))
        return found

    monkeypatch.setattr("pbr.api.as_read.mapped_in_parts.tables_written", changed_meanwhile)
    assert as_read(SCHEME, records, tmp_path / "parts", 3, as_at=LAST) is None


def test_one_row_for_each_person_where_persons_have_two_plans(tmp_path: Path) -> None:
    """The last ten plans are of the first ten persons: each says something else than the first row of its person."""
    one = export()
    person = heading("plans", "person_id")
    one.mapping = one.mapping.replace("    leave out", f"    one row for each: {person}\n    leave out", 1)
    assert codes(one, tmp_path) == {"PBR765"}


def test_marks_that_would_be_read_as_quoting_once_they_are_written(tmp_path: Path) -> None:
    one = export()
    one.cases[30][one.column("plans", "area")] = '"""North"""'
    assert codes(one, tmp_path) == {"PBR671"}


def test_ids_whose_parts_have_the_sign_between_them_in_different_stretches(tmp_path: Path) -> None:
    """Plans have it in the first half of the file, areas in the second."""
    one = export()
    area, half = one.column("plans", "area"), len(one.cases) // 2
    for number, row in enumerate(one.cases[1:-1]):
        row[0 if number < half else area] += "-x"
    for row in one.visits[1:]:
        row[one.column("visits", "plan_id")] = "A10-x"
    one.mapping = one.mapping.replace(f"[{PLAN}, <n>]", f"[{PLAN}, {AREA}, <n>]")
    assert one.cases[0][0] == PLAN
    assert codes(one, tmp_path, workers=2) == {"PBR764"}


def test_rows_left_out_where_a_stretch_begins_are_counted_once(tmp_path: Path) -> None:
    """Each plan stands twice, with three totals below it: 121 rows are left out, and 80 are 40 plans."""
    one = export()
    width = len(one.cases[0])
    totals = [["Total so far", *[""] * (width - 1)] for _ in range(3)]
    one.cases[1:-1] = [list(each) for row in one.cases[1:-1] for each in (row, row, *totals)]
    one.mapping = one.mapping.replace("    leave out", f"    one row for each: {PLAN}\n    leave out")
    records = one.written(tmp_path / "extract")
    at_once = whole(BY_VISITS, records, tmp_path / "whole", as_at=LAST)
    assert "121 rows left out" in at_once.understood[0]
    for workers in (2, 3):
        assert as_read(BY_VISITS, records, tmp_path / f"by-{workers}", 4, workers, as_at=LAST) == at_once


def test_a_row_over_two_lines_is_no_line_that_is_a_row() -> None:
    with pytest.raises(NotCleanError):
        texts_of_quoted([b'A,"one\n', b'two, three",P1\n'], 0, 3)


@pytest.mark.parametrize("cell", ['"North\rSouth"', '"\rNorth"'])
def test_a_return_in_a_cell(cell: str, tmp_path: Path) -> None:
    """It is no end of a line where the rows are written, and is met when they are read."""
    one = export()
    one.cases[30][one.column("plans", "area")] = cell
    assert as_read(SCHEME, one.written(tmp_path / "extract"), tmp_path / "parts", 3, as_at=LAST) is None
