"""A workbook holds what the settlement does, exactly, in one plain table a sheet; its sums are formulas."""

import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import load_workbook

from pbr.reports.workbook.columns import is_sure
from pbr.reports.workbook.line_rows import HELD, LINES, NOT_PAID
from pbr.reports.workbook.notes import NOTES
from pbr.reports.workbook.safe_text import LONGEST
from pbr.reports.workbook.summary_rows import (
    BY_PAYMENT,
    BY_PROVIDER,
    CHECKS,
    MEASURES,
    RECORDS_READ,
    SUMMARY,
    WARNINGS,
)
from pbr.settlement.deductions_not_taken import NotDeducted
from pbr.settlement.line import Status
from tests.reports import hand_made
from tests.reports.hand_made import BAD_ROW, EARLIER, OPEN, PACKAGE, UNKNOWN, about, settlement_of
from tests.reports.workbook.opened import Sheet, written

ALL = (NOTES, SUMMARY, BY_PROVIDER, BY_PAYMENT, LINES, NOT_PAID, HELD, MEASURES, RECORDS_READ, WARNINGS, CHECKS)
RETAINED = about(PACKAGE, id="G", provider="P3")._replace(at_stake=525)
HELD_SINCE = hand_made.HELD._replace(due_on=date(2026, 6, 12))
LINES_MADE = (*hand_made.LINES[:3], HELD_SINCE, EARLIER, UNKNOWN, RETAINED)
"""Due: £1,575.00, -£4.50 and £1,575.00, which are £3,145.50."""


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    return made(tmp_path_factory.mktemp("made") / "june.xlsx")


def made(file: Path) -> dict[str, Sheet]:
    return written(file, settlement_of(*LINES_MADE), LINES_MADE, [BAD_ROW])


def test_notes_come_first_and_each_sheet_has_its_name(sheets: dict[str, Sheet]) -> None:
    assert list(sheets) == [one.sheet for one in ALL]
    assert len({name.lower() for name in sheets}) == len(sheets)
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in sheets)


def test_every_sheet_has_one_named_table_from_the_left_edge_to_its_last_row(sheets: dict[str, Sheet]) -> None:
    for one in ALL:
        sheet = sheets[one.sheet]
        assert len(sheet.tables) == 1
        assert f' name="{one.table}" displayName="{one.table}"' in sheet.tables[0]
        first, last = sheet.reference
        assert first == 2 + len(one.sentences)
        assert list(sheet.headings.values()) == [column.heading for column in one.columns]
        assert re.findall(r'<tableColumn id="\d+" name="([^"]*)"', sheet.tables[0]) == list(sheet.headings.values())
        assert last == max(int(re.sub("[A-Z]", "", place)) for place in sheet.cells), "something is below the table"
        # No row of it is blank, and the title and what it is stand above it.
        assert all(sheet.rows())
        assert (sheet.cells["A1"].text, sheet.cells["A2"].text) == (one.sheet, one.sentences[0])
        assert "altText=" in sheet.tables[0]


def test_nothing_is_merged_frozen_filtered_or_beside_the_tables(sheets: dict[str, Sheet]) -> None:
    for sheet in sheets.values():
        for never in ("mergeCell", "<pane", "autoFilter", "headerFooter", "<drawing", "hidden=", "<selection"):
            assert never not in sheet.xml
            assert never not in "".join(sheet.tables)


def test_another_reader_finds_the_tables_and_what_is_in_them(tmp_path: Path) -> None:
    file = tmp_path / "june.xlsx"
    made(file)
    book = load_workbook(str(file), load_tables=True)
    assert book.table_names == [one.table for one in ALL]
    assert all(not book.get_sheet_by_name(name).merged_cell_ranges for name in book.sheet_names)
    assert {str(sheet.visible) for sheet in book.sheets_metadata} == {"SheetVisibleEnum.Visible"}
    lines = book.get_table_by_name("Lines")
    assert lines.height == len(LINES_MADE)
    first = dict(zip(lines.columns, lines.to_python()[0], strict=True))
    assert (first["Line"], first["Amount"], first["Due on"]) == ("A/package", 1575.0, date(2026, 5, 4))


