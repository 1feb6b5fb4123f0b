"""Work in several processes: answers in order, and whatever stops one stops all, and is told as it was raised."""

import os
import signal
import time
from errno import ENOSPC
from multiprocessing import active_children, get_all_start_methods, get_context
from pathlib import Path

import pytest

from pbr.api.settling.processes import results_of
from pbr.problems.problem import Place, Problem, ProblemsFound

WAYS = [way for way in ("fork", "spawn") if way in get_all_start_methods()]
pytestmark = pytest.mark.skipif(os.name != "posix", reason="several processes are used on POSIX systems")


def slower_the_sooner(number: int) -> tuple[int, int]:
    """Answer with a number and the process that answers, the first the latest."""
    time.sleep(0.05 * (3 - number))
    return number, os.getpid()


@pytest.mark.parametrize("way", WAYS)
def test_answers_come_in_order_each_from_a_process_of_its_own(way: str) -> None:
    answers = results_of(slower_the_sooner, [(0,), (1,), (2,)], way)
    assert [number for number, _ in answers] == [0, 1, 2]
    assert len({*(process for _, process in answers), os.getpid()}) == 4
    assert active_children() == []


def refuses(what: str, begun: Path) -> None:
    """Stop in some way, or go on for long."""
    (begun / what).touch()
    match what:
        case "problem":
            raise ProblemsFound([Problem("PBR900", "no price", Place("plans.csv", 2))])
        case "disk":
            raise OSError(ENOSPC, "No space left on device", "lines.csv")
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case _:
            time.sleep(60)


@pytest.mark.parametrize(
    ("what", "kind", "said"),
    [
        ("problem", ProblemsFound, "no price"),
        ("disk", OSError, "No space left on device"),
        ("killed", ChildProcessError, "--workers 1"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_what_stops_one_is_raised_and_the_others_end(
    tmp_path: Path, what: str, kind: type[Exception], said: str, first: bool
) -> None:
    begun = time.monotonic()
    # The one that waits is never heard first: its answer would come after a minute.
    each = [(what, tmp_path), ("waits", tmp_path)] if first else [(what, tmp_path), (what, tmp_path)]
    with pytest.raises(kind, match=said):
        results_of(refuses, each)
    assert active_children() == []
    assert time.monotonic() - begun < 30


def test_whoever_waits_may_be_stopped_and_nobody_is_left(tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        with pytest.raises(KeyboardInterrupt):
            results_of(refuses, [("waits", tmp_path), ("waits", tmp_path)])
    finally:
        signal.signal(signal.SIGALRM, before)
    assert active_children() == []


def test_ctrl_c_at_a_terminal_reaches_every_process_and_only_the_first_minds(tmp_path: Path) -> None:
    assert results_of(ends_itself_by_ctrl_c, [()]) == ["went on"]


def ends_itself_by_ctrl_c() -> str:
    """Be sent what Ctrl-C sends."""
    os.kill(os.getpid(), signal.SIGINT)
    return "went on"


def waits_with_others(begun: Path) -> None:
    """Say which process this is, and go on for long."""
    (begun / str(os.getpid())).touch()
    time.sleep(60)


def is_there(process: int) -> bool:
    """Whether a process is there, and has not ended."""
    try:
        said = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return said.rpartition(")")[2].split()[0] != "Z"


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not say so which processes there are")
@pytest.mark.parametrize("way", WAYS)
def test_where_the_system_ends_the_first_nobody_is_left(tmp_path: Path, way: str) -> None:
    first = get_context("spawn").Process(target=results_of, args=(waits_with_others, [(tmp_path,)] * 3, way))
    first.start()
    try:
        until = time.monotonic() + 30
        while len(list(tmp_path.iterdir())) < 3 and time.monotonic() < until:
            time.sleep(0.05)
        others = [int(path.name) for path in tmp_path.iterdir()]
        assert len(others) == 3
    finally:
        first.kill()
        first.join()
    while any(map(is_there, others)) and time.monotonic() < until:
        time.sleep(0.05)
    assert [process for process in others if is_there(process)] == []
