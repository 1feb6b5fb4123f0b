"""Equal sums that fall due day after day, as one row of a meeting's table: the instalments of a year, say."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pbr.describe.shared_wording import counted, day_written, days_written
from pbr.meeting.money_told import MoneyTold, stake_in_words

_FEWEST_BY_GAP = 3
"""Of two days the gap says less than the days themselves."""


def day_after_day(money: Sequence[MoneyTold]) -> list[MoneyTold]:
    """The same money, where sums that are equal and wait for nothing but their days are put together, in their order.

    Every day is still said, and what each of them comes to.
    """
    groups: dict[object, list[MoneyTold]] = {}
    for at, one in enumerate(money):
        alike = (one.record_id, one.provider_id, one.payment, one.part, one.lines, one.at_stake, one.no_sum, one.noted)
        groups.setdefault(alike if one.only_its_day else at, []).append(one)
    return [group[0] if len(group) == 1 else _together(group) for group in groups.values()]


def _together(group: list[MoneyTold]) -> MoneyTold:
    days = sorted(one.first for one in group if one.first is not None)
    each = stake_in_words(group[0].at_stake, group[0].no_sum)
    return replace(
        group[0],
        lines=sum(one.lines for one in group),
        at_stake=sum(one.at_stake for one in group),
        no_sum=sum(one.no_sum for one in group),
        last=days[-1],
        why=f"They fall due {_on(days)}: {each} on each of {counted(len(days), 'day')}.",
        next="Each is settled for the period that holds its day, by what is recorded then.",
    )


def _on(days: Sequence[date]) -> str:
    """``every 28 days from 29 June 2026 to 3 May 2027``, or each of them by its date."""
    gaps = {(later - day).days for day, later in pairwise(days)}
    if len(days) < _FEWEST_BY_GAP or len(gaps) > 1:
        return f"on {days_written(days)}"
    gap = gaps.pop()
    return f"every {'day' if gap == 1 else f'{gap} days'} from {day_written(days[0])} to {day_written(days[-1])}"
