"""Whether what a measure counts is known by the day on which what it scales is due.

A window that is not decided by then is open in its month and "earlier" in every month after it. What is found after a
window, a review or a judgement, needs days after it; some facts need so many days, and a measure may say itself how
late a finding still counts.
"""

from collections.abc import Iterator

from pbr.conditions.date_expressions import Edge, OneDay, fields_of_day
from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.syntax_tree import And, Compare, Condition, FieldRef, PaymentEarned, Shifted, TermRef
from pbr.problems.problem import Place
from pbr.records.dictionary import TableKind
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.earliest_days import lower_bounds
from pbr.scheme.reading.facts_known_from import Key, KnownFrom, known_from
from pbr.scheme.reading.reading_context import Reading
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class _Scaled:
    """What is scaled by a measure, and when it is due."""

    measure: Measure
    due: Edge
    due_text: str
    place: Place


def check_measured_in_time(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Warn where a payment or part that a measure scales can be due before what the measure counts can be known."""
    for scaled in _all_scaled(payment, form):
        measure = scaled.measure
        if measure.dated_by is None or measure.over == "run":
            continue
        bounds = lower_bounds(scaled.due, lower_bounds(measure.dated_by))
        looked_at = [ref for one in (measure.count, measure.out_of) if one for ref in fields_of(one)]
        looked_at += fields_of_day(measure.dated_by)
        _check_counted_from(scaled, bounds, reading)
        for fact in known_from(measure.kind, reading.tables):
            if any(fact.has(ref) for ref in looked_at):
                _check_fact(scaled, fact, bounds, reading)
    if payment.scale and payment.kind and isinstance(payment.due, Edge) and form.due:
        pool = _Scaled(payment.scale.measure, payment.due, payment.due_text, form.due.place)
        _check_pool(payment, payment.kind, pool, reading)


def _check_pool(payment: Payment, kind: TableKind, scaled: _Scaled, reading: Reading) -> None:
    """Each record of a pool has conditions of its own, which have to be answered when the pool is due."""
    bounds = lower_bounds(scaled.due, lower_bounds(payment.priced_at))
    asked = [payment.scope.where] if payment.scope.where else []
    asked += [gate.condition for gate in (payment.gates.waits_for, payment.gates.when) if gate]
    looked_at = [ref for one in asked for ref in fields_of(one)]
    for fact in known_from(kind, reading.tables):
        if bounds.get(fact.date, -1) >= fact.days or not any(fact.has(ref) for ref in looked_at):
            continue
        if fact.days or _no_days_after(scaled):
            said = f"asks each {kind.one} for what is known from {fact.written(kind)}"
            _warn(scaled, f"'{payment.name}' {said}", fact.days, reading)


def _all_scaled(payment: Payment, form: PaymentForm) -> Iterator[_Scaled]:
    if payment.scale and form.due and isinstance(payment.due, Edge):
        yield _Scaled(payment.scale.measure, payment.due, payment.due_text, form.due.place)
    for part in payment.parts:
        if part.scale and isinstance(part.due, Edge):
            place = (form.parts or {})[part.name].due.place
            yield _Scaled(part.scale.measure, part.due, part.due_text, place)


def _check_counted_from(scaled: _Scaled, bounds: dict[Key, int], reading: Reading) -> None:
    """What is counted from a day on is not there on a due day before it."""
    start = scaled.measure.counted_from
    for key, days in (lower_bounds(start) if isinstance(start, OneDay) else {}).items():
        if bounds.get(key, -1) < days:
            _warn(
                scaled,
                f"'{scaled.measure.name}' counts nothing before {scaled.measure.counted_from_text}",
                days,
                reading,
            )


def _check_fact(scaled: _Scaled, fact: KnownFrom, bounds: dict[Key, int], reading: Reading) -> None:
    if bounds.get(fact.date, -1) >= fact.days:
        return
    measure = scaled.measure
    written, counts = fact.written(measure.kind), f"'{measure.name}' counts"
    if fact.days:
        _warn(scaled, f"{counts} what nobody can know before {written}", fact.days, reading)
        return
    latest = _latest(measure, fact)
    if latest:
        if all(bounds.get(key, -1) < days for key, days in latest.items()):
            most = max(latest.values())
            _warn(scaled, f"{counts} what is found by {written} up to {most} days afterwards", most, reading)
    elif _no_days_after(scaled):
        _warn(scaled, f"{counts} what is known from {written}, which may be after its window", 0, reading)


def _no_days_after(scaled: _Scaled) -> bool:
    """Whether something is due on the last day of its window or before, which leaves no day to find out anything."""
    working = scaled.due.working_days
    return not scaled.due.end or scaled.due.days + (0 if working is None else working.count) <= 0


def _latest(measure: Measure, fact: KnownFrom) -> dict[Key, int]:
    """The dates after which a fact counts no more, and by how many days, where the measure asks for it openly."""
    found: dict[Key, int] = {}
    for one in (*_joined(measure.count), *_joined(measure.out_of)):
        if not isinstance(one, Compare):
            continue
        early, late = (one.left, one.right) if one.sign in ("<", "<=") else (one.right, one.left)
        if one.sign in ("is", "is not") or not isinstance(early, FieldRef) or not fact.is_date(early):
            continue
        for key, days in _days_after(late).items():
            found[key] = min(days, found.get(key, days))
    return found


def _days_after(value: object) -> dict[Key, int]:
    """A date, and so many days after it; months are of different lengths, and no such date is certain."""
    match value:
        case FieldRef(table=table, field=field):
            return {(table, field.name): 0}
        case Shifted(base=base, days=days, months=0):
            return {key: first + days for key, first in _days_after(base).items()}
        case _:
            return {}


def _joined(condition: Condition | None) -> Iterator[Condition]:
    """Every condition that has to be true for the whole to be."""
    match condition:
        case TermRef(condition=inner) | PaymentEarned(earned=inner):
            yield from _joined(inner)
        case And(conditions=parts):
            for part in parts:
                yield from _joined(part)
        case None:
            pass
        case _:
            yield condition


def _warn(scaled: _Scaled, said: str, days: int, reading: Reading) -> None:
    stretch = scaled.due.of
    least = f"end of {stretch} + {days} days" if days else f"end of {stretch} + 6 weeks"
    reading.problem(
        "PBR321",
        f"{said}; this may be due before that ({scaled.due_text}), and what it comes to would be in no month's total",
        scaled.place,
        f"leave time for it, as in due: {least}; or ask for what is known then",
        warning=True,
    )
