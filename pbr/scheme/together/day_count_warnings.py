"""Day counts (inclusive): stretches a day longer than they sound, or that a record of one day does not have."""

from collections.abc import Iterator

from pbr.conditions.date_expressions import Day, operands_of_day
from pbr.conditions.name_resolution import called
from pbr.conditions.syntax_tree import Constant, FieldRef, Operand, Shifted
from pbr.problems.problem import Place
from pbr.records.dictionary import FieldType, TableKind
from pbr.scheme.payments.days_compared import as_written
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.durations import DAYS_IN_A_WEEK
from pbr.scheme.units.payment_basis import Costing, TimeSpan


def check_spans(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Note a stretch that counts a day more than its length, and one that pays a day once for each record of it."""
    basis = payment.scope.basis
    if not isinstance(basis, TimeSpan | Costing):
        return
    if isinstance(basis, TimeSpan):
        _check_more_than_a_day(basis, form.for_each.place, reading)
    if basis.lasting is None:
        _check_length(basis.first, basis.last, form.for_each.place, reading)
    if payment.cut_short is not None and form.cut_short_at is not None:
        _check_length(basis.first, payment.cut_short.at, form.cut_short_at.place, reading)


def _check_more_than_a_day(basis: TimeSpan, place: Place, reading: Reading) -> None:
    kind = basis.kind
    if _has_one_day(kind):
        said = f"{called(kind)} has a day of its own, so a {basis.unit} of it is paid once for each {kind.one}"
        reading.problem(
            "PBR319",
            f"{said}: two on one day would be paid twice",
            place,
            f"write 'for each: {kind.one}' where each is paid for; for a day paid once however many {kind.name} it "
            f"has, write 'for each: {_day_counted(basis)}' and 'added up: by plan and month'",
        )
    elif as_written(basis.first) == as_written(basis.last):
        reading.problem(
            "PBR319",
            f"this begins and ends on the same date, so it is one day for each {kind.one}: two on one day would be "
            "paid twice",
            place,
            f"write 'for each: {kind.one}' where each is paid for, or another last day",
        )


def _day_counted(basis: TimeSpan) -> str:
    """A day of such a record as a scheme counts it once: ``day of visit's visited_on``."""
    kind = basis.kind
    day = next(field.name for field in kind.fields if field.type is FieldType.DATE)
    return f"day of {kind.one}'s {day}"


def _has_one_day(kind: TableKind) -> bool:
    return sum(field.type is FieldType.DATE for field in kind.fields) == 1


def _check_length(first: Day, last: Day, place: Place, reading: Reading) -> None:
    """Note an end that is so long after the first day: with both ends counted, that is a day more."""
    for start, moved in _counted_from(first, last):
        many, unit = _length(moved)
        length = f"{many} {unit}{'' if many == 1 else 's'}"
        total = f"{many + 1} days" if unit == "day" else f"{length} and a day"
        from_ = _said(start)
        reading.problem(
            "PBR318",
            f"from {from_} to {from_} + {length}, both days counted, is {total}",
            place,
            f"write 'for {length} from {from_}', or end on '{from_} + {length} - 1 day'",
            warning=True,
        )


def _counted_from(first: Day, last: Day) -> Iterator[tuple[Operand, Shifted]]:
    starts = operands_of_day(first)
    for end in operands_of_day(last):
        if not isinstance(end, Shifted) or (end.days <= 0 and end.months <= 0):
            continue
        for start in starts:
            if as_written(start) == as_written(end.base):
                yield start, end


def _length(moved: Shifted) -> tuple[int, str]:
    if moved.months:
        return moved.months, "month"
    if moved.days % DAYS_IN_A_WEEK == 0:
        return moved.days // DAYS_IN_A_WEEK, "week"
    return moved.days, "day"


def _said(day: Operand) -> str:
    return day.written if isinstance(day, FieldRef | Constant) else "its first day"
