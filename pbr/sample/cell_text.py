"""Cells of a row, and days as text, each written once."""

from datetime import date

Row = tuple[str, ...]
"""The cells of one row of a CSV, as text."""


class IsoDays(dict[int | None, str]):
    """Day numbers (ordinals) to YYYY-MM-DD; None to blank."""

    def __missing__(self, day: int | None) -> str:
        text = "" if day is None else date.fromordinal(day).isoformat()
        self[day] = text
        return text


def known_by(last: int, day: int | None) -> int | None:
    """The day, if it has come by ``last``; otherwise None, as the extract cannot have it."""
    return day if day is not None and day <= last else None
