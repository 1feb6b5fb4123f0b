"""The lines of a run of a ledger settled in several processes: the same bytes as in one, however many there are.

Each process settles whole providers that follow each other, so that what is left of their positions is known to it
alone. What is worked out over all records is worked out before the processes begin, as copies of the first.
"""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from pbr.api.ledger.entries_made import EntriesMade, LinesByHand
from pbr.api.ledger.entries_summed import EntriesSummed, nothing_summed
from pbr.api.ledger.line_files import NAMES, NO_ROWS, LineFiles, line_files, rows_waiting
from pbr.api.ledger.providers_apart import ByHandOfSome, PositionsAsked, ranges_of
from pbr.api.ledger.run_basis import held_since, settled_before
from pbr.api.ledger.some_providers import PositionsOfSome, entries_numbered, positions_numbered
from pbr.api.ledger.started_run import StartedRun
from pbr.api.settling.file_in_parts import FileInParts, Rows
from pbr.api.settling.kept_for_statements import keep_for_statements
from pbr.api.settling.line_by_line import run_against
from pbr.api.settling.processes import results_of
from pbr.api.settling.running_totals import RunningTotals, totals_against_ledger
from pbr.api.settling.settlement_summed_up import summed_up
from pbr.engine.run_against_ledger import LeftBehind, RunAgainstLedger
from pbr.files.temporary_folder import private_folder, temporary_folder
from pbr.files.utf8_writer import new_file
from pbr.ledger.changes import Changes
from pbr.ledger.entry import Entry
from pbr.ledger.folder_names import LINES, POSITION
from pbr.ledger.held_in_run import HeldSince
from pbr.ledger.position_csv import HEADER
from pbr.ledger.positions_after import PositionsAfter
from pbr.remittance.reasons_csv import REASONS
from pbr.settlement.settlement import Settlement
from pbr.values.dataclass import dataclass

_LINES_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class _Whole:
    """What every process has: the run ready to be settled, what asks how things stand, and what is told.

    ``totals`` are those of a part, with nothing added yet; ``reasons`` writes the reasons of lines.
    """

    started: StartedRun
    run: RunAgainstLedger
    asked: PositionsAsked
    since: HeldSince
    changes: Changes
    by_hand: LinesByHand
    totals: RunningTotals
    reasons: FileInParts


@dataclass(frozen=True, slots=True)
class _Settled:
    """What some providers come to; their rows are in files of a folder."""

    folder: Path
    summed: EntriesSummed
    totals: RunningTotals
    left: LeftBehind


def settle_providers_apart(
    started: StartedRun, build: Path, position: BinaryIO, changes: Changes, by_hand: LinesByHand, workers: int
) -> tuple[EntriesSummed, Settlement]:
    """Settle the lines of a run in so many processes at most, write its files, and give what they came to.

    What the processes write is kept in a folder within ``build`` that is gone at the end, whatever the end is.
    """
    prepared, since = started.prepared, held_since(started)
    asked = PositionsAsked(started.positions)
    run = run_against(prepared, settled_before(started, asked))
    run.make_ready(since.waited())
    # Which records changed is asked of every entry, and by every process.
    changes.records()
    totals = totals_against_ledger(prepared)
    summed = nothing_summed(started.scheme)
    with (
        line_files(started, build, since, rows_waiting(started)) as files,
        keep_for_statements(build, started.scheme) as reasons,
        temporary_folder("parts", build) as folder,
    ):
        whole = _Whole(started, run, asked, since, changes, by_hand, totals.for_part(), reasons)
        providers = sorted({*run.providers(), *by_hand.providers()})
        ranges = ranges_of(providers, prepared.records, workers)
        each = [(whole, some, private_folder(folder / f"part-{at}")) for at, some in enumerate(ranges)]
        position.write(HEADER)
        for one in results_of(_settle_some, each, "fork"):
            _put_together(started.number, one, summed.many, files, position)
            with (one.folder / REASONS).open("rb") as rows:
                reasons.append(rows, (one.folder / REASONS).stat().st_size)
            summed.merge(one.summed)
            totals.merge(one.totals)
            totals.tally.add_groups(one.left.counted)
            run.take_over(one.left)
        run.end()
    return summed, summed_up(prepared, run, totals)


def _put_together(run: int, one: _Settled, after: int, files: LineFiles, position: BinaryIO) -> None:
    """Add the rows of some providers to the files of the run, their entries numbered after so many."""
    for name, file in zip(NAMES, files.files, strict=True):
        file.flush()
        with (one.folder / name).open("rb") as rows:
            rows.readline()
            file.buffer.writelines(entries_numbered(rows, run, after) if name == LINES and after else rows)
    with (one.folder / POSITION).open("rb") as rows:
        rows.readline()
        position.writelines(positions_numbered(rows, run, after) if after else rows)


def _settle_some(whole: _Whole, providers: Sequence[str], folder: Path) -> _Settled:
    """Settle some providers, in a process of their own, and write their rows to a folder."""
    started, summed, totals = whole.started, nothing_summed(whole.started.scheme), whole.totals
    with (
        line_files(started, folder, whole.since, NO_ROWS) as files,
        new_file(folder / REASONS) as told,
        (folder / POSITION).open("wb") as position,
    ):
        reasons: Rows = whole.reasons.rows(told)

        def take(batch: Sequence[Entry]) -> None:
            files.entries.write(batch)
            summed.add(batch)

        before = PositionsOfSome(started.positions, frozenset(providers))
        made = EntriesMade(
            before, PositionsAfter(position, before), whole.changes, started.number,
            ByHandOfSome(whole.by_hand, frozenset(providers)), take, files.waiting.write,
        )  # fmt: skip
        whole.asked.ask(made)
        lines = made.each_line(whole.run.lines_of_providers(providers))
        while batch := list(islice(lines, _LINES_AT_ONCE)):
            for told_of in (*files.told, reasons.write):
                told_of(batch)
            totals.take(batch)
    return _Settled(folder, summed, totals, whole.run.left_behind)
