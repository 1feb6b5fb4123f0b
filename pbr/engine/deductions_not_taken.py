"""Which deductions a scheme works from which table: a row of it that could not be read may be one not taken."""

from collections.abc import Mapping
from datetime import date

from pbr.records.held_row import HeldRow
from pbr.scheme.scheme import Scheme
from pbr.settlement.deductions_not_taken import DeductionsNotTaken
from pbr.values.period import Period


def deductions_by_table(scheme: Scheme) -> Mapping[str, tuple[str, ...]]:
    """The names of the deductions for the records of each table, in the order of the scheme.

    A deduction spread over the records that belong to the one it is for stands under their table too.
    """
    found: dict[str, tuple[str, ...]] = {}
    for payment in scheme.payments:
        if payment.verb != "deduct":
            continue
        kinds = [payment.kind, *(part.spread.kind for part in payment.parts if part.spread)]
        for name in dict.fromkeys(kind.name for kind in kinds if kind is not None):
            found[name] = (*found.get(name, ()), payment.name)
    return found


def watch_deductions(
    scheme: Scheme, held_rows: tuple[HeldRow, ...], period: Period, as_at: date
) -> DeductionsNotTaken | None:
    """What watches the lines of a settlement for deductions not taken; None where the scheme deducts nothing."""
    if not any(payment.verb == "deduct" for payment in scheme.payments):
        return None
    counted = frozenset(name for limit in scheme.limits for name in limit.of)
    worked_from = frozenset(name for limit in scheme.limits for name in limit.others)
    watch = DeductionsNotTaken(
        period.first, min(period.last, as_at), bool(held_rows), counted, worked_from, _taken_back(scheme)
    )
    deducted = deductions_by_table(scheme)
    watch.may_be_for(row.provider_id for row in held_rows if row.table in deducted)
    return watch


def _taken_back(scheme: Scheme) -> Mapping[str, str]:
    """The deductions of what another payment comes to, with its name, where no limit counts the one without the other.

    What limits count of both, or of neither, is no less with both of them than with neither.
    """
    sums = [frozenset(names) for limit in scheme.limits for names in (limit.of, limit.others)]
    return {
        payment.name: payment.amount.of_payment
        for payment in scheme.payments
        if payment.verb == "deduct"
        and payment.amount.of_payment
        and all((payment.name in names) == (payment.amount.of_payment in names) for names in sums)
    }
