"""Sums that fall due day after day, put together in a meeting's table: the instalments of a year, say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pbr.describe.shared_wording import counted, day_written, days_written
from pbr.meeting.meeting_money import MeetingMoney, stake_in_words
from pbr.values.dates import month_of

_FEWEST_BY_GAP, _MOST_BY_DATE = 3, 24
"""Of two days the gap says less than the days themselves, and of more than two years' months nobody reads each."""


def day_after_day(money: Sequence[MeetingMoney]) -> list[MeetingMoney]:
    """The same money, where what waits for nothing but its day is put together, in its order.

    Of one record sums that are equal are one row, which says each day and what each comes to. What is told of no record
    is of everybody a provider serves, and falls due on most days: it is a row for each calendar month, after the rest.
    """
    groups: dict[object, list[MeetingMoney]] = {}
    for at, one in enumerate(sorted(money, key=_by_day)):
        groups.setdefault(_alike(one) if one.only_its_day and one.first else at, []).append(one)
    return [group[0] if len(group) == 1 else _together(group) for group in groups.values()]


def _by_day(one: MeetingMoney) -> date:
    return one.first if one.first and one.only_its_day and not one.record_id else date.min


def _alike(one: MeetingMoney) -> tuple[object, ...]:
    paid_for = (one.record_id, one.provider_id, one.payment, one.part, one.noted)
    if not one.record_id and one.first is not None:
        return *paid_for, month_of(one.first)
    return *paid_for, one.lines, one.at_stake, one.no_sum


def _together(group: list[MeetingMoney]) -> MeetingMoney:
    days = sorted(one.first for one in group if one.first is not None)
    if group[0].record_id:
        said = f"{_on(days)}: {stake_in_words(group[0].at_stake, group[0].no_sum)} on each of {_days(days)}"
    else:
        said = f"on {_days(days)} {_from_to(days)}"
    return replace(
        group[0],
        lines=sum(one.lines for one in group),
        at_stake=sum(one.at_stake for one in group),
        no_sum=sum(one.no_sum for one in group),
        first=days[0],
        last=days[-1],
        why=f"They fall due {said}.",
        next="Each is settled for the period that holds its day, by what is recorded then.",
    )


def _days(days: Sequence[date]) -> str:
    return counted(len(days), "day")


def _on(days: Sequence[date]) -> str:
    """``every 28 days from 29 June 2026 to 3 May 2027``, or each of them by its date."""
    gaps = {(later - day).days for day, later in pairwise(days)}
    if len(days) < _FEWEST_BY_GAP or len(gaps) > 1:
        return f"on {days_written(days)}" if len(days) <= _MOST_BY_DATE else f"on {_days(days)} {_from_to(days)}"
    gap = gaps.pop()
    return f"every {'day' if gap == 1 else f'{gap} days'} {_from_to(days)}"


def _from_to(days: Sequence[date]) -> str:
    return f"from {day_written(days[0])} to {day_written(days[-1])}"
