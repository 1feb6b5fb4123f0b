"""What some providers have of a ledger, and their entries under the numbers that they have among those of all.

The providers of a run may be settled some at a time. Their entries are then counted from 1, and are given the numbers
that follow those of the providers before them when their rows are put together.
"""

from collections.abc import Collection, Iterable, Iterator

from pbr.ledger.position_csv import PositionsByProvider
from pbr.settlement.obligation import EntryId
from pbr.settlement.position_table import PositionTable

_QUOTE, _COMMA, _END = b'"', b",", b"\n"


class PositionsOfSome:
    """How things stand with some providers; read one provider at a time as before."""

    def __init__(self, every: PositionsByProvider, providers: Collection[str]) -> None:
        self._every = every
        self._providers = [one for one in every.providers() if one in providers]

    def providers(self) -> list[str]:
        """Those of them of whom something was ever settled, in order."""
        return list(self._providers)

    def of(self, provider_id: str) -> PositionTable:
        """The positions of a provider, in the order of their keys."""
        return self._every.of(provider_id)

    def rows_of(self, provider_id: str) -> bytes:
        """The rows of a provider as they stand in the file."""
        return self._every.rows_of(provider_id)


def entries_numbered(lines: Iterable[bytes], run: int, after: int) -> Iterator[bytes]:
    """The lines of ``lines.csv`` of some providers, their entries numbered after so many of the run.

    A cell in quotes may go on over several lines: only where a row begins stands the name of an entry.
    """
    within = False
    for line in lines:
        if within:
            yield line
        else:
            after += 1
            yield str(EntryId(run, after)).encode() + line[line.index(_COMMA) :]
        within ^= line.count(_QUOTE) % 2 == 1


def positions_numbered(rows: Iterable[bytes], run: int, after: int) -> Iterator[bytes]:
    """The rows of ``position.csv`` of some providers, with the entries of the run that they name numbered so.

    By which entries a position stands is in its last two cells, and no row goes on over two lines.
    """
    of_run = f"{run}/".encode()
    for row in rows:
        begins, last, first = row.removesuffix(_END).rsplit(_COMMA, 2)
        if last.startswith(of_run):
            named = (_numbered(cell, run, after) if cell.startswith(of_run) else cell for cell in (last, first))
            yield _COMMA.join((begins, *named)) + _END
        else:
            yield row


def _numbered(cell: bytes, run: int, after: int) -> bytes:
    return str(EntryId(run, int(cell.partition(b"/")[2]) + after)).encode()
