"""A wide extract is gone through once for all of its tables, and every problem still names the cell it is about."""

from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through
from pbr.mapping.laid_aside import RowsAgain
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.encoding import TextFile
from pbr.records.files.grid import open_csv_grid
from tests.mapping.essex import NAME, written

ROWS = 3_000
MAPPING = """\
pbr: 1
mapping: wide
for: essex_reablement_bonus
files:
  extract: Reablement Extract Aug-26.csv
dates: day first
tables:
  plans:
    table from: extract
    columns:
      plan_id: Case
      person_id: Person
      provider_id: Agency
      started_on: Began
    always:
      plan_type: reablement
  outcomes:
    table from: extract
    side by side: 1 to 2
    columns:
      outcome_id:
        made of: [Case, <n>]
      plan_id: Case
      outcome: Goal <n>
      result: Result <n>
      reviewed_on: Seen <n>
    codes:
      result:
        Met: achieved
        Not met: not_achieved
    always:
      kind: improvement
      payable: yes
"""
HEADINGS = "Case,Person,Agency,Began,Goal 1,Result 1,Seen 1,Goal 2,Result 2,Seen 2,Note\n"
NEEDS = {"plans": frozenset(("plan_type", "started_on")), "outcomes": frozenset(("outcome", "result", "reviewed_on"))}


def row(number: int, seen: str = "04/06/2026", result: str = "Not met") -> str:
    """A row of the extract; every second has two goals, and the others spaces there."""
    second = f"cooking,{result},{seen}" if number % 2 else " , ,"
    return f"K{number},S{number},P1,01/05/2026,washing,Met,03/06/2026,{second},{'x' * 40}\n"


def extract_with(folder: Path, **others: str) -> list[Path]:
    """Write an extract of several blocks of text, in which the row K2499 is otherwise."""
    rows = [row(number, **others) if number == 2_499 else row(number) for number in range(ROWS)]
    files, _ = written(folder, HEADINGS + "".join(rows), MAPPING)
    return files[:1]


@pytest.fixture
def passes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are opened to be gone through, as they are."""
    opened: list[str] = []
    usual = TextFile.opened

    def noted(self: TextFile):  # type: ignore[no-untyped-def]
        opened.append(self.name)
        return usual(self)

    monkeypatch.setattr(TextFile, "opened", noted)
    return opened


def test_it_is_gone_through_once_for_both_tables(tmp_path: Path, passes: list[str]) -> None:
    """Its headings are looked at, and its rows gone through once: 3,000 plans, 3,000 first and 1,500 second goals."""
    extract = read_extract(records_through(extract_with(tmp_path), tmp_path / "mapping.yaml"), NEEDS, hold_errors=False)
    assert passes == [NAME, NAME]
    assert [len(extract.tables[name].rows) for name in ("plans", "outcomes")] == [3_000, 4_500]


def test_a_wrong_cell_of_the_second_table_is_named_by_its_row_and_column(tmp_path: Path) -> None:
    """K2499 stands in row 2,501, and Seen 2 is the tenth column."""
    files = extract_with(tmp_path, seen="31/06/2026")
    with pytest.raises(ProblemsFound) as found:
        read_extract(records_through(files, tmp_path / "mapping.yaml"), NEEDS, hold_errors=False)
    places = {(one.place.line, one.place.column, one.place.heading) for one in found.value.problems}
    assert places == {(2_501, 10, "Seen 2")}


def test_a_phrase_without_a_code_in_the_second_table_is_named_by_its_row(tmp_path: Path) -> None:
    """It is counted once, though the rows were gone through with those of the first table."""
    files = extract_with(tmp_path, result="Partly met")
    with pytest.raises(ProblemsFound) as found:
        read_extract(records_through(files, tmp_path / "mapping.yaml"), NEEDS, hold_errors=False)
    told = [one for one in found.value.problems if one.code == "PBR762"]
    assert [(one.place.line, one.place.column) for one in told] == [(2_501, 9)]
    assert "(1 row)" in told[0].message


def test_with_hold_errors_that_row_alone_is_held(tmp_path: Path) -> None:
    """The second goal of K2499 is held, by its place; the other 4,499 outcomes stay."""
    files = extract_with(tmp_path, seen="31/06/2026")
    extract = read_extract(records_through(files, tmp_path / "mapping.yaml"), NEEDS, hold_errors=True)
    assert [(one.record_id, one.problems[0].place.line) for one in extract.held_rows] == [("K2499-2", 2_501)]
    assert len(extract.tables["outcomes"].rows) == 4_499


def test_what_the_first_table_stops_at_does_not_stop_the_second(tmp_path: Path) -> None:
    """1,500 wrong days of the first table end its reading early; the second goes through the file itself."""
    rows = [row(number).replace("01/05/2026", "31/06/2026") for number in range(ROWS)]
    rows[2_499] = row(2_499, seen="31/06/2026")
    files, mapping = written(tmp_path, HEADINGS + "".join(rows), MAPPING)
    with pytest.raises(ProblemsFound) as found:
        read_extract(records_through(files[:1], mapping), NEEDS, hold_errors=False)
    assert "PBR621" in {one.code for one in found.value.problems}
    assert (2_501, 10) in {(one.place.line, one.place.column) for one in found.value.problems}


def test_what_was_let_go_is_read_again_forward_and_back(tmp_path: Path) -> None:
    """Batches are asked for in any order; each is the one that the file has there."""
    (path,) = extract_with(tmp_path)
    grid = open_csv_grid(path, NAME)
    every = [batch.row_of(0) for batch in grid.batches()]
    again = RowsAgain(grid)
    assert len(every) > 2
    assert [again.batch(number).row_of(0) for number in (2, 2, 0, 1)] == [every[2], every[2], every[0], every[1]]
