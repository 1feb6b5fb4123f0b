"""A server for this machine alone: it gives the files of a page to a browser here, and takes nothing from it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from pbr.page_bundle.policy import HEADERS, TYPES
from pbr.problems.problem import Place, Problem, ProblemsFound

LOOPBACK = "127.0.0.1"
"""The address by which a machine calls itself: nobody else can reach it."""


class _Files(SimpleHTTPRequestHandler):
    """Gives the files of one folder, with the headers that the page is to have, and keeps no record of it."""

    extensions_map = SimpleHTTPRequestHandler.extensions_map | TYPES

    def end_headers(self) -> None:
        """Send the headers of the page with everything."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        """Show no list of files."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - it is called so
        """Keep no record of who looked at what."""


class _Server(ThreadingHTTPServer):
    """Serves several requests at once."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away in the middle of a file: somebody closed the tab, or pressed Stop."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serving(folder: Path, port: int) -> Iterator[str]:
    """Serve a folder to this machine, at any free port where ``port`` is 0, and give the address of its page.

    Raises ``ProblemsFound`` where the port is taken.
    """
    try:
        server = _Server((LOOPBACK, port), partial(_Files, directory=str(folder)))
    except OSError as refused:
        message = f"the page cannot be served at port {port}: {(refused.strerror or 'the system refused').lower()}"
        how = "choose another, or leave --port out for any that is free"
        raise ProblemsFound([Problem("PBR971", message, Place("--port"), how)]) from None
    with server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://{LOOPBACK}:{server.server_port}/index.html"
        finally:
            server.shutdown()
            thread.join()
