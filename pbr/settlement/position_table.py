"""How the obligations to one provider stand, as columns: every one of them is met by a line, and few are moved."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pbr.settlement.line import LineKind, PayerName
from pbr.settlement.obligation import Obligation, Position

_AT_ONCE = 2_000


class PaidFor(NamedTuple):
    """What is paid of a record: all of an obligation but the provider and the record. One for all that have the same.

    ``places`` are where they stand in a table, by their records.
    """

    payment: str
    part: str
    payer: PayerName
    slot: str
    kind: LineKind
    places: dict[str, int]


class PositionColumns:
    """What is asked of every position of a provider, a list for each; ``pooled``: any brings something to a pool."""

    def __init__(self) -> None:
        self.records: list[str] = []
        self.paid_for: list[PaidFor] = []
        self.plans: list[str] = []
        self.pence: list[int] = []
        self.pooled = False
        self._places: dict[tuple[str, str, PayerName, str], dict[str, int]] = defaultdict(dict)
        self._known: dict[tuple[str, str, PayerName, str, LineKind], PaidFor] = {}

    def what(self, payment: str, part: str, payer: PayerName, slot: str, kind: LineKind) -> PaidFor:
        """What is paid of a record, always as the same object."""
        found = self._known.get((payment, part, payer, slot, kind))
        if found is None:
            places = self.places_of(payment, part, payer, slot)
            found = self._known[payment, part, payer, slot, kind] = PaidFor(payment, part, payer, slot, kind, places)
        return found

    def places_of(self, payment: str, part: str, payer: PayerName, slot: str) -> dict[str, int]:
        """Where what is paid so stands, by the record."""
        return self._places[payment, part, payer, slot]

    def add(
        self, records: Sequence[str], paid_for: Sequence[PaidFor], plans: Iterable[str], pence: Iterable[int]
    ) -> None:
        """Let positions follow, in the order of their keys."""
        for place, (record, paid) in enumerate(zip(records, paid_for, strict=True), len(self.records)):
            paid.places[record] = place
        self.records += records
        self.paid_for += paid_for
        self.plans += plans
        self.pence += pence


class PositionTable:
    """The positions of a provider, in the order of their keys. One is made when it is asked for.

    ``rows`` are the rows that they were read from, if they were, without their line ends.
    """

    def __init__(
        self,
        columns: PositionColumns,
        made: Callable[[int, int], Iterable[Position]],
        rows: Sequence[str] | None = None,
    ) -> None:
        """``made`` makes the positions from one place up to another."""
        self.columns, self.rows = columns, rows
        self._made = made
        self._met: dict[int, Position] = {}

    def __len__(self) -> int:
        return len(self.columns.records)

    def __iter__(self) -> Iterator[Position]:
        for begin in range(0, len(self), _AT_ONCE):
            yield from self._made(begin, begin + _AT_ONCE)

    def at(self, place: int) -> Position:
        """The position at a place."""
        if place not in self._met:
            (self._met[place],) = self._made(place, place + 1)
        return self._met[place]

    def place_of(self, obligation: Obligation) -> int | None:
        """Where an obligation of the provider stands; None where nothing was settled of it."""
        _, record_id, *what = obligation
        return self.columns.places_of(*what).get(record_id)

    def find(self, obligation: Obligation) -> Position | None:
        """How an obligation of the provider stands; None where nothing was settled of it."""
        place = self.place_of(obligation)
        return None if place is None else self.at(place)

    def goes_before(self, obligation: Obligation) -> int:
        """The place before which an obligation goes that has none."""
        records, paid_for = self.columns.records, self.columns.paid_for
        _, record_id, *what = obligation
        place = bisect_left(records, record_id)
        while place < len(records) and records[place] == record_id and list(paid_for[place][:4]) < what:
            place += 1
        return place

    def of_kind(self, kind: LineKind) -> list[Position]:
        """The positions of a kind."""
        return [self.at(place) for place, paid in enumerate(self.columns.paid_for) if paid.kind is kind]


def position_table(positions: Iterable[Position]) -> PositionTable:
    """Some positions of a provider as a table."""
    if isinstance(positions, PositionTable):
        return positions
    found = list(positions)
    columns = PositionColumns()
    columns.add(
        [one.obligation.record_id for one in found],
        [columns.what(*one.obligation[2:], one.kind) for one in found],
        [one.plan_id for one in found],
        [one.settled for one in found],
    )
    columns.pooled = any(one.brings is not None for one in found)
    return PositionTable(columns, lambda begin, end: found[begin:end])
