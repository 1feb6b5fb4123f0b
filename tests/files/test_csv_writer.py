"""CSV as everything of ours is written comes back as it was, whatever ends of lines stand in its cells."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from pbr.files.csv_writer import csv_to

cells = st.text(alphabet=["a", "\r", "\n", '"', ",", " ", "\\"], max_size=4)


@given(st.lists(st.lists(cells, min_size=2, max_size=3), max_size=4))
def test_rows_come_back(rows: list[list[str]]) -> None:
    file = io.StringIO(newline="")
    csv_to(file).writerows(rows)
    assert list(csv.reader(io.StringIO(file.getvalue(), newline=""))) == rows


def test_lines_end_in_a_line_feed() -> None:
    file = io.StringIO(newline="")
    csv_to(file).writerows([["a", 1], ["b\r", None], ["c\r\n", "d\n"]])
    assert file.getvalue() == 'a,1\n"b\r",\n"c\r\n","d\n"\n'
