"""What was settled before a run: the positions of one provider after another."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from typing import Protocol

from pbr.settlement.ledger_reasons import Withdrawn
from pbr.settlement.line import LineKind
from pbr.settlement.obligation import Obligation, Position
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

    def of(self, provider_id: str) -> Sequence[Position]:
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


class ProviderPositions:
    """The positions of one provider, each taken once: what is left has no line of its own any more."""

    def __init__(self, positions: Sequence[Position], limits: Collection[str]) -> None:
        self._open = {one.obligation: one for one in positions if one.kind not in NOT_THE_ENGINES}
        self._families: dict[FamilyKey, list[Obligation]] = defaultdict(list)
        self._slots_below: dict[str, list[Obligation]] = defaultdict(list)
        self._limits = [key for key in self._open if key.payment in limits]
        for key, one in self._open.items():
            if key.payment not in limits and key.record_id:
                self._families[family_key(one.plan_id, key.record_id)].append(key)
                if key.slot and one.plan_id and one.plan_id != key.record_id:
                    self._slots_below[key.record_id].append(key)

    def take(self, obligation: Obligation) -> Position | None:
        """The position of an obligation that has a line; None where nothing was settled of it, or it was taken."""
        return self._open.pop(obligation, None)

    def left_of(self, family: FamilyKey) -> list[Position]:
        """What was settled of a family, and has no line; it stays until it is taken."""
        return [self._open[key] for key in self._families.get(family, ()) if key in self._open]

    @property
    def has_slots_below(self) -> bool:
        """Whether anything was settled under a slot of a record that belongs to a plan."""
        return bool(self._slots_below)

    def left_below(self, record_ids: Iterable[str]) -> list[Position]:
        """What was settled under a slot of records that belong to a plan, whichever plan it was then, and is left."""
        found = (key for record_id in record_ids for key in self._slots_below.get(record_id, ()))
        return [self._open[key] for key in found if key in self._open]

    def families_left(self) -> list[FamilyKey]:
        """The families of which something is left, in order."""
        return sorted(family for family in self._families if self.left_of(family))

    def limits_left(self, limit: str) -> list[Position]:
        """What a limit came to over those who have no line under it any more, in order."""
        return sorted(self._open[key] for key in self._limits if key.payment == limit and key in self._open)

    def of_provider_left(self) -> list[Position]:
        """What was settled of the provider as a whole, and has no line."""
        limits = set(self._limits)
        return sorted(one for key, one in self._open.items() if not key.record_id and key not in limits)
