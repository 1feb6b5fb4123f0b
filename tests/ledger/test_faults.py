"""Whatever happens while a run is written: all of it is there or nothing, and what was there before is as it was."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pbr.ledger.ledger import Ledger
from pbr.ledger.left_over import clear_left_over
from pbr.ledger.verify import verify
from pbr.problems.problem import ProblemsFound
from tests.ledger.small_ledger import JULY, JUNE, Writing

WRITER = """
import sys
from pathlib import Path
from tests.ledger.small_ledger import JULY, Writing
print(flush=True)
Writing(Path(sys.argv[1]), "plan_id\\nA\\nC\\n").run(JULY)
"""

CALLS = ("fsync", "rename", "replace", "open", "mkdir", "chmod")
MOST_CALLS = 40


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def failing_at(monkeypatch: pytest.MonkeyPatch, name: str, nth: int, failure: Callable[[], BaseException]) -> list[int]:
    """Let the nth call of a function of the system fail; the list that is given counts the calls."""
    real, calls = getattr(os, name), [0]

    def call(*given: Any, **named: Any) -> Any:
        calls[0] += 1
        if calls[0] == nth:
            raise failure()
        return real(*given, **named)

    monkeypatch.setattr(os, name, call)
    return calls


@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("failure", [lambda: OSError(28, "No space left on device"), KeyboardInterrupt])
def test_each_call_of_the_system_failing_once(tmp_path: Path, name: str, failure: Callable[[], BaseException]) -> None:
    for nth in range(1, MOST_CALLS):
        folder = tmp_path / f"ledger-{nth}"
        Writing(folder).run(JUNE)
        before = contents(folder)
        settled: list[bool] = []
        with pytest.MonkeyPatch.context() as patch:
            calls = failing_at(patch, name, nth, failure)
            with suppress(ProblemsFound, OSError, KeyboardInterrupt):
                Writing(folder, "plan_id\nA\nC\n", then=partial(settled.append, True)).run(JULY)
        assert [one.severity for one in verify(folder) if one.severity == "error"] == []
        there = {place: written for place, written in contents(folder).items() if place in before}
        runs = len(Ledger.open(folder).runs)
        if runs == 1:
            assert there == before
        else:
            assert {**there, "position.csv": b""} == {**before, "position.csv": b""}
        if calls[0] < nth:
            assert (runs, settled) == (2, [True])
            return
    raise AssertionError("more calls than were tried")


def killed(folder: Path, rounds: int) -> Iterator[int]:
    """Kill a run at any moment, time after time, and give how many runs are there."""
    chance = random.Random(7)
    Writing(folder).run(JUNE)
    for _ in range(rounds):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE) as process:
            assert process.stdout
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.03))
            process.send_signal(signal.SIGKILL)
            process.wait(60)
        assert [one for one in verify(folder) if one.severity == "error"] == []
        opened = Ledger.open(folder)
        clear_left_over(folder, lambda: Ledger.open(folder).read_by_runs())
        assert [one.code for one in verify(folder) if one.code != "PBR066"] == []
        yield len(opened.runs)
        if len(opened.runs) > 1:
            (folder / "00002").rename(folder.parent / f"gone-{chance.random()}")


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX systems")
def test_a_run_killed_at_any_moment_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    assert set(killed(tmp_path / "ledger", 20)) <= {1, 2}


@pytest.mark.slow
def test_two_hundred_kills(tmp_path: Path) -> None:
    assert set(killed(tmp_path / "ledger", 200)) == {1, 2}
