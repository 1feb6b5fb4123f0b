"""Positions: how every obligation stands after the entries so far, worked out from them alone."""

from collections.abc import Iterable

from pbr.ledger.entries_csv import RecordedEntry
from pbr.settlement.obligation import Obligation, Position

Positions = dict[Obligation, Position]


def replay(entries: Iterable[RecordedEntry], positions: Positions) -> None:
    """Bring positions up to date with entries, in their order. One whose sum is nil stays: its entries are named."""
    for entry in entries:
        positions[entry.obligation] = position_after(positions.get(entry.obligation), entry)


def position_after(before: Position | None, entry: RecordedEntry) -> Position:
    """How an obligation stands after an entry of it: all but the sum and the first entry is as the entry says."""
    return Position(
        entry.obligation,
        entry.kind,
        entry.plan_id,
        entry.person_id,
        entry.amount if before is None else before.settled + entry.amount,
        entry.brings,
        entry.service_to,
        entry.id,
        entry.id if before is None else before.first,
    )
