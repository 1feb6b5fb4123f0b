"""Times of day, as records write them: whole minutes of the clock on the wall, whatever the season."""

import re
from datetime import time

from pbr.values.pattern import Pattern

MINUTES_OF_A_DAY = 24 * 60
_IN_CELL = Pattern(
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-5][0-9])(?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?: ?(?P<half>[AaPp])[Mm])?", re.ASCII
)
_HOURS_OF_A_CLOCK = 12


def time_in_cell(text: str) -> time | None:
    """Read a time as extracts write it: ``06:00``, ``6:00``, ``06:00:00`` or ``6:00 pm``; nothing for other text.

    Seconds are left out. A day before it, or the name of a zone after it, is other text.
    """
    found = _IN_CELL.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"])
    if found["half"]:
        if not 1 <= hour <= _HOURS_OF_A_CLOCK:
            return None
        hour = hour % _HOURS_OF_A_CLOCK + (_HOURS_OF_A_CLOCK if found["half"] in "pP" else 0)
    return time(hour, minute) if hour < 24 else None


def minute_of_day(at: time) -> int:
    """How many minutes after midnight a time is."""
    return at.hour * 60 + at.minute


def time_written(at: time) -> str:
    """A time as a scheme writes it: ``06:00``."""
    return f"{at:%H:%M}"
