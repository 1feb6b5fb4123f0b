"""Workbooks: each sheet is read as a person sees it, and what cannot be read so is told and never blank."""

import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from pbr.problems.exit_codes import COULD_NOT_RUN, PROBLEMS, code_for
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.cells.cells import is_damaged
from pbr.records.files.workbook_cells import text_of
from pbr.records.files.workbook_file import WorkbookSheet, read_workbook
from pbr.records.files.workbook_names import is_workbook
from pbr.values.money import money_in_cell
from tests.records.workbook_made import HEADINGS, ROWS, make_workbook

KEPT = Path(__file__).parent / "workbooks"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("book") / "extract.xlsx"
    make_workbook(path)
    return path


def small(path: Path, *rows: tuple[object, ...], **sheets: tuple[tuple[object, ...], ...]) -> Path:
    """Write a workbook of one sheet, or of several by their names."""
    with xlsxwriter.Workbook(path) as book:
        for name, cells in ({"Data": rows} if rows else sheets).items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(cells):
                sheet.write_row(at, 0, row)
    return path


def refused(path: Path, sheet: str = "", heading_row: int = 0) -> Problem:
    with pytest.raises(ProblemsFound) as found:
        read_workbook(path, path.name, sheet, heading_row)
    (problem,) = found.value.problems
    return problem


@pytest.mark.parametrize("ending", ["xlsx", "xls", "ods"])
def test_the_three_formats_say_the_same(made: Path, ending: str) -> None:
    path = made if ending == "xlsx" else KEPT / f"extract.{ending}"
    read = read_workbook(path, path.name)
    assert (read.sheet, read.heading_row, read.headings) == ("Data", 3, HEADINGS)
    assert list(read.rows()) == [(4, ROWS[0]), (5, ROWS[1])]
    # the hidden sheet is told of, by its name
    assert [(warning.code, "July" in warning.message) for warning in read.warnings] == [("PBR783", True)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("", ""),
        ("  as it is ", "  as it is "),
        (7.0, "7"),
        (7, "7"),
        (-0.5, "-0.5"),
        (0.1 + 0.2, "0.3"),
        (1234.56, "1234.56"),
        (1e-7, "0.0000001"),
        (1575.0000000000002, "1575"),
        (0.255, "0.255"),
        (999999999999999.0, "999999999999999"),
        (1e15, "1.00000000000000E+15"),
        (10**15, "1.00000000000000E+15"),
        (-1e16, "-1.00000000000000E+16"),
        (9434765919.0, "9434765919"),
        (True, "yes"),
        (False, "no"),
        (date(2026, 4, 1), "2026-04-01"),
        (datetime(2026, 4, 1), "2026-04-01"),  # noqa: DTZ001 - a sheet has no zones
        (datetime(2026, 4, 1, 9, 5), "2026-04-01 09:05:00"),  # noqa: DTZ001
        # One second before midnight and some: the day stays, and so does the fraction.
        (datetime(2026, 4, 1, 23, 59, 59, 700_000), "2026-04-01 23:59:59.700"),  # noqa: DTZ001
        # Four tenths of a thousandth of a second are how a spreadsheet keeps a time, and no time.
        (datetime(2026, 4, 1, 23, 59, 59, 999_600), "2026-04-02"),  # noqa: DTZ001
        (datetime(2026, 4, 1, 13, 4, 59, 999_999), "2026-04-01 13:05:00"),  # noqa: DTZ001
        (time(23, 59, 59, 999_000), "23:59:59.999"),
        (time(9, 30), "09:30"),
        (time(9, 30, 5), "09:30:05"),
        (timedelta(hours=42), "42:00"),
        (timedelta(hours=1, minutes=5, seconds=9), "1:05:09"),
        ("PT42H00M00S", "42:00"),
    ],
)
def test_a_cell_is_its_text(cell: str | float | bool | date | time | timedelta, text: str) -> None:
    assert text_of(cell) == text


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_every_amount_in_pence_is_read_to_the_penny(amount: Decimal) -> None:
    # a sheet keeps it as a binary fraction; up to 15 figures it comes back as it was typed
    assert Decimal(text_of(float(amount))) == amount


