"""The files of a run, written into the folder being built, and what the run comes to."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from pbr.api.ledger.entries_made import LinesByHand
from pbr.api.ledger.lines_settled import settle_lines
from pbr.api.ledger.run_basis import sums_to_bound
from pbr.api.ledger.run_notes import notes_of
from pbr.api.ledger.started_run import StartedRun
from pbr.api.settling.progress import NOBODY_WAITS, Progress
from pbr.files.utf8_writer import new_file
from pbr.ledger.bounds import Exceeded, RunSums, exceeded
from pbr.ledger.changes import Changes
from pbr.ledger.entry import Entry
from pbr.ledger.folder_names import (
    LIMITS,
    LINES,
    MEASURES,
    MISSING,
    PAYERS,
    QUANTITIES,
    REMITTANCES,
    SCHEME,
    SETTLEMENT,
    TOTALS,
)
from pbr.ledger.manifest import ChangeSum
from pbr.ledger.remittances import Remittance, remittances
from pbr.ledger.remittances_csv import write_remittances
from pbr.ledger.run_folder import hash_of
from pbr.ledger.run_payers import write_run_payers
from pbr.ledger.run_totals import RunTally, write_run_totals
from pbr.records.files.missing_files import write_closed, write_missing
from pbr.records.files.record_names import ADJUSTMENTS_FILE, NOTICES_FILE
from pbr.records.papers.adjustments_file import write_adjustments
from pbr.records.papers.notice import closed_with_a_plan
from pbr.records.papers.notices_file import write_notices
from pbr.reports.limits_csv import write_limits
from pbr.reports.measures_csv import write_measures
from pbr.reports.quantities_csv import write_quantities
from pbr.reports.settlement_json import settlement_json
from pbr.settlement.settlement import Settlement
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class RunWritten:
    """What a run comes to. ``proposal`` is the SHA-256 of its ``lines.csv``, by which the same run is known.

    ``late`` is what fell due before its period and was never settled, in pence; ``first`` are its first entries,
    and ``notes`` what somebody should know besides.
    """

    number: int
    settlement: Settlement
    sums: tuple[ChangeSum, ...]
    remittances: tuple[Remittance, ...]
    run_sums: RunSums
    exceeded: tuple[Exceeded, ...]
    proposal: str
    entries: int
    late: int
    first: tuple[Entry, ...]
    notes: tuple[str, ...]


def write_run(
    started: StartedRun,
    build: Path,
    position: BinaryIO,
    changes: Changes,
    by_hand: LinesByHand,
    shown: Progress = NOBODY_WAITS,
) -> RunWritten:
    """Work out a run and write every file of it but its manifest, and to ``position`` how things stand after it.

    ``by_hand`` is what is entered by hand.
    Raises ``ProblemsFound`` where a record has no price, unless errors are held.
    """
    summed, settlement = settle_lines(started, build, position, changes, by_hand, shown)
    tally = summed.tally
    tally.add_standing(settlement.tally.groups)
    sums = tally.sums()
    paid = remittances(started.ledger.carried(), sums)
    _write_rest(started, build, tally, settlement, paid)
    run_sums = sums_to_bound(started, sums, paid, summed.went_down, changes.records, settlement)
    return RunWritten(
        number=started.number,
        settlement=settlement,
        sums=sums,
        remittances=tuple(paid),
        run_sums=run_sums,
        exceeded=tuple(exceeded(run_sums, started.ledger.settings.bounds)),
        proposal=hash_of(build / LINES),
        entries=summed.many,
        late=summed.late,
        first=tuple(summed.first),
        notes=notes_of(started),
    )


def _write_rest(
    started: StartedRun, build: Path, tally: RunTally, settlement: Settlement, paid: Sequence[Remittance]
) -> None:
    """Write the files that say what the entries come to, and what they were worked out from."""
    prepared = started.prepared
    with new_file(build / TOTALS) as file:
        write_run_totals(file, tally)
    if tally.payers is not None:
        with new_file(build / PAYERS) as file:
            write_run_payers(file, tally.payers)
    with new_file(build / REMITTANCES) as file:
        write_remittances(file, paid, started.scheme.name, started.number)
    with new_file(build / MEASURES) as file:
        write_measures(file, settlement.measures)
    if settlement.limits:
        with new_file(build / LIMITS) as file:
            write_limits(file, settlement.limits)
    if settlement.quantities:
        with new_file(build / QUANTITIES) as file:
            write_quantities(file, settlement.quantities)
    with new_file(build / SETTLEMENT) as file:
        file.write(settlement_json(settlement))
    (build / SCHEME).write_bytes(started.scheme_bytes)
    with new_file(build / NOTICES_FILE) as file:
        write_notices(file, prepared.notices)
    with new_file(build / ADJUSTMENTS_FILE) as file:
        write_adjustments(file, started.adjustments)
    closed = closed_with_a_plan(started.last_plans, prepared.notices)
    if prepared.records.put_back or closed:
        (build / MISSING).mkdir()
        write_missing(build / MISSING, prepared.records.put_back)
        write_closed(build / MISSING, closed)
