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
from tests.ledger.small_ledger import JULY, JUNE, Writing, recorded

RACER = """
import sys
from pathlib import Path
from pbr.ledger.ledger import Ledger
from pbr.problems.problem import ProblemsFound
from tests.ledger.small_ledger import JUNE, Writing
folder = Path(sys.argv[1])
sys.stdin.readline()
try:
    Writing(folder).run(JUNE, Ledger(folder, ()))
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
        assert standing.positions.of("P3") == []


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX systems")
def test_nobody_but_the_owner_can_read_it(ledger: Path) -> None:
    for path in (ledger, *ledger.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_every_changed_byte_is_found_and_its_file_is_named(ledger: Path) -> None:
    for path in sorted(path for path in ledger.rglob("*") if path.is_file()):
        written = path.read_bytes()
        for place in range(len(written)):
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


def test_of_eight_at_once_one_wins(tmp_path: Path) -> None:
    folder = tmp_path / "ledger"
    command = [sys.executable, "-c", RACER, str(folder)]
    running = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(8)]
    for one in running:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    ended = sorted((one.wait(60), one.communicate()[1].strip()) for one in running)
    assert ended == [(0, "")] + [(1, "PBR068")] * 7
    assert verify(folder) == []
    assert sorted(path.name for path in folder.iterdir()) == ["00001", "inputs", "position.csv"]


def test_what_a_killed_first_run_left_is_a_ledger_without_a_run(tmp_path: Path) -> None:
    (tmp_path / "ledger" / "inputs").mkdir(parents=True)
    assert Ledger.open_or_new(tmp_path / "ledger").runs == ()
    Writing(tmp_path / "ledger").run(JUNE)
    assert verify(tmp_path / "ledger") == []
