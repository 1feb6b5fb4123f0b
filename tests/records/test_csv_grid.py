"""A grid of CSV: however it is cut, its rows are those of Python's own reader, each in its row of the file."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.problems.problem import ProblemsFound
from pbr.records.files.grid import open_csv_grid

cells = st.text(st.sampled_from('ab," é\n\r1'), max_size=4)
rows = st.lists(st.lists(cells, min_size=2, max_size=4), max_size=8)


def read(text: str) -> list[tuple[int, list[str]]]:
    """The rows of a text below its headings, each with its number."""
    with TemporaryDirectory() as name:
        path = Path(name) / "a.csv"
        path.write_text(text, encoding="utf-8", newline="")
        grid = open_csv_grid(path, "a.csv")
        return [
            (batch.row_of(index), list(batch.row(index))) for batch in grid.batches() for index in range(batch.count)
        ]


def by_line(text: str) -> list[tuple[int, list[str]]]:
    """The same as Python's reader has it."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found, line = [], 0
    for row in reader:
        found.append((line + 1, row))
        line = reader.line_num
    return found[1:]


@settings(max_examples=100, deadline=None)
@given(rows, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_it_is_cut_as_csv_is_read(drawn: list[list[str]], end: str, whole: bool) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end).writerows([["a", "b", "c"], *drawn])
    written = text.getvalue() if whole else text.getvalue().removesuffix(end)
    assert read(written) == by_line(written)


@pytest.mark.parametrize("length", [1, 700, 30_000, 140_000])
def test_long_files_are_cut_in_the_right_places(length: int) -> None:
    text = "a,b,c\n" + "".join(f"{number},{'x' * (length // 3)},\n" for number in range(150_000 // length + 3))
    assert read(text) == by_line(text)
    assert read(text.replace("\n", "\r\n")) == by_line(text.replace("\n", "\r\n"))


def test_a_file_of_carriage_returns_alone_is_read() -> None:
    assert read("a,b\r1,2\r3,4\r") == [(2, ["1", "2"]), (3, ["3", "4"])]


@pytest.mark.parametrize("end", ["", "\n"])
def test_a_quotation_mark_that_is_never_closed_is_said(end: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        read(f'a,b\n1,2\n3,"4{end}')
    (problem,) = found.value.problems
    assert (problem.code, problem.place.line) == ("PBR616", 3)
