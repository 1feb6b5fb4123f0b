"""Unit prices: what a price is for, an hour, 7 days, 100 people; and what one of those counted is (pro rata)."""

import re
from collections.abc import Collection
from fractions import Fraction

from pbr.values.dataclass import dataclass
from pbr.values.pattern import Pattern
from pbr.values.units_in_words import several_of_one

MINUTES_IN_AN_HOUR = 60
DAYS_IN_A_WEEK = 7

_MANY = {
    "minute": "minutes",
    "hour": "hours",
    "day": "days",
    "week": "weeks",
    "month": "months",
    "quarter": "quarters",
    "point": "points",
    "year": "years",
    "cycle": "cycles",
    "person": "people",
    "plan": "plans",
    "outcome": "outcomes",
    "visit": "visits",
    "stay": "stays",
    "standard": "standards",
    "answer": "answers",
    "incident": "incidents",
}
"""What a price can be for, and several of them."""
PRICED: tuple[str, ...] = tuple(_MANY)
_PER = Pattern(r"(?:(?P<count>[1-9][0-9]{0,8}) )?(?P<what>[a-z]+(?:_[a-z]+)*)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Per:
    """So many of one thing: ``100 people``, or ``week``, which is one of them."""

    count: int
    one: str

    @property
    def words(self) -> str:
        """As a scheme writes it: ``per week``, ``per 7 days``."""
        return f"per {self.one}" if self.count == 1 else f"per {self.count} {many_of(self.one)}"

    def lots_in(self, counted: str) -> Fraction | None:
        """How many times the price is paid for one of what is counted (``week``, ``plan``); None where that is unclear.

        A week of days and an hour of minutes are certain. Days that make no whole weeks (5, 30) may mean a working week
        or a month, so they price days only. A month or a quarter is nothing but itself.
        """
        if self.one == counted:
            return Fraction(1, self.count)
        match counted, self.one:
            case "hour", "minute":
                return Fraction(MINUTES_IN_AN_HOUR, self.count)
            case "minute", "hour":
                return Fraction(1, MINUTES_IN_AN_HOUR * self.count)
            case "week", "day" if self.count == 1 or self.count % DAYS_IN_A_WEEK == 0:
                return Fraction(DAYS_IN_A_WEEK, self.count)
            case "day", "week":
                return Fraction(1, DAYS_IN_A_WEEK * self.count)
            case _:
                return None


def many_of(one: str) -> str:
    """Several of what can be counted: ``weeks``, ``people``."""
    return _MANY.get(one) or several_of_one(one)


def per_in_scheme(text: str, own: Collection[str]) -> Per | None:
    """Read what stands after ``per``: ``week``, ``7 days``, ``100 people``; None for anything else.

    ``own`` are the units that fields of a council's own are in.
    """
    match = _PER.fullmatch(text)
    if match is None:
        return None
    what, count = match["what"], match["count"]
    words = (*_MANY, *own)
    one = next((one for one in words if what == one or (count and what == many_of(one))), None)
    return None if one is None else Per(int(count or 1), one)
