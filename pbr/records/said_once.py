"""Problems of cells that say the same of one column, said once with their count."""

from collections.abc import Iterable
from dataclasses import replace

from pbr.problems.problem import Problem

_MOST_LINES = 5


def said_once(problems: Iterable[Problem]) -> list[Problem]:
    """Put together the problems of one column that say the same: the first, with how many cells and on which lines.

    A problem that points to other rows, or at a row as a whole, stays by itself.
    """
    alike: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        by_itself = bool(problem.related) or not problem.place.field
        said = (problem.code, problem.message, problem.help, problem.place.file, problem.place.field)
        alike.setdefault(number if by_itself else said, []).append(problem)
    return [_together(same) for same in alike.values()]


def _together(same: list[Problem]) -> Problem:
    if len(same) == 1:
        return same[0]
    lines = [f"{problem.place.line}" for problem in same]
    if len(lines) > _MOST_LINES:
        where = f"{', '.join(lines[:_MOST_LINES])} and {len(lines) - _MOST_LINES:,} more"
    else:
        where = f"{', '.join(lines[:-1])} and {lines[-1]}"
    return replace(same[0], message=f"{same[0].message} (in {len(same):,} cells: lines {where})")
