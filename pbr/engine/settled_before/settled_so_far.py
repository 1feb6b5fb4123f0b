"""What was settled before a run: the positions of one provider after another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from typing import Protocol

from pbr.settlement.ledger_reasons import Withdrawn
from pbr.settlement.line import LineKind
from pbr.settlement.obligation import Obligation, Position
from pbr.settlement.position_table import PositionTable
from pbr.values.dataclass import dataclass

RecordKey = tuple[str, str]
"""A table, and the id of a record in it."""

FamilyKey = tuple[str, str]
"""A record with all that belongs to it: the plan, or else the record by itself; the other is empty."""

NOT_THE_ENGINES = (LineKind.OPENING, LineKind.ADJUSTMENT)
"""What is of the provider's account and of no payment: a settlement neither changes it nor takes it back."""


OF_NO_PAYMENT = ("opening", "adjustment")
"""What a ledger calls lines of those kinds where others name their payment: no payment of a scheme is called so."""


class SettledSoFar(Protocol):
    """What was settled before, provider by provider: a ledger after its last run."""

    def providers(self) -> Collection[str]:
        """Every provider of whom anything was settled."""

    def of(self, provider_id: str) -> Iterable[Position]:
        """How every obligation to a provider stands."""


@dataclass(frozen=True, slots=True)
class SettledBefore:
    """What was settled before a run, and the records that have a notice: None where what was settled stands for good.

    ``last_plans`` has the plan beside which a record was last known that went since the last run, or with a plan that
    was closed. The position tells only the plan of its last entry, and a record may be written to another plan without
    any money moving. ``aside`` has the same positions for those who only look; ``positions`` where nobody takes note.
    """

    positions: SettledSoFar
    noticed: Mapping[RecordKey, Withdrawn | None] = field(default_factory=dict)
    last_plans: Mapping[RecordKey, str] = field(default_factory=dict)
    aside: SettledSoFar | None = None

    @property
    def seen_first(self) -> "SettledBefore":
        """The same where all is settled once before it is settled: nobody takes note of what is asked then."""
        return self if self.aside is None else replace(self, positions=self.aside)


def family_key(plan_id: str, record_id: str) -> FamilyKey:
    """The family of a record: its plan's, or its own."""
    return (plan_id, "") if plan_id else ("", record_id)


def _limited(record_id: str, plan_id: str) -> str:
    """What a limit was over when it was settled: a plan, a person or the provider, as `Limit.one` calls it."""
    return "plan" if plan_id else "person" if record_id else "provider"


class ProviderPositions:
    """The positions of one provider, each taken once: what is left has no line of its own any more.

    ``limits`` says of each limit what it is over now; ``taken`` says of the place of each whether it was.
    """

    def __init__(self, table: PositionTable, limits: Mapping[str, str]) -> None:
        self.table = table
        self.taken = bytearray(len(table))
        self._families: dict[FamilyKey, list[int]] = defaultdict(list)
        self._slots_below: dict[str, list[int]] = defaultdict(list)
        self._limits: dict[str, list[int]] = defaultdict(list)
        self._of_provider: list[int] = []
        columns = table.columns
        found = enumerate(zip(columns.records, columns.plans, columns.paid_for, strict=True))
        for place, (record_id, plan_id, paid) in found:
            if paid.kind in NOT_THE_ENGINES:
                self.taken[place] = True
            elif paid.payment in limits and limits[paid.payment] == _limited(record_id, plan_id):
                self._limits[paid.payment].append(place)
            elif not record_id or paid.payment in limits:
                # With what is the provider's as a whole: a limit that was over something else than it is now.
                self._of_provider.append(place)
            else:
                # As `family_key`, without a call for each.
                self._families[(plan_id, "") if plan_id else ("", record_id)].append(place)
                if paid.slot and plan_id and plan_id != record_id:
                    self._slots_below[record_id].append(place)

    def take(self, obligation: Obligation) -> Position | None:
        """The position of an obligation that has a line; None where nothing was settled of it, or it was taken."""
        place = self.table.place_of(obligation)
        return None if place is None else self.take_at(place)

    def take_at(self, place: int) -> Position | None:
        """The position at a place; None where it was taken."""
        if self.taken[place]:
            return None
        self.taken[place] = True
        return self.table.at(place)

    def _left_at(self, places: Iterable[int]) -> list[Position]:
        return [self.table.at(place) for place in places if not self.taken[place]]

    def left_of(self, family: FamilyKey) -> list[Position]:
        """What was settled of a family, and has no line; it stays until it is taken."""
        return self._left_at(self._families.get(family, ()))

    def has_left(self, family: FamilyKey) -> bool:
        """Whether anything was settled of a family, and has no line."""
        places = self._families.get(family)
        return places is not None and not all(map(self.taken.__getitem__, places))

    @property
    def has_slots_below(self) -> bool:
        """Whether anything was settled under a slot of a record that belongs to a plan."""
        return bool(self._slots_below)

    def left_below(self, record_ids: Iterable[str]) -> list[Position]:
        """What was settled under a slot of records that belong to a plan, whichever plan it was then, and is left."""
        return self._left_at(place for record_id in record_ids for place in self._slots_below.get(record_id, ()))

    def families_left(self) -> list[FamilyKey]:
        """The families of which something is left, in order."""
        taken = self.taken.__getitem__
        return sorted(family for family, places in self._families.items() if not all(map(taken, places)))

    def limits_left(self, limit: str) -> list[Position]:
        """What a limit came to over those who have no line under it any more, in order."""
        return sorted(self._left_at(self._limits.get(limit, ())))

    def of_provider_left(self) -> list[Position]:
        """What was settled of the provider as a whole, and has no line, in order."""
        return sorted(self._left_at(self._of_provider))
