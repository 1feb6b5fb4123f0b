"""The day that a window goes by: records counted week by week, of which one day that they all share fixes the week."""

from collections.abc import Iterator
from itertools import islice

from pbr.conditions.date_expressions import days_of_line, fields_of_day
from pbr.conditions.name_resolution import called
from pbr.problems.problem import Place
from pbr.records.dictionary import FieldType, TableKind, Unit
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.scheme.units.price_units import many_of
from pbr.values.period import Period
from pbr.values.window import Over, windows_of_run


def check_day_of_window(payment: Payment, form: PaymentForm, runs: Period | None, reading: Reading) -> None:
    """Warn where all records of a plan, or all there are, are counted in one window of many.

    The window is that of the day that fixes the price. Where that is no day of the record that is paid for, what reads
    as so much in each week is so much in the one week of that day.
    """
    counted, kind = payment.counted, payment.kind
    if counted is None or kind is None or not _cuts(counted.window, runs) or not _is_shared(payment):
        return
    window = _called(counted.window)
    shared_by = f"all {kind.name} of a plan" if fields_of_day(payment.priced_at) else f"all {kind.name}"
    carries = payment.most_of is not None and payment.most_of.carries
    comes_to = "what is over in it is carried on from there" if carries else f"no other {window} has any"
    reading.problem(
        "PBR387",
        f"the {window} is that of the day that fixes the price, and '{payment.priced_at_text}' is one day for "
        f"{shared_by}: they are all counted in one {window}, and {comes_to}",
        next(_places(payment, form)),
        f"{_own_day(kind)}; or {_all_together(payment, window)}",
        warning=True,
        related=(("this is the day that fixes the price", form.priced_at.place),),
    )


def _cuts(window: Over, runs: Period | None) -> bool:
    """Whether a run has more windows than one; a run that cannot be read has them."""
    return window != "run" and (runs is None or len(tuple(islice(windows_of_run(window, runs), 2))) > 1)


def _is_shared(payment: Payment) -> bool:
    """Whether the day that fixes the price is none of the record itself: it is its plan's, or a date written down."""
    if days_of_line(payment.priced_at) or isinstance(payment.scope.basis, TimeSpan):
        # Days of service are counted as they were served, each in the window of the day itself.
        return False
    return all(ref.of_parent for ref in fields_of_day(payment.priced_at))


def _called(window: Over) -> str:
    return "calendar year" if window == "year" else str(window)


def _places(payment: Payment, form: PaymentForm) -> Iterator[Place]:
    """Where it is written how much is counted: under ``at most``, or in the columns of the price that counts."""
    if form.at_most is not None:
        yield form.at_most.place
    for use in payment.amount.uses():
        if isinstance(use, PriceUse) and use.so_far is not None:
            yield use.price.by[-1].place
    yield payment.place


def _own_day(kind: TableKind) -> str:
    """How each record is counted in a window of its own."""
    own = next((field.name for field in kind.fields if field.type is FieldType.DATE), None)
    if own is None:
        return f"give each {kind.one} a date of its own under 'records', and write it after 'priced at'"
    return f"write priced at: {own}, or another day of {called(kind)}'s own"


def _all_together(payment: Payment, window: str) -> str:
    """What to write where so much is meant of all of them together."""
    most_of = payment.most_of
    if most_of is not None and most_of.own is not None and most_of.own.field.field.unit is Unit.HOURS_A_WEEK:
        of = many_of(payment.scope.basis.counted)
        whole = f"name a number of the plan that holds the {of} of all its weeks, without 'and {window}'"
    elif payment.counted is payment.amount.so_far:
        whole = f"write 'and run' for 'and {window}'"
    else:
        carried = " and 'carried over' with it" if most_of is not None and most_of.carries else ""
        whole = f"leave 'and {window}' out{carried}"
    return f"where so much is meant of all of them together, {whole}"
