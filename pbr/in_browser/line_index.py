"""Where each line of ``lines.csv`` stands, so that a page of them is shown without reading all of them again."""

import csv
import io
from array import array
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from pbr.reports.line_cells import COLUMNS

SHOWN = (
    "line_id", "provider_id", "person_id", "payment", "part", "slot", "status", "due_on", "amount", "at_stake", "reason"
)  # fmt: skip
"""The columns that the page shows of a line; the file has all of them."""

_CELLS = [COLUMNS.index(name) for name in SHOWN]
_PROVIDER, _STATUS = COLUMNS.index("provider_id"), COLUMNS.index("status")
_QUOTE = ord('"')


class LineIndex:
    """Notes the provider and the status of each line once the file is written, and where it stands."""

    def __init__(self) -> None:
        self._providers: dict[str, int] = {}
        self._statuses: dict[str, int] = {}
        self._provider_of = array("I")
        self._status_of = array("B")
        self._starts = array("Q")

    def __len__(self) -> int:
        """How many lines there are."""
        return len(self._provider_of)

    def read(self, file: Path) -> None:
        """Note each line of a file of lines."""
        self._find_starts(file)
        providers, statuses = self._providers, self._statuses
        with file.open(encoding="utf-8", newline="") as opened:
            for cells in islice(csv.reader(opened), 1, None):
                self._provider_of.append(providers.setdefault(cells[_PROVIDER], len(providers)))
                self._status_of.append(statuses.setdefault(cells[_STATUS], len(statuses)))

    def _find_starts(self, file: Path) -> None:
        """Find where each line begins: a cell in quotes may go on over several lines of the file."""
        at, whole = 0, True
        with file.open("rb") as opened:
            for text in opened:
                if whole:
                    self._starts.append(at)
                at += len(text)
                whole = whole == (text.count(_QUOTE) % 2 == 0)
        self._starts.append(at)

    @property
    def providers(self) -> list[str]:
        """The providers that have lines, in order of their names."""
        return sorted(self._providers)

    @property
    def statuses(self) -> list[str]:
        """What became of lines, in the order in which each was first met."""
        return list(self._statuses)

    def fitting(self, provider: str | None, status: str | None) -> Sequence[int]:
        """The numbers, from 0, of the lines of a provider and of a status; None is any."""
        numbers: Sequence[int] = range(len(self._provider_of))
        if provider is not None:
            wanted = self._providers.get(provider, -1)
            numbers = [number for number in numbers if self._provider_of[number] == wanted]
        if status is not None:
            wanted = self._statuses.get(status, -1)
            numbers = [number for number in numbers if self._status_of[number] == wanted]
        return numbers

    def holding(self, file: Path, numbers: Sequence[int], text: str) -> list[int]:
        """Those of the lines that have some text in them, in whatever case."""
        wanted, found = text.lower().encode(), []
        with file.open("rb") as opened:
            whole = opened.read()
        for number in numbers:
            if wanted in whole[self._starts[number + 1] : self._starts[number + 2]].lower():
                found.append(number)
        return found

    def rows(self, file: Path, numbers: Sequence[int]) -> list[list[str]]:
        """The cells that the page shows of these lines."""
        rows: list[list[str]] = []
        with file.open("rb") as opened:
            for number in numbers:
                start, end = self._starts[number + 1], self._starts[number + 2]
                opened.seek(start)
                (cells,) = csv.reader(io.StringIO(opened.read(end - start).decode(), newline=""))
                rows.append([cells[place] for place in _CELLS])
        return rows
