"""Working days behind the start or end of a window: the list of bank holidays has to reach as far for every window."""

from collections.abc import Iterator

from pbr.conditions.date_expressions import Day, Edge, days_of_line
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.reading_context import Reading
from pbr.source.yaml_nodes import Scalar
from pbr.values.period import Period


def check_working_days_reach(payment: Payment, form: PaymentForm, runs: Period | None, reading: Reading) -> None:
    """Refuse a day that the first or the last window of the run does not have, because no list says which it is."""
    calendar = reading.calendar
    if runs is None or calendar is None:
        return
    for day, text in _days(payment, form):
        for edge in days_of_line(day):
            if not isinstance(edge, Edge) or edge.working_days is None:
                continue
            if any(edge.around(end, runs) is None for end in (runs.first, runs.last)):
                reading.problem(
                    "PBR473",
                    f"the scheme runs from {runs.first} to {runs.last}, {calendar.reach_in_words}, and this counts "
                    f"{edge.working_days.said} past it",
                    text.place,
                    "end the run so long before the list does; no day is guessed",
                )


def _days(payment: Payment, form: PaymentForm) -> Iterator[tuple[Day, Scalar]]:
    """The days of a payment, each as it is written."""
    yield payment.priced_at, form.priced_at
    if payment.due is not None and form.due is not None:
        yield payment.due, form.due
    for part in payment.parts:
        yield part.due, (form.parts or {})[part.name].due
