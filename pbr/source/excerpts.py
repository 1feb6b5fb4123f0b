"""Excerpts (source context): the line that a problem in a scheme is shown with."""

from dataclasses import replace

from pbr.problems.problem import Problem
from pbr.values.pattern import Pattern

_LINE_END = Pattern(r"\r\n|\r|\n")
LONGEST_LINE = 2_000


def with_excerpts(problems: list[Problem], text: str, shown_as: str) -> list[Problem]:
    """Give the problems with the line of ``text`` that each stands on, where it is a problem of that file.

    A line longer than 2,000 characters is left out. Never use this for records, which are about people.
    """
    lines = _LINE_END.split(text)
    return [_with_excerpt(problem, lines) if problem.place.file == shown_as else problem for problem in problems]


def _with_excerpt(problem: Problem, lines: list[str]) -> Problem:
    """Give the problem with its line, unless it has one, or stands on none."""
    number = problem.place.line
    if problem.excerpt or not 1 <= number <= len(lines) or len(lines[number - 1]) > LONGEST_LINE:
        return problem
    return replace(problem, excerpt=lines[number - 1])
