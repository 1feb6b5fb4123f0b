"""What somebody should know of a run besides its lines: rows put back, records not renewed, what is of a later day."""

from collections.abc import Iterator
from datetime import date
from operator import itemgetter

from pbr.api.ledger.started_run import StartedRun
from pbr.records.put_back import WhyPutBack


def notes_of(started: StartedRun) -> tuple[str, ...]:
    """Everything there is to note, in a sentence each."""
    return tuple(filter(None, (*_of_records(started), *_of_later_days(started), *_of_nobody(started))))


def _of_records(started: StartedRun) -> Iterator[str]:
    rows = sum(one.why is not WhyPutBack.PERHAPS_THE_SAME for one in started.prepared.records.put_back)
    if rows:
        many = "1 row that the last run had is" if rows == 1 else f"{rows:,} rows that the last run had are"
        yield f"{many} not in these records, or cannot be read: what was settled stands, and held.csv lists them"
    last = started.ledger.last
    if last is not None and not started.again:
        before = {used.sha256 for used in last.inputs}
        if before == {used.sha256 for used in started.prepared.records.inputs}:
            yield f"these records are those of run {last.run}, byte for byte: is there a later extract?"


def _of_later_days(started: StartedRun) -> Iterator[str]:
    last = min(started.prepared.period.last, started.prepared.as_at)
    notices = sorted(one.on for one in started.not_yet)
    if notices:
        yield f"{_many(len(notices), 'notice', notices[0])} not applied yet"
    adjustments = sorted(one.on for one in started.adjustments if one.on > last)
    if adjustments:
        yield f"{_many(len(adjustments), 'adjustment', adjustments[0])} not due yet"


def _of_nobody(started: StartedRun) -> Iterator[str]:
    """Adjustments for providers of whom nothing else is known: an id may be mistyped."""
    known = set(started.positions.providers())
    for table in started.prepared.records.tables.values():
        at = table.layout.get("provider_id")
        if at is not None:
            known |= set(map(itemgetter(at), table.rows))
    for provider in sorted({one.provider_id for one in started.adjustments} - known):
        yield f"an adjustment is for {provider}, who has no record, and with whom nothing is settled: is the id right?"


def _many(count: int, one: str, first: date) -> str:
    return f"1 {one} of {first} is" if count == 1 else f"{count:,} {one}s of {first} or later are"
