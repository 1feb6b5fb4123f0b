"""The calendar of a scheme in words: whose bank holidays, from where and to when, and the contract's own days."""

from pbr.calendar.calendar import Calendar
from pbr.describe.shared_wording import day_written


def calendar_in_words(calendar: Calendar | None) -> str:
    """What the calendar says, and which of its years a proclamation can still change; empty where there is none."""
    if calendar is None:
        return ""
    printed, worked_out = calendar.listed.printed, calendar.listed.worked_out
    own = "".join(f" {day_written(day)} counts as one too: {reason}." for day, reason in sorted(calendar.also.items()))
    return (
        f"Bank holidays are those of {calendar.nation}. The years {printed.first.year} to {printed.last.year} are "
        f"printed by www.gov.uk/bank-holidays; the Banking and Financial Dealings Act 1971 gives those from "
        f"{worked_out.first.year} to {worked_out.last.year}. A day outside these years is not known.{own} "
        "A working day, where days are counted so, is a day that is none of these and no Saturday or Sunday; the day "
        "that is counted from is not one of them."
    )
