"""A run of a ledger as a workbook, out of the files that the run wrote, whether it is looked at or settled."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from pbr import __version__
from pbr.ledger.entry import Change
from pbr.ledger.folder_names import HELD as HELD_FILE
from pbr.ledger.folder_names import LATER as LATER_FILE
from pbr.ledger.folder_names import LIMITS, LINES, MEASURES, PAYERS, QUANTITIES, REMITTANCES, SETTLEMENT, TOTALS
from pbr.ledger.folder_names import NOT_EARNED as NOT_EARNED_FILE
from pbr.ledger.manifest import RunKind
from pbr.ledger.recorded_cells import pence_in_cell
from pbr.records.input_file import InputFile
from pbr.remittance.workbook import run_cells as cells_of
from pbr.remittance.workbook.run_sheets import (
    BY_PAYER,
    BY_PAYMENT,
    CHECKS,
    CORRECTIONS,
    ENTRIES,
    HELD,
    LATER,
    NOT_EARNED,
    PAID,
    WHAT_MOVES,
)
from pbr.remittance.workbook.run_sums import write_checks, write_paid, write_what_moves
from pbr.reports.workbook.book import Cell
from pbr.reports.workbook.limit_rows import LIMITS as LIMITS_SHEET
from pbr.reports.workbook.notes import CELLS, ROUNDING, file_in_words
from pbr.reports.workbook.quantity_rows import QUANTITIES as QUANTITIES_SHEET
from pbr.reports.workbook.summary_rows import MEASURES as MEASURES_SHEET
from pbr.reports.workbook.summary_rows import RECORDS_READ, WARNINGS
from pbr.reports.workbook.table_in_sheets import LONGEST_SHEET, Described, TableInSheets
from pbr.reports.workbook.tables_in_book import TablesInBook
from pbr.values.dataclass import dataclass
from pbr.values.period import Period

_ORDER = (
    WHAT_MOVES, PAID, BY_PAYMENT, ENTRIES, CORRECTIONS, HELD, NOT_EARNED, LATER, MEASURES_SHEET, RECORDS_READ, WARNINGS,
    CHECKS,
)  # fmt: skip
"""The tables in the order of their sheets, after the notes: what each payer bears stands before the entries."""
_AFTER_MEASURES = _ORDER.index(MEASURES_SHEET) + 1
_LIMITS: Mapping[str, tuple[Described, str, Callable[[cells_of.Row], tuple[Cell, ...]]]] = {
    "limits": (LIMITS_SHEET, LIMITS, cells_of.limit_cells),
    "quantities": (QUANTITIES_SHEET, QUANTITIES, cells_of.quantity_cells),
}
"""The tables of limits, by the key of ``settlement.json`` that says that there is one, with the run's file of it."""


@dataclass(frozen=True, slots=True)
class RunDescribed:
    """What a workbook says of a run: which it is, of what, and whether it is settled or only looked at.

    ``why`` is the reason of a supplementary run; ``proposal`` the SHA-256 of its lines; ``opened`` opens a file of the
    run by its name, and gives None where it has none.
    """

    number: int
    kind: RunKind
    why: str
    period: Period
    as_at: date
    inputs: tuple[InputFile, ...]
    proposal: str
    is_settled: bool
    opened: Callable[[str], TextIO | None]


