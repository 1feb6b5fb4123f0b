"""The steps of a payment, in the order in which a contract is read: each is compiled here, and nowhere else."""

from typing import TYPE_CHECKING

from pbr.conditions.date_compiler import day_of
from pbr.conditions.date_expressions import Each
from pbr.engine.counting.division import compile_part, divider_of, shares_of_parts
from pbr.engine.counting.quantity import quantity_of, unit_of
from pbr.engine.facts.compile_context import Compiling
from pbr.engine.facts.row_refs import ref_of
from pbr.engine.payments.compiled_payment import CompiledInstalments, CompiledPayment, CompiledWindowPayment
from pbr.engine.payments.eligibility import priced_on_of
from pbr.engine.pricing.pricing import pricing_of
from pbr.scheme.payments.payments import Payment
from pbr.scheme.units.payment_basis import ProviderWindow, TimeSpan

if TYPE_CHECKING:
    from pbr.engine.facts.service_days import ServiceOf


def compile_payment(payment: Payment, over: Compiling) -> CompiledPayment | CompiledWindowPayment:
    """The steps of a payment, each a function of a row, in the order in which they are asked.

    After the last of them the line is made (`line_maker`), a measure retains or releases what it scales (`scaling`),
    and limits over the plan, the person and the provider add lines of their own (`limits`): these are a run's own.
    """
    basis = payment.scope.basis
    if isinstance(basis, ProviderWindow):
        # imported late: most schemes pay for records alone
        from pbr.engine.counting.per_provider_window import compile_window_payment

        return compile_window_payment(payment, basis, over)
    # Which day's price a record takes, which must be in the scheme's run.
    priced_on = priced_on_of(payment, over)
    return CompiledPayment(
        payment=payment,
        kind=basis.kind,
        over=over,
        record_of=ref_of(basis.kind, over),
        priced_on=priced_on,
        # Which records: those for which ``where`` holds; whether each is held, and what its gates say: waits for, not
        # assessed when, when. That is written, and is compiled with what follows (`taken_source`, `payment_source`).
        # Which price: of that day, and of the record's codes.
        price=pricing_of(payment.amount, over),
        # How many: one, the hours of a visit, the agreed hours of a plan; or weeks or days of service.
        unit=unit_of(payment),
        quantity=quantity_of(payment, over),
        service=_compile_service(payment, basis, over) if isinstance(basis, TimeSpan) else None,
        # Which share is each part's, and whose: a part has its own gates and day, and may be spread over records.
        stated_shares=shares_of_parts(payment, over),
        divide=divider_of(payment, over),
        parts=tuple(compile_part(part, over) for part in payment.parts),
        # Or instalments, equally far apart.
        instalments=_compile_instalments(payment, over),
        # On which day it is due; each instalment on its own day where none is written.
        due=payment.due or (Each("instalment") if payment.instalments else None),
    )


def _compile_instalments(payment: Payment, over: Compiling) -> CompiledInstalments | None:
    plan = payment.instalments
    if plan is None:
        return None
    # imported late: most schemes pay nothing in instalments
    from pbr.engine.payments.instalments_end import until_of

    return CompiledInstalments(plan, day_of(plan.start, over.layouts), until_of(plan, over))


def _compile_service(payment: Payment, basis: TimeSpan, over: Compiling) -> "ServiceOf":
    # imported late: most schemes pay for no weeks or days
    from pbr.engine.facts.service_days import service_of

    return service_of(payment, basis, over)
