"""Days as generated source: an expression for the day that a record gives, None while it is not known."""

from collections.abc import Sequence

from pbr.conditions.date_expressions import Day, Each, EarlierOf, Edge, LaterOf, OneDay
from pbr.conditions.row_source import RowSource
from pbr.conditions.syntax_tree import Operand
from pbr.generate.source import Source, any_of


def day_source(day: Day, row: RowSource) -> str:
    """An expression for a day of a row. Raises ``ValueError`` for one that only a line has."""
    match day:
        case OneDay(value=value):
            return row.value(value)
        case LaterOf(choices=choices):
            return _chosen("max", [_of_row(choice) for choice in choices], row)
        case EarlierOf(first=first, second=second):
            return _chosen("min", [first, second], row)
        case Edge() | Each():
            raise _only_of_a_line()


def _of_row(choice: Operand | Edge | Each) -> Operand:
    if isinstance(choice, Edge | Each):
        raise _only_of_a_line()
    return choice


def _only_of_a_line() -> ValueError:
    return ValueError("only a line, not a row, has this day")


def _chosen(choose: str, operands: Sequence[Operand], row: RowSource) -> str:
    return chosen_of(choose, [row.value(one) for one in operands], row.source)


def chosen_of(choose: str, days: Sequence[str], source: Source) -> str:
    """An expression for the ``max`` or the ``min`` of some days, each an expression: None where any of them is."""
    names = [source.name("day") for _ in days]
    blank = [f"({name} := {day}) is None" for name, day in zip(names, days, strict=True)]
    if len(names) == 2:
        # Almost always two, and asked of every record: compared here, it takes no call.
        first, second = names
        chosen = f"{first} if {first} {'>=' if choose == 'max' else '<='} {second} else {second}"
    else:
        chosen = f"{choose}({', '.join(names)})"
    return f"(None if {any_of(blank)} else {chosen})"
