"""How much of a limit of quantity, or of how often, is used and left, of those that a chapter counts towards."""

from collections.abc import Iterator

from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.quantities.record_order import counted_in, counted_with_whom
from pbr.explain.explain_context import Telling
from pbr.explain.explanation import Chapter
from pbr.explain.record import Record
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Line
from pbr.settlement.quantity_use import QuantityUse, whose_quantity
from pbr.settlement.slot import CarriedSlot
from pbr.values.units_in_words import quantity_of
from pbr.values.window import window_of

_Key = tuple[str, str, str, str]
"""A payment, whose limit it is, the code that is counted apart, and the window."""


def quantities_over(chapter: Chapter, telling: Telling) -> Iterator[str]:
    """A sentence for each limit of quantity that lines of a chapter count towards, in each of their windows."""
    limited = {
        payment.name: payment
        for payment in telling.scheme.payments
        if payment.most_of is not None or payment.at_most is not None
    }
    if not limited:
        return
    uses = {(one.payment, one.whose, one.code, one.window): one for one in telling.quantities}
    named = {
        key: None
        for one in chapter.lines
        if one.line.payment in limited
        for key in _counted_in(one.line, limited[one.line.payment], telling)
    }
    for key in named:
        use = uses.get(key)
        if use is not None:
            yield _said(use)


def _counted_in(line: Line, payment: Payment, telling: Telling) -> Iterator[_Key]:
    """The limits that a line counts towards: the payment, whose they are, the code, and the window."""
    limit = payment.most_of
    if limit is None:
        yield from _place_of(line, payment, telling)
        return
    of = whose_quantity(limit.whom, line.record)
    owner = of.plan or of.person or of.provider
    if limit.window == "run":
        yield payment.name, owner, "", "run"
        return
    row = row_of(line, telling)
    steps = telling.functions.payments[payment.name]
    if isinstance(line.slot, CarriedSlot):
        yield payment.name, owner, "", line.slot.window.label
    days = [line.service_from, line.service_to]
    if row is not None and isinstance(steps, CompiledPayment) and steps.service is None:
        days = [steps.priced_on(row)]
    for day in days:
        if day is not None:
            yield payment.name, owner, "", window_of(limit.window, day, telling.scheme.runs).label


def _place_of(line: Line, payment: Payment, telling: Telling) -> Iterator[_Key]:
    """The places that the record of a line is counted for; none while its code or its window is not known."""
    limit = payment.at_most
    record = next(_paid_for(line, payment, telling), None)
    if limit is None or record is None:
        return
    functions = telling.functions
    window = counted_in(limit.window, functions.of_records(payment).priced_on(record.row), telling.scheme.runs)
    code = "" if limit.field is None else functions.value(limit.field)(record.row)
    if window is not None and code is not None:
        yield payment.name, counted_with_whom(limit.whom, line.record), str(code), window


def _paid_for(line: Line, payment: Payment, telling: Telling) -> Iterator[Record]:
    """The record that a line is paid for: its own, or the plan over whose outcomes it is spread."""
    for family in telling.families:
        members = (family.head, *family.children)
        if any(one.id == line.record_id for one in members):
            of_kind = [one for one in members if one.kind == payment.kind]
            yield from (one for one in of_kind if one.id == line.record_id)
            yield from (one for one in of_kind if one is family.head)


def row_of(line: Line, telling: Telling) -> Row | None:
    """The row of the record that a line is for, where it is told of; None where it is not."""
    told = (one for family in telling.families for one in (family.head, *family.children))
    return next((one.row for one in told if one.id == line.record_id), None)


def _said(use: QuantityUse) -> str:
    within = "" if use.window == "run" else f" in {use.window}"
    if use.most is None or use.left is None:
        used = quantity_of(use.used, use.unit)
        return f"{use.payment}: what is paid for of {use.for_each}{within} is not known; {used} used."
    state = "it is reached" if use.reached else f"{quantity_of(use.left, use.unit)} left"
    if use.reached is None:
        state += ", less what is not decided"
    most = quantity_of(use.most, use.unit)
    return f"{use.payment}: at most {most} for {use.for_each}{within}; {use.words} used, {state}."
