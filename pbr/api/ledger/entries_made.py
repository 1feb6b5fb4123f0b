"""The entries of a run, made as its lines go by, provider by provider; nothing but the provider in hand is held."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import field
from typing import Protocol

from pbr.engine.settled_before.stands import UNDECIDED
from pbr.ledger.changes import Changes
from pbr.ledger.entries_csv import recorded
from pbr.ledger.entry import Entry
from pbr.ledger.position_csv import PositionsByProvider
from pbr.ledger.positions_after import PositionsAfter
from pbr.settlement.line import Line, LineKind
from pbr.settlement.obligation import EntryId, Obligation, Position, obligation_of
from pbr.settlement.position_table import PositionTable
from pbr.settlement.reason import Retained
from pbr.values.dataclass import dataclass

_AT_ONCE = 5_000

TakeEntries = Callable[[Sequence[Entry]], None]
"""Takes entries of a provider, some thousands at a time."""

TakeStanding = Callable[[Sequence[Line]], None]
"""Takes lines that move nothing, some thousands at a time: each that is not decided, and of the others perhaps any."""


class LinesByHand(Protocol):
    """What somebody entered by hand."""

    def providers(self) -> Set[str]:
        """The providers it is for."""

    def of(self, provider_id: str, settled: Mapping[Obligation, Position]) -> Iterable[Line]:
        """The lines of a provider, against what is settled of what was entered by hand."""


@dataclass(slots=True)
class EntriesMade:
    """What a run settles, worked out against how things stand. ``before`` is also what the engine asks."""

    before: PositionsByProvider
    after: PositionsAfter
    changes: Changes
    run: int
    by_hand: LinesByHand
    take: TakeEntries
    take_standing: TakeStanding
    entries: int = 0
    _positions: dict[str, PositionTable] = field(default_factory=dict)
    _entries: list[Entry] = field(default_factory=list)
    _standing: list[Line] = field(default_factory=list)
    """Lines that move nothing, not given up yet."""
    _pooled: set[str] = field(default_factory=set)
    """The providers of whose records any brings something to a pool."""
    _to_adjust: set[str] = field(default_factory=set)
    """The providers that have adjustments, now or settled before, and are not finished."""

    def __post_init__(self) -> None:
        self._to_adjust |= self.by_hand.providers()

    def providers(self) -> list[str]:
        """Every provider of whom anything was settled."""
        return self.before.providers()

    def of(self, provider_id: str) -> PositionTable:
        """How every obligation to a provider stands; the engine asks for one provider after another."""
        positions = self.before.of(provider_id)
        self._positions[provider_id] = positions
        if positions.columns.pooled:
            self._pooled.add(provider_id)
        if positions.of_kind(LineKind.ADJUSTMENT):
            self._to_adjust.add(provider_id)
        return positions

    def each_line(self, lines: Iterator[Line]) -> Iterator[Line]:
        """Let the lines of a run go by, and make entries of those that move something."""
        provider: str | None = None
        pooled = False
        for line in lines:
            if line.record.provider != provider:
                if provider is not None:
                    yield from self._finish(provider)
                provider = line.record.provider
                yield from self._adjust_until(provider)
                pooled = provider in self._pooled
            if line.amount or pooled or isinstance(line.reason, Retained):
                self._count(line)
            elif line.status in UNDECIDED:
                self._leave(line)
            yield line
        if provider is not None:
            yield from self._finish(provider)
        yield from self._adjust_until(None)
        self._give_up_standing()
        self.after.finish()

    def _count(self, line: Line) -> None:
        """Make an entry of a line, or leave it standing."""
        position = self._positions[line.provider_id].find(obligation_of(line)) if line.corrects else None
        entry = self.changes.entry_of(line, position, EntryId(self.run, self.entries + 1))
        if entry is None:
            self._leave(line)
        else:
            self.entries += 1
            self._entries.append(entry)
            if len(self._entries) >= _AT_ONCE:
                self._hand_over(self._positions[line.provider_id])

    def _leave(self, line: Line) -> None:
        """Leave a line standing."""
        self._standing.append(line)
        if len(self._standing) >= _AT_ONCE:
            self._give_up_standing()

    def _give_up_standing(self) -> None:
        self.take_standing(self._standing)
        self._standing = []

    def _adjust_until(self, provider_id: str | None) -> Iterator[Line]:
        """Settle the adjustments of providers that have no line, and come before one; of all that are left, if None."""
        for provider in sorted(self._to_adjust):
            if provider_id is None or provider < provider_id:
                yield from self._finish(provider)

    def _finish(self, provider_id: str) -> Iterator[Line]:
        """Settle the adjustments of a provider, and write all that its run came to."""
        if provider_id not in self._positions:
            self.of(provider_id)
        self._to_adjust.discard(provider_id)
        positions = self._positions[provider_id]
        by_hand = {one.obligation: one for one in positions.of_kind(LineKind.ADJUSTMENT)}
        for line in self.by_hand.of(provider_id, by_hand):
            self._count(line)
            yield line
        del self._positions[provider_id]
        self._hand_over(positions)
        if self.after.moves:
            self.after.write(provider_id, positions)

    def _hand_over(self, positions: PositionTable) -> None:
        """Give up the entries so far: of each no more is held than how its obligation stands after it."""
        if self._entries:
            self.take(self._entries)
            self.after.move(positions, map(recorded, self._entries))
        self._entries = []
