"""A ledger of which something was taken out or changed: looking and settling stop, and destroy no evidence."""

import shutil
from pathlib import Path

import pytest

from pbr.api.ledger.reading import pay
from pbr.api.ledger.run_checks import Confirmed
from pbr.api.ledger.settling import Committed, Previewed, commit, preview
from pbr.api.ledger.started_run import RunAsked
from pbr.api.ledger.then_and_now_forms import story_then_and_now
from pbr.problems.problem import ProblemsFound
from tests.engine.settled import SCHEMES, period_of
from tests.ledger.test_records_of_any_name import HEADING, A, B

ESSEX = SCHEMES / "essex-reablement-bonus.yaml"
NOTICES = "table,record_id,what,on,replaced_by,reason,source\n"
ADJUSTMENTS = "ref,provider_id,on,amount,reason,source\n"


def asked(folder: Path, month: str, rows: str = A + B, **files: str) -> RunAsked:
    """A folder of records; ``files`` are those that stand beside the plans."""
    records = folder / month
    records.mkdir(exist_ok=True)
    (records / "plans.csv").write_text(HEADING + rows, encoding="utf-8")
    for name, text in files.items():
        (records / f"{name}.csv").write_text(text, encoding="utf-8")
    period = period_of("2026-04-01 to 2026-05-31") if month == "spring" else None
    return RunAsked(ESSEX, records, folder / "ledger", period, committing=True)


def settled(run: RunAsked, confirm: int | None = None) -> Committed:
    done = commit(run, Confirmed(confirm))
    assert isinstance(done, Committed)
    return done


def refused(run: RunAsked) -> list[str]:
    """The codes for which a run is neither shown nor settled."""
    codes: list[list[str]] = []
    for attempt in (lambda: preview(run), lambda: commit(run, Confirmed())):
        with pytest.raises(ProblemsFound) as found:
            attempt()
        codes.append([problem.code for problem in found.value.problems])
    assert codes[0] == codes[1]
    return codes[0]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two runs, the second of which is recorded as paid."""
    settled(asked(tmp_path, "spring"))
    settled(asked(tmp_path, "june"))
    pay(tmp_path / "ledger", 2, period_of("2026-07").last, "BACS-2")
    return tmp_path / "ledger"


def test_the_last_run_taken_out_is_missed_by_its_positions(ledger: Path) -> None:
    shutil.rmtree(ledger / "paid")
    shutil.rmtree(ledger / "00002")
    assert refused(asked(ledger.parent, "june")) == ["PBR064"]
    (ledger / "position.csv").unlink()
    assert isinstance(preview(asked(ledger.parent, "june")), Previewed)


def test_a_run_taken_out_after_it_was_paid_is_missed_by_the_payment(ledger: Path) -> None:
    shutil.rmtree(ledger / "00002")
    (ledger / "position.csv").unlink()
    assert refused(asked(ledger.parent, "june")) == ["PBR063"]


def test_nothing_is_removed_by_looking(ledger: Path) -> None:
    shutil.rmtree(ledger / "paid")
    shutil.rmtree(ledger / "00002")
    (ledger / "position.csv").unlink()
    stray = ledger / "inputs" / f"{'0' * 64}.csv"
    stray.write_text("", encoding="utf-8")
    before = sorted(ledger.rglob("*"))
    preview(asked(ledger.parent, "june"))
    assert sorted(ledger.rglob("*")) == before
    # The copy that no run has read goes with the next run that is settled, which says so.
    assert [str(stray) in one for one in settled(asked(ledger.parent, "june")).cleared] == [True]


@pytest.mark.parametrize("name", ["notices.csv", "missing/plans.csv"])
def test_what_the_last_run_kept_of_rows_is_read_as_it_was_written(tmp_path: Path, name: str) -> None:
    settled(asked(tmp_path, "spring"))
    settled(asked(tmp_path, "june", B), 0)
    path = tmp_path / "ledger" / "00002" / name
    path.write_bytes(path.read_bytes() + b"plans,A,withdrawn,2026-06-01,,never right,mail\n")
    assert refused(asked(tmp_path, "july", B)) == ["PBR063"]


def test_what_is_closed_or_by_hand_has_its_story(tmp_path: Path) -> None:
    settled(asked(tmp_path, "spring"))
    closed = NOTICES + "plans,A,closed,2026-06-01,,moved to another system,mail\n"
    by_hand = ADJUSTMENTS + "ADJ-1,P1,2026-06-10,-120.00,paid twice,mail\n"
    june = asked(tmp_path, "june", B, notices=closed, adjustments=by_hand)
    settled(june)
    july = asked(tmp_path, "july", B, notices=closed, adjustments=by_hand)
    assert "1/000001" in story_then_and_now(july, "A")
    assert "ADJ-1" in story_then_and_now(july, "ADJ-1")
    with pytest.raises(ProblemsFound):
        story_then_and_now(july, "nobody")


def test_what_should_be_known_besides(tmp_path: Path) -> None:
    settled(asked(tmp_path, "spring"))
    later = NOTICES + "plans,B,withdrawn,2026-09-01,,never right,mail\n"
    by_hand = ADJUSTMENTS + "ADJ-1,P7,2026-09-10,-120.00,paid twice,mail\n"
    found = preview(asked(tmp_path, "june", A, notices=later, adjustments=by_hand))
    assert isinstance(found, Previewed)
    assert found.written.notes == (
        "1 row that the last run had is not in these records, or cannot be read: what was settled stands, and held.csv "
        "lists them",
        "1 notice of 2026-09-01 is not applied yet",
        "1 adjustment of 2026-09-10 is not due yet",
        "an adjustment is for P7, who has no record, and with whom nothing is settled: is the id right?",
    )
    again = preview(asked(tmp_path, "june-again"))
    assert isinstance(again, Previewed)
    assert again.written.notes == ("these records are those of run 1, byte for byte: is there a later extract?",)
