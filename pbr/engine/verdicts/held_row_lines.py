"""The line of a row that could not be read, held under ``--hold-errors`` so that it is not lost."""

from collections.abc import Iterable, Mapping

from pbr.records.held_row import HeldRow
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.reason import HeldByUnreadRow, RowUnread
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import RowSlot


def line_of_held_row(row: HeldRow, scheme: str, deducted: Mapping[str, tuple[str, ...]]) -> Line:
    """One held line, of no payment, that says where the row stands and which problems it has.

    ``deducted`` has the deductions by the table they are for: what one of them may take off for the row is not taken.
    """
    codes = tuple(dict.fromkeys(problem.code for problem in row.problems))
    record = RecordRef(row.table, row.record_id, "", "", row.provider_id)
    reason = RowUnread(row.table, row.line, codes, deducted.get(row.table, ()))
    return Line(
        scheme, record, "", "", RowSlot(row.file, row.line, row.part), Payer.NOBODY, "", Status.HELD, LineKind.ROW,
        None, None, None, None, "", None, None, 0, None, 0, 0, "", reason,
    )  # fmt: skip


def where_held_below(held_rows: Iterable[HeldRow]) -> dict[tuple[str, str], HeldByUnreadRow]:
    """By table and the record they belong to, why that record's shares are held.

    That is where the first of its held rows stands, and how many more there are.
    """
    below: dict[tuple[str, str], list[HeldRow]] = {}
    for row in held_rows:
        below.setdefault((row.table, row.belongs_to), []).append(row)
    reasons: dict[tuple[str, str], HeldByUnreadRow] = {}
    for whose, rows in below.items():
        first = min(rows, key=lambda row: row.line)
        reasons[whose] = HeldByUnreadRow(first.table, first.file, first.line, len(rows) - 1)
    return reasons
