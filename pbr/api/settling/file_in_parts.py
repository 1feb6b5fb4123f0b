"""A file of a settlement whose rows are made in several processes, each the rows of its part, and put together."""

from collections.abc import Callable, Sequence
from typing import IO, Protocol, TextIO

from pbr.api.settling.line_by_line import Take
from pbr.settlement.line import Line
from pbr.settlement.written_lines import WrittenLines
from pbr.values.dataclass import dataclass

_BYTES_AT_ONCE = 1 << 20


TakeMade = Callable[[WrittenLines], None]
"""Takes the lines of a provider that were written as they were made."""


class Rows(Protocol):
    """What makes rows of lines and writes them to a file."""

    def write(self, batch: Sequence[Line]) -> None:
        """Write the rows of some lines."""

    def write_made(self, made: WrittenLines) -> None:
        """Write the rows of lines that were written as they were made."""

    def go_on_in(self, file: TextIO) -> None:
        """Write the rows of another part to another file, as if nothing had been written before."""


@dataclass(frozen=True, slots=True)
class FileInParts:
    """One file: what makes its rows in any process, what takes lines in this one, and what takes rows made elsewhere.

    ``append`` is given so many bytes of a file of rows, from where it stands. ``take_made`` takes lines that are rows
    already; None where they are wanted as values.
    """

    rows: Callable[[TextIO], Rows]
    take: Take
    append: Callable[[IO[bytes], int], None]
    take_made: TakeMade | None = None


def appending_to(file: TextIO) -> Callable[[IO[bytes], int], None]:
    """What copies rows as they are to the end of an open file."""

    def append(rows: IO[bytes], count: int) -> None:
        # What was written as text goes first.
        file.flush()
        while count:
            some = rows.read(min(count, _BYTES_AT_ONCE))
            file.buffer.write(some)
            count -= len(some)

    return append
