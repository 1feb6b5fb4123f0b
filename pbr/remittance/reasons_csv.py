"""``reasons.csv``: each reason that a settlement's lines have, and how a statement says it to a provider.

A line's reason is for the council: it names columns, places in files and what the scheme calls things. Beside it stands
the same in a provider's words, with its pound signs, and what would make the line due.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, TextIO

from pbr.files.csv_writer import csv_to
from pbr.remittance.plain_reasons import plain_reason
from pbr.reports.spreadsheet_safe_cells import sentence_cell, text_cell
from pbr.settlement.line import Line
from pbr.settlement.reason import Reason
from pbr.settlement.reason_code import ReasonCode
from pbr.settlement.reason_words import reason_in_words
from pbr.settlement.written_lines import WrittenLines

REASONS = "reasons.csv"

REASONS_COLUMNS = ("reason", "code", "why", "next")

_MOST_REMEMBERED = 50_000


class ReasonRows:
    """Writes the reasons of lines to an open file as they go by, each once, without a header."""

    def __init__(self, file: TextIO, conditions: Mapping[str, str]) -> None:
        """Write to a file; ``conditions`` are the scheme's own conditions in words, by their text."""
        self._writer, self._conditions = csv_to(file), conditions
        # Reasons are kept alive, so that no other object can come to stand in the place of one.
        self._seen: dict[int, Reason] = {}
        self._rows: dict[int, tuple[Reason, Sequence[str]]] = {}
        # By their hashes: some reasons name a row, and there may be as many as rows.
        self._written: set[bytes] = set()

    def write(self, batch: Sequence[Line]) -> None:
        """Write the reasons of some lines that have not been written yet."""
        reasons = {id(line.reason): line.reason for line in batch}
        new = [place for place in reasons if place not in self._seen]
        if len(self._seen) + len(new) > _MOST_REMEMBERED:
            self._seen.clear()
        for place in new:
            self._seen[place] = reason = reasons[place]
            self._write(reason, sentence_cell(reason_in_words(reason)))

    def write_made(self, made: WrittenLines) -> None:
        """Write the reasons, which are in words already, of lines that were written as they were made."""
        for reason, words in made.reasons:
            self._write(reason, words)

    def go_on_in(self, file: TextIO) -> None:
        """Write to another file, as if no reason had been written before; the words of those met are remembered."""
        self._writer = csv_to(file)
        self._seen.clear()
        self._written.clear()

    def _write(self, reason: Reason, words: str) -> None:
        if self._is_new(words):
            self._writer.writerow(self._row_of(reason, words))

    def _row_of(self, reason: Reason, words: str) -> Sequence[str]:
        _, row = self._rows.get(id(reason), (None, None))
        if row is None:
            if len(self._rows) >= _MOST_REMEMBERED:
                self._rows.clear()
            row = (words, str(reason.code), *map(text_cell, plain_reason(reason, self._conditions)))
            self._rows[id(reason)] = reason, row
        return row

    def _is_new(self, cell: str) -> bool:
        """Whether a reason was not written before; from now on it was."""
        written, known = len(self._written), blake2b(cell.encode(errors="backslashreplace"), digest_size=16).digest()
        self._written.add(known)
        return len(self._written) > written


class ReasonsCsv(ReasonRows):
    """The same, after a header."""

    def __init__(self, file: TextIO, conditions: Mapping[str, str]) -> None:
        """Write the header, and reasons as they go by."""
        super().__init__(file, conditions)
        self._writer.writerow(REASONS_COLUMNS)

    def append(self, rows: Iterable[str]) -> None:
        """Write the reasons that are new, of lines of text that `ReasonRows` wrote."""
        self._writer.writerows(row for row in csv.reader(rows) if self._is_new(row[0]))


class ReasonForProvider(NamedTuple):
    """A reason by its code, why a line is what it is, and what would make it due; the last is empty where nothing."""

    code: ReasonCode
    why: str
    next: str


def read_reasons(lines: Iterable[str]) -> dict[str, ReasonForProvider]:
    """Read what a provider is told, by the reason as ``lines.csv`` has it."""
    return {
        row["reason"]: ReasonForProvider(ReasonCode(row["code"]), row["why"], row["next"])
        for row in csv.DictReader(lines)
    }
