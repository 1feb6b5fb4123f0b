"""The line of a row that could not be read, held under ``--hold-errors`` so that it is not lost."""

from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.reason import RowUnread
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.settlement import HeldRow
from pbr.settlement.slot import RowSlot


def line_of_held_row(row: HeldRow, scheme: str) -> Line:
    """One held line, of no payment, that says where the row stands and which problems it has."""
    codes = tuple(dict.fromkeys(problem.code for problem in row.problems))
    record = RecordRef(row.table, row.record_id, "", "", row.provider_id)
    return Line(
        scheme, record, "", "", RowSlot(row.file, row.line), Payer.NOBODY, "", Status.HELD, LineKind.ROW,
        None, None, None, None, "", None, None, 0, None, 0, 0, "", RowUnread(row.table, row.line, codes),
    )  # fmt: skip
