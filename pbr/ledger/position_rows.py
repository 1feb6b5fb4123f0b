"""The rows of ``position.csv`` read back: some thousands at a time, and column by column."""

import csv
import io
from collections.abc import Iterator
from functools import partial
from itertools import islice

from pbr.ledger.recorded_cells import (
    GUARD,
    ReadOnce,
    day_in_cell,
    entries_in_column,
    exact_in_cell,
    line_recorded,
    payer_in_cell,
    pence_in_cell,
)
from pbr.settlement.line import LineKind
from pbr.settlement.obligation import Obligation, Position

POSITION_COLUMNS = (
    "provider_id",
    "record_id",
    "payment",
    "part",
    "payer",
    "slot",
    "kind",
    "plan_id",
    "person_id",
    "settled",
    "brings",
    "service_to",
    "last",
    "first",
)

_ROWS_AT_ONCE = 2_000
_new = tuple.__new__
"""Makes what comes by the hundred thousand as the tuple that it is."""


class PositionRows:
    """Reads rows some thousands at a time and column by column, each different cell once.

    What comes again and again is one object, so that a provider's positions take little memory.
    """

    def __init__(self) -> None:
        texts: dict[str, str] = {}
        self._same = texts.setdefault
        self._payers, self._kinds = ReadOnce(payer_in_cell), ReadOnce(LineKind)
        self._pence, self._exact, self._days = ReadOnce(pence_in_cell), ReadOnce(exact_in_cell), ReadOnce(day_in_cell)

    def positions_in(self, text: str) -> list[Position]:
        """Every position of some rows."""
        guarded = GUARD in text
        rows = csv.reader(io.StringIO(text, newline=""), strict=True)
        found: list[Position] = []
        while batch := list(islice(rows, _ROWS_AT_ONCE)):
            if set(map(len, batch)) != {len(POSITION_COLUMNS)}:
                raise ValueError("a row of another length")
            found += self._positions_of([list(map(line_recorded, row)) for row in batch] if guarded else batch)
        return found

    def _positions_of(self, rows: list[list[str]]) -> Iterator[Position]:
        provider, record, payment, part, payer, slot, kind, plan, person, settled, brings, service_to, last, first = (
            zip(*rows, strict=True)
        )
        same, last_entries = self._same, entries_in_column(last)
        obligations = zip(
            map(same, provider, provider),
            record,
            map(same, payment, payment),
            map(same, part, part),
            map(self._payers.__getitem__, payer),
            map(same, slot, slot),
            strict=True,
        )
        positions = zip(
            map(partial(_new, Obligation), obligations),
            map(self._kinds.__getitem__, kind),
            map(same, plan, plan),
            map(same, person, person),
            map(self._pence.__getitem__, settled),
            map(self._exact.__getitem__, brings),
            map(self._days.__getitem__, service_to),
            last_entries,
            last_entries if first == last else entries_in_column(first),
            strict=True,
        )
        return map(partial(_new, Position), positions)
