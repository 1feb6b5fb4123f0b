"""What a payment for each month, quarter, year or cycle of a provider needs of the scheme around it."""

from collections.abc import Mapping, Sequence

from pbr.records.cells.council_codes import PROVIDER_CODES
from pbr.scheme.measuring.framework import Framework
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.payments.payments import Payment
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import ProviderWindow
from pbr.values.period import Period
from pbr.values.window import Cycle, days_of


def check_windows_whole(runs: Period, payments: Sequence[Payment], reading: Reading) -> None:
    """Note a problem where the run cuts a window in two."""
    for payment in payments:
        basis = payment.scope.basis
        if not isinstance(basis, ProviderWindow):
            continue
        if isinstance(basis.stretch, Cycle) and not reading.is_sound("cycle"):
            continue
        first, last = (days_of(basis.stretch, day, runs) for day in (runs.first, runs.last))
        if first.first != runs.first or last.last != runs.last:
            reading.problem(
                "PBR420",
                f"the scheme runs from {runs.first} to {runs.last}, which is not a number of whole {basis.stretch}s",
                payment.place,
                f"begin and end the run with a {basis.stretch}, or pay by the month",
            )


def check_providers_said(
    payments: Sequence[Payment], measures: Mapping[str, Measure], framework: Framework, reading: Reading
) -> None:
    """Note a problem where nothing says which providers there are to pay for a window."""
    listed = framework.of(PROVIDER_CODES) is not None
    if listed or measures or any(payment.kind is not None for payment in payments):
        return
    for payment in payments:
        by_provider = any(use.by for use in payment.amount.uses() if use.price.kind == "money")
        if isinstance(payment.scope.basis, ProviderWindow) and not by_provider:
            reading.problem(
                "PBR421",
                "nothing says which providers this is for: none is listed, no price differs by provider, and no "
                "record is read",
                payment.place,
                "list them under 'framework', 'of a provider', give the price 'by: provider_id', or measure "
                "something the providers do",
            )
