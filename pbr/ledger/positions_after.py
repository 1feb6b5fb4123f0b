"""How things stand after a run, written provider by provider from how they stood and what its entries move."""

from collections.abc import Iterable
from typing import IO

from pbr.ledger.entries_csv import RecordedEntry
from pbr.ledger.position_csv import HEADER, PositionsByProvider, row_texts, rows_ended, rows_in
from pbr.ledger.positions import Positions, position_after
from pbr.settlement.obligation import Obligation
from pbr.settlement.position_table import PositionTable


class PositionsAfter:
    """Writes how things stand after a run to an open file, from how they stood before and what the run's entries move.

    Entries are given provider by provider, in the order of their ids; whoever has none stays as before.
    """

    def __init__(self, file: IO[bytes], before: PositionsByProvider) -> None:
        self._file = file
        self._before = before
        self._ahead = before.providers()[::-1]
        self._last: str | None = None
        self._moved: Positions = {}
        file.write(HEADER)

    def move(self, before: PositionTable, entries: Iterable[RecordedEntry]) -> None:
        """Take in entries of a provider, who stood as ``before`` and is written when it has all of them."""
        moved = self._moved
        for entry in entries:
            last = moved.get(entry.obligation) or before.find(entry.obligation)
            moved[entry.obligation] = position_after(last, entry)

    @property
    def moves(self) -> bool:
        """Whether the provider that is to be written next has any entry."""
        return bool(self._moved)

    def write(self, provider_id: str, before: PositionTable) -> None:
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
        moved, self._moved = self._moved, {}
        texts = zip(moved, row_texts(moved.values()), strict=True)
        stood = rows_in(self._before.rows_of(provider_id).decode()) if before.rows is None else list(before.rows)
        self._file.write(rows_ended(_in_order(before, stood, texts)))

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
