"""A fault of pbr's own, which no user can mend: named for a report, and never in its own words."""

from types import TracebackType


def whereabouts(fault: Exception) -> str:
    """Name the exception and the last line of pbr's own that it came through.

    That is all that a report needs, and the words of an exception may quote a record.
    """
    place = "unknown"
    step: TracebackType | None = fault.__traceback__
    while step:
        module = step.tb_frame.f_globals.get("__name__", "")
        if isinstance(module, str) and module.partition(".")[0] == "pbr":
            place = f"{module}:{step.tb_lineno}"
        step = step.tb_next
    return f"{type(fault).__name__} in {place}"
