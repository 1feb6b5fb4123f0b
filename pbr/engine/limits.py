"""Limits: a cap or a floor is a line of its own that brings a sum to its limit, and never changes another line.

A limit is worked over everything due so far, the whole life of what it is over: what it adds or takes in a period is
what it comes to now, less what it came to before the period. It begins with the first line under it that comes due:
a floor pays nothing to a plan of which nothing has been decided yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from pbr.engine.run_context import Settling
from pbr.engine.stands import is_undecided
from pbr.scheme.limits import Limit, counted_later
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.notices import FloorNotBegun
from pbr.settlement.obligation import Position
from pbr.settlement.reason import LimitReached
from pbr.settlement.record_ref import RecordRef, person_as_a_whole, provider_as_a_whole
from pbr.settlement.slot import ONLY

_COUNTED = (Status.DUE, Status.EARLIER, Status.SETTLED)


class SettledLimits(Protocol):
    """What a ledger knows of limits."""

    def of_limit(self, line: Line) -> Line:
        """A limit's line, as what it adds to what was settled."""

    def of_limit_not_begun(self, line: Line, most: int) -> Line:
        """The same of a limit of which it is not decided whether it has begun, and that would bring so much if it has.

        It stands as it was settled, between nothing and that.
        """

    def left_of_limit(self, limit: str) -> Sequence[Position]:
        """What a limit over plans or persons came to for those who have no line under it any more."""


@dataclass(slots=True)
class SumUnderLimit:
    """What the lines under a limit have come to, in pence: before the period, and by now. None: nothing was due."""

    before: int | None = None
    now: int | None = None
    person_id: str = ""
    latest: date | None = None
    in_doubt: bool = False
    """Whether something under it is not decided that may yet be the first to be due."""

    def add(self, line: Line) -> None:
        """Count one line, if it is due now or was earlier; with a ledger also what stands while it is not decided."""
        if line.status not in _COUNTED and not line.settled_before:
            self.in_doubt = self.in_doubt or is_undecided(line)
            return
        if line.status is Status.TAKEN_BACK:
            return
        # A limit that brings nothing any more begins no other: nothing is due under one that counts it alone.
        if line.due_to_date or line.kind is not LineKind.LIMIT:
            self.now = (self.now or 0) + line.due_to_date
        # A limit before this one may be due in part now and have been due in part before.
        before = line.due_to_date - line.amount
        if before or line.status is Status.EARLIER:
            self.before = (self.before or 0) + before
        if line.status is Status.EARLIER and line.due_on is not None:
            self.latest = max(self.latest or line.due_on, line.due_on)

    def merge(self, other: "SumUnderLimit") -> None:
        """Add what other lines under the same limit have come to."""
        self.now = _added(self.now, other.now)
        self.before = _added(self.before, other.before)
        self.latest = max(filter(None, (self.latest, other.latest)), default=None)
        self.in_doubt = self.in_doubt or other.in_doubt


def _added(one: int | None, other: int | None) -> int | None:
    return one if other is None else (one or 0) + other


@dataclass(slots=True)
class SumsUnderLimits:
    """What lines under the limits over persons and providers have come to, and under which a provider has any.

    By provider, then by limit and person: a person may have two providers, and each settles with the council.
    """

    of_providers: dict[str, dict[tuple[str, str], SumUnderLimit]] = field(default_factory=dict)
    begun: set[tuple[str, str]] = field(default_factory=set)

    def merge(self, other: "SumsUnderLimits") -> None:
        """Add what lines of other records have come to."""
        for provider_id, sums in other.of_providers.items():
            mine = self.of_providers.setdefault(provider_id, {})
            for key, total in sums.items():
                mine.setdefault(key, SumUnderLimit(person_id=total.person_id)).merge(total)
        self.begun |= other.begun


