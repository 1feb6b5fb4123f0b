"""What a payment comes to for a record and those that belong to it, line by line, with nothing remembered."""

from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction

from pbr.conditions.date_compiler import day_by_edge
from pbr.conditions.date_expressions import Day, Each, Edge, LaterOf, OneDay, days_of_line
from pbr.conditions.deciding_facts import why
from pbr.conditions.possible_answers import asks_what_is_recorded
from pbr.conditions.syntax_tree import FieldRef
from pbr.engine.facts.linked_records import Children
from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.compiled_payment import CompiledPart, CompiledPayment, CompiledSpread
from pbr.engine.pricing.figures import Missing
from pbr.engine.pricing.line_sum import ONE, LineSum, TakenRecord, Worth
from pbr.engine.pricing.pricing import UnitPrice, in_error
from pbr.engine.verdicts.verdict import Verdict, both
from pbr.records.expected_row import RowNobodyRecorded
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import Hours
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.missing_price import Unpriced
from pbr.settlement.not_recorded import NotRecorded
from pbr.settlement.open_reasons import (
    DueDayNotKnown,
    NobodyHasAShare,
    PricedAtNotKnown,
    QuantityNotKnown,
    ScopeNotKnown,
    SharesNotKnown,
    WeightsNothing,
)
from pbr.settlement.reason import NotDue
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import ONLY, NobodySlot, Slot
from pbr.values.rounding import share_out, to_pence
from tests.reference.conditions import day_of_row, value_of
from tests.reference.verdicts import belongs_of, held, held_itself, judge_of


def take_in(steps: CompiledPayment, row: Row, settling: Settling) -> TakenRecord | None:
    """What a payment makes of a row; None where it is out of scope."""
    payment, kind, where = steps.payment, steps.kind, steps.payment.scope.where
    applies = belongs_of(where, kind, settling)(row)
    if applies is False:
        return None
    day = day_of_row(payment.priced_at, settling.layouts)(row)
    if day is not None and day not in settling.scheme.runs:
        return None
    put_back = None if steps.back is None else steps.back(row)
    reason = put_back or held(kind, row, settling)
    if reason is not None:
        return TakenRecord(day, (Status.HELD, reason))
    if applies is None and where is not None:
        return TakenRecord(day, (Status.OPEN, ScopeNotKnown(why(where, row, settling.layouts))))
    verdict = judge_of(payment.gates, settling, payment.scope.text, payment.verb)(row)
    if isinstance(row, RowNobodyRecorded) and verdict[0] is Status.DUE and not _asks_what_is_missing(payment):
        verdict = (Status.OPEN, NotRecorded())
    return TakenRecord(day, verdict)


def _asks_what_is_missing(payment: Payment) -> bool:
    gates = [gate for gates in (payment.gates, *(one.gates for one in payment.parts)) for gate in gates.all()]
    where = [] if payment.scope.where is None else [payment.scope.where]
    return any(map(asks_what_is_recorded, (*where, *(gate.condition for gate in gates))))


def weigh(steps: CompiledPayment, row: Row, settling: Settling) -> Worth | None:
    """What the payment comes to for a row; None where it is out of scope."""
    taken = take_in(steps, row, settling)
    if taken is None or steps.quantity is None:
        return None
    record, unit = steps.record_of(row), None
    if taken.priced_on is None:
        unit = UnitPrice(None, ONE, PricedAtNotKnown(steps.payment.priced_at_text))
    else:
        found = steps.price(row, taken.priced_on)
        if isinstance(found, Missing):
            note(found, record, settling)
            taken, unit = TakenRecord(taken.priced_on, in_error(found)), UnitPrice(None, ONE)
        else:
            unit = found
    count = steps.quantity(row)
    if count is None or unit.price is None:
        lacking = (Status.OPEN, unit.lacking or QuantityNotKnown(steps.unit))
        return Worth(record, taken, unit, count, None, lacking)
    return Worth(record, taken, unit, count, unit.price * count * unit.share)


def note(missing: Missing, record: RecordRef, settling: Settling) -> None:
    """Note that there is no price."""
    settling.unpriced.append(Unpriced(missing.code, record, None, missing.field, missing.lacking, missing.place))


def due_on(due: Day, row: Row, day: date | None, settling: Settling) -> date | None:
    """The day on which a line is due, by the day that places it."""
    if isinstance(due, Edge):
        return None if day is None else day_by_edge(due, settling.scheme.runs)(day)
    if isinstance(due, Each):
        return day
    if isinstance(due, LaterOf) and days_of_line(due):
        days = [due_on(one if isinstance(one, Edge | Each) else OneDay(one), row, day, settling) for one in due.choices]
        known = [one for one in days if one is not None]
        return max(known) if len(known) == len(days) else None
    return day_of_row(due, settling.layouts)(row)


Make = Callable[..., Line]


