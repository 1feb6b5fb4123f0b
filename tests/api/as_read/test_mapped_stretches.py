"""A mapped extract is written as rows a stretch of its files by each process: the same rows, and nothing is left."""

import os
import stat
from pathlib import Path

import pytest

from pbr.api.as_read.tables_of_mapping import tables_written
from pbr.mapping.mapped_extract import MappedExtract
from pbr.mapping.mapped_table import MappedTable
from pbr.records.dictionary import TABLES
from pbr.records.files import csv_grid_rows, grid_stretches
from pbr.records.files.grid import open_csv_grid
from pbr.records.files.grid_stretches import stretches_of_grid
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.opened.mapped_path import MappedPath
from tests.api.as_read.both_ways import as_read, whole
from tests.api.as_read.mapped import CASES, PLAN, Export, export
from tests.api.as_read.test_not_clean import BY_VISITS, LAST, SCHEME
from tests.cli.command import python
from tests.cli.test_large_extracts import AS_LARGE, files

NAMES = ("plans", "outcomes", "visits")


@pytest.fixture(autouse=True)
def _small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are cut into rows by some lines at a time, as long ones are."""
    for module in (csv_grid_rows, grid_stretches):
        monkeypatch.setattr(module, "CHARACTERS_AT_ONCE", 700)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_stretches_give_the_rows_that_the_file_gives_and_as_many_at_once(
    encoding: str, end: str, tmp_path: Path
) -> None:
    """Letters of two bytes are one character, a row is short, and the last line has no end."""
    note = "caf\u00e9"
    rows = [f"K{number},{note * (number % 40)},{number}" for number in range(120)]
    rows[40] = "K40"
    path = tmp_path / "wide.csv"
    path.write_bytes(end.join(["Title,,", "Case,Note,Number", *rows]).encode(encoding))
    grid = open_csv_grid(path, path.name, 2)
    usual = [[list(batch.row(at)) for at in range(batch.count)] for batch in grid.batches()]
    assert sum(map(len, usual)) == 120
    for many in (1, 2, 3, 7):
        stretches = stretches_of_grid(open_csv_grid(path, path.name, 2), many)
        assert len(stretches) == many
        found = [[list(batch.row(at)) for at in range(batch.count)] for one in stretches for batch in one.batches()]
        assert found == usual
        for one, before in zip(stretches[1:], stretches, strict=False):
            last = list(before.batches())[-1]
            said = one.row_before
            assert said is None or list(said.row(0)) == list(last.row(last.count - 1))
    path.write_bytes(b'Title,,\nCase,Note,Number\n1,"2",3\n')
    assert stretches_of_grid(open_csv_grid(path, path.name, 2), 2) == []


def tables_of(records: MappedPath) -> dict[str, MappedTable]:
    """The tables of an extract, open."""
    extract = records.through.opened(NAMES, hold_errors=False, show_values=False)
    assert isinstance(extract, MappedExtract)
    return {name: extract.table(TABLES[name], ()).table for name in NAMES}


@pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")
def test_processes_copied_or_begun_anew_write_the_same_rows(tmp_path: Path) -> None:
    records = export().written(tmp_path / "extract")
    found = []
    for workers, start in ((1, ""), (3, "fork"), (2, "spawn")):
        folder = tmp_path / f"{workers}{start}"
        folder.mkdir()
        tables = tables_of(records)
        written = tables_written(tables, folder, workers, start)
        assert [one.name for one in written.values()] == [CASES, CASES, "Visits Sep-26.csv"]
        assert tables["plans"].left_out.in_words() == f"1 row left out ({PLAN} is Total*: 1)"
        found.append(files(folder))
    assert sorted(found[0]) == ["outcomes.csv", "plans.csv", "visits.csv"]
    assert [found[0][f"{name}.csv"].count(b"\n") for name in NAMES] == [41, 81, 81]
    assert found[1] == found[0]
    # Processes that begin anew do not know of smaller blocks, by which outcomes beside each other are in another order.
    assert {name: sorted(text.splitlines()) for name, text in found[2].items()} == {
        name: sorted(text.splitlines()) for name, text in found[0].items()
    }


def row_for_each(one: Export, times: int) -> None:
    """Every plan several times over, of which one row counts; visits alone are paid for."""
    one.cases[1:-1] = [list(row) for row in one.cases[1:-1] for _ in range(times)]
    one.mapping = one.mapping.replace("    leave out", f"    one row for each: {PLAN}\n    leave out")


def test_rows_that_repeat_a_plan_are_counted_where_a_stretch_begins_among_them(tmp_path: Path) -> None:
    """Of 280 rows 40 are kept, whichever the row with which another process begins."""
    one = export()
    row_for_each(one, 7)
    records = one.written(tmp_path / "extract")
    at_once = whole(BY_VISITS, records, tmp_path / "whole", as_at=LAST)
    assert "280 rows are 40 plans" in at_once.understood[0]
    for workers in (1, 2, 3):
        assert as_read(BY_VISITS, records, tmp_path / f"by-{workers}", 4, workers, as_at=LAST) == at_once


def test_rows_that_repeat_a_plan_elsewhere_or_say_something_else_are_read_whole(tmp_path: Path) -> None:
    for number, (at, area) in enumerate(((-1, "North"), (-1, "South"), (5, "South"))):
        one = export()
        row_for_each(one, 2)
        again = list(one.cases[3])
        again[one.column("plans", "area")] = area
        one.cases.insert(at, again)
        records = one.written(tmp_path / f"extract {number}")
        for workers in (1, 2):
            assert as_read(BY_VISITS, records, tmp_path / "out", 3, workers, as_at=LAST) is None


def test_what_is_written_meanwhile_is_the_owners_alone_and_gone_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = export().written(tmp_path / "extract")
    modes: list[int] = []

    def looks(*_: object) -> None:
        folders = [path for path in tmp_path.rglob("pbr-tables-*") if path.is_dir()]
        modes.extend(stat.S_IMODE(path.stat().st_mode) for path in folders)
        raise NotCleanError

    monkeypatch.setattr("pbr.api.as_read.mapped_in_parts.cut_into_parts", looks)
    assert as_read(SCHEME, records, tmp_path / "out", 3, as_at=LAST) is None
    assert modes == [0o700]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["extract", "extract.yaml"]


def test_the_command_settles_a_large_one_in_parts_and_says_the_same(tmp_path: Path) -> None:
    records = export().written(tmp_path / "extract")
    at_once = whole(BY_VISITS, records, tmp_path / "whole", as_at=LAST)
    said = ("settle", BY_VISITS, records, "--map", tmp_path / "extract.yaml", "--as-at", LAST.isoformat())
    parts = python("-c", AS_LARGE, *said, "--out", tmp_path / "parts", "--format", "csv", "--workers", "2", cwd=None)
    assert "note: read in parts\n" in parts.stderr
    assert (parts.returncode, parts.stdout.encode()) == (0, at_once.files["lines.csv"])
    assert files(tmp_path / "parts") == at_once.files
