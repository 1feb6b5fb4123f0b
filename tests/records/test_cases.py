"""A good extract has no problem; a bad one has the problems that its expected.txt names, and no others."""

from pathlib import Path

import pytest

from pbr.problems.catalogue.pbr600_csv_files import RULES_CSV_FILES
from pbr.problems.catalogue.pbr609_csv_header_and_rows import RULES_CSV_FORM
from pbr.problems.catalogue.pbr623_day_month_order import RULES_DAY_ORDER
from pbr.problems.catalogue.pbr630_not_records import RULES_NOT_RECORDS
from pbr.problems.catalogue.pbr671_quotation_marks import RULES_QUOTATION_MARKS
from pbr.problems.catalogue.pbr700_cells import RULES_CELLS
from pbr.problems.catalogue.pbr800_duplicate_rows import RULES_ROWS
from tests.records.cases import folders, in_a_line, problems_of

# Shown by tests of their own: they need one file instead of a folder, a thousand rows, a file that changes or has a
# very long line, a scheme, or rows held. Those after PBR805, PBR730 and PBR731 come of comparing records for a scheme.
ELSEWHERE = {
    "PBR620", "PBR621", "PBR635", "PBR636", "PBR711", "PBR730", "PBR731", "PBR805", "PBR806", "PBR807", "PBR808",
    "PBR809",
}  # fmt: skip


@pytest.mark.parametrize("folder", folders("good"), ids=lambda folder: folder.name)
def test_a_good_extract_has_no_problem(folder: Path) -> None:
    assert problems_of(folder) == []


@pytest.mark.parametrize("folder", folders("bad"), ids=lambda folder: folder.name)
def test_a_bad_extract_has_the_problems_it_names(folder: Path) -> None:
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = problems_of(folder)
    assert sorted(map(in_a_line, found)) == sorted(expected)
    assert all(problem.help for problem in found)


def test_every_rule_of_records_has_a_bad_extract() -> None:
    shown = {problem.code for folder in folders("bad") for problem in problems_of(folder)}
    of_files = (*RULES_CSV_FILES, *RULES_CSV_FORM, *RULES_DAY_ORDER, *RULES_NOT_RECORDS)
    rules = {rule.code for rule in (*of_files, *RULES_QUOTATION_MARKS, *RULES_CELLS, *RULES_ROWS)}
    assert rules - shown == ELSEWHERE
