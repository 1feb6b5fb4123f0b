"""Days of a council's own that something is counted by: those on which a row of its table, or of another, happened."""

from collections.abc import Iterable

from pbr.conditions.date_expressions import Day, fields_of_day
from pbr.records.dictionary import FieldType
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.scheme.units.payment_basis import Costing, TimeSpan

OwnDays = frozenset[tuple[str, str]]
"""Dates that schemes add to the dictionary, each by its table and its name."""


def own_days_counted_by(schemes: Iterable[Scheme]) -> OwnDays:
    """The days of a council's own by which a payment or a measure takes a record: its price's, its first, its window's.

    What a date of a council's own means nobody else knows, and it may be a day planned. One by which a record is paid
    for or counted says when that record was, as the day of a visit does. The last day of a service may be planned.
    """
    return frozenset(
        (ref.table, ref.field.name)
        for scheme in schemes
        for day in _days(scheme)
        for ref in fields_of_day(day)
        if ref.field.own and ref.field.type is FieldType.DATE and not ref.of_parent
    )


def _days(scheme: Scheme) -> Iterable[Day]:
    for payment in scheme.payments:
        yield from _days_of(payment)
    for measure in scheme.measures.values():
        yield from filter(None, (measure.dated_by,))


def _days_of(payment: Payment) -> Iterable[Day]:
    yield payment.priced_at
    if isinstance(payment.scope.basis, TimeSpan | Costing):
        yield payment.scope.basis.first
