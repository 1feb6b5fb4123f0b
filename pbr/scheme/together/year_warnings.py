"""Calendar and contract years: a bare 'year' is the calendar's, and cuts one that runs from April."""

from collections.abc import Iterator, Mapping

from pbr.conditions.date_expressions import Edge, days_of_line
from pbr.problems.problem import Place
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.measures_form import MeasureForm
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.reading_context import Reading
from pbr.values.dates import contract_year_of, year_of
from pbr.values.period import Period


def check_years(
    payments: tuple[Payment, ...],
    payment_forms: Mapping[str, PaymentForm],
    measures: Mapping[str, Measure],
    measure_forms: Mapping[str, MeasureForm],
    runs: Period,
    reading: Reading,
) -> None:
    """Ask which year is meant, where a bare one is a calendar year that the scheme's run does not keep to."""
    calendar, contract = year_of(runs.first), contract_year_of(runs.first, runs.first)
    if calendar.first == runs.first or runs.last in calendar:
        return
    places = [measure_forms[name].over.place for name in measures if measure_forms[name].over.text == "year"]
    for payment in payments:
        places += _years_of(payment, payment_forms[payment.name])
    if not places:
        return
    # One question, whichever year is meant: asked once, with every place that its answer is about.
    first, *others = sorted(dict.fromkeys(places))
    reading.problem(
        "PBR320",
        f"'year' is the calendar year, and the scheme runs from {runs.first}: {calendar.last} cuts its first year "
        "in two",
        first,
        f"write 'contract year' for {contract.first} to {contract.last} and so on, or 'calendar year'",
        warning=True,
        related=tuple(("and so it does here", place) for place in others),
    )


def _years_of(payment: Payment, form: PaymentForm) -> Iterator[Place]:
    days = [(payment.priced_at, form.priced_at)]
    if payment.due is not None and form.due is not None:
        days.append((payment.due, form.due))
    days += [(part.due, form.parts[part.name].due) for part in payment.parts] if form.parts else []
    for day, text in days:
        for edge in days_of_line(day):
            if isinstance(edge, Edge) and edge.of == "year" and not edge.plainly:
                yield text.place
