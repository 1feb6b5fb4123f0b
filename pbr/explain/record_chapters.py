"""Chapters about one record: each payment that is for it, in the scheme's order, or why a payment is not."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.explain.added_up import chapter_added_up, lines_added_up
from pbr.explain.arithmetic import working_of_part, working_of_record, working_of_share
from pbr.explain.explain_context import Family, Telling, standing
from pbr.explain.explanation import Chapter, LineStory, NotApplicable, Working
from pbr.explain.facts_used import facts_of, fields_that_hold, rules_of
from pbr.explain.line_outcome import held_with, why_of
from pbr.explain.not_applicable import not_shared, outside
from pbr.explain.prices_of_record import prices_of_record
from pbr.explain.record import Record
from pbr.explain.requirements import needs_of_record, needs_of_share
from pbr.explain.who_pays import paid_out
from pbr.scheme.payments.fields_read import (
    conditions_of_payment,
    conditions_of_spread,
    fields_of_payment,
    fields_of_spread,
)
from pbr.scheme.payments.gates import Gate
from pbr.scheme.payments.parts import Part, Spread
from pbr.scheme.payments.payments import Payment
from pbr.settlement.line import Line, Status
from pbr.settlement.record_ref import provider_as_a_whole
from pbr.settlement.slot import WindowSlot, whole_of

MOST_TOLD = 12
"""Records of one kind told in full under the plan they belong to; more are told in a line each."""

Told = Chapter | NotApplicable


def chapters_of(record: Record, family: Family, telling: Telling) -> Iterator[Told]:
    """What every payment of the scheme makes of a record and of what belongs to it."""
    for payment in telling.scheme.payments:
        if payment.added_up is not None:
            yield from _added_up_chapter(payment, record, family, telling)
        elif payment.kind is record.kind:
            yield from _own_chapter(payment, record, family.children if record is family.head else (), telling)
        elif record.parent is not None and payment.kind is record.parent.kind:
            yield from _shared_chapter(payment, record, family, telling)
        elif record is family.head:
            below = [child for child in family.children if child.kind is payment.kind]
            if len(below) > MOST_TOLD:
                yield from _brief(payment, record, below, telling)
            else:
                for child in below:
                    yield from _own_chapter(payment, child, (), telling)


def _added_up_chapter(payment: Payment, record: Record, family: Family, telling: Telling) -> Iterator[Told]:
    """A payment in which a record, or what belongs to it, is added up with others."""
    lines = lines_added_up(payment, record, family, telling)
    asked = [line for line in lines if _wanted(line, telling)]
    if asked:
        yield chapter_added_up(payment, asked, telling)
    elif not lines and payment.kind is record.kind:
        yield outside(payment, record, telling)


def _own_chapter(payment: Payment, record: Record, children: Sequence[Record], telling: Telling) -> Iterator[Told]:
    """A payment for a record, with the shares that the records belonging to it have in its parts."""
    lines = [line for line in telling.lines if line.payment == payment.name]
    shares = [line for line in lines if _is_share(line, payment, children)]
    own = [line for line in lines if line.record_id == record.id and line not in shares]
    if not own and not shares:
        yield outside(payment, record, telling)
        return
    told = [_of_record(line, payment, record, telling) for line in own]
    without: list[NotApplicable] = []
    for part in payment.parts:
        for child in children if part.spread else ():
            mine = [line for line in shares if line.part == part.name and line.record_id == child.id]
            told += [_of_share(line, shares, payment, part, child, telling) for line in mine]
            if (
                not mine
                and part.spread
                and child.kind is part.spread.kind
                and _has_no_share(part.spread, child, telling)
            ):
                without.append(not_shared(payment, part, child, telling))
    asked = [one for one in told if _wanted(one.line, telling)]
    if asked:
        yield _chapter(payment, payment.parts, record, asked, shares, telling)
        yield from without


def _has_no_share(spread: Spread, child: Record, telling: Telling) -> bool:
    return spread.where is not None and telling.functions.test(spread.where)(child.row) is False


def _shared_chapter(payment: Payment, child: Record, family: Family, telling: Telling) -> Iterator[Told]:
    """The share that a record has in a payment for the record it belongs to."""
    plan = family.head
    for part in payment.parts:
        if part.spread is None or part.spread.kind is not child.kind:
            continue
        ids = {one.id for one in family.children if one.kind is child.kind}
        shares = [
            line
            for line in telling.lines
            if (line.payment, line.part) == (payment.name, part.name) and line.record_id in ids
        ]
        mine = [line for line in shares if line.record_id == child.id]
        if mine:
            told = [_of_share(line, shares, payment, part, child, telling) for line in mine if _wanted(line, telling)]
            if told:
                yield _chapter(payment, (part,), plan, told, shares, telling)
        elif shares or any(line.payment == payment.name for line in telling.lines):
            yield not_shared(payment, part, child, telling)
        else:
            yield outside(payment, plan, telling)


def _is_share(line: Line, payment: Payment, children: Sequence[Record]) -> bool:
    part = next((part for part in payment.parts if part.name == line.part), None)
    spread = part.spread if part else None
    return spread is not None and any(child.id == line.record_id and child.kind is spread.kind for child in children)


def _wanted(line: Line, telling: Telling) -> bool:
    """Whether a line is to be told: all are where a record is asked for, and one or a few where a line is."""
    return bool(telling.asked.named) or telling.asked.is_line(line)


def _of_record(line: Line, payment: Payment, record: Record, telling: Telling) -> LineStory:
    functions = telling.functions
    part = next((part for part in payment.parts if part.name == line.part and part.spread is None), None)
    gates = [*_gates(payment), *(part.gates.all() if part else ())]
    why = why_of(line, _passed([(gate, record) for gate in gates], functions), functions.layouts)
    if payment.scale is not None:
        why = f"{why} {_pooled(line, telling)}".strip()
    working = working_of_record(line, payment, record, telling)
    needs = tuple(needs_of_record(line, payment, record, telling))
    because = held_with(line, payment, telling.lines)
    return LineStory(line, paid_out(line, telling), why, working, needs=needs, because=because)


def _of_share(
    line: Line, shares: Sequence[Line], payment: Payment, part: Part, child: Record, telling: Telling
) -> LineStory:
    functions = telling.functions
    siblings = [share for share in shares if share.part == part.name]
    refs = [ref for ref in fields_of_spread(part) if not ref.of_parent]
    facts = facts_of([*refs, *fields_that_hold(child, functions)], child, telling)
    gates = [(gate, child.parent or child) for gate in _gates(payment)]
    gates += [(gate, child) for gate in part.gates.all()]
    why = why_of(line, _passed(gates, functions), functions.layouts)
    needs = needs_of_share(line, payment, part, child, telling)
    return LineStory(
        line, paid_out(line, telling), why, working_of_share(line, siblings, telling), facts, needs=tuple(needs)
    )


def _gates(payment: Payment) -> list[Gate]:
    """The conditions of a payment, with those that others must not be earned beside it."""
    return [*payment.gates.all(), *(one.not_earned for one in payment.not_beside)]


def _passed(gates: Sequence[tuple[Gate, Record]], functions: SchemeFunctions) -> list[tuple[Gate, Record]]:
    """The conditions that are true of their records."""
    return [(gate, record) for gate, record in gates if functions.test(gate.condition)(record.row) is True]


def _pooled(line: Line, telling: Telling) -> str:
    """What came of the pool that a record's payment went into."""
    if line.status is not Status.NOTE or not isinstance(line.slot, WindowSlot):
        return ""
    whole, slot = provider_as_a_whole(line.provider_id), whole_of(line.slot)
    pools = (one for one in telling.lines if one.payment == line.payment and one.slot == slot and one.record == whole)
    pool = next(pools, None)
    return f"What came of them together is {pool.line_id}: {paid_out(pool, telling)}" if pool else ""


