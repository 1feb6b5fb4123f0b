"""The line of a row that could not be read, held under ``--hold-errors`` so that it is not lost."""

from pbr.records.record_id import held_row_id
from pbr.settlement.line import Line, Status
from pbr.settlement.settlement import HeldRow


def line_of_held_row(row: HeldRow, scheme: str) -> Line:
    """One held line, of no payment, that says where the row stands and which problems it has."""
    codes = ", ".join(dict.fromkeys(problem.code for problem in row.problems))
    reason = f"held: {row.table} line {row.line} has problems: {codes}"
    named = held_row_id(row.file, row.line)
    return Line(
        named, scheme, row.provider_id, "", row.record_id, "", "", "", "", "", Status.HELD, "row",
        None, None, None, None, "", None, None, 0, None, 0, 0, "", reason,
    )  # fmt: skip
