"""What the second calculations share: rows of text, what was known when, days, whole pence, and what a line came to.

Days are text as a file has them, so that they can be compared as they stand; an empty text is not known. Money is
whole pence. An answer is yes, no, or ``None`` for not known.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

RUN_FIRST, RUN_LAST = "2026-04-01", "2027-03-31"
QUARTERS = {
    "2026-04-to-06": ("2026-04-01", "2026-06-30"),
    "2026-07-to-09": ("2026-07-01", "2026-09-30"),
    "2026-10-to-12": ("2026-10-01", "2026-12-31"),
    "2027-01-to-03": ("2027-01-01", "2027-03-31"),
}
LEFT = ("died", "hospital", "moved", "declined", "transferred", "direct_payment", "other")

Fields = dict[str, str]
Tables = dict[str, list[Fields]]
Answer = bool | None
Outcome = tuple[str, int | None]
"""What became of a line, and its pence: payable where it is due, and at stake where it is not."""
Worked = dict[str, Outcome]


class Asked(NamedTuple):
    """What is settled: the first and the last day of the period, and the day up to which facts are known."""

    first: str
    last: str
    as_at: str
    goes_on_to: str
    """The day up to which service goes on that nobody has ended."""


def asked_for(first: str, last: str, as_at: str = "") -> Asked:
    """A period as someone asks for it, settled on its last day or another; service goes on to the day of settling."""
    return Asked(first, last, as_at or last, as_at or last)


def in_run(day: str) -> bool:
    """Whether a day is one of the run."""
    return RUN_FIRST <= day <= RUN_LAST


def by_key(rows: list[Fields], key: str) -> dict[str, Fields]:
    """Rows by the value of one column."""
    return {row[key]: row for row in rows}


# What was known, and when.


def known(row: Fields, as_at: str, **dated: tuple[str, ...]) -> Fields:
    """The row as it was known: a day that had not come yet is blank, and so is what it dates."""
    row = dict(row)
    for day, facts in dated.items():
        if row[day] > as_at:
            row.update(dict.fromkeys((day, *facts), ""))
    return row


def known_tables(tables: Tables, as_at: str) -> Tables:
    """All rows as they were known on a day."""
    return {
        "plans": [
            known(row, as_at, agreed_on=(), ended_on=("end_reason",), reviewed_on=("support_at_end", "verified_by"))
            for row in tables["plans"]
        ],
        "outcomes": [
            known(
                known(row, as_at, reviewed_on=("result", "achieved_on", "verified_by", "disputed")),
                as_at,
                achieved_on=(),
                agreed_on=(),
            )
            for row in tables["outcomes"]
        ],
        "visits": tables["visits"],
        "people": [_known_person(row, as_at) for row in tables["people"]],
        "stays": [known(row, as_at, to_on=()) for row in tables["stays"]],
        "standards": [known(row, as_at, assessed_on=("met", "score")) for row in tables["standards"]],
    }


def _known_person(row: Fields, as_at: str) -> Fields:
    row = known(row, as_at, left_on=("left_reason",))
    for days, field in ((70, "support_at_10_weeks"), (364, "support_at_52_weeks")):
        if days_on(row["referred_on"], days) > as_at:
            row[field] = ""
    return row


# Days.


def days_on(day: str, days: int) -> str:
    """So many days after a day."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def last_day_of(month: str) -> str:
    """The last day of a month: the day before the next begins."""
    somewhere_in_the_next = date.fromisoformat(f"{month}-28") + timedelta(days=4)
    return (somewhere_in_the_next - timedelta(days=somewhere_in_the_next.day)).isoformat()


def months_on(day: str, months: int) -> str:
    """The same day so many months later, or the last day of a month that is too short for it."""
    year, month, of_month = map(int, day.split("-"))
    month += months
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return min(f"{year}-{month:02}-{of_month:02}", last_day_of(f"{year}-{month:02}"))


