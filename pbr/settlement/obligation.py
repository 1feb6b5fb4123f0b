"""What a line is an obligation for, and how much of it is settled: the same whatever comes to be known later."""

from datetime import date
from fractions import Fraction
from typing import NamedTuple

from pbr.settlement.line import Line, LineKind, PayerName

_new = tuple.__new__


class Obligation(NamedTuple):
    """What a line is for, within one scheme: no amount, no day on which it was worked out, no version of the scheme.

    ``slot`` is the label of the line's slot: the pieces of a month are of one obligation (decision 27).
    """

    provider_id: str
    record_id: str
    payment: str
    part: str
    payer: PayerName
    slot: str


def obligation_of(line: Line) -> Obligation:
    """What a line is an obligation for."""
    record = line.record
    # Made as the tuple that it is: every line of a run against a ledger is asked for it.
    return _new(Obligation, (record.provider, record.id, line.payment, line.part, line.payer, line.slot.label))


class EntryId(NamedTuple):
    """The name of a line of a ledger: its run, and its number within it from 1."""

    run: int
    number: int

    def __str__(self) -> str:
        """``7/000123``."""
        return f"{self.run}/{self.number:06}"


class Position(NamedTuple):
    """How an obligation stands after the last run: what was settled of it in all, in pence, and by which entries.

    ``brings`` is what a record last brought to a pool, in exact pence; None for what is not pooled. ``service_to`` is
    the last day of service that was settled. ``plan_id`` and ``person_id`` are those of the last entry.
    """

    obligation: Obligation
    kind: LineKind
    plan_id: str
    person_id: str
    settled: int
    brings: Fraction | None
    service_to: date | None
    last: EntryId
    first: EntryId