def test_a_line_stands_with_exact_numbers_and_real_days(sheets: dict[str, Sheet]) -> None:
    package, third = sheets["Lines"].rows()[:2]
    assert package == {
        "Line": "A/package",
        "Provider": "P1",
        "Person": "S1",
        "Record": "A",
        "Plan": "A",
        "Payment": "package",
        "Clause": "package",
        "Status": "due",
        "Kind": "pay",
        # 4 May 2026, counted from 30 December 1899.
        "Due on": "46146",
        "Service from": "46146",
        "Quantity": "1.0",
        "Unit": "plan",
        "Unit price": "1575.00",
        "Amount": "1575.00",
        "Due to date": "1575.00",
        "Reason": "earned: finished",
    }
    # 10001/8 pence are £12.50125, and a third is cut at ten places.
    assert (third["Unit price"], third["Share"], third["Amount"]) == ("12.50125", "0.3333333333", "-4.50")
    assert date(1899, 12, 30) + timedelta(days=46146) == date(2026, 5, 4)
    cells = sheets["Lines"].cells
    assert all(cells[f"{column}5"].is_number for column in "LMOQSU")
    assert not any(cells[f"{column}5"].is_number for column in "ABCDEFIJKPV")


def test_what_is_not_paid_is_told_with_its_reason(sheets: dict[str, Sheet]) -> None:
    *rows, total = sheets["Not paid and why"].rows()
    assert [(row["Record"], row["Status"], row.get("At stake")) for row in rows] == [
        ("B", "open", "250.00"),
        ("C", "held", "250.00"),
        ("D", "earlier", "1575.00"),
        ("F", "open", None),
        ("G", "due", "5.25"),
    ]
    assert rows[0]["Why"] == "open: end_reason is not known"
    # By hand: 250.00 + 250.00 + 1,575.00 + 5.25.
    assert total == {"Provider": "Total", "At stake": "2080.25"}


def test_what_is_held_has_its_age(sheets: dict[str, Sheet]) -> None:
    first, second, line, _ = sheets["Held"].rows()
    assert (first["Held"], first["Row"], first["Code"], first["Why"]) == ("row", "7", "PBR701", "this is not a date")
    assert (second["Code"], second["Field"]) == ("PBR702", "end_reason")
    # From 12 to 30 June.
    assert (line["Held"], line["Record"], line["Days since due"], line["At stake"]) == ("line", "C", "18", "250.00")


@pytest.mark.parametrize("due_on", [None, date(2026, 7, 1)])
def test_what_is_not_due_yet_has_no_age(tmp_path: Path, due_on: date | None) -> None:
    held = hand_made.HELD._replace(due_on=due_on)
    line, _ = written(tmp_path / "june.xlsx", settlement_of(held), [held])["Held"].rows()
    assert "Days since due" not in line


def test_sums_are_formulas_with_what_they_come_to(sheets: dict[str, Sheet]) -> None:
    first, last = sheets["Lines"].reference
    total = sheets["Lines"].cells[f"S{last}"]
    assert (total.formula, total.text) == ("SUBTOTAL(109,Lines[Amount])", "3145.50")
    assert sheets["Lines"].row(last)["Line"] == "Total"
    assert [row["Comes to"] for row in sheets["Checks"].rows()] == ["3145.50"] * 4
    assert {row["Difference"] for row in sheets["Checks"].rows()} == {"0.00"}
    assert all(sheets["Checks"].cells[f"B{row}"].formula for row in range(4, 8))
    providers = {row["Provider"]: row["Amount"] for row in sheets["Due by provider"].rows()}
    assert providers == {"P1": "1570.50", "P2": "0.00", "P3": "1575.00", "Total": "3145.50"}
    statuses = {row["Status"]: (row["Lines"], row["Amount"], row["At stake"]) for row in sheets["Summary"].rows()}
    assert statuses["due"] == ("3", "3145.50", "5.25")
    assert statuses["Total"] == ("7", "3145.50", "2080.25")
    assert first == 4


def test_a_formula_is_made_of_our_own_names_and_cells(tmp_path: Path) -> None:
    names = {f"{one.table}[{column.heading}]" for one in ALL for column in one.columns}
    bad = about(PACKAGE, id="=1+1", provider='=HYPERLINK("x")', plan="+1", person="-1")._replace(
        payment="@SUM(1)", part="\t=1", clause="=A1"
    )
    sheets = written(tmp_path / "june.xlsx", settlement_of(bad, UNKNOWN), [bad, UNKNOWN])
    formulas = {cell.formula for sheet in sheets.values() for cell in sheet.cells.values() if cell.formula}
    assert len(formulas) > 20
    for formula in formulas:
        for name in names:
            formula = formula.replace(name, "")
        assert re.fullmatch(r"(?:ROUND|SUMIFS|SUMPRODUCT|EXACT|SUM|SUBTOTAL|109|2|[A-D][0-9]+|[-+*,()])+", formula), (
            formula
        )
    row = sheets["Lines"].rows()[0]
    assert (row["Record"], row["Provider"], row["Plan"]) == ("=1+1", '=HYPERLINK("x")', "+1")
    assert (row["Payment"], row["Part"], row["Clause"]) == ("@SUM(1)", "\t=1", "=A1")
    cells = sheets["Lines"].cells
    assert not any(cells[f"{column}5"].formula or cells[f"{column}5"].is_number for column in "ABCDEFGI")
    # Typed again over, it stays text: its look differs from that of other text.
    assert cells["B5"].look != cells["J5"].look == cells["B6"].look


