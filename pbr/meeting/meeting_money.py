"""The money of one person or provider for a meeting: like lines together, with why and what would decide it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from pbr.describe.shared_wording import counted
from pbr.remittance.plain_reasons import plain_reason
from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.reason import Retained, waits_for_its_day_alone
from pbr.values.dataclass import dataclass
from pbr.values.money import pounds

DUE = frozenset({Status.DUE, Status.EARLIER})
HANGS = frozenset({Status.OPEN, Status.HELD, Status.NOT_DUE, Status.ERROR})
"""What is neither due nor refused yet."""

_OF_THEIR_PLAN = frozenset({"visits"})
"""Tables whose rows are too many to tell of one by one: their lines are told of with their plan."""


@dataclass(frozen=True, slots=True)
class MeetingMoney:
    """Lines of one record and payment that are the same but for their day. Money is in whole pence.

    ``record_id`` is the record, or the plan of visits; empty for a provider as a whole. ``amount`` is what is due of
    them and ``at_stake`` what would be, negative where it would be taken off; ``no_sum`` counts those whose sum is not
    known yet. ``noted`` says that they pay nobody and are only shown, and ``with_others`` that what they are paid comes
    with what the provider's others earned, by a measure; ``only_its_day`` that nothing but their day is waited for.
    ``first`` and ``last`` are the days on which they fall due, None where none is known. ``why`` and ``next`` are why
    they stand so and what would decide it, in the words of a statement.
    """

    record_id: str
    provider_id: str
    payment: str
    part: str
    status: Status
    lines: int
    amount: int
    at_stake: int
    no_sum: int
    first: date | None
    last: date | None
    why: str
    next: str
    noted: bool = False
    with_others: bool = False
    only_its_day: bool = False


def record_or_plan(line: Line) -> str:
    """What a line is told of: its record, or the plan of a visit."""
    return line.record.plan if line.record.table in _OF_THEIR_PLAN else line.record.id


def meeting_money(
    lines: Iterable[Line], conditions: Mapping[str, str], about: Callable[[Line], str] = record_or_plan
) -> tuple[MeetingMoney, ...]:
    """Put like lines together, in the order of the settlement; ``conditions`` are the scheme's own in words.

    ``about`` says which record a line is told of; empty where it is told of none.
    """
    groups: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        named = about(line), line.provider_id, line.payment, line.part
        kind = "noted" if line.kind is LineKind.NOTE else ""
        groups.setdefault((*named, line.status, *plain_reason(line.reason, conditions), kind), []).append(line)
    return tuple(_together(key, group) for key, group in groups.items())


def _together(key: tuple[str, ...], group: list[Line]) -> MeetingMoney:
    record, provider, payment, part, _, why, then, _ = key
    days = [line.due_on for line in group if line.due_on is not None]
    stakes = [line.at_stake for line in group if line.at_stake is not None]
    return MeetingMoney(
        record, provider, payment, part, group[0].status, len(group),
        amount=sum(_fell_due(line) for line in group),
        at_stake=sum(stakes),
        no_sum=len(group) - len(stakes) if group[0].status in HANGS else 0,
        first=min(days, default=None), last=max(days, default=None), why=why, next=then,
        noted=group[0].kind is LineKind.NOTE, with_others=isinstance(group[0].reason, Retained),
        only_its_day=waits_for_its_day_alone(group[0].reason),
    )  # fmt: skip


def _fell_due(line: Line) -> int:
    """What is due of a line, or fell due before the period: of that a settlement pays nothing again."""
    return line.due_to_date if line.status is Status.EARLIER else line.amount


def stake_in_words(at_stake: int, no_sum: int) -> str:
    """What is at stake, and how many sums beside it are not known yet: never nil for what is not known."""
    if no_sum:
        return f"{pounds(at_stake)} and {counted(no_sum, 'sum')} not known" if at_stake else "not known yet"
    return pounds(at_stake)


@dataclass(frozen=True, slots=True)
class Sums:
    """What some money comes to, in whole pence: to be paid, and to be taken off, which is below nil."""

    paid: int
    taken_off: int
    no_sum: int = 0

    @property
    def net(self) -> int:
        """The two together."""
        return self.paid + self.taken_off

    @property
    def is_nothing(self) -> bool:
        """Whether there is none of it, known or not known yet."""
        return not (self.paid or self.taken_off or self.no_sum)


def due_of(money: Iterable[MeetingMoney]) -> int:
    """What came due of it, in pence."""
    return sum(one.amount for one in money if one.status in DUE)


def hanging_of(money: Iterable[MeetingMoney]) -> Sums:
    """What hangs on a decision, or on a day to come; what is only shown pays nobody and hangs on nothing."""
    waiting = [one for one in money if one.status in HANGS and not one.noted]
    stakes = [one.at_stake for one in waiting]
    return Sums(
        sum(stake for stake in stakes if stake > 0),
        sum(stake for stake in stakes if stake < 0),
        sum(one.no_sum for one in waiting),
    )


def with_others_of(money: Iterable[MeetingMoney]) -> Sums:
    """What is paid, and taken off, with what the provider's others earned, by a measure."""
    stakes = [one.at_stake for one in money if one.with_others]
    return Sums(sum(stake for stake in stakes if stake > 0), sum(stake for stake in stakes if stake < 0))
