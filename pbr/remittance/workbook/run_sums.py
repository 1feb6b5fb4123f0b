"""What the entries of a run come to, as formulas over its tables, with the values that the run's own files have."""

from collections.abc import Iterable, Sequence

from pbr.describe.shared_wording import spaced
from pbr.ledger.entry import Change
from pbr.ledger.recorded_cells import pence_in_cell, text_recorded
from pbr.remittance.workbook.run_cells import Row
from pbr.reports.workbook.columns import Formula
from pbr.reports.workbook.summary_rows import write_check
from pbr.reports.workbook.table_in_sheets import TableInSheets

_MEANS = {
    Change.NEW: "The first of its obligation, due in the period.",
    Change.LATE: "The first of its obligation, due before the period.",
    Change.MORE: "The same service has gone on since.",
    Change.CORRECTION: "Something else stands than was settled.",
    Change.TAKEN_BACK: "Nothing stands any more of what was settled.",
    Change.LIMIT: "A cap, a floor or a pool: it goes on every month, and is no correction.",
    Change.OPENING: "Settled elsewhere before, and in no payment.",
    Change.ADJUSTMENT: "Entered by hand.",
    Change.POOL: "What a record brings to a pool; always nil.",
}
"""What each change is, as a person reads it."""

_OF_PROVIDER = (
    ("new", Change.NEW),
    ("late", Change.LATE),
    ("more", Change.MORE),
    ("corrections", Change.CORRECTION),
    ("taken_back", Change.TAKEN_BACK),
    ("limits", Change.LIMIT),
    ("adjustments", Change.ADJUSTMENT),
)
"""The columns of ``remittances.csv`` that are sums of entries, and the change of those, in the order of the sheet."""


def write_what_moves(table: TableInSheets, totals: Iterable[Row], groups: TableInSheets) -> None:
    """Write how many entries of each change there are and what they come to, as sums of ``groups``."""
    found: dict[str, list[int]] = {}
    for row in totals:
        sums = found.setdefault(row["change"], [0, 0])
        sums[0] += int(row["lines"])
        sums[1] += pence_in_cell(row["amount"])
    for change in Change:
        if change in found:
            where = f"A{table.next_row}"
            sums_of = (
                Formula("+".join(f"SUMIFS({one}[{heading}],{one}[Change],{where})" for one in groups.names), value)
                for heading, value in zip(("Lines", "Amount"), found[change], strict=True)
            )
            table.write((spaced(change), _MEANS[change], *sums_of))


def write_paid(table: TableInSheets, remittances: Iterable[Row], groups: TableInSheets) -> None:
    """Write what each provider is paid and carries, its sums of entries as sums of ``groups``."""
    for row in remittances:
        at = table.next_row
        # Ids are compared letter by letter: criteria would take a star in one for anything, and 007 for 7.
        sums = [
            Formula(
                "+".join(
                    f'SUMPRODUCT(EXACT({one}[Provider],A{at})*({one}[Change]="{spaced(change)}")*{one}[Amount])'
                    for one in groups.names
                ),
                pence_in_cell(row[column]),
            )
            for column, change in _OF_PROVIDER
        ]
        # Programs add up in binary fractions: what they are off by is far below a penny.
        entries = Formula(f"ROUND(SUM(D{at}:J{at}),2)", pence_in_cell(row["entries"]))
        payable = Formula(f"ROUND(MAX(C{at}+K{at},0),2)", pence_in_cell(row["payable"]))
        carried = Formula(f"ROUND(MIN(C{at}+K{at},0),2)", pence_in_cell(row["carried_forward"]))
        table.write(
            (
                text_recorded(row["provider_id"]), row["invoice_reference"], pence_in_cell(row["brought_forward"]),
                *sums, entries, payable, carried, pence_in_cell(row["invoices"]), pence_in_cell(row["credits"]),
            )
        )  # fmt: skip


def write_checks(table: TableInSheets, added: Sequence[TableInSheets], paid: TableInSheets, apart: int) -> None:
    """Write sums of entries that must be one, and that what is paid and carried is all of them.

    ``added`` are the tables whose amounts are all entries; ``apart`` is what of that is in no provider's payment, in
    pence: settled elsewhere, or paid to persons.
    """
    total = added[0].sum_of("Amount").value
    for one in added:
        write_check(table, f"{one.described.sheet}: Amount", one.sum_of("Amount"), total)
    to_pay = total - apart
    for headings in (("Entries",), ("Adds", "Takes back")):
        sums = [paid.sum_of(one) for one in headings]
        write_check(table, f"{paid.described.sheet}: {' and '.join(headings)}", _together(sums), to_pay)
    moved = _together([paid.sum_of("Payable"), paid.sum_of("Carried forward")])
    brought = paid.sum_of("Brought forward")
    left = Formula(f"{moved.text}-{brought.text}", moved.value - brought.value)
    write_check(table, "Payable and Carried forward, less Brought forward", left, to_pay)


def _together(sums: Sequence[Formula]) -> Formula:
    return Formula("+".join(one.text for one in sums), sum(one.value for one in sums))
