"""However the reading in parts ends, nothing is left of it; and processes that begin anew give the same."""

import os
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from errno import ENOSPC
from multiprocessing import active_children
from pathlib import Path
from typing import TextIO

import pytest

from pbr.api.as_read.clean_extract import OpenedInParts, open_in_parts
from pbr.api.as_read.into_folder import asked_as_read
from pbr.api.as_read.settle_as_read import AskedAsRead, settle_as_read
from pbr.api.settling.file_in_parts import FileInParts
from pbr.api.settling.settlement_folder import files_of_lines
from pbr.api.settling.workers_that_pay import BYTES_READ_IN_PARTS, BYTES_THAT_PAY, workers_as_read
from pbr.records.in_parts.not_clean import NotCleanError
from pbr.records.table import Records
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines
from tests.api.as_read.both_ways import as_read, whole
from tests.api.as_read.test_not_clean import BY_VISITS, LAST, SCHEME, clean, written

pytestmark = pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """A clean extract."""
    return written(tmp_path / "records", clean())


def opened(scheme: Path, records: Path, parts: int) -> tuple[AskedAsRead, OpenedInParts]:
    """An extract that is cut into so many parts."""
    asked = asked_as_read(scheme, records, None, LAST, show_values=False)
    assert asked is not None
    return asked, open_in_parts(records, asked.checked.compiled, parts=parts)


@pytest.mark.parametrize("scheme", [SCHEME, BY_VISITS], ids=["outcomes", "visits"])
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_several_processes_copied_or_begun_anew(scheme: Path, start: str, records: Path, tmp_path: Path) -> None:
    at_once = whole(scheme, records, tmp_path / "whole", as_at=LAST)
    out = tmp_path / "out"
    out.mkdir()
    asked, given = opened(scheme, records, 5)
    with files_of_lines(asked.checked.scheme, Records({}, (), ()), out) as files:
        settled = settle_as_read(asked, given, files, out, 2, start)
    assert (out / "lines.csv").read_bytes() == at_once.files["lines.csv"]
    assert (out / "reasons.csv").read_bytes() == at_once.files["reasons.csv"]
    assert settled.tally.total_due > 0
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == []
    assert active_children() == []


