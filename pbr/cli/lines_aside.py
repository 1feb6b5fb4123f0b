"""Lines that are printed wait in a file, and not in memory, until the last is known to be good."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, TextIO

from pbr.api.meetings.one_provider import taking_lines_of
from pbr.api.settling.file_in_parts import FileInParts, appending_to
from pbr.cli.printing import print_csv
from pbr.files.utf8_writer import text_to
from pbr.reports.lines_csv import LineRows, LinesCsv
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LinesAside:
    """Lines put aside: `file` takes them, and is written again as `print` says."""

    file: FileInParts
    aside: IO[bytes]
    text: TextIO

    def print(self) -> None:
        """Print them."""
        self.text.flush()
        self.aside.seek(0)
        print_csv(self.aside)


@contextmanager
def lines_aside(provider: str) -> Iterator[LinesAside]:
    """Lines put aside, of one provider where one is named."""
    with tempfile.TemporaryFile() as aside, text_to(aside) as text:
        lines = LinesCsv(text).write
        taken = taking_lines_of(provider, lines) if provider else lines
        yield LinesAside(FileInParts(LineRows, taken, appending_to(text)), aside, text)