def days_by_month(first: str, last: str) -> dict[str, int]:
    """How many days of each month there are from a day to a day, both counted, within the run."""
    days: dict[str, int] = {}
    day = max(first, RUN_FIRST)
    while day <= min(last, RUN_LAST):
        days[day[:7]] = days.get(day[:7], 0) + 1
        day = days_on(day, 1)
    return days


def months_of_run() -> list[str]:
    """The months of the run, each as ``2026-04``."""
    return list(days_by_month(RUN_FIRST, RUN_LAST))


def later_of(*days: str) -> str:
    """The latest day, not known where one of them is not."""
    return max(days) if all(days) else ""


# Answers.


def one_of(value: str, *codes: str) -> Answer:
    """Whether a value is one of some codes."""
    return value in codes if value else None


def not_after(day: str, other: str) -> Answer:
    """Whether a day is the other or before it."""
    return day <= other if day and other else None


def every(*answers: Answer) -> Answer:
    """Whether all are so: no where one is not, and otherwise not known where one is not known."""
    return False if False in answers else None if None in answers else True


def some(*answers: Answer) -> Answer:
    """Whether one or more are so: yes where one is, and otherwise not known where one is not known."""
    return True if True in answers else None if None in answers else False


def opposite(answer: Answer) -> Answer:
    """Yes for no and no for yes; what is not known stays so."""
    return None if answer is None else not answer


# Whole pence.


def half_up(top: int, bottom: int) -> int:
    """A fraction of nothing or more, rounded to a whole number, a half upwards."""
    return (2 * top + bottom) // (2 * bottom)


def thousandths(number: str) -> int:
    """A number with no more than three places, in whole thousandths."""
    return int(Decimal(number) * 1000)


def in_turn(pence: int, weights: Sequence[int]) -> list[int]:
    """A sum shared by weights: each is the rounded sum so far, less the rounded sum before it."""
    shares: list[int] = []
    reached = 0
    for weight in weights:
        before = half_up(pence * reached, sum(weights))
        reached += weight
        shares.append(half_up(pence * reached, sum(weights)) - before)
    return shares


def payable_of(plan: Fields, outcomes: list[Fields]) -> list[Fields]:
    """The payable outcomes of a plan, in the order of their ids."""
    mine = [row for row in outcomes if row["plan_id"] == plan["plan_id"] and row["payable"] == "yes"]
    return sorted(mine, key=lambda row: row["outcome_id"])


def shares_by_weight(pence: int, outcomes: list[Fields]) -> list[int]:
    """A sum shared over outcomes by their weights, of which a blank one is 1."""
    return in_turn(pence, [thousandths(row["weight"] or "1") for row in outcomes])


# What became of a line.


def decided(waits: Answer = True, not_assessed: Answer = False, when: Answer = True) -> Answer:
    """Whether something is earned: what was earned before comes before what could not be assessed."""
    if waits is True and when is True:
        return True
    if not_assessed is True:
        return False
    return when if waits is True else None


def taken_off(waits: Answer, not_assessed: Answer, when: Answer) -> Answer:
    """The same for what is taken off: nothing is, for what cannot be assessed or perhaps cannot be."""
    if not_assessed is True:
        return False
    earned = decided(waits, False, when)
    return None if earned and not_assessed is None else earned


def line(earned: Answer, pence: int | None, due_on: str, asked: Asked) -> Outcome:
    """What became of a line: the first of not earned, not due, open, due and earlier that fits."""
    if earned is False:
        return "not_earned", pence
    if due_on > min(asked.last, asked.as_at):
        return "not_due", pence
    if earned is None or not due_on or pence is None:
        return "open", pence
    return ("due" if due_on >= asked.first else "earlier"), pence


def by_measure(pence: int, percent: int | None, due_on: str, asked: Asked) -> Outcome:
    """What a measure releases of a sum. Before its day nothing is decided, since what is counted can still change.

    Where nothing is released, or it is not known what, or it is not time yet, the whole of the sum is at stake.
    """
    not_yet = line(None, pence, due_on, asked)
    if not_yet[0] == "not_due" or percent is None:
        return not_yet
    return line(percent > 0, pence * percent // 100 if percent else pence, due_on, asked)