def write_run_workbook(file: Path, folder: Path, run: RunDescribed, longest: int = LONGEST_SHEET) -> None:
    """Write the workbook of a run to a new file; ``folder`` is for what waits to be put in it, and for nobody else."""
    summary = run.opened(SETTLEMENT)
    assert summary is not None, "every run has its settlement.json"
    with summary:
        said = json.load(summary)
    by_payer = (BY_PAYER,) if said.get("payers") else ()
    limits = [sheet for key, (sheet, _, _) in _LIMITS.items() if said.get(key)]
    order = (*_ORDER[:3], *by_payer, *_ORDER[3:_AFTER_MEASURES], *limits, *_ORDER[_AFTER_MEASURES:])
    with TablesInBook(file, folder, order, longest) as tables:
        of = tables.of
        for sheet, name, cells in _LIMITS.values():
            if sheet in limits:
                _write(of(sheet), map(cells, _rows(run, name)))
        for one in by_payer:
            _write(of(one), map(cells_of.payer_cells, _rows(run, PAYERS)))
        for name, table, cells in (
            (TOTALS, of(BY_PAYMENT), cells_of.total_cells),
            (HELD_FILE, of(HELD), cells_of.held_cells),
            (NOT_EARNED_FILE, of(NOT_EARNED), cells_of.unpaid_cells),
            (LATER_FILE, of(LATER), cells_of.unpaid_cells),
            (MEASURES, of(MEASURES_SHEET), cells_of.measure_cells),
        ):
            _write(table, map(cells, _rows(run, name)))
        for row in _rows(run, LINES):
            of(ENTRIES).write(cells_of.entry_cells(row))
            correction = cells_of.correction_cells(row)
            if correction is not None:
                of(CORRECTIONS).write(correction)
        _write(of(RECORDS_READ), cells_of.records_cells(said))
        _write(of(WARNINGS), cells_of.warning_cells(said))
        write_what_moves(of(WHAT_MOVES), _rows(run, TOTALS), of(BY_PAYMENT))
        write_paid(of(PAID), _rows(run, REMITTANCES), of(BY_PAYMENT))
        apart = sum(pence_in_cell(row["amount"]) for row in _rows(run, TOTALS) if _is_apart(row))
        added = (ENTRIES, BY_PAYMENT, WHAT_MOVES, *by_payer)
        write_checks(of(CHECKS), [of(one) for one in added], of(PAID), apart)
        title = said["scheme"]["title"]
        tables.end(_notes(run, said), f"{title}: run {run.number}", f"{run.period}, as at {run.as_at}")


def _write(table: TableInSheets, rows: Iterable[tuple[Cell, ...]]) -> None:
    for cells in rows:
        table.write(cells)


def _is_apart(row: cells_of.Row) -> bool:
    """Whether a sum is in no provider's payment: it was settled elsewhere, or persons were paid it."""
    return row["change"] == Change.OPENING or not row["provider_id"]


def _rows(run: RunDescribed, name: str) -> Iterator[cells_of.Row]:
    """The rows of a file of a run; none of one that a version before this did not write."""
    file = run.opened(name)
    if file is not None:
        with file:
            yield from csv.DictReader(file)


def _notes(run: RunDescribed, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    scheme = said["scheme"]
    state = "it is settled" if run.is_settled else "AS IT WOULD BE: NOTHING IS SETTLED YET"
    yield "Run", f"{run.number}, {state}"
    if run.kind is RunKind.SUPPLEMENTARY:
        yield "Supplementary", run.why
    if run.kind is RunKind.OPENING:
        yield "Opening", "What was settled elsewhere before the ledger began. It is in no payment."
    yield "Scheme", f"{scheme['title']} (scheme {scheme['name']})"
    yield "Period", str(run.period)
    yield "As at", f"{run.as_at}: what was known on this day"
    yield "Proposal", f"{run.proposal}: the SHA-256 of the run's lines.csv, by which the same run is known"
    yield "Scheme file", f"{scheme['file']}, SHA-256 {scheme['sha256']}"
    for used in sorted(run.inputs, key=lambda used: used.name):
        yield "File of records", file_in_words(used)
    yield "Made by", f"pbr {__version__}; the same run gives the same workbook"
    yield (
        "Amounts",
        (
            "Every month everything is worked out again: an entry is what stands now less what earlier runs settled. "
            "Brought forward + entries of the run = payable + carried forward, for each provider."
        ),
    )
    yield "Rounding", ROUNDING
    yield "Cells", CELLS
    for understood in said["reading"]:
        yield "How it was read", understood
