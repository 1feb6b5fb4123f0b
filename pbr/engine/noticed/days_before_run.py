"""Records with days of service before the scheme's run, which weeks and days paid at each day's price leave out."""

from collections.abc import Iterable, Iterator, Mapping

from pbr.conditions.date_expressions import Each
from pbr.engine.facts.compile_context import OutsideRunError
from pbr.engine.facts.rows_noticed import RowsNoticed
from pbr.engine.facts.run_context import Settling
from pbr.engine.facts.service_days import NotKnownError, ServiceOf
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.records.table import Records, Row
from pbr.scheme.scheme import Scheme
from pbr.scheme.units.payment_basis import TimeSpan
from pbr.settlement.line import Status
from pbr.settlement.notices import DaysBeforeRun


def began_before_run(
    records: Records, functions: SchemeFunctions, payments: Iterable[CompiledPayment], settling: Settling
) -> Iterator[tuple[str, RowsNoticed]]:
    """Each payment for days at their own prices, with the records paid from the first day of the run, and not before.

    It is asked where that day is in the period: what is settled of any other is none of those days.
    """
    first_of_run = functions.scheme.runs.first
    for steps in payments:
        basis = steps.payment.scope.basis
        if not isinstance(basis, TimeSpan) or not isinstance(steps.payment.priced_at, Each) or steps.service is None:
            continue
        first_day = functions.day(basis.first)
        found = RowsNoticed()
        for row in records.tables[steps.kind.name].rows:
            day = first_day(row)
            if day is not None and day < first_of_run and _is_paid_after(row, steps, steps.service, settling):
                if found.names_another:
                    found.first.append(steps.record_of(row))
                found.rows += 1
        if found.rows:
            yield steps.payment.name, found


def _is_paid_after(row: Row, steps: CompiledPayment, service_of: ServiceOf, settling: Settling) -> bool:
    """Whether a payment is for some days of a record in the run, and has not been found not to be earned."""
    taken = steps.take_in(row)
    if taken is None or taken.verdict[0] is Status.NOT_EARNED:
        return False
    try:
        return service_of(row, settling.ongoing_until).certain is not None
    except (OutsideRunError, NotKnownError):
        return False


def days_before_run(found: Mapping[str, RowsNoticed], scheme: Scheme) -> Iterator[DaysBeforeRun]:
    """One notice for each such payment."""
    tables = {payment.name: payment.kind for payment in scheme.payments}
    for payment, rows in found.items():
        kind = tables[payment]
        if kind is not None:
            yield DaysBeforeRun(kind.name, payment, scheme.runs.first, rows.rows, rows.first_ids)
