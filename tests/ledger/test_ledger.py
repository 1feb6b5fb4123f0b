"""A ledger is written run by run, opened again, verified, and every changed byte of it is found."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pbr.ledger.ledger import Ledger
from pbr.ledger.opened_positions import opened_positions
from pbr.ledger.verify import verify
from pbr.problems.problem import ProblemsFound
from tests.ledger.hand_made import entry
from tests.ledger.small_ledger import JULY, JUNE, Writing, recorded
from tests.thorough import some_of

RACER = """
import sys
from pathlib import Path
from pbr.ledger.ledger import Ledger
from pbr.problems.problem import ProblemsFound
from tests.ledger.small_ledger import JULY, JUNE, Writing
folder = Path(sys.argv[1])
ledger = Ledger.open_or_new(folder)
print(flush=True)
sys.stdin.readline()
try:
    Writing(folder).run(JULY if ledger.runs else JUNE, ledger)
except ProblemsFound as found:
    sys.exit("+".join(problem.code for problem in found.problems))
"""


def codes(found: ProblemsFound) -> list[str]:
    return [problem.code for problem in found.problems]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    folder = tmp_path / "ledger"
    Writing(folder).run(JUNE)
    Writing(folder, "plan_id\nA\nC\n").run(JULY)
    return folder


def test_it_is_as_it_was_written(ledger: Path) -> None:
    opened = Ledger.open(ledger)
    assert verify(ledger, opened.head) == []
    assert [run.manifest.run for run in opened.runs] == [1, 2]
    assert opened.entries_of(2) == recorded(JULY)
    # 0.00 + (0 - 1,575.00) is carried: P1 was paid 1,575.00 in June.
    assert opened.carried() == {"P1": -157500}
    assert opened.next_run == 3
    with opened_positions(opened) as standing:
        assert standing.warnings == ()
        assert standing.positions.providers() == ["P1", "P2"]
        assert [one.settled for one in standing.positions.of("P1")] == [0]
        assert [one.settled for one in standing.positions.of("P2")] == [1000, 5000]
        assert len(standing.positions.of("P3")) == 0


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX systems")
def test_nobody_but_the_owner_can_read_it(ledger: Path) -> None:
    for path in (ledger, *ledger.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_every_changed_byte_is_found_and_its_file_is_named(ledger: Path) -> None:
    for path in sorted(path for path in ledger.rglob("*") if path.is_file()):
        written = path.read_bytes()
        # Every byte where everything is tried; with every change, some of each file and its ends.
        for place in some_of(range(len(written)), 23):
            path.write_bytes(written[:place] + bytes([written[place] ^ 1]) + written[place + 1 :])
            found = verify(ledger)
            assert found, (path, place)
            assert any(problem.place.file == str(path) for problem in found), (path, place)
        path.write_bytes(written)
    assert verify(ledger) == []


@pytest.mark.parametrize("gone", ["00001/lines.csv", "00001", "00002/missing/plans.csv", "00001/manifest.json"])
def test_what_is_gone_is_found(ledger: Path, gone: str) -> None:
    (ledger / gone).rename(ledger.parent / "elsewhere")
    assert any(problem.severity == "error" for problem in verify(ledger))


@pytest.mark.parametrize("extra", ["00001/notes.txt", "notes.txt", "inputs/notes.txt", "00002/missing/outcomes.csv"])
def test_what_is_too_much_is_found(ledger: Path, extra: str) -> None:
    (ledger / extra).write_text("x", encoding="utf-8")
    assert [(problem.code, problem.place.file) for problem in verify(ledger)] == [("PBR063", str(ledger / extra))]


def test_a_tail_that_was_cut_off_is_seen_by_its_head_alone(ledger: Path) -> None:
    head = Ledger.open(ledger).head
    (ledger / "00002").rename(ledger.parent / "elsewhere")
    assert "PBR069" in [problem.code for problem in verify(ledger, head)]
    assert all(problem.severity == "warning" for problem in verify(ledger))


def test_older_inputs_may_be_deleted_and_the_last_may_not(ledger: Path) -> None:
    first, second = (run.manifest.inputs[0].sha256 for run in Ledger.open(ledger).runs)
    (ledger / "inputs" / f"{first}.csv").unlink()
    assert [(problem.code, problem.severity) for problem in verify(ledger)] == [("PBR067", "warning")]
    (ledger / "inputs" / f"{second}.csv").unlink()
    assert "PBR063" in [problem.code for problem in verify(ledger)]


@pytest.mark.parametrize("cached", [None, b"changed"])
def test_how_things_stand_is_worked_out_again(ledger: Path, cached: bytes | None) -> None:
    path = ledger / "position.csv"
    before = path.read_bytes()
    path.unlink()
    if cached is not None:
        path.write_bytes(cached)
    with opened_positions(Ledger.open(ledger)) as standing:
        assert [warning.code for warning in standing.warnings] == ["PBR066"]
        rows = b"".join(map(standing.positions.rows_of, standing.positions.providers()))
        assert before.endswith(rows)
        assert [one.settled for one in standing.positions.of("P2")] == [1000, 5000]


def test_a_run_that_was_worked_out_from_another_last_run_is_refused(ledger: Path) -> None:
    old = Ledger(ledger, Ledger.open(ledger).runs[:1])
    before = {path: path.read_bytes() for path in ledger.rglob("*") if path.is_file()}
    with pytest.raises(ProblemsFound) as found:
        Writing(ledger).run(JULY, old)
    assert codes(found.value) == ["PBR068"]
    assert {path: path.read_bytes() for path in ledger.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("runs", [0, 1])
def test_of_eight_at_once_one_wins(tmp_path: Path, runs: int) -> None:
    folder = tmp_path / "ledger"
    for _ in range(runs):
        Writing(folder).run(JUNE)
    command, pipe = [sys.executable, "-c", RACER, str(folder)], subprocess.PIPE
    running = [subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(8)]
    for one in running:
        # All have opened the ledger before any of them settles.
        assert one.stdout
        one.stdout.readline()
    for one in running:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    ended = sorted((one.wait(60), one.communicate()[1].strip()) for one in running)
    assert ended == [(0, "")] + [(1, "PBR068")] * 7
    assert verify(folder) == []
    settled = [f"0000{run}" for run in range(1, runs + 2)]
    assert sorted(path.name for path in folder.iterdir()) == [*settled, "inputs", "position.csv"]
    assert len(list((folder / "inputs").iterdir())) == 1


def test_what_a_killed_first_run_left_is_a_ledger_without_a_run(tmp_path: Path) -> None:
    (tmp_path / "ledger" / "inputs").mkdir(parents=True)
    assert Ledger.open_or_new(tmp_path / "ledger").runs == ()
    Writing(tmp_path / "ledger").run(JUNE)
    assert verify(tmp_path / "ledger") == []


def test_ids_may_be_anything_that_a_cell_may_hold(tmp_path: Path) -> None:
    ids = ["A,B", "'C", "=D", 'E"', "F\nG", "H\r", "I\r\n=J", "-K", "é", "l" * 1_000, "M:N\\O", "~P", "'~Q\\n"]
    run = [
        entry(1, number, 100 * number, id=name, plan=name, provider=name, person=name)
        for number, name in enumerate(sorted(ids), 1)
    ]
    folder = tmp_path / "ledger"
    Writing(folder).run(run)
    assert verify(folder) == []
    with opened_positions(Ledger.open(folder)) as standing:
        assert standing.warnings == ()
        assert standing.positions.providers() == sorted(ids)
        for one in run:
            (position,) = standing.positions.of(one.line.record.provider)
            assert (position.obligation.record_id, position.settled) == (one.line.record_id, one.line.amount)
    # Worked out again from the runs it is the same.
    before = (folder / "position.csv").read_bytes()
    (folder / "position.csv").unlink()
    with opened_positions(Ledger.open(folder)) as standing:
        rows = b"".join(map(standing.positions.rows_of, standing.positions.providers()))
    assert before.endswith(rows)
