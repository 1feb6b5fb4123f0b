"""Adding up as it is written: ``added up: by plan and week, at the price of its last day``."""

import re
from typing import Literal

from pbr.conditions.date_expressions import Day
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind
from pbr.scheme.payments.added_up import AddedUp, Whose
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.days import read_day
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar, part_of
from pbr.values.pattern import Pattern
from pbr.values.window import Over

_ADDED_UP = Pattern(
    r"by (?P<by>[a-z]+)(?: and (?P<window>[a-z][a-z ]*))?(?:, at the price of its (?P<day>first|last) day)?", re.ASCII
)
_BY: tuple[Whose, ...] = ("plan", "provider")
_WINDOWS: dict[str, Over] = {
    "day": "day",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "contract quarter": "contract quarter",
    "contract year": "contract year",
    "calendar year": "year",
}
_DAYS: dict[str, Literal["first", "last"]] = {"first": "first", "last": "last"}
_REMEDY = (
    "write by plan and day, by plan, or by provider and month; a window longer than a day may say its price: by plan "
    "and week, at the price of its last day"
)


def read_due(text: Scalar | None, kind: TableKind | None, added_up: AddedUp | None, reading: Reading) -> Day | None:
    """The day on which a payment is due: by the end of the week too, where what is added up is over by then."""
    if text is not None and kind is not None and added_up is not None and added_up.window in ("day", "week"):
        return reading.day_among_weeks(text, kind)
    return read_day(text, kind, reading)


def read_added_up(text: Scalar | None, reading: Reading) -> AddedUp | None:
    """Whose records are added up; None where none are, or, with a problem, where it means nothing."""
    if text is None:
        return None
    match = _ADDED_UP.fullmatch(text.text)
    by = None if match is None else next((one for one in _BY if one == match["by"]), None)
    if match is None or by is None:
        message = f"'{text.text}' does not say by what records are added up"
        reading.problem("PBR465", message, text.place, _REMEDY)
        return None
    window: Over | None = "run"
    if match["window"]:
        written = part_of(text, *match.span("window"))
        window = window_written(written, _WINDOWS, reading)
        if window is None and written.text != "cycle":
            choices = [*_WINDOWS, "cycle"]
            message = f"'{written.text}' is not a stretch of days by which records are added up"
            remedy = did_you_mean(written.text, choices) or f"one of: {', '.join(choices)}"
            reading.problem("PBR465", message, written.place, remedy)
    if window is None:
        return None
    return AddedUp(by, window, _DAYS.get(match["day"] or ""), text.text.partition(",")[0].removeprefix("by "))
