"""Windows of a run that have no earlier one to be compared with, and what a change would release in them."""

from collections.abc import Iterator

from pbr.problems.problem import Place
from pbr.scheme.measuring.baselines import Earlier
from pbr.scheme.measuring.scale import Scale
from pbr.scheme.payments.payments import Payment
from pbr.scheme.payments.payments_form import PaymentForm
from pbr.scheme.pricing.amounts import Amount
from pbr.scheme.reading.reading_context import Reading
from pbr.values.period import Period
from pbr.values.window import Window, windows_of_run


def check_first_windows(payment: Payment, form: PaymentForm, runs: Period, reading: Reading) -> None:
    """Warn where a change from an earlier window scales what is paid in windows before which the run has none.

    Nothing ever decides those, so what hangs on them is open for good. Where the price is nil in them nothing does.
    """
    for scale, place, how in _all_scaled(payment, form):
        compared = scale.measure.compared
        if scale.change is None or compared is None or not isinstance(compared.of, Earlier):
            continue
        alone = _without_earlier(compared.of, scale, runs)
        if not alone or _is_nil_in(payment.amount, Period(runs.first, alone[-1].period.last)):
            continue
        name = scale.measure.name
        said = alone[0].label if len(alone) == 1 else f"{alone[0].label} to {alone[-1].label}"
        reading.problem(
            "PBR578",
            f"'{name}' has nothing to compare with in {said}, so what it scales there is open for good",
            place,
            f"where nothing is paid by it until then, {how} a price of nil up to {alone[-1].period.last}, and what is "
            "paid instead as a payment of its own; or bring in figures from before, and write under the measure "
            f"compared with: opening {name}_before",
            warning=True,
        )


def _all_scaled(payment: Payment, form: PaymentForm) -> Iterator[tuple[Scale, Place, str]]:
    """Every scale of a payment, its place, and how a price of nil is written of what it scales alone."""
    if payment.scale and form.scaled_by:
        yield payment.scale, form.scaled_by.place, "write"
    for part in payment.parts:
        scaled_by = (form.parts or {})[part.name].scaled_by
        if part.scale and scaled_by:
            yield part.scale, scaled_by.place, "make the part a payment with"


def _without_earlier(earlier: Earlier, scale: Scale, runs: Period) -> list[Window]:
    """The windows of the run that have none to be compared with, which are its first."""
    windows = windows_of_run(scale.measure.over, runs)
    return [window for window in windows if earlier.window(window, runs) is None]


def _is_nil_in(amount: Amount, days: Period) -> bool:
    """Whether an amount is a price, and that is nil on every one of these days."""
    if amount.price is None:
        return False
    figures = [step for step in amount.price.price.steps if step.first <= days.last]
    return bool(figures) and all(not step.of and not any(step.figures.values()) for step in figures)
