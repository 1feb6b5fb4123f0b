"""The rows that parts wrote, put in one order: by provider, table, and the key of the record that heads a family."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from typing import IO

from pbr.api.settling.families_aside import FamiliesAside, FamiliesOfTable, Key, Lengths
from pbr.api.settling.file_in_parts import FileInParts
from pbr.api.settling.part_written import PartWritten
from pbr.api.settling.settle_in_parts import part_by_part
from pbr.values.dataclass import dataclass

_BYTES_AT_ONCE = 1 << 18


@dataclass(frozen=True, slots=True)
class _Opened:
    """A part: its families, and its files of rows, each as far as it was read."""

    families: FamiliesAside
    rows: Sequence[IO[bytes]]


class _Appending:
    """Adds rows to a file: few at a time are gathered first."""

    def __init__(self, file: FileInParts) -> None:
        self._file = file
        self._gathered: list[bytes] = []
        self._bytes = 0

    def take(self, rows: IO[bytes], count: int) -> None:
        """Add so many bytes of a file of rows, from where it stands."""
        if count > _BYTES_AT_ONCE:
            self.end()
            self._file.append(rows, count)
        elif count:
            self._gathered.append(rows.read(count))
            self._bytes += count
            if self._bytes > _BYTES_AT_ONCE:
                self.end()

    def end(self) -> None:
        """Add what was gathered."""
        if self._gathered:
            self._file.append(BytesIO(b"".join(self._gathered)), self._bytes)
            self._gathered, self._bytes = [], 0


_OfPart = tuple[_Opened, FamiliesOfTable]


def families_in_order(
    parts: Sequence[PartWritten], files: Sequence[FileInParts], opened: ExitStack
) -> Callable[[str], None]:
    """Open what parts wrote, and give what adds the rows of a provider to the files.

    Those of parts that know nothing of families stand after all others.
    """
    of_families = [
        _Opened(part.families, [opened.enter_context(name.open("rb")) for name in part.files])
        for part in parts
        if part.families is not None
    ]
    appending = [_Appending(file) for file in files]
    append_rest = part_by_part([part for part in parts if part.families is None], files, opened)

    def append(provider_id: str) -> None:
        of_provider = [(part, one) for part in of_families for one in part.families.of_providers.get(provider_id, ())]
        for together in _reaching_into_each_other(of_provider):
            for part, lengths in _in_order(together):
                for file, rows, count in zip(appending, part.rows, lengths, strict=True):
                    file.take(rows, count)
        for file in appending:
            file.end()
        append_rest(provider_id)

    return append


def _reaching_into_each_other(of_provider: Iterable[_OfPart]) -> Iterator[list[_OfPart]]:
    """What parts have, in order: those of one table together of which the keys reach into each other."""
    together: list[_OfPart] = []
    reached: Key = ()
    for part, one in sorted(of_provider, key=lambda each: (each[1].table, each[1].first)):
        if together and (together[0][1].table != one.table or one.first > reached):
            yield together
            together = []
        reached = max(reached, one.last) if together else one.last
        together.append((part, one))
    if together:
        yield together


def _in_order(together: Sequence[_OfPart]) -> Iterator[tuple[_Opened, Lengths]]:
    """Which part has the next rows, and how many bytes of each file."""
    if len(together) == 1:
        yield together[0][0], together[0][1].lengths
        return
    every = merge(*(_numbered(number, part, one) for number, (part, one) in enumerate(together)))
    for number, families in groupby(every, key=itemgetter(1)):
        yield together[number][0], tuple(map(sum, zip(*(lengths for *_, lengths in families), strict=True)))


def _numbered(number: int, part: _Opened, one: FamiliesOfTable) -> Iterator[tuple[Key, int, Lengths]]:
    return ((key, number, lengths) for key, lengths in part.families.of_table(one))
