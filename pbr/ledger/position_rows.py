"""The rows of ``position.csv`` read back: some thousands at a time, and column by column."""

import csv
from collections.abc import Iterator, Sequence
from functools import partial

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
from pbr.settlement.position_table import PaidFor, PositionColumns, PositionTable

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
_BEFORE, _AFTER = 2, 7
"""How many cells of a row stand before what is paid of a record, from payment to kind, and how many after it."""

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
        columns = PositionColumns()
        paid_for = ReadOnce(lambda cells: self._paid_for(cells.split(_COMMA), columns))
        for begin in range(0, len(rows), _ROWS_AT_ONCE):
            self._read(rows[begin : begin + _ROWS_AT_ONCE], columns, paid_for)
        return PositionTable(columns, lambda begin, end: self._positions_of(_cells_of(rows[begin:end])), rows)

    def _read(self, rows: Sequence[str], columns: PositionColumns, paid_for: ReadOnce[PaidFor]) -> None:
        if _is_plain(rows):
            _, records, rest = zip(*[row.split(_COMMA, _BEFORE) for row in rows], strict=True)
            what, plan, _, settled, brings, *_ = zip(*[cells.rsplit(_COMMA, _AFTER) for cells in rest], strict=True)
            paid = list(map(paid_for.__getitem__, what))
        else:
            _, records, *cells, plan, _, settled, brings, _, _, _ = map(tuple, _cells_of(rows))
            paid = [self._paid_for(one, columns) for one in zip(*cells, strict=True)]
        columns.add(records, paid, map(self._same, plan, plan), map(self._pence.__getitem__, settled))
        columns.pooled = columns.pooled or any(brings)

    def _paid_for(self, cells: Sequence[str], columns: PositionColumns) -> PaidFor:
        # Cut at too few commas or too many, these would not be five.
        payment, part, payer, slot, kind = cells
        return columns.what(payment, part, self._payers[payer], slot, self._kinds[kind])

    def _positions_of(self, cells: _Columns) -> Iterator[Position]:
        provider, record, payment, part, payer, slot, kind, plan, person, settled, brings, service_to, last, first = (
            cells
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


def _is_plain(rows: Sequence[str]) -> bool:
    """Whether rows can be cut at their commas, and every cell is then as it was."""
    text = _END.join(rows)
    return _QUOTE not in text and GUARD not in text


def _cells_of(rows: Sequence[str]) -> _Columns:
    """The cells of some rows, column by column."""
    parsed = list(csv.reader(rows, strict=True))
    if set(map(len, parsed)) != {_CELLS}:
        raise ValueError("a row of another length")
    return [list(map(line_recorded, column)) for column in zip(*parsed, strict=True)]
