"""Text that is cut between its cells: what comes of it is what Python's own reader of CSV reads, or it is not cut."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.records.files import cut_text

WIDTH = 3

good = ["a", "", '""', '"a"', '"a,"', '","', '"a""b"', '""""', "é"]
bad = ['"', '"a', 'a"', 'a"b', '"a"b', '"a\nb"', '"\r"', "\r", ' "a"', '"\x1f"', '"a,,"', "a,a", '"","']
as_written = st.one_of(st.sampled_from(good), st.sampled_from([*good, *bad]))
lines = st.lists(st.lists(as_written, min_size=WIDTH, max_size=WIDTH).map(",".join), min_size=1, max_size=3)
cells = st.text(st.sampled_from('a1,"é \n'), max_size=3)


def read(text: str) -> list[list[str]] | None:
    """What Python's reader reads of a text; None where it is no CSV."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error:
        return None


def cut(text: str) -> list[list[str]] | None:
    """What the product cuts, by rows and by columns, however many marks there are; None where it does not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cut_text, "_COMMAS_A_MARK", 0)
        rows = cut_text.cut_between_cells(text, 2, WIDTH)
    if rows is None:
        return None
    by_row = [list(rows.row(at)) for at in range(rows.count)]
    assert rows.fit(WIDTH)
    assert list(zip(*rows.columns(range(WIDTH)), strict=True)) == [tuple(row) for row in by_row]
    return by_row


@settings(max_examples=400, deadline=None)
@given(lines, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_whatever_a_text_is(rows: list[str], end: str, whole: bool) -> None:
    text = end.join(rows) + (end if whole else "")
    assert cut(text) in (None, read(text))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(st.tuples(cells, st.booleans()), min_size=WIDTH, max_size=WIDTH), min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(0, 80),
    st.sampled_from(['"', ",", "\n", "x", ""]),
)
def test_rows_with_a_letter_more_or_less(rows: list[list[tuple[str, bool]]], end: str, at: int, letter: str) -> None:
    text = "".join(",".join(quoted(cell) if marked else cell for cell, marked in row) + end for row in rows)
    for one in (text, text.removesuffix(end), text[:at] + letter + text[at:], text[:at] + text[at + 1 :]):
        assert cut(one) in (None, read(one))


def quoted(cell: str) -> str:
    """A cell between quotation marks."""
    return '"' + cell.replace('"', '""') + '"'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a","b","c"\n"","","f"\n', [["a", "b", "c"], ["", "", "f"]]),
        ('"a",",",","\n', [["a", ",", ","]]),
        ('a,b,c\nd,"e, f",g\nh,,\n', [["a", "b", "c"], ["d", "e, f", "g"], ["h", "", ""]]),
        (
            'a,"say ""b"", twice",c\n,,\n',
            [["a", 'say "b", twice', "c"], ["", "", ""]],
        ),
        ('"","a","b"', [["", "a", "b"]]),
    ],
)
def test_what_is_cut(text: str, expected: list[list[str]], end: str) -> None:
    assert cut(text.replace("\n", end)) == expected


@pytest.mark.parametrize(
    "text",
    [
        '"a\nb","c","d"\n',
        '"a"x,"b","c"\n',
        '"a","b"\n"c","d","e","f"\n',
        'a,b "c" d,e\n',
        'a,"b\x1f,",c\n',
        '"a","b","c"\r"d","e","f"\n',
    ],
)
def test_what_is_not(text: str) -> None:
    assert cut(text) is None


def test_where_half_of_the_cells_are_quoted_another_way_is_as_quick() -> None:
    assert cut_text.cut_between_cells('a,"b",c\n', 2, WIDTH) is None
    assert cut_text.cut_between_cells('a,"b",c\na,b,c\n', 2, WIDTH) is not None
