"""Files with quotation marks are settled in parts, where each line is a row: the same is written and said."""

import csv
import random
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.in_parts.quoted_lines import rows_of_quoted
from tests.api.as_read.both_ways import as_read, whole
from tests.api.as_read.test_not_clean import BY_VISITS, LAST, ODD, SCHEME, Tables, cell, clean, column, several
from tests.api.as_read.test_not_clean import written as as_they_are
from tests.api.as_read.test_rows_held import shuffled_with
from tests.thorough import tries

Row = list[str]


def every(row: Row) -> list[bool]:
    """Quote all cells."""
    return [True] * len(row)


def words(row: Row) -> list[bool]:
    """Quote what is no number and not blank, as R does."""
    return [bool(cell) and not cell.replace(".", "").isdigit() for cell in row]


def needed(row: Row) -> list[bool]:
    """Quote what has to be."""
    return [False] * len(row)


def written(folder: Path, tables: Tables, is_quoted: Callable[[Row], list[bool]], end: str, before: str = "") -> Path:
    """Write tables with quotation marks around the cells that are chosen, and around those that need them."""
    folder.mkdir(parents=True)
    for name, rows in tables.items():
        lines = (",".join(map(cell_written, row, is_quoted(row))) + end for row in rows)
        (folder / name).write_bytes((before + "".join(lines)).encode())
    return folder


def cell_written(text: str, is_quoted: bool) -> str:
    """A cell with or without quotation marks."""
    if is_quoted:
        return '"' + text.replace('"', '""') + '"'
    out = StringIO()
    csv.writer(out, lineterminator="").writerow([text, ""])
    return out.getvalue()[:-1]


def first_last(tables: Tables) -> None:
    """Put the ids of plans last, behind cells with commas."""
    column("plans.csv", "area", lambda at, was: "North, and beyond" if at % 3 == 0 else was)(tables)
    for rows in tables.values():
        at = rows[0].index("plan_id")
        for row in rows:
            row.append(row.pop(at))


@pytest.mark.parametrize(
    ("spoil", "is_quoted", "end", "before"),
    [
        (several(), every, "\r\n", "\ufeff"),
        (several(), words, "\r\n", ""),
        (first_last, needed, "\n", "\ufeff"),
        (first_last, every, "\r\n", ""),
        (cell("plans.csv", 40, "area", 'North, "Upper" end'), needed, "\n", ""),
        (cell("plans.csv", 9, "rate", "lower, as agreed"), words, "\n", ""),
    ],
    ids=["every cell, and a mark first", "words", "ids last", "ids last, quoted", "one cell", "no price"],
)
def test_quoted_cells_are_read_in_parts(
    spoil: Callable[[Tables], None], is_quoted: Callable[[Row], list[bool]], end: str, before: str, tmp_path: Path
) -> None:
    tables = clean()
    spoil(tables)
    records = written(tmp_path / "records", tables, is_quoted, end, before)
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST)
    for parts, workers in ((1, 1), (7, 2), (40, 1)):
        found = as_read(SCHEME, records, tmp_path / f"in-{parts}", parts, workers, as_at=LAST)
        assert found == at_once


def test_quoted_rows_that_are_held_are_of_no_part(tmp_path: Path) -> None:
    tables = clean()
    several(cell("plans.csv", 33, "started_on", "2026-07-32"), cell("outcomes.csv", 9, "result", "perhaps, no"))(tables)
    tables["plans.csv"][12].append("x")
    records = written(tmp_path / "records", tables, every, "\r\n")
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST, hold_errors=True)
    assert b"PBR702" in at_once.files["lines.csv"]
    for parts, workers in ((2, 2), (7, 1)):
        found = as_read(SCHEME, records, tmp_path / f"in-{parts}", parts, workers, as_at=LAST, hold_errors=True)
        assert found == at_once


def two_lines_of_which_the_second_looks_like_a_row(tables: Tables) -> None:
    """Make a row too short, so that it is held, on two lines with an even number of marks each."""
    outcomes = tables["outcomes.csv"]
    for row in outcomes:
        row.insert(3, "note" if row is outcomes[0] else "")
    outcomes[20] = ['q"q', '"a\nZ9,A10,washing,"', 'z"', *outcomes[20][4:]]


@pytest.mark.parametrize(
    "spoil",
    [cell("plans.csv", 40, "area", '"North\nWest"'), two_lines_of_which_the_second_looks_like_a_row],
    ids=["a cell of two lines", "a row too short on two lines"],
)
def test_a_row_of_several_lines_is_read_whole(spoil: Callable[[Tables], None], tmp_path: Path) -> None:
    tables = clean()
    several(spoil, cell("plans.csv", 30, "started_on", "x"))(tables)
    records = as_they_are(tmp_path / "records", tables)
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST, hold_errors=True)
    assert at_once.files
    for parts in (1, 4):
        assert as_read(SCHEME, records, tmp_path / f"in-{parts}", parts, as_at=LAST, hold_errors=True) is None


def test_each_line_is_one_row() -> None:
    assert rows_of_quoted('a,"b"\r\nc,"d"\r\n').count == 2
    for text in ('a,"b"\rc,"d"\n', 'a,"b\nc",d\n', 'a,"b\n'):
        with pytest.raises(NotCleanError):
            rows_of_quoted(text)


@settings(max_examples=tries(40), deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["plans.csv", "outcomes.csv", "visits.csv"]),
            st.integers(0, 40),
            st.integers(0, 20),
            st.sampled_from((*ODD, "a,b", 'a"b', "a\nb", '"', "A11,", " A12", "A13\r\nx")),
        ),
        max_size=3,
    ),
    st.integers(1, 12),
    st.sampled_from([SCHEME, BY_VISITS]),
    st.sampled_from([every, words, needed]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.randoms(use_true_random=False),
)
def test_whatever_stands_in_some_cells_that_are_quoted(
    tmp_path_factory: pytest.TempPathFactory,
    odd: list[tuple[str, int, int, str]],
    parts: int,
    scheme: Path,
    is_quoted: Callable[[Row], list[bool]],
    end: str,
    hold_errors: bool,
    order: random.Random,
) -> None:
    tables = shuffled_with(odd, order)
    folder = tmp_path_factory.mktemp("quoted")
    records = written(folder / "records", tables, is_quoted, end)
    at_once = whole(scheme, records, folder / "whole", as_at=LAST, hold_errors=hold_errors)
    in_parts = as_read(scheme, records, folder / "parts", parts, as_at=LAST, hold_errors=hold_errors)
    assert in_parts is None or in_parts == at_once
