"""Chapters about records that were added up: which they are, what each brings, and what they come to together."""

from collections.abc import Iterator, Sequence

from pbr.conditions.name_resolution import called
from pbr.engine.counting.added_up import Group, Groups
from pbr.engine.counting.added_up_lines import AddingUp, numbers_of
from pbr.explain.arithmetic import pence_of
from pbr.explain.explain_context import Family, Telling, standing
from pbr.explain.explanation import Chapter, LineStory, PriceUsed, Working
from pbr.explain.factors import factors_of, product, rounded
from pbr.explain.line_outcome import why_of
from pbr.explain.prices_used import prices_used, uses_of
from pbr.explain.record import Record
from pbr.explain.requirements import SETTLED, what_is_in_error
from pbr.explain.who_pays import paid_out
from pbr.records.table import Row
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import Hours
from pbr.settlement.line import Line, Status
from pbr.settlement.open_reasons import OpenAmong
from pbr.settlement.reason import HeldAmong, Reason
from pbr.settlement.reason_words import clause_in_words
from pbr.settlement.slot import WindowSlot
from pbr.values.dataclass import dataclass
from pbr.values.number import plain_number
from pbr.values.units_in_words import quantity_of
from pbr.values.window import Window

_MOST_LISTED = 20


@dataclass(frozen=True, slots=True)
class _Member:
    """A record that is added up with others, and what its gates say."""

    row: Row
    id: str
    status: Status
    reason: Reason


def lines_added_up(payment: Payment, record: Record, family: Family, telling: Telling) -> list[Line]:
    """The lines of a payment in which a record, or what belongs to it, is added up."""
    adding = AddingUp(telling.functions.of_records(payment), telling.settling)
    below = [child for child in family.children if child.kind is payment.kind] if record is family.head else []
    windows: set[tuple[str, Window]] = set()
    for one in (record, *below):
        if one.kind is payment.kind:
            groups: Groups = {}
            adding.add(one.row, groups)
            of_plan = adding.steps.record_of(one.row).plan if adding.added.by == "plan" else ""
            windows |= {(of_plan, window) for window in groups}
    return [
        line
        for line in telling.lines
        if line.payment == payment.name
        and isinstance(line.slot, WindowSlot)
        and any(window == line.slot.window and line.record.plan == whose for whose, window in windows)
    ]


def chapter_added_up(payment: Payment, lines: Sequence[Line], telling: Telling) -> Chapter:
    """A payment whose records are added up: its lines with what is in each, and the figures that they took."""
    adding = AddingUp(telling.functions.of_records(payment), telling.settling)
    told: list[LineStory] = []
    prices: list[PriceUsed] = []
    for line in lines:
        story, used = _told(line, payment, adding, telling)
        told.append(story)
        prices += used
    whose = lines[0].record
    about = f"plan {whose.id}" if whose.table else f"provider {whose.provider}"
    return Chapter(
        f"{payment.name}, for {about}, added up by {adding.added.text}", standing(payment.place), tuple(told),
        f"{payment.verb} {payment.amount.text}, for each {payment.scope.text}", tuple(dict.fromkeys(prices)),
        clause=payment.provenance, assumes=payment.provenance.assumes,
    )  # fmt: skip


def _told(line: Line, payment: Payment, adding: AddingUp, telling: Telling) -> tuple[LineStory, list[PriceUsed]]:
    if not isinstance(line.slot, WindowSlot):
        raise ValueError("what is added up has a window")
    window, group = line.slot.window, Group()
    members = list(_members(line, window, adding, group, telling))
    together = adding.decided(group, window)[1]
    above = next((one.row[-1] for one in members if line.record.table), None)
    row = adding.as_one(together, window, line.record, above)
    named = f"{payment.priced_at_text}, of what is added up"
    uses = uses_of(payment, (), row, telling.in_order)
    used = prices_used(uses, row, adding.priced_on(window), named, telling.functions)
    working = Working((*_listed(members, payment, telling), *_sums(line, payment, row, telling)))
    pence = pence_of(line)
    if pence is not None and line.quantity is not None and line.unit_price is not None and line.share is not None:
        exact = line.quantity * line.unit_price * line.share
        steps = (*working.steps, product(factors_of(line, line.share), exact))
        working = Working(steps, rounded(exact, pence, telling.scheme.rounding))
    needs = tuple(_needs(line, members, telling))
    return LineStory(
        line, paid_out(line, telling), why_of(line, (), telling.functions.layouts), working, needs=needs
    ), used


