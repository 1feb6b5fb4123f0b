"""Instalments: so many payments, equally far apart, from a day of the record, and until another where they stop."""

from datetime import date, timedelta
from typing import Literal

from pbr.conditions.date_expressions import Day
from pbr.values.dataclass import dataclass
from pbr.values.dates import add_months_last_day_where_shorter
from pbr.values.window import DAYS_IN_A_WEEK


@dataclass(frozen=True, slots=True)
class InstalmentInterval:
    """How far one instalment is from the next: so many days, weeks or months."""

    many: int
    unit: Literal["day", "week", "month"]

    def after(self, first: date, times: int) -> date:
        """The day so many times this far after the first; the last of a month that is shorter."""
        if self.unit == "month":
            return add_months_last_day_where_shorter(first, times * self.many)
        return first + timedelta(days=times * self.many * (DAYS_IN_A_WEEK if self.unit == "week" else 1))

    @property
    def is_monthly(self) -> bool:
        """Whether it is a month, which has a word of its own."""
        return self.unit == "month" and self.many == 1

    @property
    def said(self) -> str:
        """How often: ``every month``, ``every 4 weeks``."""
        return f"every {self.unit}" if self.many == 1 else f"every {self.many} {self.unit}s"


@dataclass(frozen=True, slots=True)
class Instalments:
    """So many payments, each so far ``apart`` from the last, from a day of the record; none after ``until``.

    They are the equal parts of one amount, or each is the amount ``in_full``. ``open_ended`` says that a blank last day
    means still going on.
    """

    count: int
    apart: InstalmentInterval
    in_full: bool
    start: Day
    start_text: str
    until: Day | None
    until_text: str
    open_ended: bool

    @property
    def parts(self) -> int:
        """How many of them the amount is for: all of them, or one."""
        return 1 if self.in_full else self.count

    def falls_on(self, first: date, number: int) -> date:
        """The day of an instalment, numbered from 1, by that of the first."""
        return self.apart.after(first, number - 1)
