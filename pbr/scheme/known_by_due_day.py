"""Whether what decides a payment is known by the day it is due: what is decided later is in no month's total.

A line is due on its day, in the month of that day. Where a fact that decides it is recorded only afterwards, the line
is open in that month and "earlier" in every month after it. So every recorded date that a payment cannot be earned
without has to be among the dates of its due day.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pbr.conditions.date_expressions import Day, Each, EarlierOf, Edge, LaterOf, OneDay, fields_of_day
from pbr.conditions.possible_answers import once_recorded, while_blank
from pbr.conditions.syntax_tree import Condition, FieldRef, Operand, Shifted
from pbr.problems.problem import Place
from pbr.records.dictionary import TABLES, TableKind
from pbr.scheme.amounts import PriceUse
from pbr.scheme.gates import Gates, GatesForm
from pbr.scheme.parts import Part
from pbr.scheme.payment_basis import Costing, EachRecord, Hours, TimeSpan
from pbr.scheme.payments import Payment, PaymentForm
from pbr.scheme.reading_context import Reading

_Key = tuple[str, str]
"""A table and one of its fields."""

_SHORTEST_MONTH, _LONGEST_MONTH = 28, 31


@dataclass(frozen=True, slots=True)
class _KnownFrom:
    """Facts of one record that nobody knows before a date of it, or before so many days after that date."""

    date: _Key
    days: int
    facts: frozenset[_Key]

    def written(self, kind: TableKind) -> str:
        """The day, as a payment for this kind of record writes it."""
        table, name = self.date
        owned = name if table == kind.name else f"{TABLES[table].one}'s {name}"
        return f"{owned} + {self.days} days" if self.days else owned

    def is_date(self, ref: FieldRef) -> bool:
        """Whether a field is the date itself."""
        return (ref.table, ref.field.name) == self.date

    def has(self, ref: FieldRef) -> bool:
        """Whether a field is one of the facts."""
        return (ref.table, ref.field.name) in self.facts


@dataclass(frozen=True, slots=True)
class _Decided:
    """What decides one sum of a payment, the day it is due, and where that is written."""

    kind: TableKind
    must_hold: tuple[Condition, ...]
    must_not_hold: tuple[Condition, ...]
    must_be_known: tuple[FieldRef, ...]
    due: Day
    due_text: str
    place: Place


def check_known_in_time(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Warn where a payment may be decided after its due day, and where what fell due is taken back by a later fact."""
    kind = payment.kind
    if kind is None or payment.verb == "note" or payment.scale is not None:
        # What a measure scales is due when its window is; a note is never due.
        return
    _check_not_taken_back(payment, payment.gates, form, kind, reading)
    for part in payment.parts:
        about = part.spread.kind if part.spread else kind
        _check_not_taken_back(payment, part.gates, (form.parts or {})[part.name], about, reading)
    placed = _lower_bounds(
        payment.scope.basis.first if isinstance(payment.scope.basis, TimeSpan) else payment.priced_at
    )
    if payment.instalments:
        placed = _lower_bounds(payment.instalments.start)
    for decided in _all_decided(payment, form, kind):
        bounds = _lower_bounds(decided.due, placed)
        for fact in _known_from(decided.kind):
            if bounds.get(fact.date, -1) < fact.days and _waits_for(decided, fact):
                _warn_of_late(decided, fact, reading)


def _all_decided(payment: Payment, form: PaymentForm, kind: TableKind) -> Iterator[_Decided]:
    """What decides the payment, or each of its parts."""
    where = [payment.scope.where] if payment.scope.where else []
    known = _known_for_amount(payment)
    hold, not_hold = _asked(payment.gates, payment)
    if payment.due is not None and form.due is not None:
        yield _Decided(kind, (*where, *hold), not_hold, known, payment.due, payment.due_text, form.due.place)
    for part in payment.parts:
        own_hold, own_not = _asked(part.gates, payment)
        about, spread = _about(part, kind)
        yield _Decided(
            about, (*where, *spread, *hold, *own_hold), (*not_hold, *own_not), known, part.due, part.due_text,
            (form.parts or {})[part.name].due.place,
        )  # fmt: skip


def _about(part: Part, kind: TableKind) -> tuple[TableKind, tuple[Condition, ...]]:
    if part.spread is None:
        return kind, ()
    return part.spread.kind, (part.spread.where,) if part.spread.where else ()


def _asked(gates: Gates, payment: Payment) -> tuple[tuple[Condition, ...], tuple[Condition, ...]]:
    """The conditions that must be true before anything is due, and those that must be false.

    A true 'when' is asked before 'not assessed when', so that then nothing else has to be known; for a deduction it is
    the other way round.
    """
    hold = tuple(gate.condition for gate in (gates.waits_for, gates.when) if gate is not None)
    aside = gates.not_assessed_when
    if aside is None or (gates.when is not None and payment.verb != "deduct"):
        return hold, ()
    return hold, (aside.condition,)


