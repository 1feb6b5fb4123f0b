"""CSV as everything of ours is written: lines end in a line feed, and a cell with any end of a line in it is quoted."""

import csv
from typing import Any, TextIO


def csv_to(file: TextIO) -> Any:
    """Give a ``csv.writer`` to an open file.

    Not every version of Python puts a cell with a carriage return in quotes unless lines end in one; unquoted, it would
    end the line where the file is read.
    """
    return csv.writer(_LineFeeds(file), lineterminator="\r\n")


class _LineFeeds:
    """Takes rows as they are made, and writes each with a line feed alone at its end."""

    def __init__(self, file: TextIO) -> None:
        self._write = file.write

    def write(self, row: str) -> int:
        """Write a row."""
        return self._write(f"{row[:-2]}\n")
