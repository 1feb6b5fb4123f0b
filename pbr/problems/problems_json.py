"""Problems (diagnostics) as JSON, for programs."""

import json
from collections.abc import Iterable

from pbr.problems.problem import Place, Problem
from pbr.problems.problem_formats import excerpt_shown, in_order


def as_json(problems: Iterable[Problem]) -> str:
    """Write problems for programs: a JSON object with a list of them under ``problems``, in order of place."""
    return json.dumps({"problems": [_as_object(problem) for problem in in_order(problems)]}, indent=2)


def _as_object(problem: Problem) -> dict[str, object]:
    """Give one problem as what JSON can hold."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "help": "\n".join((problem.help, *problem.to_paste)),
        **_place_as_object(problem.place),
        "excerpt": excerpt_shown(problem),
        "related": [{"message": said, **_place_as_object(place)} for said, place in problem.related],
    }


def _place_as_object(place: Place) -> dict[str, object]:
    """Give a place as what JSON can hold."""
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_column": place.end_column,
        "field": place.field,
        **({"heading": place.heading} if place.heading else {}),
    }
