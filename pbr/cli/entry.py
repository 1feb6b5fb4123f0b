"""Where the command begins: Ctrl-C is answered in a sentence before anything that takes time is loaded."""

import gc
import os
import signal
import sys
from types import FrameType

_INTERRUPTED = 130
_OBJECTS_BEFORE_A_SEARCH = 100_000
"""How many more objects there are before Python searches them for circles: more than loading the program makes."""


def _stop_at_once(_number: int, _frame: FrameType | None) -> None:
    """End while the program is still being loaded, when nothing can have been written."""
    os.write(2, b"interrupted; nothing was written\n")
    os._exit(_INTERRUPTED)


# Whoever started the command with it ignored (in the background) wants it to go on.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, _stop_at_once)


def main() -> None:
    """Load the command line and run it, and end with its exit code."""
    # What is loaded stays: searched again and again as it is loaded, it would be a thirtieth of a small settlement.
    gc.set_threshold(_OBJECTS_BEFORE_A_SEARCH)

    # imported late: Ctrl-C while it is loaded is answered already
    from pbr.cli.main import run

    code = run(_as_usual)
    # All is done and said: what is left goes with the process, and Python need not search it for circles at its end.
    gc.freeze()
    sys.exit(code)


def _as_usual() -> None:
    """Let Ctrl-C be told to what is running: it is the one to say what was written."""
    if signal.getsignal(signal.SIGINT) is _stop_at_once:
        signal.signal(signal.SIGINT, signal.default_int_handler)
