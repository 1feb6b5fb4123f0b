"""Files of records with a header and no rows: often an export that failed."""

from pbr.problems.problem import Place, Problem, ProblemsFound
from pbr.records.dictionary import TableKind

_NEVER_WITHOUT_ROWS = ("plans", "people")
"""The tables that every other is about. Nothing can be paid without their rows, so an export failed."""

_WITHOUT_THEM = (
    "export it again: nothing can be settled without them; where there truly were none, there is nothing to settle "
    "before the first period that has some"
)


def no_rows(kind: TableKind, file: str) -> list[Problem]:
    """Warn of a file that holds its header only; raises ``ProblemsFound`` where that cannot be meant."""
    message, place = f"{file} has no rows", Place(file)
    if kind.name in _NEVER_WITHOUT_ROWS:
        raise ProblemsFound([Problem("PBR622", message, place, _WITHOUT_THEM)])
    return [
        Problem(
            "PBR608", message, place, "check the export; where there truly were none, it is as it should be", "warning"
        )
    ]
