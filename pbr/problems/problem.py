"""A problem (diagnostic, an error or a warning): a code, a place, a sentence, and how to mend it."""

from typing import Literal

from pbr.values.dataclass import dataclass

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something stands: a file, and a line and column counted from 1.

    In a scheme the column counts characters. In a CSV file it counts cells, and ``field`` names the
    column. Line 0 means the file as a whole. ``heading`` is what stands above the column where that is not the field,
    but what a mapping says the field is.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0
    field: str = ""
    heading: str = ""

    def __str__(self) -> str:
        if not self.line:
            return self.file
        if not self.column:
            return f"{self.file}:{self.line}"
        return f"{self.file}:{self.line}:{self.column}"


LONGEST_MESSAGE, LONGEST_HELP = 400, 2_000
"""How many characters of a message and of its help are kept: a file's own text can be very long."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, said once, in words the owner of the file can act on.

    A message or a help that quotes a very long text of the file is cut, and ends in dots. ``excerpt`` is the source
    line of a scheme. It is never filled for records, which are about people.
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

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", _cut(self.message, LONGEST_MESSAGE))
        object.__setattr__(self, "help", _cut(self.help, LONGEST_HELP))

    def __str__(self) -> str:
        """The place and the sentence, as a line; what else there is `pbr.problems.problem_formats` sets below it."""
        return f"{self.place}: {self.severity}[{self.code}] {self.message}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}..."


class ProblemsFound(Exception):  # noqa: N818 - it is a list of findings, not one error
    """Raised when a stage cannot hand anything on; carries every problem of that stage, and says the first of them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(_first_of(problems))
        self.problems = problems

    def __reduce__(self) -> tuple[type["ProblemsFound"], tuple[list[Problem]]]:
        """Come from another process with every problem, and not with the first in words alone."""
        return type(self), (self.problems,)


class RowsRefused(ProblemsFound):
    """Raised where nothing is wrong but rows of an extract, each of which could be held and the rest worked out."""


def _first_of(problems: list[Problem]) -> str:
    """Say the first error in a line, and how many more there are."""
    if not problems:
        return "no problem is named"
    first = min(problems, key=lambda problem: problem.severity == "warning")
    more = len(problems) - 1
    return f"{first} (and {more:,} more problem{'s' if more > 1 else ''}, in .problems)" if more else str(first)


def errors_in(problems: list[Problem]) -> bool:
    """Whether any of the problems stops a run (a warning does not)."""
    return any(problem.severity == "error" for problem in problems)
