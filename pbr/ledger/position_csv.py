"""``position.csv``: how every obligation stands, sorted by provider and then by the rest of its key.

It is read one provider at a time: no more is held than where the rows of each provider begin.
"""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import IO, BinaryIO, Protocol

from pbr.ledger.entries_csv import RecordedEntry
from pbr.ledger.position_rows import POSITION_COLUMNS, PositionRows
from pbr.ledger.positions import Positions, position_after
from pbr.ledger.recorded_cells import exact_cell, line_recorded, recorded_lines, text_recorded
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.settlement.line import LineKind, PayerName
from pbr.settlement.obligation import Obligation, Position
from pbr.settlement.position_table import PositionTable
from pbr.values.money import plain_pounds

_END = "\n"
HEADER = (",".join(POSITION_COLUMNS) + _END).encode()
_FIRST_CELL = re.compile(rb'(?:"(?:[^"]|"")*"|[^,]*),')


class PositionsByProvider(Protocol):
    """How things stand, one provider at a time."""

    def providers(self) -> list[str]:
        """The providers of whom something was ever settled, in order."""

    def of(self, provider_id: str) -> PositionTable:
        """The positions of a provider, in the order of their keys."""

    def rows_of(self, provider_id: str) -> bytes:
        """The rows of a provider as they stand in the file."""


