"""A run that may not be settled any more, or cannot be written: nothing of it is left, and what was there stays."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from pbr.ledger.ledger import Ledger
from pbr.ledger.left_over import clear_left_over
from pbr.ledger.paid import paid_in
from pbr.ledger.verify import verify
from pbr.problems.problem import Place, Problem, ProblemsFound
from tests.ledger.small_ledger import JULY, JUNE, Writing
from tests.ledger.test_faults import CALLS, MOST_CALLS, contents, failing_at

OTHER_PLANS = "plan_id\nA\nC\n"


def refused_with(run: Callable[[], object]) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        run()
    return [one.code for one in found.value.problems]


def test_a_run_that_may_not_be_settled_any_more_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    before = contents(folder)

    def no_more() -> None:
        raise ProblemsFound([Problem("PBR068", "another was quicker", Place("here"))])

    assert refused_with(lambda: Writing(folder, OTHER_PLANS, still_last=no_more).run(JULY)) == ["PBR068"]
    assert contents(folder) == before
    Writing(folder, OTHER_PLANS).run(JULY)
    assert verify(folder) == []


def test_an_input_that_is_not_what_was_read_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "ledger"
    real = shutil.copyfileobj

    def copied_while_written(source: BinaryIO, copy: BinaryIO) -> None:
        real(source, copy)
        copy.write(b"B\n")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfileobj", copied_while_written)
        assert refused_with(lambda: Writing(folder).run(JUNE)) == ["PBR070"]
    assert not folder.exists()
    Writing(folder).run(JUNE)
    assert verify(folder) == []


def test_a_copy_that_goes_while_a_run_is_worked_out_is_missed(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    (kept,) = (folder / "inputs").iterdir()
    # The same plans: the copy that is there would do, and somebody clears it away before the run is settled.
    assert refused_with(lambda: Writing(folder, still_last=kept.unlink).run(JULY)) == ["PBR070"]
    assert [run.manifest.run for run in Ledger.open(folder).runs] == [1]
    Writing(folder).run(JULY)
    assert verify(folder) == []


def test_a_damaged_copy_is_put_right_by_the_next_run_that_reads_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    (kept,) = (folder / "inputs").iterdir()
    kept.write_text("x", encoding="utf-8")
    assert [one.code for one in verify(folder)] == ["PBR063"]
    Writing(folder).run(JULY)
    assert verify(folder) == []


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX systems")
def test_a_folder_made_beforehand_is_for_its_owner_alone_as_well(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    folder.mkdir(mode=0o755)
    Writing(folder).run(JUNE)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.rglob("*")) if path.is_dir()}
    assert modes == {0o700}


@pytest.mark.parametrize("name", CALLS)
def test_a_first_run_that_fails_leaves_no_run(tmp_path: Path, name: str) -> None:
    for nth in range(1, MOST_CALLS):
        folder = tmp_path / f"ledger-{nth}"
        with pytest.MonkeyPatch.context() as patch:
            calls = failing_at(patch, name, nth, lambda: OSError(28, "No space left on device"))
            with suppress(ProblemsFound, OSError):
                Writing(folder).run(JUNE)
        if Ledger.open_or_new(folder).runs:
            # It was settled, whatever could not be done after that.
            assert {one.code for one in verify(folder)} <= {"PBR066"}
        elif folder.exists():
            # A copy that was in its place already waits to be cleared away.
            assert {path.parent.name for path in folder.rglob("*") if path.is_file()} == {"inputs"}
            assert len(clear_left_over(folder, tuple)) == 1
            assert contents(folder) == {}
        if calls[0] < nth:
            assert verify(folder) == []
            return
    raise AssertionError("more calls than were tried")


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No file may be longer than some bytes: the system refuses what goes beyond, as a full disk does."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_is_full_at_any_byte(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    before = contents(folder)
    longest = max(map(len, before.values())) + 2_000
    settled = []
    for size in [*range(20, longest, 41), longest]:
        # What was settled from is elsewhere, where there is room.
        with files_of_at_most(size), suppress(ProblemsFound, OSError):
            Writing(folder, OTHER_PLANS).run(JULY)
            settled.append(size)
            break
        assert contents(folder) == before, size
    assert settled
    assert settled[0] > 1_000
    assert verify(folder) == []
    assert [run.manifest.run for run in Ledger.open(folder).runs] == [1, 2]


def test_a_record_of_a_payment_that_was_never_finished_is_cleared_away(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    (folder / "paid").mkdir()
    half = folder / "paid" / ".00001.json.k2j_x1.unfinished"
    half.write_text("{", encoding="utf-8")
    assert [(one.code, one.place.file) for one in verify(folder)] == [("PBR071", str(half))]
    assert paid_in(folder) == []
    (said,) = clear_left_over(folder, lambda: Ledger.open(folder).read_by_runs())
    assert (str(half) in said, half.exists()) == (True, False)
    assert verify(folder) == []


def test_what_killed_runs_left_is_cleared_and_what_is_read_stays(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    unread = folder / "inputs" / f"{'0' * 64}.csv"
    unread.write_text("x", encoding="utf-8")
    aside = folder / ".00002.k2j_x1.unfinished"
    aside.mkdir()
    copy = folder / "inputs" / f".{'1' * 64}.csv.k2j_x1.unfinished"
    copy.write_text("x", encoding="utf-8")
    # The copy that no run has read is damaged too, as nothing says what it was.
    assert sorted(one.code for one in verify(folder)) == ["PBR063", "PBR071", "PBR071", "PBR071"]
    said = clear_left_over(folder, lambda: Ledger.open(folder).read_by_runs())
    assert len(said) == 3
    assert not any(path.exists() for path in (unread, aside, copy))
    assert verify(folder) == []
    assert clear_left_over(folder, lambda: Ledger.open(folder).read_by_runs()) == []
