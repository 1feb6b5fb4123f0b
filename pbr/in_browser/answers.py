"""What a call from the page is answered with: JSON, whatever came of it, and never a value of a record."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pbr.problems.own_fault import whereabouts
from pbr.problems.problem import Problem, ProblemsFound
from pbr.problems.problem_formats import as_text, in_order
from pbr.problems.problems_json import as_json

Answer = Mapping[str, Any]
"""What JSON can hold, by names."""

MOST_SENT = 200
"""How many problems are sent to the page; the rest are counted."""


class NotReadError(Exception):
    """Raised for what was typed into a field and cannot be read; ``field`` is the one, by its name on the page."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def answered(work: Callable[[], Answer]) -> str:
    """Do some work and give its answer as JSON.

    What is wrong is under ``problems``; what was typed into a field and cannot be read, under ``not_read``; and a fault
    of our own under ``fault``, without the words of the exception, which may quote a record. Where memory ran out,
    ``ended`` says that Python is to be started anew: what is left of the memory is in pieces.
    """
    try:
        return json.dumps(work())
    except ProblemsFound as found:
        return json.dumps({"problems": problems_for_page(found.problems)})
    except NotReadError as wrong:
        return json.dumps({"not_read": {"field": wrong.field, "message": str(wrong)}})
    except MemoryError:
        words = "the browser gave no more memory: try fewer records, or pbr on the command line"
        return json.dumps({"fault": words, "ended": True})
    except Exception as fault:  # whatever it is, the page says so and goes on
        return json.dumps({"fault": f"pbr met a fault of its own ({whereabouts(fault)}); please report it"})


def problems_for_page(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """Problems as the page shows them, in order of place: as JSON has them, with the command's text beside."""
    ordered = in_order(problems)
    sent = ordered[:MOST_SENT]
    told: list[dict[str, object]] = json.loads(as_json(sent))["problems"]
    for one, problem in zip(told, sent, strict=True):
        one["text"] = as_text(problem)
    if more := len(ordered) - len(sent):
        told.append({"severity": "error", "code": "", "line": 0, "message": f"and {more:,} more problems", "help": ""})
    return told


def asked(text: str) -> dict[str, Any]:
    """Read what the page asks for. Raises ``TypeError`` for what is no object: the page is then not of this pbr."""
    said = json.loads(text)
    if not isinstance(said, dict):
        raise TypeError("the page asks with an object of names and values")
    return said
