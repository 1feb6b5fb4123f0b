"""Files of records with a header and no rows: often an export that failed."""

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.reading_result import TableRead

_NEVER_WITHOUT_ROWS = ("plans", "people")
"""The tables that every other is about. Nothing can be paid without their rows, so an export failed."""


def no_rows(read: TableRead) -> list[Problem]:
    """Warn of a file that holds its header only; raises ``ProblemsFound`` where that cannot be meant."""
    if read.has_rows:
        return []
    message, place = f"{read.file} has no rows", Place(read.file)
    if read.kind.name in _NEVER_WITHOUT_ROWS:
        raise ProblemsFound([Problem("PBR622", message, place, "export it again: nothing can be settled without them")])
    return [Problem("PBR608", message, place, "check the export", "warning")]
