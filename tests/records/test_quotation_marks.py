"""A quotation mark that was read as part of a cell is told wherever the cell is read, and marks of a name are not."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter

from pbr.api.extracts.mapped_records import records_through
from pbr.problems.problem import Problem, ProblemsFound
from pbr.records.cells.cells import stray_marks
from pbr.records.extract.read_extract import read_extract
from pbr.records.files.in_memory import folder_in_memory
from pbr.records.opened.pseudonyms import PseudonymKey
from tests.api.as_read.both_ways import whole
from tests.api.as_read.mapped import CASES, export
from tests.api.as_read.test_not_clean import LAST, SCHEME
from tests.records.paid import HEADING, package_and_bonus, paid

ROW = "{0},S{0},{1},north,reablement,2026-06-01,2026-06-20,completed,1000.00,none,2026-06-22"
"""£1,000.00 and the bonus of £100.00."""


@pytest.mark.parametrize(
    ("cell", "is_stray"),
    [
        ("P1", False), ('"P1"', True), ('"P1', True), ('P1"', True), ('"', True), ('""', True), ('""P1""', True),
        ('="007"', True), ('="The ""Elms"""', True),
        ('The "Willows"', False), ('"The Willows" Care', False), ('"Elms" and "Oaks"', False), ('a"b', False),
    ],
)  # fmt: skip
def test_marks_that_pair_inside_a_text_are_its_own(cell: str, is_stray: bool) -> None:
    assert bool(stray_marks(cell)) is is_stray


@pytest.mark.parametrize("spoilt", ["#SPILL!", "#DIV/0!", "#BEZUG!", "#GETTING_DATA", "Err:502", "=VLOOKUP(A2)"])
@pytest.mark.parametrize("field", ["plan_id", "person_id", "provider_id"])
def test_what_a_formula_left_behind_is_nobody(spoilt: str, field: str) -> None:
    row = dict(zip(HEADING.split(","), ROW.format("A", "P1").split(","), strict=True)) | {field: spoilt}
    told = paid([",".join(row.values()), ROW.format("B", "P1")]).said
    assert [(one.code, one.place.line, one.place.field) for one in told] == [("PBR707", 2, field)]


@pytest.mark.parametrize("reference", ["#17", "#A", "=P1", "Err", "A=B(1)", "R+D"])
def test_a_reference_with_such_a_sign_is_one(reference: str) -> None:
    assert (paid([ROW.format(reference, "P1")]).said, paid([ROW.format("A", reference)]).said) == ((), ())


@pytest.mark.parametrize("last", ["Cosy", '"Cosy\nHome"'], ids=["cut at its commas", "read row by row"])
def test_a_provider_behind_a_blank_is_told_and_its_namesake_is_paid(last: str) -> None:
    rows = [ROW.format("A", ' "P1"'), ROW.format("B", "P1"), ROW.format("C", '"The ""Elms"""'), ROW.format("D", last)]
    told = paid(rows).said
    assert [(one.code, one.place.line, one.place.field) for one in told] == [("PBR671", 2, "provider_id")]
    assert told[0].message == "provider_id has quotation marks around its text, read as part of it"
    # B, C and D are £1,100.00 each.
    held = paid(rows, hold_errors=True)
    assert (held.due, held.held) == (330000, 1)


def test_a_comma_behind_such_a_mark_is_told_by_what_to_take_out() -> None:
    (told,) = paid([ROW.format("A", ' "Acme, Ltd"')]).said
    assert (told.code, told.help) == (
        "PBR615",
        "take out the blank before a quotation mark: only right after a comma does one open a cell",
    )


@pytest.mark.parametrize("written", ['"P1" ', '"P1"\t', '"Acme, ""Ltd"""  '])
def test_a_blank_after_a_closing_mark_is_named_as_the_cause(written: str) -> None:
    for row in (ROW.format("A", written), f'"A",{ROW.format("", written)[1:]}'):
        (told,) = paid([row]).said
        assert (told.code, told.place.line, told.help) == (
            "PBR617",
            2,
            "take out the blank between the mark and the comma, or the end of the row",
        )


@pytest.mark.parametrize("written", ['"P1"x', '"P1" x', '"P1";"P2"', '"The ""Elms"" "x " '])
def test_anything_else_after_a_closing_mark_is_no_blank(written: str) -> None:
    (told,) = paid([ROW.format("A", written)]).said
    assert (told.code, "blank" in told.message + told.help) == ("PBR617", False)


def test_a_blank_after_the_mark_of_a_heading_and_in_the_last_of_many_rows_is_named(tmp_path: Path) -> None:
    rows = "".join(f"{row}\n" for row in (ROW.format(f"A{at}", '"P1"') for at in range(700)))
    for text, line in (
        (f'"plan_id" ,{HEADING.partition(",")[2]}\n{rows}', 1),
        (f"{HEADING}\n{rows}{ROW.format('B', chr(34) + 'P1' + chr(34) + ' ')}", 702),
    ):
        (tmp_path / "plans.csv").write_text(text)
        with pytest.raises(ProblemsFound) as found:
            read_extract(tmp_path, package_and_bonus().needs, hold_errors=False)
        (told,) = found.value.problems
        assert (told.code, told.place.line, told.message) == (
            "PBR617",
            line,
            "a blank follows a closing quotation mark in this row",
        )


def test_records_in_memory_and_in_a_workbook_are_told_alike(tmp_path: Path) -> None:
    row = dict(zip(HEADING.split(","), next(csv.reader([ROW.format("A", "x")])), strict=True))
    with pytest.raises(ProblemsFound) as found:
        read_extract(folder_in_memory({"plans": [row | {"provider_id": '"P1"'}]}), package_and_bonus().needs, False)
    assert in_short(found.value.problems) == [("PBR671", "plans.csv", 2, "provider_id")]
    one = export()
    one.cases[30][one.column("plans", "provider_id")] = 'P1"'
    one.mapping = one.mapping.replace("Case list *.csv", "Case list *.xlsx")
    folder = one.written(tmp_path / "extract")
    (folder / CASES).unlink()
    with xlsxwriter.Workbook(folder / CASES.replace(".csv", ".xlsx")) as book:
        sheet = book.add_worksheet("Cases")
        for at, cells in enumerate(one.cases):
            sheet.write_row(at, 0, cells)
    said = whole(SCHEME, records_through([folder], tmp_path / "extract.yaml"), tmp_path / "out", as_at=LAST).problems
    assert in_short(said) == [("PBR671", CASES.replace(".csv", ".xlsx"), 31, "provider_id")]


def test_a_person_between_marks_is_hidden_and_told_of_yet() -> None:
    key = PseudonymKey(b"sixteen bytes or more")
    assert stray_marks(key.pseudonym(' "S1"'))
    assert "S1" not in key.pseudonym(' "S1"')
    assert not stray_marks(key.pseudonym("S1"))


def in_short(problems: Sequence[Problem]) -> list[tuple[str, str, int, str]]:
    return [(one.code, one.place.file, one.place.line, one.place.field) for one in problems]
