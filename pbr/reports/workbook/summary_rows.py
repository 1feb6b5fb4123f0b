"""The small tables of a workbook: what the lines come to by status, provider and payment, measures, rows, warnings.

What is a sum of another table is a formula there, with what it comes to; formulas are made of our own names and cells.
"""

from collections.abc import Iterable, Sequence

from pbr.judging.chance_in_words import METHOD, chance_of
from pbr.problems.problem import Problem
from pbr.reports.payers_csv import payers_in_order
from pbr.reports.totals_csv import in_order
from pbr.reports.workbook.book import Cell
from pbr.reports.workbook.columns import Column, Formula, Kind
from pbr.reports.workbook.line_rows import status_word
from pbr.reports.workbook.table_in_sheets import Described, TableInSheets
from pbr.settlement.line import Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.payer_totals import PayerTotals
from pbr.settlement.settlement import RowCounts, Settlement
from pbr.settlement.totals import Tally, Total

_NOT_ADDED = "At stake is not payable now, and is in no total due: do not add it to Amount."

SUMS = (
    Column("Lines", Kind.COUNT, summed=True),
    Column("Amount", Kind.MONEY, summed=True),
    Column("At stake", Kind.MONEY, summed=True),
    Column("Sum not known", Kind.COUNT, summed=True),
)
"""Sum not known: how many of the lines have a sum at stake that nobody knows yet."""

SUMMARY = Described(
    "Summary",
    (
        "One row is what became of some lines: how many, what is payable of them now, and what is at stake.",
        f"{_NOT_ADDED} Sum not known counts lines that have more at stake than is known.",
    ),
    (Column("Status"), Column("Means", Kind.SENTENCE), *SUMS),
)
BY_PROVIDER = Described(
    "Due by provider",
    (
        "One row is one provider, and what it is to be paid. A row without a provider is of rows that name none, and "
        "of what persons are paid.",
    ),
    (Column("Provider"), *SUMS, Column("Not deducted", Kind.SENTENCE)),
)
BY_PAYMENT = Described(
    "Due by payment",
    (
        "One row is one provider, payment and status. Rows that could not be read have no payment.",
        f"{_NOT_ADDED} Sum not known counts lines that have more at stake than is known.",
    ),
    (Column("Provider"), Column("Payment"), Column("Status"), *SUMS),
)
BY_PAYER = Described(
    "Due by payer",
    ("One row is one payer, provider, payment and status, where the scheme lists who pays. Nobody pays a note.",),
    (Column("Paid by"), Column("Provider"), Column("Payment"), Column("Status"), *SUMS),
)
MEASURES = Described(
    "Measures",
    (
        "One row is one measure of one provider, in one month, quarter, year or run.",
        "The share can come out from the lowest to the highest, by how what is not known turns out. Both are blank "
        "where there is nothing to measure: that is neither none nor all.",
        f"By chance is how far chance alone could move a share of so few records ({METHOD}).",
    ),
    (
        Column("Measure"),
        Column("Provider"),
        Column("Window"),
        Column("First day", Kind.DAY),
        Column("Last day", Kind.DAY),
        Column("Count", Kind.COUNT),
        Column("Out of", Kind.COUNT),
        Column("Not known", Kind.COUNT),
        Column("May belong", Kind.COUNT),
        Column("May count", Kind.COUNT),
        Column("May not count", Kind.COUNT),
        Column("Lowest share", Kind.SHARE),
        Column("Highest share", Kind.SHARE),
        Column("By chance, lowest", Kind.SHARE),
        Column("By chance, highest", Kind.SHARE),
        Column("Expected"),
        Column("Not recorded", Kind.SENTENCE),
    ),
)
RECORDS_READ = Described(
    "Records read",
    (
        "One row is one table of the extract, and what became of its rows.",
        "Read is Used, Out of scope, Dropped (blank or repeated) and Held together.",
    ),
    (
        Column("Table"),
        Column("Read", Kind.COUNT, summed=True),
        Column("Used", Kind.COUNT, summed=True),
        Column("Out of scope", Kind.COUNT, summed=True),
        Column("Dropped", Kind.COUNT, summed=True),
        Column("Held", Kind.COUNT, summed=True),
    ),
)
WARNINGS = Described(
    "Warnings",
    ("One row is something to look at before anyone is paid, and how it is mended.",),
    (
        Column("Code"),
        Column("File"),
        Column("Row", Kind.COUNT),
        Column("Field"),
        Column("What it is", Kind.SENTENCE),
        Column("How to mend it", Kind.SENTENCE),
    ),
)
CHECKS = Described(
    "Checks",
    ("One row is a sum of amounts elsewhere in this workbook. Every one is the total due, so no difference is left.",),
    (
        Column("Amounts added up", Kind.SENTENCE),
        Column("Comes to", Kind.MONEY),
        Column("Total due", Kind.MONEY),
        Column("Difference", Kind.MONEY),
    ),
)

