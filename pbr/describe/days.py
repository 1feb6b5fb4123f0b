"""Days in words: of a record, of a month, quarter or year, or of each instalment."""

from pbr.conditions.date_expressions import Choice, Day, Each, EarlierOf, Edge, LaterOf, OneDay
from pbr.describe.conditions import long_time, operand_in_words, working_days_in_words
from pbr.describe.shared_wording import counted, day_written
from pbr.values.window import Cycle, Over


def day_in_words(day: Day, of_which: str) -> str:
    """A day: ``the day the plan started``, ``6 weeks after the last day of the quarter``.

    ``of_which`` says which month, quarter or year an edge is of: ``in which the day the plan started falls``; it may
    be empty.
    """
    match day:
        case OneDay(value=value):
            return operand_in_words(value)
        case LaterOf(choices=choices):
            said = [_one_of(one, of_which) for one in choices]
            return f"the {'later' if len(said) == 2 else 'latest'} of {', '.join(said[:-1])} and {said[-1]}"
        case EarlierOf(first=first, second=second):
            return f"the earlier of {operand_in_words(first)} and {operand_in_words(second)}"
        case Edge():
            return _edge(day, of_which)
        case Each(what="day"):
            return "each day"
        case Each():
            return "the day of each instalment"


def _one_of(day: Choice, of_which: str) -> str:
    """One of two days of which the later counts."""
    return day_in_words(day, of_which) if isinstance(day, Edge | Each) else operand_in_words(day)


def stretch_in_words(over: Over) -> str:
    """What each window is called: ``calendar month``, ``contract year``, ``cycle of 4 weeks``; ``run`` for the run."""
    match over:
        case "run" | "day" | "week" | "contract quarter" | "contract year":
            return over
        case Cycle(weeks=weeks):
            return f"cycle of {counted(weeks, 'week')}"
        case _:
            return f"calendar {over}"


def begun(over: Over) -> str:
    """From which day windows are counted, where that is not the calendar's to say; empty where it is."""
    match over:
        case "week":
            return ", from Monday to Sunday"
        case "contract quarter" | "contract year":
            return ", counted from the first day of the run"
        case Cycle(first=first):
            return f", counted from {day_written(first)}"
        case _:
            return ""


def on_day(day: Day, of_which: str = "") -> str:
    """When something is due: ``on the day the plan started``, ``6 weeks after the last day of …``."""
    words = day_in_words(day, of_which)
    return words if words[0].isdigit() else f"on {words}"


def _edge(edge: Edge, of_which: str) -> str:
    end = "last" if edge.end else "first"
    stretch = stretch_in_words(edge.of)
    day = f"the {end} day of the {stretch}{f' {of_which}' if of_which else ''}"
    if edge.days:
        day = f"{long_time(abs(edge.days), 'day')} {'after' if edge.days > 0 else 'before'} {day}"
    return day if edge.working_days is None else working_days_in_words(edge.working_days, day)
