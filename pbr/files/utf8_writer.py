"""Files of text as everything of ours is written: UTF-8, line ends as written, and no failure for a broken letter."""

import io
from pathlib import Path
from typing import IO, TextIO


def new_file(path: Path) -> TextIO:
    """Make a file and open it to write text to. Raises ``FileExistsError`` where there is one."""
    return text_to(path.open("xb"))


def text_to(file: IO[bytes]) -> TextIO:
    """Give an open file as one to write text to; its owner still closes it."""
    return io.TextIOWrapper(file, encoding="utf-8", errors="backslashreplace", newline="")
