"""What is printed: the same bytes on every system, harmless on a terminal, and a reader may close the pipe."""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from pbr.cli.error_handler import nothing_more_to_print, plain_reason
from pbr.cli.terminal_text import harmless


@contextmanager
def while_read() -> Iterator[None]:
    """Print for as long as someone reads: a reader who stops (``| head``) is no error, whatever the exit code says."""
    try:
        yield
    except BrokenPipeError:
        nothing_more_to_print()


@contextmanager
def whatever_the_printing(done: str) -> Iterator[None]:
    """Print what is in its place already: where nothing can be printed, say so after ``done``, and that is all."""
    try:
        with while_read():
            yield
    except OSError as refused:
        nothing_more_to_print()
        note(f"{done}, but nothing could be printed: {plain_reason(refused)}")


@contextmanager
def whoever_stops_it(kept: str) -> Iterator[None]:
    """Print what is in its place already: Ctrl-C ends the printing, and ``kept`` says where it is all the same."""
    try:
        yield
    except KeyboardInterrupt:
        note(f"interrupted while printing; {kept}")


def print_bytes(file: IO[bytes]) -> None:
    """Print a file as its bytes are, UTF-8 with line feeds, whatever this system would make of text."""
    with while_read():
        shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def print_text(text: str) -> None:
    """Print text as UTF-8 with line feeds; on a terminal, with what would command it written out."""
    text = harmless(text) if sys.stdout.isatty() else text
    print_bytes(io.BytesIO(text.encode("utf-8", "backslashreplace")))


def print_csv(file: IO[bytes]) -> None:
    """Print a CSV as it is; on a terminal, with what would command it written out: a cell may hold anything."""
    if not sys.stdout.isatty():
        print_bytes(file)
        return
    with while_read():
        for line in io.TextIOWrapper(file, encoding="utf-8", newline="\n"):
            sys.stdout.write(harmless(line))
        sys.stdout.flush()


def note(words: str) -> None:
    """Print some words on standard error, on a line of their own; nothing where there are none."""
    if words:
        sys.stderr.write(f"{words}\n")
