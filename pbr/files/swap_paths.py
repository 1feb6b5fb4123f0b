"""Two files or folders that change places: in one step where the system has it, else in three that can be undone."""

import os
import sys
from contextlib import suppress
from pathlib import Path

UNFINISHED, EARLIER = ".unfinished", ".earlier"
"""How the names end of what is being built, and of what made room for it."""

_HERE = -100
"""What Linux calls the folder a command runs in."""
_EXCHANGE = 2


def put_in_place(place: Path, aside: Path) -> None:
    """Move what was built aside to its place; what was there before is then aside."""
    if not place.exists():
        aside.rename(place)
    elif not in_one_step(place, aside):
        kept = aside.with_suffix(EARLIER)
        place.rename(kept)
        try:
            aside.rename(place)
        except BaseException:
            kept.rename(place)
            raise
        # The new one is in its place: one that cannot be moved any more is cleared away by the next run.
        with suppress(OSError):
            kept.rename(aside)


def take_back(place: Path, aside: Path) -> None:
    """Undo ``put_in_place``: what was built is aside again, and what was there before is in its place."""
    if aside.exists():
        put_in_place(place, aside)
    else:
        place.rename(aside)


def in_one_step(place: Path, aside: Path) -> bool:
    """Let two files or folders change places at once; False where this system, or the drive, cannot."""
    if sys.platform != "linux":
        return False
    try:
        # imported late: not every system has it
        from ctypes import CDLL

        exchange = CDLL(None).renameat2
    except (ImportError, OSError, AttributeError):
        return False
    return bool(exchange(_HERE, os.fsencode(place), _HERE, os.fsencode(aside), _EXCHANGE) == 0)
