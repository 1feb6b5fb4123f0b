"""Records that say why they ended, or what was needed after, and not on which day: they are paid as going on."""

from collections.abc import Iterator

from pbr.records.compared.comparison import Beside
from pbr.records.compared.finding import Finding, many
from pbr.records.dictionary import TABLES

_SAID_OF_AN_END: tuple[tuple[str, str, str], ...] = (
    ("plans", "ended_on", "end_reason"),
    ("plans", "ended_on", "support_at_end"),
    ("people", "left_on", "left_reason"),
)
"""The table, the last day, and what is recorded only of what has ended."""


def findings_of_half_ended(beside: Beside) -> Iterator[Finding]:
    """One finding for each such field, by the days as they are recorded: a later day is an end all the same."""
    for table, day, said in _SAID_OF_AN_END:
        if not beside.has(table, day, said):
            continue
        ends, reasons = beside.column(table, day), beside.column(table, said)
        rows = tuple(
            at for at, (end, reason) in enumerate(zip(ends, reasons, strict=True)) if end is None and reason is not None
        )
        if rows:
            one = TABLES[table].one
            message = f"{many(rows, f'{one} has', f'{table} have')} {said} and no {day}: read as going on"
            help_ = f"write {day} where it has ended, or take out {said} where it goes on"
            yield Finding("PBR809", table, rows, message, help_)
