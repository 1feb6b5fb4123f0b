"""``position.csv``: how every obligation stands, sorted by provider and then by the rest of its key.

It is read one provider at a time: no more is held than where the rows of each provider begin.
"""

import csv
import io
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from operator import itemgetter
from typing import IO, BinaryIO, Protocol

from pbr.ledger.position_rows import POSITION_COLUMNS, PositionRows
from pbr.ledger.positions import Positions
from pbr.ledger.recorded_cells import (
    exact_cell,
    exact_in_cell,
    line_recorded,
    pence_in_cell,
    recorded_lines,
    text_recorded,
)
from pbr.records.tables.gc_pause import cycle_search_put_off
from pbr.settlement.line import LineKind, PayerName
from pbr.settlement.obligation import Position
from pbr.settlement.position_table import PositionTable
from pbr.values.money import plain_pounds

_END = "\n"
_ROWS_AT_ONCE = 5_000
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

    def standing(self) -> set[tuple[str, str]]:
        """Those of them that have not all gone back to nil: of which money, or what is brought to a pool, stands."""
        return {(name, of) for name, of, _ in self._standing()}

    def kinds_standing(self) -> set[tuple[str, LineKind]]:
        """What money stands as, by the name of the payment or limit of which it is."""
        return {(name, kind) for name, _, kind in self._standing()}

    def _standing(self) -> set[tuple[str, str, LineKind]]:
        own = (LineKind.OPENING, LineKind.ADJUSTMENT)
        cells = self._pairs("payment", "part", "kind", "settled", "brings")
        return {
            (name, of, LineKind(what))
            for name, of, what, settled, brings in cells
            if what not in own and (pence_in_cell(settled) or exact_in_cell(brings))
        }

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


class StillSettledIn:
    """Whether anything stands as settled of a record for a payment; read when it is first asked."""

    def __init__(self, positions: PositionsOf) -> None:
        self._positions = positions
        self._found: frozenset[tuple[str, str]] | None = None

    def __call__(self, payment: str, record_id: str) -> bool:
        """Whether money, or what is brought to a pool, stands of the record, with whichever provider."""
        if self._found is None:
            every = (one for provider in self._positions.providers() for one in self._positions.of(provider))
            stands = (one.obligation for one in every if one.settled or one.brings)
            self._found = frozenset((of.payment, of.record_id) for of in stands)
        return (payment, record_id) in self._found


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


def write_positions(file: IO[bytes], positions: Positions) -> None:
    """Write all positions to an open file."""
    file.write(HEADER)
    file.write(rows_of(positions))


def rows_of(positions: Positions) -> bytes:
    """The rows of some positions, in order of their keys."""
    return rows_ended(row_texts(positions[key] for key in sorted(positions)))


def row_texts(positions: Iterable[Position]) -> list[str]:
    """The row of each position, without its line end: no cell holds one."""
    rows: list[str] = []
    of_all = iter(positions)
    while some := list(islice(of_all, _ROWS_AT_ONCE)):
        written = io.StringIO()
        csv.writer(written, lineterminator=_END).writerows(_rows_of(some))
        rows += rows_in(written.getvalue())
    return rows


def rows_in(text: str) -> list[str]:
    """The rows of a text, without their line ends."""
    return text.split(_END)[:-1]


def rows_ended(rows: Iterable[str]) -> bytes:
    """Rows as bytes, each with its line end."""
    return _END.join([*rows, ""]).encode()


def _rows_of(positions: Sequence[Position]) -> Iterable[tuple[str, ...]]:
    """The cells of each position, made column by column."""
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
