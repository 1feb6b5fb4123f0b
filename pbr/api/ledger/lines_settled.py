"""The lines of a run settled into its files, in one process, or in several where that pays."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from pbr.api.ledger.by_hand_divided import by_hand_divided
from pbr.api.ledger.entries_made import EntriesMade, LinesByHand
from pbr.api.ledger.entries_summed import EntriesSummed, nothing_summed
from pbr.api.ledger.late_first_days import with_late_first_days
from pbr.api.ledger.line_files import line_files, rows_waiting
from pbr.api.ledger.providers_apart import rows_by_provider
from pbr.api.ledger.run_basis import held_since, settled_before
from pbr.api.ledger.started_run import StartedRun
from pbr.api.settling.kept_for_statements import keep_for_statements
from pbr.api.settling.line_by_line import AgainstLedger, settle_into
from pbr.api.settling.progress import Progress
from pbr.api.settling.workers_that_pay import START, workers_for
from pbr.ledger.changes import Changes
from pbr.ledger.entry import Entry
from pbr.ledger.positions_after import PositionsAfter
from pbr.settlement.settlement import Settlement


def settle_lines(
    started: StartedRun, build: Path, position: BinaryIO, changes: Changes, by_hand: LinesByHand, shown: Progress
) -> tuple[EntriesSummed, Settlement]:
    """Write the files of a run that have rows of its lines, and to ``position`` how things stand after it.

    Gives what the entries come to, and all lines. Raises ``ProblemsFound`` where a record has no price, unless errors
    are held.
    """
    by_hand = by_hand_divided(by_hand, started.scheme)
    workers = _workers_for(started)
    if workers > 1:
        # imported late: most runs are settled in one process
        from pbr.api.ledger.settled_in_parts import settle_providers_apart

        summed, settlement = settle_providers_apart(started, build, position, changes, by_hand, workers)
        return summed, with_late_first_days(settlement, summed.from_first_day, started)
    summed, since = nothing_summed(started.scheme), held_since(started)
    with (
        line_files(started, build, since, rows_waiting(started)) as files,
        keep_for_statements(build, started.scheme) as reasons,
    ):

        def take(batch: Sequence[Entry]) -> None:
            files.entries.write(batch)
            summed.add(batch)

        made = EntriesMade(
            started.positions, PositionsAfter(position, started.positions), changes, started.number,
            by_hand, take, files.waiting.write,
        )  # fmt: skip
        against = AgainstLedger(settled_before(started, made), made.each_line, since.waited())
        settlement = settle_into(started.prepared, [*files.told, reasons.take, shown.write], against)
    return summed, with_late_first_days(settlement, summed.from_first_day, started)


def _workers_for(started: StartedRun) -> int:
    """How many processes settle: no more than there are providers, since each settles whole ones.

    One where processes cannot begin as copies of this one, which has what stands; and where all providers of a person
    bear a limit together.
    """
    if START != "fork" or any(limit.of_all for limit in started.scheme.limits):
        return 1
    workers = workers_for(started.prepared, started.workers)
    return min(workers, len(rows_by_provider(started.prepared.records))) if workers > 1 else 1
