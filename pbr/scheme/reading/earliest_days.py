"""How early a day can be: the dates that it is never before, and by how many days."""

from pbr.calendar.working_days import WorkingDays
from pbr.conditions.date_expressions import Day, Each, EarlierOf, Edge, LaterOf, OneDay
from pbr.conditions.syntax_tree import FieldRef, MovedByWorkingDays, Operand, Shifted
from pbr.scheme.reading.facts_known_from import Key

_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


def lower_bounds(day: Day, placed: dict[Key, int] | None = None) -> dict[Key, int]:
    """The dates that a day is never before, and how many days after each it is at least.

    ``placed`` are those of the day that places a line in its month, quarter or year, or of its first instalment.
    """
    match day:
        case OneDay(value=value):
            return _bound_of(value)
        case LaterOf(choices=choices):
            every = [lower_bounds(one, placed) if isinstance(one, Edge | Each) else _bound_of(one) for one in choices]
            return {key: max(each[key] for each in every if key in each) for each in every for key in each}
        case EarlierOf(first=first, second=second):
            one, other = _bound_of(first), _bound_of(second)
            return {key: min(one[key], other[key]) for key in one if key in other}
        case Edge(end=True, days=days, working_days=working_days):
            return _moved({key: least + days for key, least in (placed or {}).items()}, working_days)
        case Edge():
            return {}
        case Each():
            return placed or {}


def _moved(bounds: dict[Key, int], by: WorkingDays | None) -> dict[Key, int]:
    """Working days are so many days at least; how many they are at most before a day, only a year's calendar says."""
    if by is None:
        return bounds
    return {key: least + by.count for key, least in bounds.items()} if by.count > 0 else {}


def _bound_of(value: Operand) -> dict[Key, int]:
    match value:
        case FieldRef(table=table, field=field):
            return {(table, field.name): 0}
        case Shifted(base=base, days=days, months=months):
            moved = days + months * (_SHORTEST_MONTH if months > 0 else _LONGEST_MONTH)
            return {key: least + moved for key, least in _bound_of(base).items()}
        case MovedByWorkingDays(base=base, by=by):
            return _moved(_bound_of(base), by)
        case _:
            return {}
