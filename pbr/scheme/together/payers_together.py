"""Who pays each payment and limit: as it says itself, or as the heading says for all."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pbr.scheme.limits.limits import Limit
from pbr.scheme.payments.payers import PaidBy
from pbr.scheme.payments.payments import Payment
from pbr.scheme.reading.reading_context import Reading


def payments_with_payers(
    payments: Sequence[Payment], of_scheme: PaidBy | None, reading: Reading
) -> tuple[Payment, ...]:
    """The payments, each with who pays it: as it says itself, or as the heading says for all; of a note nobody."""
    made: list[Payment] = []
    for payment in payments:
        if payment.verb == "note":
            if payment.paid_by is not None:
                message = f"'{payment.name}' is a note, which is never paid"
                reading.problem("PBR496", message, payment.paid_by.place, "take 'paid by' out")
        elif payment.paid_by is None:
            payment = replace(payment, paid_by=of_scheme)
            _check_somebody_pays(payment, reading)
            _check_whose_is_taken_back(payment, payments, of_scheme, reading)
        made.append(payment)
    return tuple(made)


def limits_with_payers(
    limits: Sequence[Limit], payments: Sequence[Payment], of_scheme: PaidBy | None, reading: Reading
) -> tuple[Limit, ...]:
    """The limits, each with who bears what it takes or brings: as it says, or as all that it is over is paid.

    Where that differs, somebody has to say whose money the limit takes.
    """
    paid: dict[str, PaidBy | None] = {payment.name: payment.paid_by for payment in payments}
    made: list[Limit] = []
    for limit in limits:
        if limit.paid_by is None:
            under = {_says(one): one for one in (paid.get(name) for name in limit.of) if one is not None}
            if len(under) > 1:
                reading.problem(
                    "PBR495",
                    f"what '{limit.name}' is over is not all paid alike: whose money does it take or bring?",
                    limit.place,
                    "write paid by: in the limit",
                )
            limit = replace(limit, paid_by=next(iter(under.values()), of_scheme))
        paid[limit.name] = limit.paid_by
        made.append(limit)
    return tuple(made)


def _check_whose_is_taken_back(
    payment: Payment, payments: Sequence[Payment], of_scheme: PaidBy | None, reading: Reading
) -> None:
    """What takes back another payment goes to whoever paid that, or says to whom: the heading alone may name others."""
    if payment.verb != "deduct" or of_scheme is None:
        return
    for other in payments:
        paid_by = other.paid_by
        if other.name == payment.amount.of_payment and paid_by is not None and _says(paid_by) != _says(of_scheme):
            reading.problem(
                "PBR495",
                f"'{payment.name}' takes back what '{other.name}' comes to, which is not paid as the heading says: "
                "to whom does it go?",
                payment.place,
                f"write paid by: {paid_by.text}, as '{other.name}' has it, or who it goes to",
                related=((f"'{other.name}' is here", other.place),),
            )


def _says(one: PaidBy) -> tuple[tuple[tuple[str, Fraction], ...], str]:
    return tuple(sorted(one.shares.items())), one.rest


def _check_somebody_pays(payment: Payment, reading: Reading) -> None:
    """Where a scheme has payers, every payment has: none is left to a payer that nobody named."""
    if payment.paid_by is None and reading.is_written("payers") and not _is_written(payment.name, reading):
        reading.problem(
            "PBR495",
            f"the scheme lists its payers, and nobody is said to pay '{payment.name}'",
            payment.place,
            "write paid by: in the payment, or in the heading for all",
        )


def _is_written(payment: str, reading: Reading) -> bool:
    """Whether somebody is said to pay, be it with a problem of its own."""
    return reading.is_written("paid by") or reading.is_written("payments", payment, "paid by")
