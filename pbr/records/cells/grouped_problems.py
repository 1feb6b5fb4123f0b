"""Problems grouped: those of cells or rows of one file that say the same, said once with their count."""

from collections.abc import Iterable
from dataclasses import replace

from pbr.problems.problem import Problem
from pbr.records.cells.marks_gathered import MarkedCell, marked_cells_together

_MOST_LINES = 5


def grouped(problems: Iterable[Problem]) -> list[Problem]:
    """Put together the problems of cells or rows that say the same: the first, with how many and on which lines.

    Where they point to other rows, it points to those of the first. Marks for nothing are told once for all columns.
    """
    alike: dict[object, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_as_said(problem), []).append(problem)
    return [_together(same) for same in alike.values()]


def _as_said(problem: Problem) -> object:
    """What problems have in common that are told as one."""
    if isinstance(problem, MarkedCell):
        return MarkedCell, problem.code, problem.place.file
    return problem.code, problem.message, problem.help, problem.place.file, problem.place.field


def _together(same: list[Problem]) -> Problem:
    if len(same) == 1:
        return same[0]
    if marked := [problem for problem in same if isinstance(problem, MarkedCell)]:
        return marked_cells_together(marked)
    lines = [f"{problem.place.line}" for problem in same]
    if len(lines) > _MOST_LINES:
        where = f"{', '.join(lines[:_MOST_LINES])} and {len(lines) - _MOST_LINES:,} more"
    else:
        where = f"{', '.join(lines[:-1])} and {lines[-1]}"
    counted = "cells" if same[0].place.field else "rows"
    return replace(same[0], message=f"{same[0].message} (in {len(same):,} {counted}: lines {where})")
