"""``reasons.csv``: each reason that a settlement's lines have, and how a statement says it to a provider.

A line's reason is for the council: it names columns, places in files and what the scheme calls things. Beside it stands
the same in a provider's words, with its pound signs, and what would make the line due.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TextIO

from pbr.remittance.plain_reasons import plain_reason
from pbr.reports.spreadsheet_safe_cells import open_table, sentence_cell, text_cell
from pbr.settlement.line import Line
from pbr.settlement.reason import Reason
from pbr.settlement.reason_code import ReasonCode
from pbr.settlement.reason_words import reason_in_words

REASONS = "reasons.csv"

REASONS_COLUMNS = ("reason", "code", "why", "next")

_MOST_REMEMBERED = 50_000


class ReasonsCsv:
    """Writes the reasons of lines to an open file as they go by, each once as long as it can be remembered."""

    def __init__(self, file: TextIO, conditions: Mapping[str, str]) -> None:
        """Write the header; ``conditions`` are the scheme's own conditions in words, by their text."""
        self._writer, self._conditions = open_table(file, REASONS_COLUMNS), conditions
        # Reasons are kept alive, so that no other object can come to stand in the place of one.
        self._seen: dict[int, Reason] = {}
        self._written: set[str] = set()

    def write(self, batch: Sequence[Line]) -> None:
        """Write the reasons of some lines that have not been written yet."""
        reasons = {id(line.reason): line.reason for line in batch}
        new = [place for place in reasons if place not in self._seen]
        if len(self._seen) + len(new) > _MOST_REMEMBERED:
            self._seen.clear()
            self._written.clear()
        for place in new:
            self._seen[place] = reason = reasons[place]
            self._write(reason)

    def _write(self, reason: Reason) -> None:
        cell = sentence_cell(reason_in_words(reason))
        if cell not in self._written:
            self._written.add(cell)
            said = plain_reason(reason, self._conditions)
            self._writer.writerow((cell, str(reason.code), *map(text_cell, said)))


class ReasonTold(NamedTuple):
    """A reason by its code, why a line is what it is, and what would make it due; the last is empty where nothing."""

    code: ReasonCode
    why: str
    next: str


def read_reasons(lines: Iterable[str]) -> dict[str, ReasonTold]:
    """Read what a provider is told, by the reason as ``lines.csv`` has it."""
    return {
        row["reason"]: ReasonTold(ReasonCode(row["code"]), row["why"], row["next"]) for row in csv.DictReader(lines)
    }