def _members(line: Line, window: Window, adding: AddingUp, group: Group, telling: Telling) -> Iterator[_Member]:
    """The records of a line, in the order of the extract; each is added to a group on its way."""
    for row in telling.records.tables[adding.steps.kind.name].rows:
        record = adding.steps.record_of(row)
        if record.provider != line.provider_id or (line.record_id and record.plan != line.record_id):
            continue
        groups: Groups = {window: Group()}
        if not adding.add(row, groups) or len(groups) > 1:
            continue
        own = groups[window]
        group.merge(own)
        (status, reason), _ = adding.decided(own, window)
        if isinstance(reason, OpenAmong | HeldAmong):
            reason = reason.because
        yield _Member(row, record.id, status, reason)


def _listed(members: Sequence[_Member], payment: Payment, telling: Telling) -> Iterator[str]:
    """What each record brings, with where it stands, as many as can be read."""
    if payment.kind is None:
        return
    shown = members[:_MOST_LISTED]
    places = telling.places(payment.kind.name, [one.id for one in shown])
    for one in shown:
        cells = [
            f"{ref.field.name} is {plain_number(value)} {ref.field.unit}"
            for ref in numbers_of(payment)
            if (value := telling.functions.value(ref)(one.row)) is not None
        ]
        says = ", ".join(cells) or called(payment.kind)
        is_not = "" if one.status is Status.DUE else f"; not decided: {clause_in_words(one.reason)}"
        if one.status is Status.NOT_EARNED:
            is_not = f"; not counted: {clause_in_words(one.reason)}"
        place = places.get(one.id, "")
        yield f"{one.id}: {says}{is_not}{f' ({place})' if place else ''}."
    if len(members) > len(shown):
        yield f"And {len(members) - len(shown):,} more."


def _sums(line: Line, payment: Payment, row: Row, telling: Telling) -> Iterator[str]:
    """What the numbers come to together, and how that is counted."""
    if line.quantity is None:
        return
    basis = payment.scope.basis
    for ref in numbers_of(payment):
        value = telling.functions.value(ref)(row)
        if value is not None:
            yield f"Added up, {ref.field.name} is {plain_number(value)} {ref.field.unit}."
    minutes = line.quantity * basis.minutes_in_counted if isinstance(basis, Hours) else None
    counts = quantity_of(line.quantity, line.unit)
    yield f"That counts as {plain_number(minutes)} minutes, {counts}." if minutes is not None else f"That is {counts}."


def _needs(line: Line, members: Sequence[_Member], telling: Telling) -> Iterator[str]:
    """What stands between a line and its money."""
    if line.status in SETTLED:
        return
    if line.status is Status.ERROR:
        yield what_is_in_error(line)
        return
    undecided = [one for one in members if one.status in (Status.OPEN, Status.HELD)]
    if line.status in (Status.OPEN, Status.HELD):
        yield from (f"{one.id} is decided: {clause_in_words(one.reason)}" for one in undecided[:_MOST_LISTED])
    if line.status in (Status.OPEN, Status.HELD) and not undecided:
        yield f"this is decided: {clause_in_words(line.reason)}"
    if line.status is Status.NOT_EARNED:
        yield f"one of them is earned: {clause_in_words(line.reason)}"
    if line.status is Status.NOT_DUE and line.due_on is not None:
        yield f"its day, {line.due_on}; this settlement goes no further than {telling.settling.horizon}"
