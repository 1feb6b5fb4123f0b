"""Records in memory answer whoever reads them as a folder of files does, and nothing is looked for on a disk."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.records.files.in_memory import folder_in_memory

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
ROW = st.dictionaries(st.sampled_from(["plan_id", "area", "rate"]), CELLS, min_size=1)
ROWS = st.lists(ROW, min_size=1, max_size=5)


@given(ROWS)
def test_rows_are_read_back_as_they_were_given(rows: list[dict[str, str]]) -> None:
    file = folder_in_memory({"plans": rows}) / "plans.csv"
    with file.open(encoding="utf-8", newline="") as text:
        read = list(csv.DictReader(text))
    names = {name for row in rows for name in row}
    assert read == [{name: row.get(name, "") for name in names} for row in rows]


def test_the_text_of_a_csv_is_kept_byte_for_byte() -> None:
    text = "plan_id\r\n£\r\n"
    assert (folder_in_memory({"plans": text}) / "plans.csv").open("rb").read() == text.encode()


def test_it_is_a_folder_with_its_files_and_no_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "visits.csv").write_text("visit_id\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    folder = folder_in_memory({"plans": "plan_id\n"})
    assert (folder.exists(), folder.is_dir(), folder.is_file()) == (True, True, False)
    assert [str(file) for file in folder.iterdir()] == [str(Path("records", "plans.csv"))]
    plans, visits = folder / "plans.csv", folder / "visits.csv"
    assert (plans.exists(), plans.is_dir(), plans.is_file()) == (True, False, True)
    assert (visits.exists(), visits.is_file()) == (False, False)
    for reading in (visits.stat, visits.open, folder.open):
        with pytest.raises(FileNotFoundError):
            reading()


def test_a_row_of_one_blank_cell_is_still_a_row() -> None:
    with (folder_in_memory({"plans": [{"plan_id": ""}]}) / "plans.csv").open(newline="") as text:
        assert list(csv.DictReader(io.StringIO(text.read()))) == [{"plan_id": ""}]