def maker(payment: Payment, part: str, unit: str, settling: Settling) -> Make:
    """What makes the lines of a payment, or of one of its parts."""
    kind = LineKind(payment.verb)

    def make(
        record: RecordRef,
        verdict: Verdict,
        due: date | None,
        one: LineSum,
        service: date | None = None,
        slot: Slot = ONLY,
    ) -> Line:
        status, reason = verdict
        pence = None if one.pence is None else one.pence * (-1 if kind is LineKind.DEDUCT else 1)
        if status in (Status.DUE, Status.OPEN):
            if due is not None and due > settling.horizon:
                status, reason = Status.NOT_DUE, NotDue(due, None if status is Status.DUE else reason)
            elif status is Status.OPEN or pence is None:
                status = Status.OPEN
            elif due is None:
                status, reason = Status.OPEN, DueDayNotKnown()
            elif kind is LineKind.NOTE:
                status = Status.NOTE
            elif due < settling.period.first:
                status = Status.EARLIER
        amount = pence if status is Status.DUE else 0
        return Line(
            settling.scheme.name, record, payment.name, part, slot, Payer.COUNCIL, payment.provenance.clause, status,
            kind, due, service, service, one.quantity, unit, one.unit_price,
            None if one.unit_price is None else one.share, amount or 0, None if status is Status.DUE else pence,
            (pence or 0) if status in (Status.DUE, Status.EARLIER) else 0, 0, "", reason,
        )  # fmt: skip

    return make


def settle(steps: CompiledPayment, row: Row, children: Children, settling: Settling) -> list[Line]:
    """The lines of a payment for a record."""
    worth, payment = weigh(steps, row, settling), steps.payment
    if worth is None:
        return []
    day = worth.taken.priced_on
    if not steps.parts:
        assert payment.due is not None
        pence = None if worth.exact is None else to_pence(worth.exact, settling.scheme.rounding)
        service = day if isinstance(payment.scope.basis, Hours) else None
        make = maker(payment, "", steps.unit, settling)
        one, verdict = worth.comes_to(pence, worth.unit.share), worth.with_sum(worth.taken.verdict)
        return [make(worth.record, verdict, due_on(payment.due, row, day, settling), one, service)]
    sums = steps.divide(row, worth)
    if isinstance(sums, Missing):
        note(sums, worth.record, settling)
        worth = worth._replace(taken=TakenRecord(day, in_error(sums)))
        sums = [worth.comes_to(None, None) for _ in steps.parts]
    lines: list[Line] = []
    for part, one in zip(steps.parts, sums, strict=True):
        make = maker(payment, part.part.name, steps.unit, settling)
        if part.spread is None:
            own = judge_of(part.part.gates, settling, payment.scope.text, payment.verb)(row)
            verdict = worth.with_sum(both(worth.taken.verdict, own) if part.part.gates.all() else worth.taken.verdict)
            lines.append(make(worth.record, verdict, due_on(part.part.due, row, day, settling), one))
        else:
            lines += spread(steps, part, part.spread, worth, one, children, make, settling)
    return lines


def spread(
    steps: CompiledPayment,
    part: CompiledPart,
    over: CompiledSpread,
    worth: Worth,
    one: LineSum,
    children: Children,
    make: Make,
    settling: Settling,
) -> list[Line]:
    """A part spread over the records that belong to the one paid for."""
    kind, whole, day = over.spread.kind, worth.taken.verdict, worth.taken.priced_on
    belongs = belongs_of(over.spread.where, kind, settling, over.perhaps)
    members = [row for row in children[kind.name] if belongs(row) is not False]
    below = settling.held_below
    unread = below.get((kind.name, worth.record.id)) or below.get((kind.name, ""))
    nothing, alone = worth.comes_to(None, None), NobodySlot(kind.one)
    if unread is not None:
        verdict = both(whole, (Status.HELD, unread))
        if not members:
            return [make(worth.record, verdict, None, nothing, slot=alone)]
        return [make(over.record_of(row), verdict, None, nothing) for row in members]
    if not members:
        nobody = NobodyHasAShare(steps.kind.name, kind.name, over.spread.where_text)
        return [make(worth.record, worth.with_sum(both(whole, (Status.OPEN, nobody))), None, one, slot=alone)]
    sums, doubt = shares(over, members, one, settling)
    if doubt is None and any(belongs(row) is None for row in members):
        doubt = (Status.OPEN, SharesNotKnown(kind.name))
    lines: list[Line] = []
    for row, comes_to in zip(members, sums, strict=True):
        reason = (None if over.back is None else over.back(row)) or held_itself(kind, row, settling)
        own = judge_of(part.part.gates, settling, kind.one, steps.payment.verb)(row)
        verdict = both(whole, own if reason is None else (Status.HELD, reason))
        verdict = verdict if doubt is None else both(verdict, doubt)
        due = due_on(part.part.due, row, day, settling)
        lines.append(make(over.record_of(row), worth.with_sum(verdict), due, comes_to))
    return lines


def shares(
    over: CompiledSpread, members: Sequence[Row], one: LineSum, settling: Settling
) -> tuple[list[LineSum], Verdict | None]:
    """What each takes of a part, and why that is in doubt."""
    weight = FieldRef(over.spread.kind.name, over.spread.kind.fields_by_name["weight"], False, (0, 0))
    weights = [value_of(weight, settling.layouts)(row) if over.spread.by_weight else ONE for row in members]
    if not any(weights):
        return [LineSum(None, one.quantity, one.unit_price, None) for _ in members], (Status.OPEN, WeightsNothing())
    whole = sum(weights, Fraction(0))
    each = [None] * len(members) if one.pence is None else share_out(one.pence, weights, settling.scheme.rounding)
    of_whole = [None if one.share is None else one.share * weight / whole for weight in weights]
    parts = zip(each, of_whole, strict=True)
    return [LineSum(pence, one.quantity, one.unit_price, share) for pence, share in parts], None