class PositionsOf:
    """How things stand, one provider at a time, from an open ``position.csv``, which its owner closes.

    Raises ``ValueError`` for a file that ``PositionsAfter`` did not write.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._begins = _places_by_provider(file)

    def providers(self) -> list[str]:
        """The providers of whom something was ever settled, in order."""
        return list(self._begins)

    def of(self, provider_id: str) -> PositionTable:
        """The positions of a provider, in the order of their keys; none where nothing was ever settled."""
        with cycle_search_put_off():
            return PositionRows().positions_in(self.rows_of(provider_id).decode())

    def payments(self) -> set[tuple[str, str]]:
        """The payments and limits of which anything is settled, each with its part."""
        own = (LineKind.OPENING, LineKind.ADJUSTMENT)
        return {(name, of) for name, of, what in self._pairs("payment", "part", "kind") if what not in own}

    def paid_to_persons(self) -> set[str]:
        """The payments that persons were paid, and the limits by which they were asked something back."""
        return {name for name, what in self._pairs("payment", "kind") if LineKind(what).is_persons}

    def _pairs(self, *columns: str) -> set[tuple[str, ...]]:
        """What stands in some columns together."""
        self._file.seek(0)
        text = io.TextIOWrapper(self._file, encoding="utf-8", newline="")
        rows = csv.reader(text)
        next(rows)
        found = set(map(itemgetter(*map(POSITION_COLUMNS.index, columns)), rows))
        text.detach()
        return {tuple(map(text_recorded, cells)) for cells in found}

    def payers(self) -> set[PayerName]:
        """Those who settled anything."""
        return {payer for payer, _ in self._pairs("payer", "kind")}

    def rows_of(self, provider_id: str) -> bytes:
        """The rows of a provider as they stand in the file."""
        begins, ends = self._begins.get(provider_id, (0, 0))
        return _read_at(self._file, begins, ends - begins)


def _read_at(file: BinaryIO, begins: int, many: int) -> bytes:
    """So many bytes of a file, whatever other processes that have it open read of it meanwhile."""
    try:
        descriptor = file.fileno()
    except OSError:
        # It is in memory, and a process has its own.
        file.seek(begins)
        return file.read(many)
    if not hasattr(os, "pread"):
        file.seek(begins)
        return file.read(many)
    found = bytearray()
    while len(found) < many and (some := os.pread(descriptor, many - len(found), begins + len(found))):
        found += some
    return bytes(found)


def nothing_settled() -> PositionsOf:
    """How things stand before the first run."""
    return PositionsOf(io.BytesIO(HEADER))


class PositionsAfter:
    """Writes how things stand after a run to an open file, from how they stood before and what the run's entries move.

    Entries are given provider by provider, in the order of their ids; whoever has none stays as before.
    """

    def __init__(self, file: IO[bytes], before: PositionsByProvider) -> None:
        self._file = file
        self._before = before
        self._ahead = before.providers()[::-1]
        self._last: str | None = None
        file.write(HEADER)

    def add(self, provider_id: str, before: PositionTable, entries: Iterable[RecordedEntry]) -> None:
        """Write one provider, who stood as ``before``, and those in front of it.

        What no entry moves keeps its row. Raises ``ValueError`` for a provider that is out of order.
        """
        if self._last is not None and provider_id <= self._last:
            raise ValueError("providers are given in order, each once")
        self._last = provider_id
        while self._ahead and self._ahead[-1] < provider_id:
            self._file.write(self._before.rows_of(self._ahead.pop()))
        if self._ahead and self._ahead[-1] == provider_id:
            self._ahead.pop()
        moved: Positions = {}
        for entry in entries:
            last = moved.get(entry.obligation) or before.find(entry.obligation)
            moved[entry.obligation] = position_after(last, entry)
        texts = zip(moved, row_texts(moved.values()), strict=True)
        stood = _cut(self._before.rows_of(provider_id).decode()) if before.rows is None else list(before.rows)
        self._file.write(_ended(_in_order(before, stood, texts)))

    def finish(self) -> None:
        """Write the providers after the last one that was given."""
        while self._ahead:
            self._file.write(self._before.rows_of(self._ahead.pop()))


def _in_order(before: PositionTable, stood: list[str], moved: Iterable[tuple[Obligation, str]]) -> list[str]:
    """The rows of a provider in order of their keys: those that moved as they are now, the others as they stood."""
    new: list[tuple[int, Obligation, str]] = []
    for obligation, row in moved:
        place = before.place_of(obligation)
        if place is None:
            new.append((before.goes_before(obligation), obligation, row))
        else:
            stood[place] = row
    rows: list[str] = []
    begin = 0
    for place, _, row in sorted(new):
        rows += stood[begin:place]
        rows.append(row)
        begin = place
    return rows + stood[begin:]


def write_positions(file: IO[bytes], positions: Positions) -> None:
    """Write all positions to an open file."""
    file.write(HEADER)
    file.write(rows_of(positions))


def rows_of(positions: Positions) -> bytes:
    """The rows of some positions, in order of their keys."""
    return _ended(row_texts(positions[key] for key in sorted(positions)))


def row_texts(positions: Iterable[Position]) -> list[str]:
    """The row of each position, without its line end: no cell holds one."""
    rows = io.StringIO()
    csv.writer(rows, lineterminator=_END).writerows(_rows_of(list(positions)))
    return _cut(rows.getvalue())


def _cut(text: str) -> list[str]:
    """The rows of a text, without their line ends."""
    return text.split(_END)[:-1]


def _ended(rows: Iterable[str]) -> bytes:
    """Rows as bytes, each with its line end."""
    return _END.join([*rows, ""]).encode()


def _rows_of(positions: Sequence[Position]) -> Iterable[tuple[str, ...]]:
    """The cells of each position, made column by column."""
    if not positions:
        return ()
    obligations, kinds, plans, persons, settled, brings, service_to, last, first = zip(*positions, strict=True)
    providers, records, payments, parts, payers, slots = zip(*obligations, strict=True)
    return zip(
        recorded_lines(providers),
        recorded_lines(records),
        recorded_lines(payments),
        recorded_lines(parts),
        payers,
        recorded_lines(slots),
        kinds,
        recorded_lines(plans),
        recorded_lines(persons),
        map(plain_pounds, settled),
        map(exact_cell, brings),
        ["" if day is None else day.isoformat() for day in service_to],
        map(str, last),
        map(str, first),
        strict=True,
    )


def _places_by_provider(file: BinaryIO) -> dict[str, tuple[int, int]]:
    """Where the rows of each provider begin and end in a file, in bytes."""
    file.seek(0)
    if file.readline() != HEADER:
        raise ValueError("other columns")
    begins = list(_first_rows(file))
    ends = [(file.tell(), "")]
    places = {provider: (one, other) for (one, provider), (other, _) in pairwise([*begins, *ends])}
    if list(places) != sorted(provider for _, provider in begins):
        raise ValueError("providers out of order")
    return places


def _first_rows(file: BinaryIO) -> Iterator[tuple[int, str]]:
    """Where each provider's rows begin, with its id. No cell holds the end of a line."""
    place = len(HEADER)
    same: bytes | None = None
    for line in file:
        if same is None or not line.startswith(same):
            found = _FIRST_CELL.match(line)
            if not found:
                raise ValueError("no row")
            same = found[0]
            yield place, line_recorded(next(csv.reader([same.decode()], strict=True))[0])
        place += len(line)