SHEET_TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


LIKE_XML = ("<r>", "<r></r>", "<r><t>x</t></r>", "_x0041_", "]]>", "&amp;", " a ", "\ufffe", "'", "=1", "\x1b[0m")


@settings(max_examples=8, deadline=None)
@given(texts=st.lists(SHEET_TEXT, min_size=1, max_size=40, unique=True))
def test_any_text_is_text(texts: list[str]) -> None:
    texts = [*texts, *LIKE_XML]
    lines = [about(PACKAGE, id=f"R{n}", provider=text) for n, text in enumerate(texts)]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "june.xlsx"
        sheets = written(file, settlement_of(*lines), lines)
        read = load_workbook(str(file), load_tables=True).get_table_by_name("Lines").to_python()
    # A reader of the XML has to take back what stands for an underscore.
    rows = sheets["Lines"].rows()[:-1]
    assert [row["Provider"].replace("_x005F_", "_") for row in rows] == list(map(plain, texts))
    assert [str(row[1]) for row in read] == list(map(plain, texts))
    assert not any(cell.is_number for place, cell in sheets["Lines"].cells.items() if place.startswith("B"))


def plain(text: str) -> str:
    """What a cell says of a text: control characters by their numbers."""
    return "".join(
        f"\\x{ord(one):02x}"
        if (ord(one) < 32 and one not in "\t\n") or 127 <= ord(one) < 160
        else f"\\u{ord(one):04x}"
        if ord(one) in (0xFFFE, 0xFFFF)
        else one
        for one in text
    )


@settings(max_examples=8, deadline=None)
@given(amounts=st.lists(st.integers(-(10**14), 10**14), min_size=1, max_size=40))
def test_any_amounts_are_exact_and_so_is_their_sum(amounts: list[int]) -> None:
    lines = [about(PACKAGE, id=f"R{n}")._replace(amount=pence) for n, pence in enumerate(amounts)]
    with TemporaryDirectory() as folder:
        sheets = written(Path(folder) / "june.xlsx", settlement_of(*lines), lines)
    *rows, total = sheets["Lines"].rows()
    assert [Decimal(row["Amount"]) * 100 for row in rows] == amounts
    assert Decimal(total["Amount"]) * 100 == sum(amounts)
    assert {Decimal(row["Difference"]) for row in sheets["Checks"].rows()} == {Decimal(0)}


def test_what_is_too_long_for_a_cell_is_cut_and_says_so(tmp_path: Path) -> None:
    line = PACKAGE._replace(clause="x" * 40_000)
    row = written(tmp_path / "june.xlsx", settlement_of(line), [line])["Lines"].rows()[0]
    assert len(row["Clause"]) == LONGEST
    assert row["Clause"].endswith("(cut here: it is longer than a cell can hold)")


def test_a_day_that_spreadsheets_do_not_agree_on_is_text(tmp_path: Path) -> None:
    line = PACKAGE._replace(service_from=date(1900, 2, 28), service_to=date(1900, 3, 1))
    row = written(tmp_path / "june.xlsx", settlement_of(line), [line])["Lines"].rows()[0]
    assert (row["Service from"], row["Service to"]) == ("1900-02-28", "61")
    assert not is_sure(date(1900, 2, 28))


def test_the_notes_say_what_it_is_of(sheets: dict[str, Sheet]) -> None:
    notes = {row["About"]: row["Note"] for row in sheets["Notes"].rows()}
    assert notes["Settlement"] == "A set price and a bonus (scheme essex_reablement_bonus)"
    assert notes["Total due"] == "£3,145.50"
    assert notes["Period"] == "2026-06-01 to 2026-06-30"
    assert notes["As at"].startswith("2026-06-30")
    assert "0" * 64 in notes["Scheme file"]
    assert notes["File of records"] == f"plans.csv, 5 rows, SHA-256 {'1' * 64}"
    assert "£1,575.00 fell due before the period" in notes["Not in the total"]
    assert {one.sheet for one in ALL[1:]} <= set(notes)
    assert notes["Lines"].endswith("It has 7 rows.")
    # Each of them leads to its sheet.
    assert re.findall(r'location="\'([^\']+)\'!A1"', sheets["Notes"].xml) == [one.sheet for one in ALL[1:]]


