"""Days held against each other: whether two that are written in two places are the same day of a record."""

from pbr.conditions.date_expressions import Choice, Day, Each, EarlierOf, Edge, LaterOf, OneDay
from pbr.conditions.syntax_tree import AsAt, Constant, FieldRef, MoreOrLess, MovedByWorkingDays, Shifted


def as_written(day: Day | Choice) -> tuple[object, ...]:
    """A day without the columns it was written in, to be compared with another."""
    match day:
        case FieldRef():
            return (day.written,)
        case Shifted(base=base, days=days, months=months):
            return ("shifted", as_written(base), days, months)
        case MoreOrLess(base=base, by=by):
            return ("more", base.written, by)
        case MovedByWorkingDays(base=base, by=by):
            return ("working days", as_written(base), by.count)
        case OneDay(value=value):
            return as_written(value)
        case LaterOf(choices=choices):
            return ("later", *sorted(map(as_written, choices), key=str))
        case EarlierOf(first=first, second=second):
            return ("earlier", *sorted([as_written(first), as_written(second)], key=str))
        case Constant(value=value):
            return (value,)
        case Edge(end=end, of=of, days=days, working_days=by):
            return (end, of, days, 0 if by is None else by.count)
        case AsAt() | Each():
            return (type(day).__name__,)