def _chapter(
    payment: Payment,
    parts: tuple[Part, ...],
    record: Record,
    told: Sequence[LineStory],
    shares: Sequence[Line],
    telling: Telling,
) -> Chapter:
    functions, scheme = telling.functions, telling.scheme
    lines = [one.line for one in told]
    parts = tuple(part for part in parts if any(line.part == part.name for line in lines))
    conditions, refs = conditions_of_payment(payment), fields_of_payment(payment)
    steps: tuple[str, ...] = ()
    rounding = ""
    for part in parts:
        siblings = [line for line in shares if line.part == part.name]
        if part.spread is not None and siblings:
            conditions += conditions_of_spread(part)
            refs += [replace(ref, of_parent=False) for ref in fields_of_spread(part) if ref.of_parent]
            working = working_of_part(siblings, payment, part, record, telling)
            steps, rounding = (*steps, *working.steps), f"{rounding} {working.rounding}".strip()
    # What the rest is, depends on the shares of all the others.
    of_rest = any(part.share is None for part in parts)
    return Chapter(
        title=f"{payment.name}, for {record.said}",
        standing=standing(payment.place),
        lines=tuple(told),
        scope=scope_of(payment),
        prices=tuple(prices_of_record(payment, payment.parts if of_rest else parts, record, lines, telling)),
        working=Working(steps, rounding),
        facts=facts_of([*refs, *fields_that_hold(record, functions)], record, telling),
        rules=rules_of(conditions, scheme),
        clause=payment.provenance,
        assumes=(*payment.provenance.assumes, *(said for part in parts for said in part.assumes)),
    )


def scope_of(payment: Payment) -> str:
    """A payment's amount and what it is for, as the scheme words them."""
    return f"{payment.verb} {payment.amount.text}, for each {payment.scope.text}"


def _brief(payment: Payment, plan: Record, below: Sequence[Record], telling: Telling) -> Iterator[Told]:
    """A payment for very many records of one plan: a line each, and how to ask for the rest."""
    told: list[LineStory] = []
    refused = 0
    for record in below:
        lines = [line for line in telling.lines if line.payment == payment.name and line.record_id == record.id]
        refused += not lines
        working = [(line, working_of_record(line, payment, record, telling)) for line in lines]
        told += [LineStory(line, paid_out(line, telling), "", of_line) for line, of_line in working]
    one = below[0].kind
    if told:
        chapter = _chapter(payment, (), below[0], told, (), telling)
        yield Chapter(
            f"{payment.name}, for {len(below)} records of {plan.said}", chapter.standing, chapter.lines, chapter.scope,
            rules=chapter.rules, clause=chapter.clause, assumes=chapter.assumes,
            aside=f"Ask for one {one.one} by its id for its facts, its price and what it still needs.",
        )  # fmt: skip
    if refused:
        sentence = f"{payment.name} is not for {refused} of the {len(below)} records ({one.name}) of {plan.said}."
        yield NotApplicable(payment.name, "", sentence)
