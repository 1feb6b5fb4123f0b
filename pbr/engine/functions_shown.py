"""What the generated Python calls and is not generated, shown to people: which function it is, and what is bound to it.

Weeks, days, months, instalments, windows of a provider and records that are added up have few lines each, and are
settled by ordinary functions of the engine. What decides about a record is generated all the same, and stands below.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from pbr.conditions.date_expressions import Each
from pbr.engine.counting.added_up_records import AddedUpRecords
from pbr.engine.counting.per_provider_window import settle_windows
from pbr.engine.counting.per_record import settle_instalments
from pbr.engine.counting.per_week_or_day import settle_time
from pbr.engine.facts.service_days import service_of
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.eligibility import take_in_source
from pbr.generate.source import Source
from pbr.scheme.payments.instalments import Instalments
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.values.period import Period

_QUANTITIES = {"week": "its days / 7 weeks", "day": "its days", "month": "its days / the days of the month"}


def called_for(steps: CompiledPayment) -> str:
    """The ordinary function that settles a payment with several lines for a record."""
    return _named(settle_time if steps.service is not None else settle_instalments)


def called_for_windows() -> str:
    """The ordinary function that settles a payment for the windows of a provider."""
    return _named(settle_windows)


def called_for_sums() -> str:
    """What settles a payment for records that are added up."""
    return _named(AddedUpRecords)


def bound_to_it(steps: CompiledPayment) -> Iterator[str]:
    """What that function is given by the scheme, line by line: which days or instalments, at what price, due when."""
    payment, runs = steps.payment, steps.over.scheme.runs
    if isinstance(payment.scope.basis, TimeSpan):
        yield from _days(payment, payment.scope.basis, runs)
    if payment.instalments is not None:
        yield from _instalments(payment.instalments)
    yield f"pays: {payment.amount.text}, at the price of {payment.priced_at_text}"
    for use in payment.amount.uses():
        yield from _figures(use)
    if payment.due_text:
        yield f"due: {payment.due_text}"
    yield f"rounded: {steps.over.scheme.rounding.value}"


def decides_of(steps: CompiledPayment) -> Source:
    """What is generated for such a payment: whether it is for a record, and what its conditions say."""
    return take_in_source(steps.payment, steps.over, steps.back)


def _named(function: Callable[..., Any]) -> str:
    return f"{function.__name__} in {function.__module__.replace('.', '/')}.py"


def _days(payment: Payment, basis: TimeSpan, runs: Period) -> Iterator[str]:
    ends = "its last day, where it is blank, is the one up to which is settled" if basis.open_ended else ""
    both = "the first and the last day are both counted"
    yield f"days: {payment.scope.text}; {'; '.join(filter(None, (both, ends)))} ({_named(service_of)})"
    if payment.cut_short is not None:
        yield f"cut short at: {payment.cut_short.text}; that day is the last that is counted"
    if isinstance(payment.priced_at, Each):
        yield f"only days from {runs.first} to {runs.last} are counted, the run of the scheme"
    if payment.scale is None:
        yield f"a line for each calendar month, of {_QUANTITIES[basis.unit]}, cut where a price changes"
    else:
        yield f"a line for each window of {payment.scale.measure.name}, of {_QUANTITIES[basis.unit]}"
    if payment.most_of is not None:
        yield f"at most {payment.most_of.text}"


def _instalments(plan: Instalments) -> Iterator[str]:
    of = "each the amount in full" if plan.in_full else "equal parts of the amount"
    until = f", none after {plan.until_text}" if plan.until_text else ""
    yield f"{plan.count} instalments, {plan.apart.said} from {plan.start_text}{until}; {of}"


def _figures(use: PriceUse) -> Iterator[str]:
    """Each figure of a price, for one of what the payment counts: money in pence, a share as a fraction of one."""
    price = use.price
    one = f" for 1 {use.counted}" if price.kind == "money" and use.counted else ""
    unit = " pence" if price.kind == "money" else ""
    for step in price.steps:
        for codes in step.figures:
            which = f" {', '.join(map(repr, codes))}" if codes else ""
            figure = Fraction(use.for_one(step, codes))
            yield f"{price.name}{which} from {step.first}: {figure}{unit}{one}"
