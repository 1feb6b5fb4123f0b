"""A command run in a fresh process, with how long it took and how much memory it had at most."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass

from tests.bench.memory import PeakOfAll


@dataclass(frozen=True, slots=True)
class Taken:
    """Wall-clock and processor seconds from start to end, and the most memory all its processes held, in bytes."""

    seconds: float
    peak_bytes: int
    cpu_seconds: float


def timed(*arguments: str) -> Taken:
    """Run ``python ARGUMENTS`` to its end. Raises ``SystemExit`` with what it said when it fails."""
    started = time.perf_counter()
    # As for whoever runs the command: the tests keep no checked schemes, and users do.
    known = {**os.environ, "PBR_CACHE": ""}
    process = subprocess.Popen(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=known
    )
    assert process.stderr is not None
    memory = PeakOfAll()
    with memory.watching(process.pid):
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)}\nended with {process.returncode}:\n{said}")
    # Linux counts kilobytes, and macOS bytes; it is of the one process that had most.
    peak_bytes = memory.peak or used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return Taken(seconds, peak_bytes, used.ru_utime + used.ru_stime)
