"""The calendar of a scheme: the bank holidays of a nation, and the days that its contract counts like them."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from pbr.values.dataclass import dataclass

if TYPE_CHECKING:
    from pbr.calendar.bank_holiday_list import BankHolidayList


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are bank holidays, and why. ``also`` has the contract's own days with their reasons."""

    nation: str
    listed: "BankHolidayList" = field(hash=False)
    also: Mapping[date, str] = field(hash=False)

    def is_bank_holiday(self, day: date) -> bool | None:
        """Whether a day is a bank holiday; None where the list does not reach it."""
        if day in self.also or day in self.listed.days:
            return True
        return False if day in self.listed.reaches else None

    def why(self, day: date) -> str:
        """Why a day is a bank holiday, as a clause after the day; empty where it is none, or that is not known."""
        if day in self.also:
            return f"counts as a bank holiday in this contract: {self.also[day]}"
        name = self.listed.days.get(day)
        return f"is a bank holiday in {self.nation}: {name}" if name else ""

    @property
    def reach_in_words(self) -> str:
        """The days that the list has, for a reader: ``the list of bank holidays in Scotland has 2012 to 2031``."""
        reaches = self.listed.reaches
        return f"the list of bank holidays in {self.nation} has {reaches.first.year} to {reaches.last.year}"
