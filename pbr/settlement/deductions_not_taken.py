"""What deductions would have taken off in a period and did not, because something about them is held or not known.

Nothing is taken off on a guess, so a total with such deductions is higher than it may turn out to be.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from datetime import date

from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds
from pbr.values.units_in_words import counted


@dataclass(slots=True)
class NotDeducted:
    """Deductions that were not taken: how much for certain, and of how much the sum is not known.

    ``pence`` is above nil and is the sum of the ``lines`` that have one; ``no_sum`` counts those of them that have
    none, and ``rows`` the rows that could not be read and that a deduction may be for. ``under_limits`` counts those of
    the lines that count towards a limit, which may make up for what is taken, and ``in_limits`` those from which a
    limit is worked out, which may then take more.
    """

    pence: int = 0
    lines: int = 0
    no_sum: int = 0
    rows: int = 0
    under_limits: int = 0
    in_limits: int = 0

    def __bool__(self) -> bool:
        """Whether anything was not taken."""
        return bool(self.lines or self.rows)

    @property
    def is_known(self) -> bool:
        """Whether every sum that was not taken is known: what is due is then no less than so much."""
        return not self.no_sum and not self.rows

    @property
    def words(self) -> str:
        """What was not taken: ``£77,309.16 on 12 lines and what 1 row that could not be read comes to``."""
        said = (
            [f"{pounds(self.pence)} on {counted(self.lines - self.no_sum, 'line')}"] if self.lines > self.no_sum else []
        )
        if self.no_sum:
            said.append(f"a sum not known on {counted(self.no_sum, 'line')}")
        if self.rows:
            said.append(f"what {counted(self.rows, 'row')} that could not be read may come to")
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"

    @property
    def comes_off(self) -> bool:
        """Whether all of it comes off what is due: its sum is known, and no limit has to do with it."""
        return self.is_known and not self.under_limits and not self.in_limits

    def left_of(self, total: int) -> str:
        """What a total in pence comes to when they are taken, as far as it is known."""
        taken, left = "with all of it taken", pounds(total - self.pence)
        if self.in_limits:
            return f"{taken} less would be due, how much less is not known: a limit is worked out from it"
        if self.comes_off:
            return f"{taken}, {left} would be due"
        if self.is_known:
            return f"{taken}, no less than {left} would be due: a limit may make up for some of it"
        if self.pence and not self.under_limits:
            return f"{taken}, less than {left} may be due, how much less is not known"
        return f"{taken} less would be due, how much less is not known"


_OfRecord = tuple[RecordRef, str]
"""A payment of a record."""


@dataclass(slots=True)
class DeductionsNotTaken:
    """Watches lines go by for the deductions of a period that are not taken, by provider.

    A deduction that is held counts always. One that is not known yet counts where ``rows_held`` says that rows of the
    extract are held, any of which may be what it waits for: without them it waits as every result does. A row that
    could not be read has no deduction yet, and counts where one ``may_be_for`` it. The payments ``under_limits`` are
    those that a limit counts, and ``in_limits`` those that one is worked out from.

    What is held together with the payment that it ``takes_back`` is not counted: both are settled or neither, and then
    no less is due. A payment that fell due before the first day may be paid already, and counts for nothing, unless it
    is in a ledger (``settled_is_known``) that says what was settled of it.
    """

    first: date
    horizon: date
    rows_held: bool
    under_limits: frozenset[str]
    in_limits: frozenset[str]
    takes_back: Mapping[str, str] = field(default_factory=dict)
    settled_is_known: bool = False
    by_provider: dict[str, NotDeducted] = field(default_factory=dict)
    _paid_with: set[_OfRecord] = field(default_factory=set)
    _taken_alone: dict[_OfRecord, list[Line]] = field(default_factory=dict)

    def write(self, batch: Iterable[Line]) -> None:
        """Look at lines as they go by."""
        not_taken = (Status.HELD, Status.ERROR, *((Status.OPEN,) if self.rows_held else ()))
        followed = frozenset(self.takes_back.values())
        for line in batch:
            if line.payment in followed and self._is_held_with(line):
                self._keep_together((line.record, line.payment))
            if line.kind is not LineKind.DEDUCT or line.status not in not_taken:
                continue
            if line.due_on is not None and not self.first <= line.due_on <= self.horizon:
                continue
            if line.at_stake == 0 or (taken_back := self._taken_back_by(line)) in self._paid_with:
                continue
            if taken_back is not None:
                self._taken_alone.setdefault(taken_back, []).append(line)
            self._count(line, 1)

    def _is_held_with(self, line: Line) -> bool:
        """Whether a payment that is not settled would be, were the deduction that takes it back settled too."""
        if line.status not in (Status.HELD, Status.ERROR) or line.settled_before:
            return False
        return self.settled_is_known or line.due_on is None or line.due_on >= self.first

    def _taken_back_by(self, line: Line) -> _OfRecord | None:
        """The payment of the same record that a deduction takes back, where it is held; None where it is not."""
        payment = self.takes_back.get(line.payment) if line.status in (Status.HELD, Status.ERROR) else None
        return None if payment is None else (line.record, payment)

    def _keep_together(self, payment: _OfRecord) -> None:
        """Count nothing of what takes back a payment that is held too, whichever of them comes first."""
        self._paid_with.add(payment)
        for line in self._taken_alone.pop(payment, ()):
            self._count(line, -1)

    def _count(self, line: Line, times: int) -> None:
        found = self._of(line.provider_id)
        found.lines += times
        found.pence -= times * (line.at_stake or 0)
        found.no_sum += times * (line.at_stake is None)
        found.under_limits += times * (line.payment in self.under_limits)
        found.in_limits += times * (line.payment in self.in_limits)
        if not found:
            del self.by_provider[line.provider_id]

    def for_part(self) -> "DeductionsNotTaken":
        """The same for a part of the records, with nothing counted yet."""
        return replace(self, by_provider={}, _paid_with=set(), _taken_alone={})

    def merge(self, other: "DeductionsNotTaken") -> None:
        """Add what lines of other records did not take off."""
        for provider_id, found in other.by_provider.items():
            mine = self._of(provider_id)
            mine.pence += found.pence
            mine.lines += found.lines
            mine.no_sum += found.no_sum
            mine.rows += found.rows
            mine.under_limits += found.under_limits
            mine.in_limits += found.in_limits

    def may_be_for(self, provider_ids: Iterable[str]) -> None:
        """Count a row for each of these providers that could not be read and that a deduction may be for."""
        for provider_id in provider_ids:
            self._of(provider_id).rows += 1

    def _of(self, provider_id: str) -> NotDeducted:
        return self.by_provider.setdefault(provider_id, NotDeducted())


def all_not_deducted(found: Collection[NotDeducted]) -> NotDeducted:
    """What several providers together had not taken off."""
    return NotDeducted(
        sum(one.pence for one in found),
        sum(one.lines for one in found),
        sum(one.no_sum for one in found),
        sum(one.rows for one in found),
        sum(one.under_limits for one in found),
        sum(one.in_limits for one in found),
    )