def _known_for_amount(payment: Payment) -> tuple[FieldRef, ...]:
    """The fields without which the amount, or the day of its price, is not known."""
    refs = fields_of_day(payment.priced_at)
    match payment.scope.basis:
        case TimeSpan(first=first, last=last, open_ended=open_ended):
            refs += [*fields_of_day(first), *([] if open_ended else fields_of_day(last))]
        case Costing(weekly_hours=hours, first=first, last=last):
            refs += [hours, *fields_of_day(first), *fields_of_day(last)]
        case Hours(field=field):
            refs.append(field)
        case EachRecord():
            pass
    for use in (payment.amount.price, payment.amount.share, *(part.share for part in payment.parts)):
        refs += use.by if isinstance(use, PriceUse) else ()
    return (*refs, payment.amount.field) if payment.amount.field else tuple(refs)


def _known_from(kind: TableKind) -> Iterator[_KnownFrom]:
    """Each date of a kind of record, and of the one it belongs to, before which something of it is not known."""
    for one in (kind, *([TABLES[kind.parent]] if kind.parent else [])):
        for field in one.fields:
            # A recorded date that is itself what a review found is known with the rest of what it found.
            if field.recorded and not one.dating(field.name):
                yield _KnownFrom(
                    (one.name, field.name), 0, frozenset((one.name, name) for name in (field.name, *field.dates))
                )
            until = field.not_known_until
            if until is not None:
                yield _KnownFrom((one.name, until.field), until.days, frozenset({(one.name, field.name)}))


def _waits_for(decided: _Decided, fact: _KnownFrom) -> bool:
    """Whether nothing can be due while these facts are blank."""
    return (
        any(True not in while_blank(condition, fact.has) for condition in decided.must_hold)
        or any(False not in while_blank(condition, fact.has) for condition in decided.must_not_hold)
        or any(fact.has(ref) and not ref.field.blank_means for ref in decided.must_be_known)
    )


def _lower_bounds(day: Day, placed: dict[_Key, int] | None = None) -> dict[_Key, int]:
    """The dates that a day is never before, and how many days after each it is at least.

    ``placed`` are those of the day that places a line in its month, quarter or year, or of its first instalment.
    """
    match day:
        case OneDay(value=value):
            return _bound_of(value)
        case LaterOf(choices=choices):
            every = [_lower_bounds(one, placed) if isinstance(one, Edge | Each) else _bound_of(one) for one in choices]
            return {key: max(each[key] for each in every if key in each) for each in every for key in each}
        case EarlierOf(first=first, second=second):
            one, other = _bound_of(first), _bound_of(second)
            return {key: min(one[key], other[key]) for key in one if key in other}
        case Edge(end=True, days=days):
            return {key: least + days for key, least in (placed or {}).items()}
        case Edge():
            return {}
        case Each():
            return placed or {}


def _bound_of(value: Operand) -> dict[_Key, int]:
    match value:
        case FieldRef(table=table, field=field):
            return {(table, field.name): 0}
        case Shifted(base=base, days=days, months=months):
            moved = days + months * (_SHORTEST_MONTH if months > 0 else _LONGEST_MONTH)
            return {key: least + moved for key, least in _bound_of(base).items()}
        case _:
            return {}


def _warn_of_late(decided: _Decided, fact: _KnownFrom, reading: Reading) -> None:
    known = fact.written(decided.kind)
    reading.problem(
        "PBR321",
        f"this cannot be earned before {known}, and that may be after the day it is due ({decided.due_text}): it would "
        "then be in no month's total",
        decided.place,
        _late_enough(decided, fact, known),
        warning=True,
    )


def _late_enough(decided: _Decided, fact: _KnownFrom, known: str) -> str:
    """The day to write instead."""
    match decided.due:
        case OneDay() if fact.date in _lower_bounds(decided.due):
            return f"write due: {known}"
        case LaterOf():
            return f"write due: {decided.due_text} and {known}"
        case EarlierOf():
            return f"write a day that is never before {known}"
        case _:
            return f"write due: later of {decided.due_text} and {known}"


def _check_not_taken_back(payment: Payment, gates: Gates, form: GatesForm, kind: TableKind, reading: Reading) -> None:
    """Warn where nothing is earned any more once a date has been recorded, whatever the date is."""
    hold, not_hold = _asked(gates, payment)
    written = (
        (gates.waits_for, form.waits_for),
        (gates.when, form.when),
        (gates.not_assessed_when, form.not_assessed_when),
    )
    for gate, text in written:
        if gate is None or text is None or gate.condition not in (*hold, *not_hold):
            continue
        for fact in _known_from(kind):
            if fact.days or (gate.condition in hold) in once_recorded(gate.condition, fact.is_date):
                continue
            known = fact.written(kind)
            reading.problem(
                "PBR322",
                f"once {known} is recorded, nothing of this is earned, not even what fell due before that day",
                text.place,
                _instead(payment, known),
                warning=True,
            )


def _instead(payment: Payment, known: str) -> str:
    if payment.instalments:
        return f"write 'until {known}' after the instalments: those up to that day stand"
    if isinstance(payment.scope.basis, TimeSpan):
        return f"let the days run 'to {known}', or write 'cut short at: {known} when …': those up to that day stand"
    return f"compare {known} with another date, so that the day it falls on decides, and not that it is there"
