"""The one time that a run records: from the environment where it is set, else from a clock that is given."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from pbr.problems.problem import Place, Problem, ProblemsFound

_EPOCH = "SOURCE_DATE_EPOCH"


def time_recorded(environment: Mapping[str, str], clock: Callable[[], float]) -> datetime:
    """Give the time to record, in UTC to the second: that of SOURCE_DATE_EPOCH where it is set, else the clock's.

    ``clock`` gives seconds since the beginning of 1970. Raises ``ProblemsFound`` for an epoch that is no such number.
    """
    said = environment.get(_EPOCH, "")
    if not said:
        return datetime.fromtimestamp(int(clock()), UTC)
    try:
        if not (said.isascii() and said.isdecimal()):
            raise ValueError("no whole number")
        return datetime.fromtimestamp(int(said), UTC)
    except (ValueError, OverflowError, OSError):
        message = "this is not a time: it is to be whole seconds since the beginning of 1970"
        how = f"set {_EPOCH} to whole seconds; or unset it, and the clock is used"
        raise ProblemsFound([Problem("PBR072", message, Place(_EPOCH), how)]) from None