@given(st.integers(10**15, 10**30))
def test_a_reference_longer_than_a_sheet_keeps_is_damaged_and_no_money(figure: int) -> None:
    for cell in (figure, float(figure)):
        assert is_damaged(text_of(cell))
        assert money_in_cell(text_of(cell)) is None


@pytest.mark.parametrize("cell", [0.1 + 0.2, 1575.005, 1614.375, 7 / 3, timedelta(hours=42), time(9, 30)])
def test_what_is_no_whole_pence_is_never_made_some(cell: float | time | timedelta) -> None:
    # 0.1 + 0.2 is 30p as everybody sees it; of the others none is pence, and none is rounded to any
    assert money_in_cell(text_of(cell)) == (30 if cell == 0.1 + 0.2 else None)


def test_several_sheets_with_rows_have_to_be_named(tmp_path: Path) -> None:
    path = small(tmp_path / "b.xlsx", July=(("A", "B"), (1, 2)), August=(("A", "B"), (3, 4)), Notes=())
    problem = refused(path)
    assert problem.code == "PBR781"
    assert "July, August" in problem.message
    assert "Notes" not in problem.message
    read = read_workbook(path, "b.xlsx", "August")
    assert (read.name, list(read.rows())) == ('b.xlsx sheet "August"', [(2, ("3", "4"))])
    assert refused(path, "Augst").help == 'did you mean "August"?'


def test_a_sheet_without_anything_is_told(tmp_path: Path) -> None:
    assert refused(small(tmp_path / "b.xlsx", Empty=())).code == "PBR781"


def test_a_row_of_headings_that_is_blank_or_a_title_is_told(made: Path) -> None:
    assert (refused(made, heading_row=2).code, refused(made, heading_row=9).code) == ("PBR782", "PBR782")
    title = refused(made, heading_row=1)
    assert (title.code, title.place.line) == ("PBR782", 1)
    assert title.help.endswith("headings in row: 3")


def test_a_title_that_is_not_merged_is_told(tmp_path: Path) -> None:
    path = small(tmp_path / "b.xlsx", ("August",), ("A", "B", "C"), (1, 2, 3))
    assert refused(path, heading_row=1).help.endswith("headings in row: 2")
    assert read_workbook(path, "b.xlsx").heading_row == 2


def test_cells_merged_among_the_records_are_told(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("Plan", "Outcome", "Result"))
        sheet.merge_range(1, 0, 3, 0, "PL-1")
        for row in (1, 2, 3):
            sheet.write_row(row, 1, ("washing", "Met"))
    assert (refused(path).code, refused(path).place.line) == ("PBR784", 2)


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 and no more", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"x"]
)
def test_what_is_no_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    assert refused(path).code == "PBR785"


def test_a_workbook_cut_short_anywhere_is_told_or_read(made: Path, tmp_path: Path) -> None:
    whole = made.read_bytes()
    for length in range(0, len(whole), 397):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[:length])
        assert refused(path).code == "PBR785"


def test_no_workbook_is_missed(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent.xlsx").code == "PBR001"
    assert code_for([refused(tmp_path / "absent.xlsx")]) == COULD_NOT_RUN


def test_without_its_reader_one_line_says_what_to_install(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    problem = refused(made)
    assert (problem.code, code_for([problem])) == ("PBR780", COULD_NOT_RUN)
    assert "pip install '.[workbooks]'" in problem.help
    assert code_for([refused(KEPT / "extract.xls")]) != PROBLEMS


def test_the_hash_is_of_the_file(made: Path) -> None:
    # worked out by another program: sha256sum tests/records/workbooks/extract.ods
    read = read_workbook(KEPT / "extract.ods", "extract.ods")
    assert isinstance(read, WorkbookSheet)
    assert read.sha256 == "f6d577fa6917ed1a3a164707dc64b27fba8f31b1fca3f17cf0aabbbc8882df3a"
    assert read.sha256 != read_workbook(made, "extract.xlsx").sha256


def test_workbooks_are_known_by_their_names() -> None:
    assert all(is_workbook(Path(name)) for name in ("a.xlsx", "A.XLS", "b.ods", "c.xlsm"))
    assert not is_workbook(Path("a.csv"))
