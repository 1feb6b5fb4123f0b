"""What a run is worked out with besides its records: what changed since the last one, and what waits since when."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from pbr.api.ledger.started_run import StartedRun
from pbr.engine.settled_before.settled_so_far import SettledBefore, SettledSoFar
from pbr.ledger.adjustments import AdjustmentLines
from pbr.ledger.bounds import RunSums
from pbr.ledger.changed_figures import changed_figures
from pbr.ledger.changed_others import ChangedOthers
from pbr.ledger.changed_records import ChangedRecords, changed_records
from pbr.ledger.changes import Changes
from pbr.ledger.entry import Change
from pbr.ledger.folder_names import HELD
from pbr.ledger.held_in_run import HeldSince, read_held_since
from pbr.ledger.manifest import ChangeSum
from pbr.ledger.remittances import Remittance
from pbr.records.papers.adjustments_file import Adjustment
from pbr.records.papers.notice import NoticeKind
from pbr.records.put_back import WhyPutBack
from pbr.settlement.ledger_reasons import Withdrawn
from pbr.settlement.settlement import Settlement


def changes_of(started: StartedRun) -> Changes:
    """What has changed since the last run; which records have is asked only where it matters."""
    now = cache(lambda: started.tables)
    differing = cache(lambda: changed_records(started.last_tables, now(), started.scheme.tables, started.last_missing))
    replacing = {(one.table, one.replaced_by) for one in started.prepared.notices if one.replaced_by}
    return Changes(
        started.scheme,
        started.prepared.period.first,
        differing,
        changed_figures(started.scheme_before, started.scheme),
        replacing,
        ChangedOthers(started.last_tables, now, started.scheme.runs, started.scheme.tables),
    )


def settled_before(started: StartedRun, positions: SettledSoFar) -> SettledBefore:
    """What was settled before a run, with the records that a notice closes or says that they were never right."""
    noticed = {
        one.about: None if one.what is NoticeKind.CLOSED else Withdrawn(one.table, one.record_id, one.replaced_by)
        for one in started.prepared.notices
    }
    return SettledBefore(positions, noticed, started.last_plans, started.positions)


def adjustments_of(started: StartedRun) -> AdjustmentLines:
    """The adjustments, as lines up to the end of the period."""
    by_provider: dict[str, list[Adjustment]] = {}
    for one in started.adjustments:
        by_provider.setdefault(one.provider_id, []).append(one)
    return AdjustmentLines(by_provider, started.scheme.name, min(started.prepared.period.last, started.prepared.as_at))


def held_since(started: StartedRun) -> HeldSince:
    """Since which run each thing waits that does."""
    ledger = started.ledger
    days = {run.manifest.run: run.manifest.as_at for run in ledger.runs}
    before = ledger.last
    held = {} if before is None else read_held_since(ledger.text_of(before.run, HELD))
    return HeldSince(held, days, started.number, started.prepared.as_at)


def sums_to_bound(
    started: StartedRun,
    sums: Sequence[ChangeSum],
    paid: Sequence[Remittance],
    went_down: int,
    differing: Callable[[], ChangedRecords],
    settlement: Settlement,
) -> RunSums:
    """What is held against the bounds of the ledger."""
    by_change: dict[Change, int] = {}
    absent = Counter(one.table for one in started.prepared.records.put_back if one.why is WhyPutBack.MISSING)
    for one in sums:
        by_change[one.change] = by_change.get(one.change, 0) + one.pence
    return RunSums(
        by_change,
        went_down,
        # Whoever was below nil and gets nothing or something now is told of already.
        {one.provider_id: one.payable + one.carried_forward for one in paid if one.entries < 0},
        {counts.table: counts.read + absent.get(counts.table, 0) for counts in settlement.rows},
        _missing_or_poorer(started, differing),
        sum(
            min(0, one.entries - one.corrections - one.taken_back)
            for one in paid
            if one.entries < 0 and one.carried_forward
        ),
    )


def _missing_or_poorer(started: StartedRun, differing: Callable[[], ChangedRecords]) -> Mapping[str, int]:
    """By table, how many rows are missing or not to be read, or have lost a fact that they had."""
    perhaps = WhyPutBack.PERHAPS_THE_SAME
    found = {(one.table, one.record_id) for one in started.prepared.records.put_back if one.why is not perhaps}
    return Counter(table for table, _ in found | differing().with_facts_lost())


NOBODY_BY_HAND = AdjustmentLines({}, "", date.min)
"""Nothing entered by hand."""