@pytest.mark.parametrize(("workers", "parts"), [(1, 3), (2, 4), (3, 3), (8, 8)])
def test_no_worker_has_a_part_more_than_another(
    workers: int, parts: int, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = sum(path.stat().st_size for path in records.iterdir())
    monkeypatch.setattr("pbr.api.as_read.clean_extract._BYTES_OF_A_PART", -(-size // 3))
    asked, _ = opened(SCHEME, records, 3)
    assert open_in_parts(records, asked.checked.compiled, workers).extract.parts == parts


class FullDisk:
    """Rows that the disk has no room for."""

    def __init__(self, file: TextIO) -> None:
        pass

    def write(self, batch: Sequence[Line]) -> None:
        """Write nothing."""
        raise OSError(ENOSPC, "No space left on device", "rows-0")

    def write_made(self, made: WrittenLines) -> None:
        """Write none of those either that are rows already."""
        self.write(made.aside)

    def go_on_in(self, file: TextIO) -> None:
        """Write nothing elsewhere either."""


class Killed(FullDisk):
    """Rows of a process that the system ends while it writes them."""

    def write(self, batch: Sequence[Line]) -> None:
        """End this process."""
        os.kill(os.getpid(), signal.SIGKILL)


class Stopped(FullDisk):
    """Rows while which somebody stops everything."""

    def write(self, batch: Sequence[Line]) -> None:
        """Stop."""
        raise KeyboardInterrupt


@dataclass
class Taken:
    """What was taken of lines, which should be nothing."""

    lines: int = 0

    def __call__(self, *of_part: object) -> None:
        self.lines += 1


@pytest.mark.parametrize(
    ("rows", "workers", "kind", "said"),
    [
        (FullDisk, 1, OSError, "No space left"),
        (FullDisk, 2, OSError, "No space left"),
        (Killed, 2, ChildProcessError, "--workers 1"),
        (Stopped, 1, KeyboardInterrupt, None),
    ],
)
def test_where_a_part_cannot_be_written_nothing_is_left(
    records: Path, tmp_path: Path, rows: type[FullDisk], workers: int, kind: type[BaseException], said: str | None
) -> None:
    asked, given = opened(SCHEME, records, 5)
    out, taken = tmp_path / "out", Taken()
    out.mkdir()
    with pytest.raises(kind, match=said):
        settle_as_read(asked, given, [FileInParts(rows, taken, taken)], out, workers)
    assert taken.lines == 0
    assert list(out.iterdir()) == []
    assert active_children() == []


def test_where_there_is_no_room_for_copies_of_rows_the_extract_is_read_whole(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(ENOSPC, "No space left on device", "rows")

    monkeypatch.setattr("pbr.api.as_read.rows_scattered.scatter", full)
    assert as_read(SCHEME, records, tmp_path / "out", 5, as_at=LAST) is None
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records"]


def test_what_is_kept_meanwhile_is_the_owners_alone(records: Path, tmp_path: Path) -> None:
    seen: list[int] = []

    class Looks(FullDisk):
        def write(self, batch: Sequence[Line]) -> None:
            seen.extend(path.stat().st_mode & 0o077 for path in out.rglob("*") if path.is_dir())
            assert any(path.name == "rows" for path in out.rglob("*"))

    out = tmp_path / "out"
    out.mkdir()
    asked, given = opened(SCHEME, records, 5)
    with suppress(AssertionError):
        settle_as_read(asked, given, [FileInParts(Looks, Taken(), lambda rows, count: None)], out, 1)
    assert len(seen) > 5
    assert set(seen) == {0}


def test_a_file_that_changes_meanwhile_is_read_again(records: Path, tmp_path: Path) -> None:
    asked, given = opened(SCHEME, records, 5)
    out = tmp_path / "out"
    out.mkdir()
    with (records / "plans.csv").open("a", encoding="utf-8") as file:
        file.write((records / "plans.csv").read_text(encoding="utf-8").splitlines()[3].replace("A", "B", 1) + "\n")
    with pytest.raises(NotCleanError):
        settle_as_read(asked, given, [], out, 1)
    assert list(out.iterdir()) == []


def test_line_ends_marks_and_a_last_line_without_an_end(records: Path, tmp_path: Path) -> None:
    for file in records.iterdir():
        text = file.read_text(encoding="utf-8").removesuffix("\n")
        file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    at_once = whole(SCHEME, records, tmp_path / "whole", as_at=LAST)
    for parts in (1, 6):
        assert as_read(SCHEME, records, tmp_path / f"in-{parts}", parts, as_at=LAST) == at_once


def test_days_that_come_first_and_days_after_the_day_of_settling_are_told(tmp_path: Path) -> None:
    tables = clean()
    at = tables["plans.csv"][0].index("ended_on")
    for row in tables["plans.csv"][1:]:
        year, month, of_month = row[at].split("-")
        row[at] = f"{of_month}/{month}/{year}"
    folder = written(tmp_path / "records", tables)
    day = date(2026, 7, 12)
    at_once = whole(SCHEME, folder, tmp_path / "whole", as_at=day)
    assert [said.partition(":")[0] for said in at_once.understood][:1] == ["plans.csv"]
    assert any("after 2026-07-12" in said for said in at_once.understood)
    assert as_read(SCHEME, folder, tmp_path / "parts", 6, as_at=day) == at_once


def test_findings_of_single_rows_are_told_of_all_parts(tmp_path: Path) -> None:
    tables = clean()
    heading, *outcomes = tables["outcomes.csv"]
    due, result, achieved = (heading.index(name) for name in ("due_on", "result", "achieved_on"))
    for row in outcomes[3:40:4]:
        row[due] = "2026-04-01"
    for row in outcomes[2:60:7]:
        row[result], row[achieved] = "", ""
    plans = tables["plans.csv"]
    for row in plans[12:30:7]:
        row[plans[0].index("ended_on")] = ""
    folder = written(tmp_path / "records", tables)
    at_once = whole(SCHEME, folder, tmp_path / "whole", as_at=LAST)
    assert {"PBR826", "PBR830", "PBR809"} <= {one.code for one in at_once.warnings}
    for parts in (2, 9):
        assert as_read(SCHEME, folder, tmp_path / f"in-{parts}", parts, as_at=LAST) == at_once


def test_small_extracts_and_what_is_not_there_are_read_whole(records: Path, tmp_path: Path) -> None:
    assert workers_as_read(records) == 0
    assert workers_as_read(tmp_path / "nowhere") == 0
    (records / "plans.csv").write_bytes(b"x" * BYTES_READ_IN_PARTS)
    assert workers_as_read(records) >= 1
    assert workers_as_read(records / "plans.csv") >= 1


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_from_a_size_on_every_core_reads(
    start: str, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pbr.api.settling.workers_that_pay._cores", lambda: 5)
    with (records / "plans.csv").open("wb") as file:
        file.truncate(BYTES_THAT_PAY[start] - 1)
    for name in ("outcomes.csv", "visits.csv"):
        (records / name).unlink()
    before = 0 if start == "fork" else 1
    assert workers_as_read(records, start) == before
    (records / "outcomes.csv").write_bytes(b"x")
    assert workers_as_read(records, start) == 5