@dataclass(slots=True)
class LimitLines:
    """The limits of a scheme over one plan, person or provider after another."""

    settling: Settling
    limits: tuple[Limit, ...]
    settled: SettledLimits | None = None
    sums: SumsUnderLimits = field(default_factory=SumsUnderLimits)

    def over_plan(self, lines: list[Line], plan_id: str) -> list[Line]:
        """The lines of a plan and of what belongs to it, with those that its limits add."""
        for limit in self.limits:
            if limit.over == "plan":
                total = SumUnderLimit()
                for line in lines:
                    if line.payment in limit.of:
                        total.add(line)
                        total.person_id = line.person_id
                if lines:
                    lines = [*lines, *self._line(limit, total, lines[0].provider_id, plan_id)]
        return lines

    def count(self, lines: Iterable[Line], provider_id: str) -> None:
        """Count lines of a provider towards the limits over a person or a provider."""
        for limit in self.limits:
            if limit.over != "plan":
                self._count_towards(limit, lines, provider_id)

    def _count_towards(self, limit: Limit, lines: Iterable[Line], provider_id: str) -> None:
        for line in lines:
            if line.payment not in limit.of:
                continue
            self.sums.begun.add((limit.name, line.provider_id))
            person_id = line.person_id if limit.over == "person with each provider" else ""
            sums = self.sums.of_providers.setdefault(provider_id, {})
            sums.setdefault((limit.name, person_id), SumUnderLimit(person_id=person_id)).add(line)

    def over_provider(self, provider_id: str) -> list[Line]:
        """The lines that limits over persons and over the provider add, once all its records are counted."""
        made: list[Line] = []
        sums = self.sums.of_providers.setdefault(provider_id, {})
        for at, limit in enumerate(self.limits):
            for left in () if self.settled is None else self.settled.left_of_limit(limit.name):
                total = SumUnderLimit(person_id=left.person_id)
                if limit.over == "plan":
                    lines = self._line(limit, total, provider_id, left.plan_id)
                    self.count(lines, provider_id)
                    made += lines
                else:
                    sums.setdefault((limit.name, left.person_id), total)
            for (name, _), total in sorted(sums.items()):
                if name == limit.name:
                    lines = self._line(limit, total, provider_id)
                    made += lines
                    for later in counted_later(self.limits, at):
                        self._count_towards(self.limits[later], lines, provider_id)
        # A provider's sums are of no use once its lines are made.
        del self.sums.of_providers[provider_id]
        return made

    def floors_not_begun(self, provider_id: str) -> list[FloorNotBegun]:
        """The floors over a provider that has no line under them, whatever its status: they bring it to nothing."""
        return [
            FloorNotBegun(limit.name, provider_id, limit.pence)
            for limit in self.limits
            if limit.over == "provider" and not limit.cap and (limit.name, provider_id) not in self.sums.begun
        ]

    def _line(self, limit: Limit, total: SumUnderLimit, provider_id: str, plan: str = "") -> list[Line]:
        now = limit.brings(total.now)
        before = limit.brings(total.before) if self.settled is None else 0
        if self.settled is None and not now and not before:
            # Asked of every plan, and most come to no limit.
            return []
        match limit.over:
            case "plan":
                record = RecordRef("plans", plan, plan, total.person_id, provider_id)
            case "person with each provider":
                record = person_as_a_whole(total.person_id, provider_id)
            case "provider":
                record = provider_as_a_whole(provider_id)
        line = self._made(limit, total, record, now, now - before)
        if self.settled is not None:
            if total.now is None and total.in_doubt:
                line = self.settled.of_limit_not_begun(line, limit.brings(0))
            else:
                line = self.settled.of_limit(line)
            now = line.due_to_date
            before = line.settled_before
        return [line] if now or before else []

    def _made(self, limit: Limit, total: SumUnderLimit, record: RecordRef, now: int, amount: int) -> Line:
        return Line(
            self.settling.scheme.name, record, limit.name, "", ONLY, Payer.COUNCIL, limit.provenance.clause,
            Status.DUE if amount else Status.EARLIER, LineKind.LIMIT,
            self.settling.horizon if amount else total.latest, None, None, None, "", None, None,
            amount, None if amount else now, now, 0, "",
            LimitReached(limit.of, total.now or 0, limit.cap, limit.pence, limit.whom),
        )  # fmt: skip
