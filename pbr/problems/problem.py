"""A problem: a code, a place, a sentence, and how to mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, and a line and column counted from 1.

    In a scheme the column counts characters. In a CSV file it counts cells, and ``field`` names the
    column. Line 0 means the file as a whole.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0
    field: str = ""

    def __str__(self) -> str:
        if not self.line:
            return self.file
        if not self.column:
            return f"{self.file}:{self.line}"
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, said once, in words the owner of the file can act on.

    ``excerpt`` is the source line of a scheme. It is never filled for records, which are about people.
    ``to_paste`` are lines of a scheme that mend it as they stand, shown below the help.
    """

    code: str
    message: str
    place: Place
    help: str = ""
    severity: Severity = "error"
    excerpt: str = ""
    related: tuple[tuple[str, Place], ...] = ()
    to_paste: tuple[str, ...] = ()


class ProblemsFound(Exception):  # noqa: N818 - it is a list of findings, not one error
    """Raised when a stage cannot hand anything on; carries every problem of that stage."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def errors_in(problems: list[Problem]) -> bool:
    """Whether any of the problems stops a run (a warning does not)."""
    return any(problem.severity == "error" for problem in problems)
