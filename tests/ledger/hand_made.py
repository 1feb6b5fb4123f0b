"""Entries made by hand, and small ledgers of them: no engine is needed to keep what it settled."""

from datetime import date
from typing import Any

from pbr.ledger.entry import Because, Change, Entry
from pbr.settlement.obligation import EntryId
from pbr.settlement.record_ref import RecordRef
from tests.reports.hand_made import PACKAGE

LINE = PACKAGE._replace(service_to=date(2026, 5, 31), amount=0, due_to_date=0)


def entry(run: int, number: int, pence: int, *, before: int = 0, **said: Any) -> Entry:
    """An entry that moves an obligation by some pence. ``said`` is of the entry, its line, or the line's record."""
    corrects, first = said.pop("corrects", None), said.pop("first", None)
    own = {name: said.pop(name) for name in ("change", "because", "because_of", "brings") if name in said}
    record = {name: said.pop(name) for name in RecordRef._fields if name in said}
    line = LINE._replace(
        record=LINE.record._replace(**record),
        amount=pence,
        due_to_date=before + pence,
        settled_before=before,
        **said,
    )
    made = Entry(EntryId(run, number), line, Change.NEW, corrects, first, None, "", None)
    return made._replace(**own)


def correction(run: int, number: int, pence: int, before: int, last: EntryId, first: EntryId, **said: Any) -> Entry:
    """An entry that corrects another, because a field of the record changed."""
    usual = {"change": Change.CORRECTION, "because": Because.RECORD, "because_of": "ended_on"}
    return entry(run, number, pence, before=before, corrects=last, first=first, **(usual | said))
