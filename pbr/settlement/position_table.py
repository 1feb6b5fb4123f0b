"""How the obligations to one provider stand, as columns: every one of them is met by a line, and few are moved."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pbr.settlement.line import LineKind
from pbr.settlement.obligation import Position

ObligationKey = tuple[str, ...]
"""An obligation as the tuple that it is: it is the same in a dictionary, and takes less to make."""

_AT_ONCE = 2_000


class PositionColumns(NamedTuple):
    """What is asked of every position, a list for each; ``brings`` says whether it brings anything to a pool."""

    keys: list[ObligationKey]
    kinds: list[LineKind]
    plans: list[str]
    pence: list[int]
    brings: list[bool]

    def add(self, other: "PositionColumns") -> None:
        """Let others follow."""
        self.keys.extend(other.keys)
        self.kinds.extend(other.kinds)
        self.plans.extend(other.plans)
        self.pence.extend(other.pence)
        self.brings.extend(other.brings)


class PositionTable:
    """The positions of a provider, in the order of their keys. One is made when it is asked for.

    ``place_of`` has where an obligation stands in the columns.
    """

    def __init__(self, columns: PositionColumns, made: Callable[[int, int], Iterable[Position]]) -> None:
        """``made`` makes the positions from one place up to another."""
        self.columns = columns
        self.place_of = dict(zip(columns.keys, range(len(columns.keys)), strict=True))
        self._made = made

    def __len__(self) -> int:
        return len(self.columns.keys)

    def __iter__(self) -> Iterator[Position]:
        for begin in range(0, len(self), _AT_ONCE):
            yield from self._made(begin, begin + _AT_ONCE)

    def at(self, place: int) -> Position:
        """The position at a place."""
        (position,) = self._made(place, place + 1)
        return position

    def find(self, obligation: ObligationKey) -> Position | None:
        """How an obligation stands; None where nothing was settled of it."""
        place = self.place_of.get(obligation)
        return None if place is None else self.at(place)

    def of_kind(self, kind: LineKind) -> list[Position]:
        """The positions of a kind."""
        kinds = self.columns.kinds
        return [self.at(place) for place, one in enumerate(kinds) if one is kind] if kind in kinds else []


def position_table(positions: Iterable[Position]) -> PositionTable:
    """Some positions of a provider as columns."""
    if isinstance(positions, PositionTable):
        return positions
    found: Sequence[Position] = list(positions)
    columns = PositionColumns(
        [one.obligation for one in found],
        [one.kind for one in found],
        [one.plan_id for one in found],
        [one.settled for one in found],
        [one.brings is not None for one in found],
    )
    return PositionTable(columns, lambda begin, end: found[begin:end])
