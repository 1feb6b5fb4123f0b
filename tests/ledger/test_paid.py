"""That a run was paid is recorded once, in a chain, and any byte of it that changes is found."""

from datetime import date
from pathlib import Path

import pytest

from pbr.ledger.ledger import Ledger
from pbr.ledger.paid import paid_in, record_paid
from pbr.ledger.verify import verify
from pbr.problems.problem import ProblemsFound
from tests.ledger.small_ledger import JULY, JUNE, Writing
from tests.thorough import some_of

PAID_ON = date(2026, 7, 10)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """A ledger of two runs."""
    writing = Writing(tmp_path / "ledger")
    writing.run(JUNE)
    writing.run(JULY)
    return Ledger.open(tmp_path / "ledger")


def test_a_run_is_recorded_as_paid_once(ledger: Ledger) -> None:
    paid = record_paid(ledger, 1, PAID_ON, "BACS-1")
    assert (paid.run, paid.payable, paid.head) == (1, ledger.run(1).manifest.paid.payable, ledger.run(1).head)
    with pytest.raises(ProblemsFound) as refused:
        record_paid(ledger, 1, PAID_ON, "BACS-2")
    assert [problem.code for problem in refused.value.problems] == ["PBR093"]
    record_paid(ledger, 2, date(2026, 8, 10), "BACS-2")
    assert [one.run for one in paid_in(ledger.folder)] == [1, 2]
    assert verify(ledger.folder) == []


def test_nothing_is_recorded_of_a_run_that_is_not_there_or_of_a_day_before_it(ledger: Ledger) -> None:
    for run, on, code in ((9, PAID_ON, "PBR073"), (1, date(2026, 4, 1), "PBR093")):
        with pytest.raises(ProblemsFound) as refused:
            record_paid(ledger, run, on, "BACS-1")
        assert [problem.code for problem in refused.value.problems] == [code]
    assert not (ledger.folder / "paid").exists()


def test_every_changed_byte_of_a_payment_is_found(ledger: Ledger) -> None:
    for run in (1, 2):
        record_paid(ledger, run, date(2026, 8, 10), f"BACS-{run}")
    for path in sorted((ledger.folder / "paid").iterdir()):
        written = path.read_bytes()
        for at in some_of(range(len(written)), 7):
            path.write_bytes(written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :])
            assert [problem.code for problem in verify(ledger.folder)] == ["PBR063"]
        path.write_bytes(written)
    (ledger.folder / "paid" / "00001.json").unlink()
    assert [problem.code for problem in verify(ledger.folder)] == ["PBR063"]
