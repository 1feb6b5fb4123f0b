"""Schemes compared in several processes: the same files as in one, and whatever stops one stops the comparison."""

import os
import signal
from functools import partial
from pathlib import Path

import pytest

from pbr.api import DrawsWanted, load_assumptions
from pbr.api.comparing import comparison, each_scheme
from pbr.api.comparing.comparison import Compared, ComparisonRequest, compare
from pbr.api.comparing.comparison_files import PageWanted, publish_comparison
from pbr.api.comparing.each_scheme import AllAtOnce, InProcesses
from pbr.api.settling.results_published import FolderWanted
from pbr.problems.problem import ProblemsFound
from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction_warnings import NamedFinding, contradicting
from pbr.simulate.backcast.casting import Casting
from tests.cli.command import pbr

pytestmark = pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")

OTHERS = ("ipc-outcome-tariff", "hourly-plus-bonus-per-outcome")
"""The first has no price for these records and is left out; the other cannot be drawn."""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented extract of a few plans."""
    folder = tmp_path_factory.mktemp("given") / "records"
    assert pbr("sample", str(folder), "--plans", "12").returncode == 0
    return folder


def asked(*schemes: str) -> ComparisonRequest:
    """Some schemes beside Essex, drawn at an assumed rate and at the ends of what is not drawn."""
    ranges = ["rates.plans=55% to 65%", "volumes.plans=90% to 110%", "figures.cost_per_hour=£20.00"]
    assumptions = load_assumptions(None, ranges)
    return ComparisonRequest(
        schemes=schemes, baseline="essex-reablement-bonus", assumptions=assumptions, draws=DrawsWanted(50, 1, None)
    )


def files_of(compared: Compared, folder: Path) -> dict[str, bytes]:
    """Every file of a comparison and its page, by name."""
    folder.mkdir()
    wanted = FolderWanted(folder / "out", lambda path: None)
    publish_comparison(compared, wanted, PageWanted(folder / "page.html", names_records=True))
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_number_of_processes_changes_no_byte(records: Path, tmp_path: Path) -> None:
    by_one = compare(records, asked(*OTHERS))
    assert list(by_one.left_out) == ["ipc_outcome_tariff"]
    assert by_one.drawing is not None
    assert [one.label for one in by_one.drawing.not_drawn] == ["hourly_plus_bonus_per_outcome"]
    expected = files_of(by_one, tmp_path / "one")
    assert {"page.html", "simulation.json", "schemes.csv"} <= expected.keys()
    assert files_of(compare(records, asked(*OTHERS), workers=2), tmp_path / "two") == expected


def test_processes_that_begin_anew_are_sent_the_records(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = files_of(compare(records, asked("essex-reablement-bonus")), tmp_path / "one")
    monkeypatch.setattr(comparison, "AllAtOnce", partial(AllAtOnce, start="spawn"))
    monkeypatch.setattr(comparison, "InProcesses", partial(InProcesses, start="spawn"))
    assert files_of(compare(records, asked("essex-reablement-bonus"), workers=2), tmp_path / "two") == expected


def test_what_stops_one_scheme_is_raised_once_those_before_it_are_told() -> None:
    found = InProcesses(2)(_halved, [(4,), (3,), (6,)])
    assert next(iter(found)) == 2
    with pytest.raises(ValueError, match="3 is odd"):
        list(found)


def _halved(number: int) -> int:
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


def test_what_two_schemes_read_alike_is_compared_once(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Both read plans and visits over the same year; Essex reads plans alone.
    compared: list[frozenset[str]] = []

    def counted(beside: RecordsCompared) -> list[NamedFinding]:
        compared.append(frozenset(beside.tables))
        return contradicting(beside)

    monkeypatch.setattr(each_scheme, "contradicting", counted)
    compare(records, asked("time-and-task", "time-and-task-weekends"))
    assert sorted(map(sorted, compared)) == [["plans"], ["plans", "visits"]]


def test_no_scheme_with_a_price_for_every_record_is_said_as_by_one(records: Path) -> None:
    request = ComparisonRequest(schemes=["ipc-outcome-tariff"], baseline="ipc-outcome-tariff")
    said = []
    for workers in (1, 2):
        with pytest.raises(ProblemsFound) as found:
            compare(records, request, workers=workers)
        said.append(found.value.problems)
    assert said[0] == said[1]


def test_a_process_that_the_system_ends_ends_the_comparison(records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Casting, "cast", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(ChildProcessError, match="--workers 1"):
        compare(records, asked("essex-reablement-bonus"), workers=2)
