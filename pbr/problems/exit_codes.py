"""Exit codes: what a command ends with, and which problems call for it."""

from collections.abc import Sequence

from pbr.problems.problem import Problem, errors_in

DONE, PROBLEMS, COULD_NOT_RUN, ROWS_HELD, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes: done; problems and nothing written; could not run; settled with bad rows held; interrupted."""


def code_for(problems: Sequence[Problem]) -> int:
    """Give 2 when something outside the scheme and the records is wrong, 1 for any other error, 0 for warnings only."""
    if not problems:
        return DONE
    # imported late: pbr --help stays quick
    from pbr.problems.catalogue import OUTSIDE

    if any(problem.code in OUTSIDE for problem in problems):
        return COULD_NOT_RUN
    return PROBLEMS if errors_in(list(problems)) else DONE
