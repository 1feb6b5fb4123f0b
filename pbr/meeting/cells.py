"""The small wordings of a meeting's tables: days, codes, sums, and what somebody is called."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from pbr.describe.shared_wording import counted, day_written, listed, spaced
from pbr.meeting.day_after_day import day_after_day
from pbr.meeting.meeting_money import MeetingMoney, Sums, stake_in_words
from pbr.remittance.statement_words import what_for
from pbr.reports.page.section import Numbers
from pbr.reports.text_table import Column
from pbr.values.money import pounds

NOTHING = "-"
MOST_ROWS = 12
"""How many rows of money a meeting is shown: the largest; the rest are a sum."""

_MONEY = (Column("Record"), Column("For"), Column("Lines", number=True))
_DUE = (*_MONEY, Column("Due on"), Column("Why"), Column("Amount", number=True))
_WAITING = (*_MONEY, Column("Stands"), Column("Why, and what would decide it"), Column("At stake", number=True))


def called(one: str, names: Mapping[str, str]) -> str:
    """What a person or provider is called: its name with its id, where a name is given; else its id."""
    return f"{names[one]} ({one})" if one in names else one


def day(value: date | None) -> str:
    """A day as people write it; a dash where there is none."""
    return NOTHING if value is None else day_written(value)


def code(value: str) -> str:
    """A code as words; a dash where it is blank."""
    return spaced(value) or NOTHING


def who_confirmed(those: Sequence[str]) -> str:
    """Everybody who confirmed a result; a dash where nobody is named."""
    return ", ".join(map(spaced, those)) or NOTHING


def sums_in_words(sums: Sums) -> str:
    """What hangs: ``at most £440.00 to be paid and £100.00 to be taken off``; never nil for what is not known."""
    said = [f"at most {pounds(sums.paid)} to be paid"] if sums.paid else []
    if sums.taken_off:
        said.append(f"{'' if said else 'at most '}{pounds(-sums.taken_off)} to be taken off")
    if sums.no_sum:
        said.append(
            f"{counted(sums.no_sum, 'line')} whose {'sum is' if sums.no_sum == 1 else 'sums are'} not known yet"
        )
    return listed(said)


def due_table(caption: str, money: Sequence[MeetingMoney]) -> Numbers:
    """What came due: the largest sums in their order, and the sum of the rest."""
    shown, rest = _largest(money, lambda one: one.amount)
    rows = [(*_about(one), _days(one), one.why, pounds(one.amount)) for one in shown]
    return _with_rest(caption, _DUE, rows, rest, pounds(sum(one.amount for one in rest)))


def waiting_table(caption: str, money: Sequence[MeetingMoney]) -> Numbers:
    """What hangs, or was not earned: the largest sums in their order, and the sum of the rest.

    Equal sums that wait for nothing but their days are one row, which says each day.
    """
    shown, rest = _largest(day_after_day(money), lambda one: one.at_stake)
    rows = [(*_about(one), spaced(one.status), f"{one.why} {one.next}".rstrip(), _stake(one)) for one in shown]
    stake = stake_in_words(sum(one.at_stake for one in rest), sum(one.no_sum for one in rest))
    return _with_rest(caption, _WAITING, rows, rest, stake)


def _largest(
    money: Sequence[MeetingMoney], pence: Callable[[MeetingMoney], int]
) -> tuple[list[MeetingMoney], list[MeetingMoney]]:
    """The largest, in the order given, and the rest."""
    by_size = sorted(range(len(money)), key=lambda at: -abs(pence(money[at])))
    shown = {*by_size[:MOST_ROWS]}
    return [money[at] for at in sorted(shown)], [money[at] for at in range(len(money)) if at not in shown]


def _with_rest(
    caption: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[str, ...]],
    rest: list[MeetingMoney],
    sum_of_rest: str,
) -> Numbers:
    """A table with its last row for the rest; without its first column where nothing is of one record."""
    if rest:
        lines = sum(one.lines for one in rest)
        rows = [*rows, ("and others", "", f"{lines:,}", "", "smaller sums; pbr settle lists them", sum_of_rest)]
    if any(row[0] for row in rows[:MOST_ROWS]):
        return Numbers(caption, columns, tuple(rows))
    return Numbers(caption, columns[1:], tuple((row[1] or row[0], *row[2:]) for row in rows))


def _about(one: MeetingMoney) -> tuple[str, str, str]:
    return one.record_id, what_for(one.payment, one.part, ""), f"{one.lines:,}"


def _days(one: MeetingMoney) -> str:
    if one.first is None or one.last is None:
        return NOTHING
    return day_written(one.first) if one.first == one.last else f"{day_written(one.first)} to {day_written(one.last)}"


def _stake(one: MeetingMoney) -> str:
    return stake_in_words(one.at_stake, one.no_sum)
