"""Entries made by hand, and small ledgers of them: no engine is needed to keep what it settled."""

from datetime import date
from fractions import Fraction
from typing import Any

from pbr.ledger.entry import Because, Change, Entry
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.obligation import EntryId
from pbr.settlement.reason import Earned
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY

LINE = Line(
    scheme="essex_reablement_bonus",
    record=RecordRef("plans", "A", "A", "S1", "P1"),
    payment="package",
    part="",
    slot=ONLY,
    payer=Payer.COUNCIL,
    clause="package",
    status=Status.DUE,
    kind=LineKind.PAY,
    due_on=date(2026, 5, 4),
    service_from=date(2026, 5, 4),
    service_to=date(2026, 5, 31),
    quantity=Fraction(1),
    unit="plan",
    unit_price=Fraction(157500),
    share=None,
    amount=0,
    at_stake=None,
    due_to_date=0,
    settled_before=0,
    corrects="",
    reason=Earned("finished"),
)


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
