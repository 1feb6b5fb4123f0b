"""The example of two months: the ledger that is shipped is what settling gives, and June moves what its page says."""

import shutil
from pathlib import Path

import pytest

from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, commit
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.verification import verify_ledger
from pbr.problems.problem import ProblemsFound
from tests.engine.settled import period_of

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "two-months"
SCHEME = Path("essex-reablement-bonus")


def files_of(ledger: Path) -> dict[str, bytes]:
    return {path.relative_to(ledger).as_posix(): path.read_bytes() for path in ledger.rglob("*") if path.is_file()}


def test_the_ledger_that_is_shipped_is_what_april_and_may_give(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    period = period_of("2026-04-01 to 2026-05-31")
    commit(RunAsked(SCHEME, EXAMPLE / "april-and-may", tmp_path / "ledger", period, committing=True), Confirmed())
    assert files_of(tmp_path / "ledger") == files_of(EXAMPLE / "ledger")
    assert verify_ledger(EXAMPLE / "ledger").problems == ()


def test_june_moves_what_the_page_works_by_hand(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE / "ledger", tmp_path / "ledger")
    asked = RunAsked(SCHEME, EXAMPLE / "june", tmp_path / "ledger", committing=True)
    with pytest.raises(ProblemsFound) as bounded:
        commit(asked, Confirmed())
    assert [problem.code for problem in bounded.value.problems] == ["PBR085", "PBR085"]
    done = commit(asked, Confirmed(-182500))
    assert isinstance(done, Committed)
    assert [
        (one.line.provider_id, one.line.line_id, one.line.amount, str(one.corrects or "")) for one in done.written.first
    ] == [
        ("P1", "A/bonus", -25000, "1/000002"),
        ("P1", "B/bonus", 25000, ""),
        ("P1", "D/package", 157500, ""),
        ("P1", "D/bonus", 25000, ""),
        ("P2", "E/package", 157500, ""),
        ("P2", "D/package", -157500, "1/000005"),
    ]
    assert [(one.provider_id, one.payable) for one in done.written.remittances] == [("P1", 182500), ("P2", 0)]
    assert verify_ledger(tmp_path / "ledger", recompute=2).problems == ()
