"""``lines.csv`` of a run of a ledger: its entries, in a settlement's columns and a few more."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from operator import itemgetter
from typing import NamedTuple, TextIO

from pbr.ledger.entry import Because, Change, Entry
from pbr.ledger.recorded_cells import (
    GUARD,
    ReadOnce,
    day_in_cell,
    entry_cell,
    entry_in_cell,
    exact_cell,
    exact_in_cell,
    payer_in_cell,
    pence_in_cell,
    recorded_column,
    text_recorded,
)
from pbr.reports.line_cells import COLUMNS, LineCells
from pbr.reports.spreadsheet_safe_cells import write_rows
from pbr.settlement.line import LineKind
from pbr.settlement.obligation import EntryId, Obligation, obligation_of

ENTRY_COLUMNS = (
    "entry",
    *(name for name in COLUMNS if name not in ("corrects", "reason")),
    "change",
    "corrects",
    "first_entry",
    "because",
    "brings",
    "reason",
)

_AND_WHAT = ": "
"""Stands between why and what changed: ``record: planned_end, weekly_price``."""


class RecordedEntry(NamedTuple):
    """An entry as it is read back: what is needed to know how its obligation stands, and why it moved.

    Money is in whole pence; ``brings`` is in exact pence.
    """

    id: EntryId
    obligation: Obligation
    kind: LineKind
    change: Change
    plan_id: str
    person_id: str
    amount: int
    due_to_date: int
    settled_before: int
    brings: Fraction | None
    service_to: date | None
    corrects: EntryId | None
    first_entry: EntryId | None
    because: Because | None
    because_of: str

    @property
    def paid_provider_id(self) -> str:
        """The provider that it pays; empty where it pays the person."""
        return "" if self.kind.is_persons else self.obligation.provider_id


def recorded(entry: Entry) -> RecordedEntry:
    """An entry as it is read back."""
    line = entry.line
    return RecordedEntry(
        entry.id, obligation_of(line), line.kind, entry.change, line.record.plan, line.person_id, line.amount,
        line.due_to_date, line.settled_before, entry.brings, line.service_to, entry.corrects, entry.first_entry,
        entry.because, entry.because_of,
    )  # fmt: skip


class EntriesCsv:
    """Writes entries to an open file: the header at once, then a batch for each call of ``write``.

    The file is opened with ``encoding="utf-8"`` and ``newline=""``, and is closed by its owner.
    """

    def __init__(self, file: TextIO) -> None:
        self._lines = LineCells(text=recorded_column)
        self._file = file
        write_rows(file, [ENTRY_COLUMNS])

    def write(self, batch: Sequence[Entry]) -> None:
        """Write some entries, in the order given."""
        if not batch:
            return
        cells = self._lines.columns_of([entry.line for entry in batch])
        cells |= {
            "entry": map(str, (entry.id for entry in batch)),
            "change": [entry.change for entry in batch],
            "corrects": [entry_cell(entry.corrects) for entry in batch],
            "first_entry": [entry_cell(entry.first_entry) for entry in batch],
            "because": recorded_column([because_cell(entry.because, entry.because_of) for entry in batch]),
            "brings": [exact_cell(entry.brings) for entry in batch],
        }
        write_rows(self._file, zip(*(cells[name] for name in ENTRY_COLUMNS), strict=True))


def because_cell(because: Because | None, of: str) -> str:
    """Why an entry is not what the last one was, as a cell: ``record: ended_on, end_reason``; empty where it is new."""
    if because is None:
        return ""
    return f"{because}{_AND_WHAT}{of}" if of else because


_NEEDED = (
    "entry",
    "provider_id",
    "record_id",
    "payment",
    "part",
    "payer",
    "slot",
    "kind",
    "change",
    "plan_id",
    "person_id",
    "amount",
    "due_to_date",
    "settled_before",
    "brings",
    "service_to",
    "corrects",
    "first_entry",
    "because",
)


def read_entries(lines: Iterable[str]) -> Iterator[RecordedEntry]:
    """Read entries back as ``EntriesCsv`` wrote them, ``lines`` with their line ends as they are.

    Raises ``ValueError`` for anything else.
    """
    try:
        reader = csv.reader(lines, strict=True)
        if tuple(next(reader, ())) != ENTRY_COLUMNS:
            raise ValueError("other columns")
        yield from _entries(reader)
    except csv.Error as wrong:
        raise ValueError(str(wrong)) from None


def _entries(rows: Iterable[list[str]]) -> Iterator[RecordedEntry]:
    """Give the entry of each row, each different cell read once."""
    needed = itemgetter(*map(ENTRY_COLUMNS.index, _NEEDED))
    kinds, payers, changes = ReadOnce(LineKind), ReadOnce(payer_in_cell), ReadOnce(Change)
    days, pounds, exact = ReadOnce(day_in_cell), ReadOnce(pence_in_cell), ReadOnce(exact_in_cell)
    entries, because = ReadOnce(entry_in_cell), ReadOnce(because_in_cell)
    for row in rows:
        if len(row) != len(ENTRY_COLUMNS):
            raise ValueError("a row of another length")
        (
            entry, provider, record, payment, part, payer, slot, kind, change, plan, person,
            amount, to_date, before, brings, service_to, corrects, first, why,
        ) = needed(row)  # fmt: skip
        if GUARD in provider + record + payment + part + slot + plan + person:
            texts = (provider, record, payment, part, slot, plan, person)
            provider, record, payment, part, slot, plan, person = map(text_recorded, texts)
        named = entry_in_cell(entry)
        if named is None:
            raise ValueError("no entry")
        yield RecordedEntry(
            named,
            Obligation(provider, record, payment, part, payers[payer], slot),
            kinds[kind],
            changes[change],
            plan,
            person,
            pounds[amount],
            pounds[to_date],
            pounds[before],
            exact[brings],
            days[service_to],
            entries[corrects],
            entries[first],
            *because[why],
        )


def because_in_cell(cell: str) -> tuple[Because | None, str]:
    """Read why an entry is not what the last one was, and what of it changed. Raises ``ValueError`` for other text."""
    why, _, what = text_recorded(cell).partition(_AND_WHAT)
    return (Because(why) if why else None), what
