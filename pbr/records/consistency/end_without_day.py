"""Records that say why they ended, or what was needed after, and not on which day: they are paid as going on."""

from collections.abc import Iterator, Sequence
from itertools import compress, repeat
from operator import is_

from pbr.records.consistency.comparison import RecordsCompared
from pbr.records.consistency.contradiction import Finding, many
from pbr.records.files.record_names import record_called

_SAID_OF_AN_END: tuple[tuple[str, str, str], ...] = (
    ("plans", "ended_on", "end_reason"),
    ("plans", "ended_on", "support_at_end"),
    ("people", "left_on", "left_reason"),
)
"""The table, the last day, and what is recorded only of what has ended."""


def findings_of_half_ended(beside: RecordsCompared) -> Iterator[Finding]:
    """One finding for each such field, by the days as they are recorded: a later day is an end all the same."""
    for table, at, rows in half_ended(beside):
        yield finding_half_ended(table, at, rows)


def half_ended(beside: RecordsCompared) -> Iterator[tuple[str, int, tuple[int, ...]]]:
    """The table of each such field, which of what is said of an end it is, and the rows."""
    for which, (table, day, said) in enumerate(_SAID_OF_AN_END):
        if not beside.has(table, day, said):
            continue
        ends, reasons = beside.column(table, day), beside.column(table, said)
        # Most that is said of an end has its day, and only the rest is looked at one by one.
        without = compress(enumerate(reasons), map(is_, ends, repeat(None))) if None in ends else ()
        rows = tuple(at for at, reason in without if reason is not None)
        if rows:
            yield table, which, rows


def finding_half_ended(table: str, at: int, rows: Sequence[int]) -> Finding:
    """The finding of so many rows, by their table and which of what is said of an end it is."""
    _, day, said = _SAID_OF_AN_END[at]
    message = f"{many(rows, f'{record_called(table)} has', f'{table} have')} {said} and no {day}: read as going on"
    help_ = f"write {day} where it has ended, or take out {said} where it goes on"
    return Finding("PBR809", table, rows, message, help_)
