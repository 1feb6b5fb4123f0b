"""The page while it is served: where it is, a browser that opens it, and the waiting until it is stopped."""

import sys
import time
import webbrowser

from pbr.cli.printing import note

_SECONDS = 3600


def show_until_stopped(address: str, *, opened: bool) -> None:
    """Say where the page is, open it if that is asked for, and wait for Ctrl-C, which ends it as it should."""
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
    note("The page is served to this machine alone. Ctrl-C ends it.")
    if opened:
        webbrowser.open(address)
    try:
        while True:
            time.sleep(_SECONDS)
    except KeyboardInterrupt:
        note("The page is no longer served.")
