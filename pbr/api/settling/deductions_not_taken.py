"""The warning that deductions were not taken, so that a total is no ordinary one."""

from collections.abc import Mapping, Sequence

from pbr.problems.problem import Place, Problem
from pbr.records.held_row import HeldRow
from pbr.settlement.deductions_not_taken import NotDeducted, all_not_deducted


def warnings_of_deductions_not_taken(
    by_provider: Mapping[str, NotDeducted], held_rows: Sequence[HeldRow], place: Place
) -> list[Problem]:
    """Warn of deductions that were not taken.

    The warning stands at the first row that could not be read, or else at ``place``.
    """
    found = all_not_deducted(list(by_provider.values()))
    if not found:
        return []
    first = min((Place(row.file, row.line) for row in held_rows), default=place)
    message = f"{found.words} was not deducted, because it is held or not known: what is due may be less"
    if held_rows:
        advice = "mend the rows and settle again before paying; held.csv lists them"
    else:
        advice = "settle the dispute or query before paying; held.csv lists the lines"
    return [Problem("PBR903", message, first, advice, "warning")]
