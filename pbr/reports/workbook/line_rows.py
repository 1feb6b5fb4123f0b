"""The rows that lines make in a workbook: every line, what is not paid and why, and what is held and since when."""

from collections.abc import Iterator, Mapping
from datetime import date

from pbr.records.dictionary import TABLES
from pbr.records.expected_row import ExpectedRow
from pbr.records.held_row import HeldRow
from pbr.reports.workbook.book import Cell
from pbr.reports.workbook.columns import Column, Kind
from pbr.reports.workbook.table_in_sheets import Described
from pbr.settlement.line import Line, Status
from pbr.settlement.reason_words import not_taken_in_words, reason_in_words
from pbr.settlement.worded_once import WordedOnce

WHAT_IS_WORKED_OUT = (
    Column("Provider"),
    Column("Person"),
    Column("Record"),
    Column("Plan"),
    Column("Payment"),
    Column("Part"),
    Column("Slot"),
    Column("Clause", Kind.SENTENCE),
    Column("Status"),
    Column("Kind"),
    Column("Due on", Kind.DAY),
    Column("Service from", Kind.DAY),
    Column("Service to", Kind.DAY),
    Column("Quantity", Kind.NUMBER),
    Column("Unit"),
    Column("Unit price", Kind.PRICE),
    Column("Share", Kind.SHARE),
)
"""Whose a sum is, what it is for, and what it is worked out from: the same of a line and of an entry of a ledger."""

LINES = Described(
    "Lines",
    (
        "One row is one payment, or one part of it, for one record, provider window or limit. What is not paid has a "
        "row as well.",
        "Amount is what is payable now; At stake is not, and is in no total due. A blank is a sum or a day that is not "
        "known, or that the line does not have; it is never nil.",
    ),
    (
        Column("Line"),
        *WHAT_IS_WORKED_OUT,
        Column("Amount", Kind.MONEY, summed=True),
        Column("At stake", Kind.MONEY, summed=True),
        Column("Due to date", Kind.MONEY, summed=True),
        Column("Reason", Kind.SENTENCE),
    ),
)

NOT_PAID = Described(
    "Not paid and why",
    (
        "One row is one line of which something is not paid now. What is held is here, and with its age in 'Held'.",
        "At stake is what would be paid, and is blank where the sum is not known.",
    ),
    (
        Column("Provider"),
        Column("Record"),
        Column("Plan"),
        Column("Payment"),
        Column("Part"),
        Column("Slot"),
        Column("Status"),
        Column("Due on", Kind.DAY),
        Column("At stake", Kind.MONEY, summed=True),
        Column("Why", Kind.SENTENCE),
        Column("Line"),
    ),
)

HELD = Described(
    "Held",
    (
        "One row is one line that is held or has no price, one thing wrong with a row that could not be read, or one "
        "row that is expected and not there.",
        "Days since due are counted to the day that the settlement is as at; blank where it was not due by then, or "
        "the day is not known. What a row that could not be read comes to is not known.",
    ),
    (
        Column("Held"),
        Column("Provider"),
        Column("Record"),
        Column("Payment"),
        Column("Part"),
        Column("Slot"),
        Column("Due on", Kind.DAY),
        Column("Days since due", Kind.COUNT),
        Column("At stake", Kind.MONEY, summed=True),
        Column("Table"),
        Column("File"),
        Column("Row", Kind.COUNT),
        Column("Code"),
        Column("Field"),
        Column("Why", Kind.SENTENCE),
    ),
)

_NOT_PAID = frozenset(
    {Status.ERROR, Status.HELD, Status.NOT_EARNED, Status.NOT_DUE, Status.OPEN, Status.EARLIER}
)  # fmt: skip


def status_word(status: Status) -> str:
    """A status as people read it: ``not earned``."""
    return status.value.replace("_", " ")


class LineRows:
    """Makes the rows of lines. A reason is one object for many lines, and is worded once."""

    def __init__(self, as_at: date) -> None:
        self._as_at = as_at
        self._sentence = WordedOnce(reason_in_words)

    def of_line(self, line: Line) -> tuple[Cell, ...]:
        """The row of a line among all lines."""
        record = line.record
        return (
            line.line_id, record.provider, record.person, record.id, record.plan, line.payment, line.part,
            line.slot.label, line.clause, status_word(line.status), str(line.kind), line.due_on, line.service_from,
            line.service_to, line.quantity, line.unit, line.unit_price, line.share, line.amount, line.at_stake,
            line.due_to_date, self._sentence(line.reason),
        )  # fmt: skip

    def of_not_paid(self, line: Line) -> tuple[Cell, ...] | None:
        """The row of a line among those that are not paid; None for one that is, and keeps nothing back."""
        kept_back = line.status is Status.DUE and line.at_stake
        if line.status not in _NOT_PAID and not kept_back:
            return None
        record = line.record
        return (
            record.provider, record.id, record.plan, line.payment, line.part, line.slot.label,
            status_word(line.status), line.due_on, line.at_stake, self._sentence(line.reason), line.line_id,
        )  # fmt: skip

    def of_held(self, line: Line) -> tuple[Cell, ...] | None:
        """The row of a line among those that are held; None for another, and for a row of the extract."""
        if line.status not in (Status.HELD, Status.ERROR) or not line.payment:
            return None
        record, due = line.record, line.due_on
        days = (self._as_at - due).days if due is not None and due <= self._as_at else None
        return (
            "no price" if line.status is Status.ERROR else "line", record.provider, record.id, line.payment, line.part,
            line.slot.label, due, days, line.at_stake, None, None, None, None, None, self._sentence(line.reason),
        )  # fmt: skip


def rows_of_held_row(row: HeldRow, deducted: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Cell, ...]]:
    """One row for each thing wrong with a row of the extract; ``deducted`` has the deductions by table."""
    for problem in row.problems:
        why = f"{problem.message}{not_taken_in_words(deducted.get(row.table, ()))}"
        yield (
            "row", row.provider_id, row.record_id, None, None, None, None, None, None,
            row.table, row.file, row.line, problem.code, problem.place.field, why,
        )  # fmt: skip


def row_of_expected(row: ExpectedRow) -> tuple[Cell, ...]:
    """The row of a row that the scheme expects and nobody recorded."""
    kind = TABLES[row.table]
    why = f"not recorded: {kind.one} {row.code} of {row.provider_id}, from {row.period}"
    return (
        "expected", row.provider_id, row.record_id, None, None, row.window.label, None, None, None,
        row.table, kind.file, None, None, kind.key[0], why,
    )  # fmt: skip
