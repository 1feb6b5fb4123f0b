"""The first sheet of a workbook: what it is of, how to read it, and what each other sheet is."""

from collections.abc import Iterable, Iterator, Sequence

from pbr import __version__
from pbr.records.input_file import InputFile
from pbr.reports.workbook.columns import Column, Kind
from pbr.reports.workbook.table_in_sheets import LONGEST_SHEET, Described, TableInSheets
from pbr.settlement.line import Status
from pbr.settlement.settlement import Settlement
from pbr.values.money import pounds
from pbr.values.units_in_words import counted

NOTES = Described(
    "Notes",
    ("What this workbook is of and how to read it; below that, what each sheet is. Each sheet has one table.",),
    (Column("About", Kind.TEXT), Column("Note", Kind.SENTENCE, room=100)),
)

ROUNDING = (
    "Every amount is exact to the penny. A line is rounded once, to whole pence, as the scheme says; every total is "
    "the sum of the rounded lines. Unit prices, quantities and shares that do not end are shown to ten decimal places, "
    "and amounts are worked out from the exact ones, so that multiplying what is shown can miss by a penny."
)
CELLS = (
    "A blank cell is a sum, a day or a fact that is not known or that does not apply, and never nil. Text is text even "
    "where it begins with = + - or @. A control character is written out, as in \\x1b."
)


def write_notes(table: TableInSheets, notes: Iterable[tuple[str, str]], others: Sequence[TableInSheets]) -> None:
    """Write what the workbook is of; ``others`` are its other tables, in their order."""
    for about, note in notes:
        table.write((about, note))
    for other in others:
        if not other.parts:
            table.write((other.described.sheet, "There is nothing for this sheet, so it is not here."))
            continue
        first, *rest = other.parts
        said = " ".join(other.described.sentences)
        table.write_link(first.sheet, (f"{said} {_rows(other)}",))
        for part in rest:
            table.write_link(part.sheet, (f"More of '{first.sheet}': {counted(part.rows, 'row')}.",))


def notes_of_settlement(settlement: Settlement) -> Iterator[tuple[str, str]]:
    """What there is to know of a settlement, and how to read its workbook."""
    period = str(settlement.period)
    yield "Settlement", f"{settlement.title} (scheme {settlement.scheme})"
    yield "Total due", _total_due(settlement)
    yield "Period", f"{period}, the whole run and its run-off" if settlement.whole_run else period
    yield "As at", f"{settlement.as_at}: what was known on this day"
    yield "Scheme file", file_in_words(settlement.scheme_file)
    for used in sorted(settlement.inputs, key=lambda used: used.name):
        yield "File of records", file_in_words(used)
    yield "Made by", f"pbr {__version__}; the same scheme, records, period and day give the same workbook"
    yield "Rounding", ROUNDING
    yield "Cells", CELLS
    earlier = settlement.tally.by_status().get(Status.EARLIER)
    if earlier:
        fell_due = f"{pounds(earlier.at_stake)} fell due before the period on lines that are not in the total"
        yield "Not in the total", f"{fell_due}; without a ledger it may be unpaid"
    if settlement.held_rows:
        rows = f"{len(settlement.held_rows):,} rows could not be read and are held"
        yield "Held rows", f"{rows}; what they would come to is in no sum here"
    for understood in settlement.understood:
        yield "How it was read", understood


def _total_due(settlement: Settlement) -> str:
    total, found = settlement.tally.total_due, settlement.not_deducted_in_all
    if not found:
        return pounds(total)
    return f"{pounds(total)} BEFORE DEDUCTIONS THAT WERE NOT TAKEN: {found.words}; {found.left_of(total)}"


def file_in_words(used: InputFile) -> str:
    """A file that was read, by its name, its rows and its SHA-256."""
    rows = "" if used.rows is None else f", {used.rows:,} rows"
    return f"{used.name}{rows}, SHA-256 {used.sha256}"


def _rows(table: TableInSheets) -> str:
    if len(table.parts) == 1:
        return f"It has {counted(table.rows, 'row')}."
    limit = "" if table.longest != LONGEST_SHEET else f" of {LONGEST_SHEET:,} rows"
    return (
        f"It has {counted(table.rows, 'row')}, which is too long for one sheet{limit}: it is split over "
        f"{len(table.parts)} sheets, of which this has the first {table.parts[0].rows:,}."
    )
