"""However many processes settle, every file of the settlement has the same bytes."""

import os
import signal
from collections.abc import Sequence
from datetime import date
from errno import ENOSPC
from multiprocessing import active_children
from pathlib import Path
from typing import TextIO

import pytest

from pbr.api.settling.file_in_parts import FileInParts
from pbr.api.settling.prepare import Prepared, prepare
from pbr.api.settling.progress import NOBODY_WAITS
from pbr.api.settling.settle_in_parts import settle_in_parts
from pbr.api.settling.settlement_folder import settle_into_folder, write_files
from pbr.api.settling.workers_that_pay import (
    MOST,
    ROWS_THAT_PAY,
    ROWS_THAT_PAY_COMPARED,
    workers_that_compare,
    workers_that_pay,
)
from pbr.problems.problem import ProblemsFound
from pbr.records.table import Records, Table
from pbr.sample.request import SampleWanted
from pbr.sample.sample_folder import write_sample
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines
from pbr.values.period import Period
from tests.engine.settled import NAMES, SCHEMES
from tests.own_fields.in_an_extract import with_own_columns
from tests.thorough import everything

pytestmark = pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")
RUN = Period(date(2026, 4, 1), date(2027, 3, 31))
MONTH = Period(date(2026, 8, 1), date(2026, 8, 31))


@pytest.fixture(scope="module")
def sampled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented extract with every table, of several providers."""
    folder = tmp_path_factory.mktemp("sample") / "records"
    write_sample(folder, SampleWanted(plans=24, seed=11, first=RUN.first, last=date(2026, 9, 30)))
    return folder


def files_of(prepared: Prepared, folder: Path, workers: int) -> dict[str, bytes]:
    """Every file of a settlement by so many processes."""
    folder.mkdir()
    write_files(prepared, folder, NOBODY_WAITS, workers)
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_scheme(name: str, sampled: Path, tmp_path: Path) -> None:
    scheme = SCHEMES / f"{name}.yaml"
    sampled = with_own_columns(name, sampled, tmp_path / "own")
    prepared = prepare(scheme, sampled, None, date(2026, 9, 30), hold_errors=True, show_values=False)
    at_once = files_of(prepared, tmp_path / "at-once", 1)
    assert at_once["lines.csv"].count(b"\n") > 5 or name == "wirral-rapid-access"
    for workers in (2, 7) if everything() else (7,):
        assert files_of(prepared, tmp_path / f"by-{workers}", workers) == at_once


def test_forty_processes_and_processes_begun_anew(sampled: Path, tmp_path: Path) -> None:
    prepared = prepare(SCHEMES / "wiltshire-payable-outcomes.yaml", sampled, MONTH, None, False, False)
    at_once = files_of(prepared, tmp_path / "at-once", 1)
    assert files_of(prepared, tmp_path / "by-40", 40) == at_once
    one, other = settle_in_parts(prepared, [], None, 2, "fork"), settle_in_parts(prepared, [], None, 2, "spawn")
    assert one.tally.by_status() == other.tally.by_status()
    assert (one.warnings, one.rows, one.measures) == (other.warnings, other.rows, other.measures)


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


@pytest.mark.parametrize("start", ["fork", "spawn"])
@pytest.mark.parametrize(
    ("rows", "kind", "said"), [(FullDisk, OSError, "No space left"), (Killed, ChildProcessError, "--workers 1")]
)
def test_where_a_part_cannot_be_written_nothing_is_left(
    sampled: Path, tmp_path: Path, rows: type[FullDisk], kind: type[OSError], said: str, start: str
) -> None:
    prepared = prepare(SCHEMES / "wiltshire-payable-outcomes.yaml", sampled, MONTH, None, False, False)
    taken: list[object] = []
    file = FileInParts(rows, taken.append, lambda *bytes_of_part: taken.append(bytes_of_part))
    with pytest.raises(kind, match=said):
        settle_in_parts(prepared, [file], tmp_path, 2, start)
    assert taken == []
    assert list(tmp_path.iterdir()) == []
    assert active_children() == []


HEAD = (
    "plan_id,person_id,provider_id,plan_type,rate,started_on,planned_end_on,ended_on,end_reason,"
    "support_at_end,reviewed_on\n"
)


def extract(folder: Path, *plans: str, plan_type: str = "reablement") -> Path:
    """Write plans of a few days in July, each by its id and provider, rate, and first day."""
    folder.mkdir()
    rows = (plan.split(",") for plan in plans)
    lines = (
        f"{plan_id},S{plan_id},{provider},{plan_type},{rate},{day},2026-07-20,2026-07-20,completed,none,2026-07-22\n"
        for plan_id, provider, rate, day in rows
    )
    (folder / "plans.csv").write_text(HEAD + "".join(lines), encoding="utf-8")
    return folder


def test_rows_that_are_held_stand_where_they_stood(tmp_path: Path) -> None:
    good = [f"{who}{at},{who},lower,2026-07-06" for who in ("P1", "P2") for at in range(3)]
    records = extract(tmp_path / "records", "B1,P1,lower,2026-07-32", *good, "B2,P2,lower,x", "B3,P3,lower,y")
    prepared = prepare(SCHEMES / "essex-reablement-bonus.yaml", records, None, MONTH.last, True, False)
    at_once = files_of(prepared, tmp_path / "at-once", 1)
    assert at_once["held.csv"].count(b"PBR70") == 3
    # £1,575.00 and the bonus of £250.00 for each of six
    assert sum(total.amount for total in settle_in_parts(prepared, [], None, 2).tally.groups.values()) == 6 * 182500
    for workers in (2, 3, 5):
        assert files_of(prepared, tmp_path / f"by-{workers}", workers) == at_once


def test_what_has_no_price_is_told_in_the_same_words_and_nothing_is_left(tmp_path: Path) -> None:
    rates = ("lower", "standard", "standard")
    plans = [f"{who}{at},{who},{rate},2026-07-06" for who in ("P2", "P1", "P3") for at, rate in enumerate(rates)]
    records = extract(tmp_path / "records", *plans, plan_type="ongoing")
    prepared = prepare(SCHEMES / "ipc-outcome-tariff.yaml", records, MONTH, None, False, False)
    told = []
    for workers in (1, 2, 4):
        with pytest.raises(ProblemsFound) as found:
            settle_into_folder(prepared, tmp_path / "out", lambda path: None, workers=workers)
        told.append(found.value.problems)
    # One rate has no price, and the first of its six rows is P2's.
    assert [(problem.place.line, problem.message[-27:]) for problem in told[0]] == [(3, "; 6 rows, the first is here")]
    assert told == [told[0]] * 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["records"]


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_a_small_extract_is_settled_in_one_process_and_a_large_one_on_each_core(start: str) -> None:
    def of(rows: int) -> Records:
        return Records({"plans": Table("plans", "plans.csv", {}, [()] * rows, 0)}, (), ())

    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    assert workers_that_pay(of(ROWS_THAT_PAY[start] - 1), start) == 1
    assert workers_that_pay(of(ROWS_THAT_PAY[start]), start) == min(cores, MOST)
    assert workers_that_compare(of(ROWS_THAT_PAY_COMPARED[start] - 1), start) == 1
    assert workers_that_compare(of(ROWS_THAT_PAY_COMPARED[start]), start) == min(cores, MOST)
