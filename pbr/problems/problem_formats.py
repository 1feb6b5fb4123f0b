"""Problems (diagnostics) formatted: text for people, and annotations for GitHub; JSON is in `problems_json`."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter

from pbr.problems.problem import Place, Problem
from pbr.problems.visible_text import visible

MOST_SHOWN = 50
_WIDEST = 110
_BEFORE_CARET = 50


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Give the problems by file, what stops a run first; then by line and column, and by code at one place."""
    return sorted(problems, key=_order)


def _order(problem: Problem) -> tuple[str, bool, Place, str, str]:
    return problem.place.file, problem.severity == "warning", problem.place, problem.code, problem.message


def as_text(problem: Problem) -> str:
    """Write one problem for people: the place and sentence, the source line or column name, and the help.

    Characters that would not be seen, or would command a terminal, are written by their number.
    """
    lines = [str(problem)]
    if problem.excerpt:
        lines += _source_line(problem.excerpt, problem.place)
    elif problem.place.field:
        lines.append(f"  column: {problem.place.heading or problem.place.field}")
    lines += [f"  {place}: {said}" for said, place in problem.related]
    if problem.help:
        lines.append(f"  = help: {problem.help}")
    lines += problem.to_paste
    return "\n".join(visible(line) for line in lines)


def all_as_text(problems: Iterable[Problem]) -> str:
    """Write problems for people, in order of place: at most 50 for one file, then how many more it has.

    Raises ``TypeError`` for what is no list of problems.
    """
    problems = list(problems) if isinstance(problems, Iterable) else [problems]
    if not all(isinstance(problem, Problem) for problem in problems):
        raise TypeError("problems are written out of a list of them, as found.problems")
    written: list[str] = []
    for file, found in groupby(in_order(problems), key=attrgetter("place.file")):
        of_file = list(found)
        written += [as_text(problem) for problem in of_file[:MOST_SHOWN]]
        more = len(of_file) - MOST_SHOWN
        if more > 0:
            written.append(visible(f"{file}: and {more:,} more problem{'s' if more > 1 else ''}"))
    return "\n".join(written)


def _cut_at(excerpt: str, start: int) -> int:
    """From which character on a long source line is shown."""
    return max(0, start - _BEFORE_CARET) if len(excerpt) > _WIDEST else 0


def _shown(excerpt: str, cut: int) -> str:
    """As much of a source line as is shown, with dots where something is cut off."""
    before, ahead = ("..." if cut else ""), ("..." if cut + _WIDEST < len(excerpt) else "")
    return f"{before}{excerpt[cut : cut + _WIDEST]}{ahead}"


def excerpt_shown(problem: Problem) -> str:
    """As much of the source line of a problem as is shown; empty where it has none."""
    return _shown(problem.excerpt, _cut_at(problem.excerpt, max(problem.place.column - 1, 0)))


def _source_line(excerpt: str, place: Place) -> list[str]:
    """Give the source line with its number, and a line of carets under the columns meant."""
    start = max(place.column - 1, 0)
    end = max(place.end_column - 1, start + 1)
    cut = _cut_at(excerpt, start)
    shown = excerpt[cut : cut + _WIDEST]
    before = "..." if cut else ""
    margin = f"  {place.line} | "
    lines = [f"{margin}{visible(_shown(excerpt, cut))}".rstrip()]
    if place.column:
        indent = len(before) + len(visible(shown[: start - cut]))
        width = len(visible(shown[start - cut : end - cut]))
        lines.append(f"{' ' * (len(margin) - 2)}| {' ' * indent}{'^' * max(width, 1)}")
    return lines


def as_github(problem: Problem) -> str:
    """Write one problem as a GitHub workflow command, which marks the line in a pull request."""
    place = problem.place
    where = f"file={_property(place.file)},line={max(place.line, 1)}"
    if place.column and not place.field:
        where += f",col={place.column}"
    sentences = [problem.message, *([problem.help] if problem.help else []), *problem.to_paste]
    message = "%0A".join(visible(sentence).replace("%", "%25") for sentence in sentences)
    return f"::{problem.severity} {where},title={problem.code}::{message}"


def _property(text: str) -> str:
    """Write text as GitHub reads a property, in which colons and commas mean something."""
    return visible(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