_MEANS = {
    Status.ERROR: "The scheme has no price for it.",
    Status.HELD: "It is disputed, a rule of the scheme holds it, or its row could not be read.",
    Status.NOT_EARNED: "What earns it did not happen.",
    Status.NOT_DUE: "Its day is known and has not come.",
    Status.OPEN: "Something that decides it is not known yet.",
    Status.DUE: "It is payable in this period.",
    Status.EARLIER: "It fell due before the period; it is not in the total, and without a ledger may be unpaid.",
    Status.NOTE: "It is shown, and never paid.",
    Status.SETTLED: "It was settled in full by earlier runs.",
    Status.TAKEN_BACK: "It was settled by earlier runs, and is due no more.",
}


def write_by_payment(table: TableInSheets, tally: Tally) -> None:
    """Write what the lines come to by provider, payment and status."""
    for (provider, payment, status), total in in_order(tally):
        table.write((provider, payment, status_word(status), *_sums(total)))


def write_by_payer(table: TableInSheets, totals: PayerTotals) -> None:
    """Write what the lines come to by payer, provider, payment and status."""
    for (payer, provider, payment, status), total in payers_in_order(totals):
        table.write((payer, provider, payment, status_word(status), *_sums(total)))


def write_summary(table: TableInSheets, tally: Tally, groups: TableInSheets) -> None:
    """Write what the lines come to by status, as sums of ``groups``."""
    for status, total in tally.by_status().items():
        where = f"A{table.next_row}"
        sums = [
            Formula(_plus(f"SUMIFS({one}[{column.heading}],{one}[Status],{where})" for one in groups.names), value)
            for column, value in zip(SUMS, _sums(total), strict=True)
        ]
        table.write((status_word(status), _MEANS[status], *sums))


def write_by_provider(table: TableInSheets, settlement: Settlement, groups: TableInSheets) -> None:
    """Write what is due to each provider, as sums of ``groups``, and what was not taken off."""
    totals: dict[str, Total] = {}
    for (provider, _, _), group in in_order(settlement.tally):
        total = totals.setdefault(provider, Total())
        total.lines += group.lines
        total.amount += group.amount
        total.at_stake += group.at_stake
        total.no_sum += group.no_sum
    for provider, total in totals.items():
        # Ids are compared letter by letter: criteria would take a star in one for anything, and 007 for 7.
        same = [f"EXACT({one}[Provider],A{table.next_row})*{one}" for one in groups.names]
        sums = [
            Formula(_plus(f"SUMPRODUCT({one}[{column.heading}])" for one in same), value)
            for column, value in zip(SUMS, _sums(total), strict=True)
        ]
        found = settlement.not_deducted.get(provider)
        table.write((provider, *sums, found.words if found else None))


def write_checks(table: TableInSheets, sums: Sequence[tuple[str, Formula]], total_due: int) -> None:
    """Write sums that must be the total due, and how far they are from it."""
    for said, found in sums:
        write_check(table, said, found, total_due)


def write_check(table: TableInSheets, said: str, found: Formula, must_be: int) -> None:
    """Write a sum, what it must be, in pence, and how far it is from that, in the columns of ``CHECKS``."""
    row = table.next_row
    # Programs add up in binary fractions: what they are off by is far below a penny, and is no difference.
    table.write((said, found, must_be, Formula(f"ROUND(B{row}-C{row},2)", found.value - must_be)))


def measure_row(measured: Measured) -> tuple[Cell, ...]:
    """The row of a measure."""
    period = measured.window.period
    # What numbers come to is no share: the sheet says of how many records, and measures.csv what it is.
    low, high = (measured.low, measured.high) if measured.unit is None else (None, None)
    least, most = chance_of(measured) or (None, None)
    return (
        measured.measure, measured.provider_id, measured.window.label, period.first, period.last, measured.count,
        measured.out_of, measured.unknown, measured.maybe_in, measured.maybe_for, measured.maybe_against,
        low, high, least, most, measured.expected, "; ".join(measured.not_recorded),
    )  # fmt: skip


def records_row(counts: RowCounts) -> tuple[Cell, ...]:
    """The row of a table of the extract."""
    return counts.table, counts.read, counts.used, counts.out_of_scope, counts.dropped, counts.held


def warning_row(warning: Problem) -> tuple[Cell, ...]:
    """The row of a warning."""
    place = warning.place
    return warning.code, place.file, place.line or None, place.field, warning.message, warning.help


def _sums(total: Total) -> tuple[int, int, int, int]:
    return total.lines, total.amount, total.at_stake, total.no_sum


def _plus(parts: Iterable[str]) -> str:
    return "+".join(parts)
