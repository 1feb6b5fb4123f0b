"""Steps that are taken whole: a request to stop waits for them, and other runs wait for each other."""

import os
import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # Windows has no such locks: two runs at once are then told apart by what they find only.
    flock = None  # type: ignore[assignment]


@contextmanager
def not_interrupted() -> Iterator[None]:
    """Let Ctrl-C and a request to stop pass by while results change places, so that there is never half of them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    wishes = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])]
    before = {wish: signal.signal(wish, signal.SIG_IGN) for wish in wishes}
    try:
        yield
    finally:
        for wish, answer in before.items():
            signal.signal(wish, answer)


@contextmanager
def one_at_a_time(folders: Iterable[Path]) -> Iterator[None]:
    """Wait until no other run puts results into these folders. The system ends it with the run, however that ends.

    Where the system or the drive has no such locks, nothing is waited for.
    """
    with ExitStack() as opened:
        for folder in sorted(set(folders)):
            handle = _opened(folder)
            if handle is not None:
                opened.callback(os.close, handle)
                with suppress(OSError):
                    flock(handle, LOCK_EX)
        yield


@contextmanager
def marked_as_being_written(path: Path) -> Iterator[None]:
    """Mark a file or folder as one that this run writes, for as long as it does, so that no other clears it away."""
    handle = _opened(path)
    try:
        if handle is not None:
            with suppress(OSError):
                flock(handle, LOCK_EX | LOCK_NB)
        yield
    finally:
        if handle is not None:
            os.close(handle)


def is_being_written(path: Path) -> bool | None:
    """Whether a run that still goes on has marked a file or folder as its own; None where that cannot be known."""
    handle = _opened(path)
    if handle is None:
        return None
    try:
        flock(handle, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return None
    finally:
        os.close(handle)
    return False


def _opened(path: Path) -> int | None:
    """Open a file or folder only to lock it; None where there are no locks, or it is gone or not ours."""
    if flock is None:
        return None
    try:
        return os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
