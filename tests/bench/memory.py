"""The most memory that a process and all that it begins have at once, looked at many times a second.

On Linux what processes share is counted once, by their proportional share of it. Elsewhere nothing is looked at.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SECONDS_BETWEEN = 0.05
_PROC = Path("/proc")


class PeakOfAll:
    """``peak`` is the most that was seen, in bytes; 0 where nothing could be looked at."""

    def __init__(self) -> None:
        self.peak = 0

    @contextmanager
    def watching(self, process: int) -> Iterator[None]:
        """Look at a process, and all that it begins, until the end."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(_SECONDS_BETWEEN):
                self.peak = max(self.peak, sum(map(_memory_of, _family(process))))

        watcher = threading.Thread(target=watch, daemon=True)
        watcher.start()
        try:
            yield
        finally:
            over.set()
            watcher.join()


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        begun = (_PROC / str(process) / "task" / str(process) / "children").read_text(encoding="ascii")
    except OSError:
        return
    for one in begun.split():
        yield from _family(int(one))


def _memory_of(process: int) -> int:
    try:
        rows = (_PROC / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) * 1024 for row in rows if row.startswith("Pss:"))
