"""A file of records is cut at its commas where that is all there is to it: its rows, lines and problems are then those
of Python's own reader of CSV.
"""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TABLES
from pbr.records.files import csv_grid_rows
from pbr.records.files.csv_file import CsvRows, misfit, open_csv
from pbr.records.files.csv_rows import LinesRead, broken_csv
from pbr.records.files.encoding import examine
from pbr.records.files.invisible_characters import trimmed

HEADING = ["plan_id", "person_id", "provider_id"]
FILE = "plans.csv"

cells = st.text(st.sampled_from('a1," é\n\r'), max_size=3)
written_rows = st.lists(st.lists(cells, min_size=0, max_size=4), max_size=9)
plain_rows = st.lists(st.lists(st.text(st.sampled_from("a1 é"), max_size=3), min_size=3, max_size=3), max_size=9)
raw = st.text(st.sampled_from('a,"\n\r '), max_size=40)


@dataclass
class Found:
    """Everything that a reading of a file tells."""

    rows: list[list[str]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    blank: int = 0
    wholly_blank: int = 0
    misfits: list[Problem] = field(default_factory=list)
    broken: list[Problem] = field(default_factory=list)


def in_blocks(text: str, characters: int) -> Found:
    """Read by the product, so many characters at once."""
    found = Found()
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_grid_rows, "CHARACTERS_AT_ONCE", characters)
        path = Path(name) / FILE
        path.write_text(text, encoding="utf-8", newline="")
        source = open_csv(examine(path, FILE), TABLES["plans"], HEADING)
        try:
            for batch in source.batches():
                take(batch, found)
        except ProblemsFound as problems:
            found.broken = problems.problems
    return found


def take(batch: CsvRows, found: Found) -> None:
    """Note what a batch tells."""
    found.rows += map(list, zip(*(batch.columns[name] for name in HEADING), strict=True))
    found.places += [batch.place(index, "person_id") for index in range(len(batch.rows))]
    found.wholly_blank += sum(batch.is_blank(index) for index in range(len(batch.rows)))
    found.blank += batch.blank
    found.misfits += batch.misfits


def row_by_row(text: str) -> Found:
    """Read by Python's reader alone, one row after another."""
    found = Found()
    lines = LinesRead(io.StringIO(text, newline=""))
    reader = csv.reader(lines, strict=True)
    next(reader)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            found.broken = [broken_csv(error, Place(FILE, line), lines.last)]
            return found
        if row is None:
            return found
        if len(row) == len(HEADING):
            found.rows.append(row)
            found.places.append(Place(FILE, line, 2, field="person_id"))
            found.wholly_blank += not trimmed("".join(row))
        elif trimmed("".join(row)):
            found.misfits.append(misfit(row, HEADING, Place(FILE, line)))
        else:
            found.blank += 1


@settings(max_examples=150, deadline=None)
@given(st.one_of(written_rows, plain_rows), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans(), st.integers(1, 60))
def test_what_a_program_writes_is_read_the_same_either_way(
    rows: list[list[str]], end: str, whole: bool, characters: int
) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator=end).writerows([HEADING, *rows])
    text = out.getvalue() if whole else out.getvalue().removesuffix(end)
    assert in_blocks(text, characters) == row_by_row(text)


@settings(max_examples=150, deadline=None)
@given(raw, st.sampled_from(["\n", "\r\n"]), st.integers(1, 60))
def test_whatever_stands_in_a_file_is_read_the_same_either_way(body: str, end: str, characters: int) -> None:
    text = ",".join(HEADING) + end + body
    assert in_blocks(text, characters) == row_by_row(text)


@pytest.mark.parametrize(
    "row", ['a,"b,c",d', 'a,"b\nc",d', "a,b", "", " ,,", "a,b,c,d", 'a,b"c,d', "a\rb,c,d", "é,b,c"]
)
@pytest.mark.parametrize("before", [0, 3, 5_000])
def test_lines_are_right_before_and_after_a_row_that_is_not_plain(row: str, before: int) -> None:
    plain = [f"A{number},S{number},P1" for number in range(before)]
    text = "\n".join([",".join(HEADING), *plain, row, *plain, "Z,Z"]) + "\n"
    assert in_blocks(text, 1 << 16) == row_by_row(text)


def test_a_cell_that_is_too_long_is_found_where_it_stands() -> None:
    plain = [f"A{number},S{number},P1" for number in range(9_000)]
    text = "\n".join([",".join(HEADING), *plain, f"B,{'x' * 131_073},P1", *plain]) + "\n"
    found = in_blocks(text, 1 << 16)
    assert found == row_by_row(text)
    (problem,) = found.broken
    assert (problem.code, problem.place.line, len(found.rows)) == ("PBR618", 9_002, 9_000)


def test_a_cell_as_long_as_may_be_is_read() -> None:
    text = "\n".join([",".join(HEADING), f"B,{'x' * 131_072},P1", "C,S,P2"]) + "\n"
    found = in_blocks(text, 1 << 16)
    assert found == row_by_row(text)
    assert len(found.rows) == 2
