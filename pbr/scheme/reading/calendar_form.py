"""The calendar as the heading writes it: the nation whose bank holidays count, and days of the contract's own."""

from datetime import date
from typing import Annotated

from pydantic import Field

from pbr.calendar.bank_holiday_list import NATIONS, bank_holidays_of
from pbr.calendar.calendar import Calendar
from pbr.problems.suggest import did_you_mean
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import Block, Form, Text
from pbr.values.dates import date_in_scheme
from pbr.values.period import Period


class CalendarForm(Form):
    """``bank holidays: England and Wales``, and ``also:`` with a reason for each day."""

    bank_holidays: Text = Field(alias="bank holidays")
    also: Annotated[dict[str, Text], Block] = Field({})


def read_calendar(form: CalendarForm | None, runs: Period | None, reading: Reading) -> Calendar | None:
    """The calendar of a scheme; None where it has none. One that has a problem of its own is read as some nation's."""
    if form is None:
        return _stand_in() if reading.is_written("calendar") else None
    nation = form.bank_holidays
    if nation.text not in NATIONS:
        reading.problem(
            "PBR450",
            f"there is no list of bank holidays of '{nation.text}'",
            nation.place,
            did_you_mean(nation.text, NATIONS) or f"write one of: {', '.join(NATIONS)}",
        )
        return _stand_in()
    calendar = Calendar(nation.text, bank_holidays_of(nation.text), {})
    if runs is not None and not (runs.first in calendar.listed.reaches and runs.last in calendar.listed.reaches):
        reading.problem(
            "PBR452",
            f"the scheme runs from {runs.first} to {runs.last}, and {calendar.reach_in_words}",
            nation.place,
            "end the run with the list, or take a release of pbr whose list is longer; no day is guessed",
        )
    return Calendar(nation.text, calendar.listed, _also(form, calendar, reading))


def _stand_in() -> Calendar:
    """A calendar in place of one that could not be read, so that what asks for bank holidays has no problem by that."""
    nation = next(iter(NATIONS))
    return Calendar(nation, bank_holidays_of(nation), {})


def _also(form: CalendarForm, calendar: Calendar, reading: Reading) -> dict[date, str]:
    days: dict[date, str] = {}
    for written, reason in form.also.items():
        day, place = date_in_scheme(written), reading.place("calendar", "also", written)
        if day is None:
            message = f"'{written}' is not a day of the calendar between 1900 and 2199"
            reading.problem("PBR212", message, place, "write it like 2026-12-24, year, month and day")
        elif day not in calendar.listed.reaches:
            message = f"{day} lies outside the calendar: {calendar.reach_in_words}"
            reading.problem("PBR452", message, place, "check the year")
        elif day in calendar.listed.days:
            message = f"{day} is a bank holiday in {calendar.nation} already: {calendar.listed.days[day]}"
            reading.problem("PBR451", message, place, "take it out, or write the day that was meant")
        else:
            days[day] = " ".join(reason.text.split())
    return days
