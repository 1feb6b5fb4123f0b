"""Which keys of a payment have a meaning together: instalments, parts, weeks, steps, and the days they are due on."""

from collections.abc import Iterator

from pbr.conditions.date_expressions import Day, Each, Edge, LaterOf, days_of_line
from pbr.conditions.name_resolution import called
from pbr.problems.problem import Place
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.payments.days_compared import as_written
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import EachRecord, Hours, ProviderWindow, TimeSpan


def check_words_together(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """Note a problem for each combination of words that has no meaning."""
    mixed = list(_mixed(payment))
    for message, remedy in mixed:
        reading.problem("PBR414", message, payment.place, remedy)
    if not isinstance(payment.scope.basis, ProviderWindow):
        for part in payment.parts:
            if part.scale:
                reading.problem(
                    "PBR414",
                    "a part is scaled only in a payment for each month or quarter of a provider",
                    part.place,
                    "make it a payment of its own: pay: 10% of …, scaled by: …",
                )
    _check_priced_at(payment, form, reading)
    if not mixed:
        _check_dues(payment, form, reading)
    _check_windows(payment, reading)


def _mixed(payment: Payment) -> Iterator[tuple[str, str]]:
    """What is wrong where an amount is divided in two ways at once, and how to mend it."""
    basis = payment.scope.basis
    if payment.at_most and (payment.instalments or payment.scale):
        yield (
            "what is made at most so many times is not paid in instalments, and no measure scales it",
            "write what is paid in instalments, or scaled, as a payment of its own",
        )
    elif payment.instalments and (payment.parts or not isinstance(basis, EachRecord) or payment.scale):
        yield (
            "instalments divide one amount for each record, and not parts, weeks or a scaled amount",
            "write a payment with instalments alone, and the rest as a payment of its own",
        )
    elif payment.parts and isinstance(basis, TimeSpan | Hours):
        yield (
            "time paid by the week, day or hour is not divided into parts",
            "write a payment for each part: pay: 20% of …, each with its own 'when' and 'due'",
        )
    elif payment.parts and payment.scale:
        yield (
            "a payment in parts is not scaled as a whole",
            "write the part that is scaled as a payment of its own: pay: 10% of …, scaled by: …",
        )


def _check_priced_at(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    """The day that fixes a price is a day of the record, or each day of a stretch of them."""
    basis, priced_at = payment.scope.basis, payment.priced_at
    edge = isinstance(priced_at, Edge | LaterOf) and bool(days_of_line(priced_at))
    if edge and not isinstance(basis, ProviderWindow):
        reading.problem(
            "PBR314",
            "the price of a record is the one on a day of that record",
            form.priced_at.place,
            "write a date of the record",
        )
    if isinstance(priced_at, Each) and not (isinstance(basis, TimeSpan) and priced_at.what == "day"):
        reading.problem(
            "PBR314",
            f"'{payment.priced_at_text}' is not a day that fixes one price here",
            form.priced_at.place,
            "write a date of the record; 'each day' prices weeks or days, day by day",
        )


def _dues(payment: Payment, form: PaymentForm) -> Iterator[tuple[Day, Place]]:
    """Every day on which something falls due, and where it is written."""
    if payment.due is not None and form.due is not None:
        yield payment.due, form.due.place
    for part in payment.parts:
        yield part.due, (form.parts or {})[part.name].due.place


def _check_dues(payment: Payment, form: PaymentForm, reading: Reading) -> None:
    basis = payment.scope.basis
    for due, place in _dues(payment, form):
        of_line = days_of_line(due)
        edges = [one for one in of_line if isinstance(one, Edge)]
        each = [one for one in of_line if isinstance(one, Each)]
        if any(one.what == "day" or form.instalments is None for one in each):
            reading.problem(
                "PBR314",
                "only instalments are due on a day each of their own",
                place,
                "write a date of the record, or end of month",
            )
        elif payment.instalments and not each:
            reading.problem("PBR314", "instalments are each due on their own day", place, "write due: each instalment")
        elif isinstance(basis, TimeSpan) and not edges:
            remedy = "write due: end of month, or where a review decides: later of end of month and reviewed_on"
            reading.problem("PBR314", "time paid month by month is due by the month", place, remedy)
        elif payment.scale and not isinstance(basis, ProviderWindow) and not isinstance(due, Edge):
            remedy = "write due: end of quarter + 6 weeks"
            reading.problem("PBR314", "what is scaled together is due together", place, remedy)


def _check_windows(payment: Payment, reading: Reading) -> None:
    """A scale is counted over the same windows as what it scales."""
    basis = payment.scope.basis
    for scale, place in ((payment.scale, payment.place), *((part.scale, part.place) for part in payment.parts)):
        if scale and isinstance(basis, ProviderWindow) and scale.measure.over not in ("run", basis.stretch):
            reading.problem(
                "PBR415",
                f"'{scale.measure.name}' is counted over each {scale.measure.over}, "
                f"and this is paid for each {basis.stretch}",
                place,
                f"count the measure over: {basis.stretch}, or over: run",
            )
        if scale and _runs_on(payment, scale.measure):
            reading.problem(
                "PBR474",
                f"each {basis.counted} is released by the window that its days lie in, and only 'each day' keeps them "
                "within the run, where the windows of a measure are",
                place,
                "write priced at: each day, or count the measure over: run",
            )
        if scale and _pooled_apart(payment, scale.measure):
            reading.problem(
                "PBR415",
                f"{called(payment.kind) if payment.kind else 'it'} is paid in the window of one date "
                f"({payment.priced_at_text}) and counted by '{scale.measure.name}' in that of another",
                place,
                "write the same date after 'priced at' here and after 'dated by' in the measure",
            )


def _runs_on(payment: Payment, measure: Measure) -> bool:
    """Whether days after the run would be paid, of which no window of a measure is counted."""
    in_days = isinstance(payment.scope.basis, TimeSpan)
    return in_days and measure.over != "run" and not isinstance(payment.priced_at, Each)


def _pooled_apart(payment: Payment, measure: Measure) -> bool:
    """Whether records are pooled by one date and measured by another: one's result would scale another's money."""
    if measure.over == "run" or measure.dated_by is None or payment.kind is not measure.kind:
        return False
    if isinstance(payment.priced_at, Edge | Each) or isinstance(payment.scope.basis, TimeSpan):
        return False
    return as_written(payment.priced_at) != as_written(measure.dated_by)
