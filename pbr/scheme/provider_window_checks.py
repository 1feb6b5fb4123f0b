"""What a payment for each month or quarter of a provider needs of the scheme around it."""

from collections.abc import Mapping, Sequence

from pbr.scheme.measures import Measure
from pbr.scheme.payment_basis import ProviderWindow
from pbr.scheme.payments import Payment
from pbr.scheme.reading_context import Reading
from pbr.values.dates import month_of, quarter_of
from pbr.values.period import Period

_STRETCHES = {"month": month_of, "quarter": quarter_of}


def check_windows_whole(runs: Period, payments: Sequence[Payment], reading: Reading) -> None:
    """Note a problem where the run cuts a window in two."""
    for payment in payments:
        basis = payment.scope.basis
        if not isinstance(basis, ProviderWindow):
            continue
        stretch = _STRETCHES[basis.stretch]
        if stretch(runs.first).first != runs.first or stretch(runs.last).last != runs.last:
            reading.problem(
                "PBR420",
                f"the scheme runs from {runs.first} to {runs.last}, which is not a number of whole {basis.stretch}s",
                payment.place,
                f"begin and end the run with a {basis.stretch}, or pay by the month",
            )


def check_providers_said(payments: Sequence[Payment], measures: Mapping[str, Measure], reading: Reading) -> None:
    """Note a problem where nothing says which providers there are to pay for a window."""
    if measures or any(payment.kind is not None for payment in payments):
        return
    for payment in payments:
        price = payment.amount.price
        if isinstance(payment.scope.basis, ProviderWindow) and not (price and price.by):
            reading.problem(
                "PBR421",
                "nothing says which providers this is for: no price differs by provider, and no record is read",
                payment.place,
                "give the price 'by: provider_id', or measure something the providers do",
            )