def test_a_sheet_of_nothing_is_not_there_and_the_notes_say_so(tmp_path: Path) -> None:
    settlement = replace(settlement_of(PACKAGE), measures=(), warnings=(), held_rows=())
    sheets = written(tmp_path / "june.xlsx", settlement, [PACKAGE])
    assert not {"Held", "Measures", "Warnings", "Not paid and why"} & set(sheets)
    notes = {row["About"]: row["Note"] for row in sheets["Notes"].rows()}
    assert notes["Held"] == notes["Measures"] == "There is nothing for this sheet, so it is not here."


def test_a_settlement_of_nothing_is_a_workbook(tmp_path: Path) -> None:
    sheets = written(tmp_path / "june.xlsx", settlement_of(), [])
    assert "Lines" not in sheets
    assert {row["Comes to"] for row in sheets["Checks"].rows()} == {"0.00"}


def test_deductions_that_were_not_taken_stand_before_the_total(tmp_path: Path) -> None:
    settlement = replace(settlement_of(PACKAGE), not_deducted={"P1": NotDeducted(pence=1050, lines=2)})
    sheets = written(tmp_path / "june.xlsx", settlement, [PACKAGE])
    notes = {row["About"]: row["Note"] for row in sheets["Notes"].rows()}
    # By hand: 1,575.00 - 10.50 = 1,564.50.
    said = "£1,575.00 BEFORE DEDUCTIONS THAT WERE NOT TAKEN: £10.50 on 2 lines; with all of it taken, £1,564.50 would"
    assert notes["Total due"].startswith(said)
    assert sheets["Due by provider"].rows()[0]["Not deducted"] == "£10.50 on 2 lines"


def test_a_measure_and_the_rows_read_are_numbers(sheets: dict[str, Sheet]) -> None:
    measure = sheets["Measures"].rows()[0]
    # 66/117 and 70/117, cut at ten places.
    assert (measure["Count"], measure["Lowest share"], measure["Highest share"]) == (
        "66",
        "0.5641025641",
        "0.5982905983",
    )
    assert Fraction(66, 117) != Fraction(measure["Lowest share"])
    # scipy 1.17.1, of the 113 that are known: binomtest(66, 113).proportion_ci(0.95, method="wilson")
    assert (measure["By chance, lowest"], measure["By chance, highest"]) == ("0.491894", "0.67072")
    assert sheets["Records read"].rows()[0] == {
        "Table": "plans", "Read": "6", "Used": "4", "Out of scope": "1", "Dropped": "0", "Held": "1",
    }  # fmt: skip
    assert sheets["Warnings"].rows()[0]["What it is"] == "unknown column"


def test_the_document_has_a_title_and_a_language_and_no_clock(tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    made(one)
    made(other)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as workbook:
        core = workbook.read("docProps/core.xml").decode("utf-8")
        book = workbook.read("xl/workbook.xml").decode("utf-8")
    assert "<dc:title>A set price and a bonus: settlement</dc:title>" in core
    assert "<dc:language>en-GB</dc:language>" in core
    assert set(re.findall(r"\d{4}-\d\d-\d\dT", core)) == {"1980-01-01T"}
    # The first sheet is open, and no other cell than its first is marked.
    assert "activeTab" not in book


def test_every_status_has_a_meaning(tmp_path: Path) -> None:
    lines = [about(OPEN, id=f"R{n}")._replace(status=status) for n, status in enumerate(Status)]
    rows = written(tmp_path / "june.xlsx", settlement_of(*lines), lines)["Summary"].rows()
    assert all(row["Means"].endswith(".") for row in rows[:-1])
    assert len(rows) == len(Status) + 1


def test_text_wraps_and_is_read_from_the_top(tmp_path: Path) -> None:
    file = tmp_path / "june.xlsx"
    sheets = made(file)
    with zipfile.ZipFile(file) as workbook:
        styles = workbook.read("xl/styles.xml").decode("utf-8").partition("<cellXfs")[2].partition("</cellXfs>")[0]
    looks = re.findall(r"<xf .*?(?:/>|</xf>)", re.sub(r"<alignment([^>]*)/>", r"<alignment\1>", styles))
    for place in ("A5", "V5"):
        look = looks[sheets["Lines"].cells[place].look]
        assert 'wrapText="1"' in look
        assert 'vertical="top"' in look
    # 120 letters are in three lines of 50, each of 15 points; a short one is left to the program.
    long = written(tmp_path / "long.xlsx", settlement_of(PACKAGE), [PACKAGE._replace(clause="word " * 24), PACKAGE])
    assert re.findall(r'<row r="([5-9])"(?: ht="([0-9.]+)" customHeight="1")?>', long["Lines"].xml) == [
        ("5", "45"), ("6", ""), ("7", ""),
    ]  # fmt: skip
