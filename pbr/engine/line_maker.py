"""Making lines: what is the same for every line of a payment is fixed once, and each line adds the rest."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from operator import itemgetter
from typing import Protocol

from pbr.conditions.compiler import value_of
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.run_context import Settling
from pbr.engine.verdict import Verdict
from pbr.records.dictionary import TABLES, TableKind
from pbr.records.record_id import record_id
from pbr.records.table import Row
from pbr.scheme.payments import Payment
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.open_reasons import DueDayNotKnown
from pbr.settlement.reason import NotDue, Reason
from pbr.settlement.record_ref import RecordRef, provider_as_a_whole
from pbr.settlement.slot import ONLY, Slot

PLANS = "plans"
_MOST_REMEMBERED = 10_000

RefOf = Callable[[Row], RecordRef]
"""A function from a row to the reference that its lines carry."""

Service = tuple[date | None, date | None]
NO_SERVICE: Service = (None, None)


def is_decided(line: Line) -> bool:
    """Whether nothing stands in the way of a line but, at most, its day."""
    if line.status is Status.NOT_DUE:
        return isinstance(line.reason, NotDue) and line.reason.so_far is None
    return line.status is Status.DUE or line.status is Status.EARLIER


def record_id_of(kind: TableKind, settling: Settling) -> Callable[[Row], str]:
    """A function from a row to its record's id: its key, joined by colons where it is several fields."""
    getters = [
        value_of(FieldRef(kind.name, kind.fields_by_name[name], False, (0, 0)), settling.layouts) for name in kind.key
    ]
    if len(getters) == 1:
        one: Callable[[Row], str] = getters[0]
        return one
    return lambda row: record_id(tuple(str(getter(row)) for getter in getters))


def ref_of(kind: TableKind, settling: Settling) -> RefOf:
    """A function from a row to its reference; a child's provider and person are its parent's.

    The payments of a run ask about one row after another, and share what it makes: the same for each kind of record.
    """
    if kind.name not in settling.refs:
        settling.refs[kind.name] = _remembering_one(_ref_of(kind, settling))
    return settling.refs[kind.name]


def provider_of(kind: TableKind, settling: Settling) -> Callable[[Row], str]:
    """A function from a row to its provider; a child's is its parent's."""
    if not kind.parent:
        return itemgetter(settling.positions[kind.name]["provider_id"])
    provider = settling.positions[kind.parent]["provider_id"]
    return lambda row: row[-1][provider]


def _remembering_one(ref_of_row: RefOf) -> RefOf:
    last: Row = ()
    ref = provider_as_a_whole("")

    def remembered(row: Row) -> RecordRef:
        nonlocal last, ref
        if row is not last:
            last, ref = row, ref_of_row(row)
        return ref

    return remembered


def _ref_of(kind: TableKind, settling: Settling) -> RefOf:
    id_of, table, make = record_id_of(kind, settling), kind.name, RecordRef._make
    positions = settling.positions[table]
    if kind.parent:
        above = settling.positions[kind.parent]
        plan, provider, person = above[TABLES[kind.parent].key[0]], above["provider_id"], above["person_id"]
        return lambda row: make((table, id_of(row), row[-1][plan], row[-1][person], row[-1][provider]))
    provider = positions["provider_id"]
    if "person_id" not in kind.fields_by_name:
        return lambda row: make((table, id_of(row), "", "", row[provider]))
    person = positions["person_id"]
    if kind.name != PLANS:
        return lambda row: make((table, id_of(row), "", row[person], row[provider]))
    plan = positions[kind.key[0]]
    return lambda row: make((table, row[plan], row[plan], row[person], row[provider]))


class MakeLine(Protocol):
    """Makes the lines of one payment, or of one of its parts."""

    def __call__(
        self,
        record: RecordRef,
        verdict: Verdict,
        due_on: date | None,
        pence: int | None,
        quantity: Fraction | None,
        unit_price: Fraction | None,
        share: Fraction | None,
        service: Service = NO_SERVICE,
        slot: Slot = ONLY,
    ) -> Line:
        """One line. ``pence`` is what it comes to before its sign, None while it is not known."""


def line_maker(payment: Payment, part: str, unit: str, settling: Settling) -> MakeLine:
    """What makes the lines of a payment, or of one of its parts; ``unit`` is what its quantities count."""
    # Looked up once here, because this runs for every line of a settlement.
    scheme, name, clause, kind = settling.scheme.name, payment.name, payment.provenance.clause, LineKind(payment.verb)
    horizon, first = settling.horizon, settling.period.first
    sign = -1 if kind is LineKind.DEDUCT else 1
    due, opened, not_due, earlier, council = Status.DUE, Status.OPEN, Status.NOT_DUE, Status.EARLIER, Payer.COUNCIL
    final = (Status.HELD, Status.NOT_EARNED, Status.ERROR)
    earned_status = Status.NOTE if kind is LineKind.NOTE else due
    earlier_status = Status.NOTE if kind is LineKind.NOTE else earlier
    later, no_day = later_reasons(), DueDayNotKnown()

    def make(
        record: RecordRef,
        verdict: Verdict,
        due_on: date | None,
        pence: int | None,
        quantity: Fraction | None,
        unit_price: Fraction | None,
        share: Fraction | None,
        service: Service = NO_SERVICE,
        slot: Slot = ONLY,
    ) -> Line:
        status, reason = verdict
        if status in final:
            pass
        elif due_on is not None and due_on > horizon:
            reason = later(due_on, None if status is due else reason)
            status = not_due
        elif status is opened or pence is None:
            status = opened
        elif due_on is None:
            status, reason = opened, no_day
        else:
            status = earlier_status if due_on < first else earned_status
        signed = None if pence is None else pence * sign
        is_due = status is due
        return Line(
            scheme,
            record,
            name,
            part,
            slot,
            council,
            clause,
            status,
            kind,
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
            signed if signed is not None and (is_due or status is earlier) else 0,
            0,
            "",
            reason,
        )

    return make


def later_reasons() -> Callable[[date, Reason | None], NotDue]:
    """A function from a day, and what is open besides, to why a line is not due; each pair is made once."""
    # By the identity of what is open: it is shared already, and comparing its facts would take longer than making one.
    made: dict[tuple[date, int], NotDue] = {}

    def later(until: date, so_far: Reason | None) -> NotDue:
        key = (until, id(so_far))
        found = made.get(key)
        if found is None:
            if len(made) >= _MOST_REMEMBERED:
                made.clear()
            # What is remembered keeps its own part alive, so no other can come to have the same identity.
            found = made[key] = NotDue(until, so_far)
        return found

    return later
