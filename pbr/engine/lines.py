"""Making lines: what is the same for every line of a payment is fixed once, and each line adds the rest."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Protocol

from pbr.conditions.evaluate import value_of
from pbr.conditions.meaning import FieldRef
from pbr.engine.settling import Settling
from pbr.engine.verdict import Verdict
from pbr.records.dictionary import TableKind
from pbr.records.record_id import ending, full_name, record_id
from pbr.records.table import Row
from pbr.scheme.payments import Payment
from pbr.settlement.line import Line, Status

Who = tuple[str, str, str]
"""The provider, the person and the record of a line."""

Service = tuple[date | None, date | None]
NO_SERVICE: Service = (None, None)
COUNCIL = "council"
SO_FAR = "; so far "
"""Between the day of a line that is not due and what is not known of it yet."""


def is_decided(line: Line) -> bool:
    """Whether nothing stands in the way of a line but, at most, its day."""
    return line.status in (Status.DUE, Status.EARLIER) or (line.status is Status.NOT_DUE and SO_FAR not in line.reason)


def record_id_of(kind: TableKind, settling: Settling) -> Callable[[Row], str]:
    """A function from a row to its record's id: its key, joined by colons where it is several fields."""
    getters = [
        value_of(FieldRef(kind.name, kind.fields_by_name[name], False, (0, 0)), settling.layouts) for name in kind.key
    ]
    if len(getters) == 1:
        one: Callable[[Row], str] = getters[0]
        return one
    return lambda row: record_id(tuple(str(getter(row)) for getter in getters))


def who_of(kind: TableKind, settling: Settling) -> Callable[[Row], Who]:
    """A function from a row to whom and what its lines are about; a child's provider and person are its parent's."""
    id_of = record_id_of(kind, settling)
    positions = settling.positions[kind.name]
    if kind.parent:
        above = settling.positions[kind.parent]
        provider, person = above["provider_id"], above["person_id"]
        return lambda row: (row[-1][provider], row[-1][person], id_of(row))
    provider = positions["provider_id"]
    if "person_id" not in kind.fields_by_name:
        return lambda row: (row[provider], "", id_of(row))
    person = positions["person_id"]
    return lambda row: (row[provider], row[person], id_of(row))


class MakeLine(Protocol):
    """Makes the lines of one payment, or of one of its parts."""

    def __call__(
        self,
        who: Who,
        verdict: Verdict,
        due_on: date | None,
        pence: int | None,
        quantity: Fraction | None,
        unit_price: Fraction | None,
        share: Fraction | None,
        service: Service = NO_SERVICE,
        slot: str = "",
    ) -> Line:
        """One line. ``pence`` is what it comes to before its sign, None while it is not known."""


def line_maker(payment: Payment, part: str, unit: str, settling: Settling) -> MakeLine:
    """What makes the lines of a payment, or of one of its parts; ``unit`` is what its quantities count."""
    # Looked up once here, because this runs for every line of a settlement.
    scheme, name, clause, verb = settling.scheme.name, payment.name, payment.provenance.clause, payment.verb
    named = full_name(name, part)
    plain_ending = ending(named)
    horizon, first = settling.horizon, settling.period.first
    sign = -1 if verb == "deduct" else 1
    due, opened, not_due = Status.DUE, Status.OPEN, Status.NOT_DUE
    final = (Status.HELD, Status.NOT_EARNED, Status.ERROR)
    earned_status = Status.NOTE if verb == "note" else due
    earlier_status = Status.NOTE if verb == "note" else Status.EARLIER

    def make(
        who: Who,
        verdict: Verdict,
        due_on: date | None,
        pence: int | None,
        quantity: Fraction | None,
        unit_price: Fraction | None,
        share: Fraction | None,
        service: Service = NO_SERVICE,
        slot: str = "",
    ) -> Line:
        said, reason = verdict
        if said in final:
            status = said
        elif due_on is not None and due_on > horizon:
            status = not_due
            reason = f"not due until {due_on}" if said is due else f"not due until {due_on}{SO_FAR}{reason}"
        elif said is opened or pence is None:
            status = opened
        elif due_on is None:
            status, reason = opened, "open: the day it is due is not known"
        else:
            status = earlier_status if due_on < first else earned_status
        signed = None if pence is None else pence * sign
        provider_id, person_id, record = who
        is_due = status is due
        return Line(
            f"{record or provider_id}{ending(named, slot) if slot else plain_ending}",
            scheme,
            provider_id,
            person_id,
            record,
            name,
            part,
            slot,
            COUNCIL,
            clause,
            status,
            verb,
            due_on,
            service[0],
            service[1],
            quantity,
            unit,
            unit_price,
            # The share of a price that is not known is the share of nothing.
            None if unit_price is None else share,
            signed if is_due and signed is not None else 0,
            None if is_due else signed,
            signed if signed is not None and (is_due or status is Status.EARLIER) else 0,
            0,
            "",
            reason,
        )

    return make
