"""The rows of ``position.csv`` read back: some thousands at a time, and column by column."""

import csv
from collections.abc import Iterator, Sequence
from functools import partial
from operator import methodcaller

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
from pbr.settlement.position_table import ObligationKey, PositionColumns, PositionTable

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
_CELLS = len(POSITION_COLUMNS)
_COMMA, _QUOTE, _END = ",", '"', "\n"
_commas_in = methodcaller("count", _COMMA)
_new = tuple.__new__
"""Makes what comes by the hundred thousand as the tuple that it is."""

_Columns = Sequence[Sequence[str]]


class PositionRows:
    """Reads rows some thousands at a time and column by column, each different cell once.

    What comes again and again is one object, so that a provider's positions take little memory. What is asked of few
    positions, by which entries they stand above all, is read of those alone.
    """

    def __init__(self) -> None:
        texts: dict[str, str] = {}
        self._same = texts.setdefault
        self._payers, self._kinds = ReadOnce(payer_in_cell), ReadOnce(LineKind)
        self._pence, self._exact, self._days = ReadOnce(pence_in_cell), ReadOnce(exact_in_cell), ReadOnce(day_in_cell)

    def positions_in(self, text: str) -> PositionTable:
        """Every position of some rows. Raises ``ValueError`` for what are no rows of positions."""
        rows = text.split(_END)[:-1]
        columns = PositionColumns([], [], [], [], [])
        for begin in range(0, len(rows), _ROWS_AT_ONCE):
            columns.add(self._columns_of(_cut(rows[begin : begin + _ROWS_AT_ONCE])))
        return PositionTable(columns, lambda begin, end: self._positions_of(_cut(rows[begin:end])))

    def _columns_of(self, cells: _Columns) -> PositionColumns:
        kind, plan, _, settled, brings = cells[6:11]
        return PositionColumns(
            list(self._keys(cells)),
            list(map(self._kinds.__getitem__, kind)),
            list(map(self._same, plan, plan)),
            list(map(self._pence.__getitem__, settled)),
            list(map(bool, brings)),
        )

    def _keys(self, cells: _Columns) -> Iterator[ObligationKey]:
        provider, record, payment, part, payer, slot = cells[:6]
        same = self._same
        return zip(
            map(same, provider, provider),
            record,
            map(same, payment, payment),
            map(same, part, part),
            map(self._payers.__getitem__, payer),
            map(same, slot, slot),
            strict=True,
        )

    def _positions_of(self, cells: _Columns) -> Iterator[Position]:
        kind, plan, person, settled, brings, service_to, last, first = cells[6:]
        same, last_entries = self._same, entries_in_column(last)
        positions = zip(
            map(partial(_new, Obligation), self._keys(cells)),
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


def _cut(rows: Sequence[str]) -> _Columns:
    """The cells of some rows, column by column; where no cell is in quotes, cut at their commas."""
    text = _COMMA.join(rows)
    if _QUOTE in text:
        parsed = list(csv.reader(rows, strict=True))
        lengths, columns = set(map(len, parsed)), list(zip(*parsed, strict=False))
    else:
        lengths, cells = {commas + 1 for commas in set(map(_commas_in, rows))}, text.split(_COMMA)
        columns = [tuple(cells[at::_CELLS]) for at in range(_CELLS)]
    if lengths != {_CELLS}:
        raise ValueError("a row of another length")
    return [list(map(line_recorded, column)) for column in columns] if GUARD in text else columns
