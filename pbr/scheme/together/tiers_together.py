"""What a payment counts so far fits what it is paid for: the same unit, record by record, and by one payment alone."""

from collections.abc import Iterable, Iterator

from pbr.conditions.name_resolution import called
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.amounts import PriceUse
from pbr.scheme.pricing.places_form import whom_of
from pbr.scheme.pricing.tiers import MONEY, SoFar
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.units.payment_basis import Costing, EachRecord, Hours, Units
from pbr.scheme.units.price_units import many_of


def check_tiers(payments: Iterable[Payment], reading: Reading) -> None:
    """Note each payment that cannot be paid by how much there was so far, and each price that two would count by."""
    counted_by: dict[str, str] = {}
    for payment in payments:
        for message, remedy in (*_in_parts(payment), *_twice(payment), *_in_bands(payment), *_among_amounts(payment)):
            reading.problem("PBR449", message, payment.place, remedy)
        for use in _counting(payment):
            so_far, name = use.so_far, use.price.name
            place = use.price.by[-1].place
            for message, remedy in () if so_far is None else _wrong(payment, so_far, reading):
                reading.problem("PBR449", message, place, remedy)
            if counted_by.setdefault(name, payment.name) != payment.name:
                message = f"'{name}' is counted by '{counted_by[name]}' and by '{payment.name}', each by itself"
                reading.problem("PBR449", message, place, "give each a price of its own, or make one payment of them")


def _counting(payment: Payment) -> Iterator[PriceUse]:
    for use in (payment.amount.price, payment.amount.share):
        if isinstance(use, PriceUse) and use.so_far is not None:
            yield use


def _in_parts(payment: Payment) -> Iterator[tuple[str, str]]:
    for part in payment.parts:
        if isinstance(part.share, PriceUse) and part.share.so_far is not None:
            yield (
                f"the share of the part '{part.name}' counts, and a part is counted by nothing of its own",
                "write a share that does not count, or a payment of its own",
            )


def _in_bands(payment: Payment) -> Iterator[tuple[str, str]]:
    if payment.amount.bands is not None and payment.amount.so_far is not None:
        yield "the price counts, and the share of it goes by bands", "let the share be one figure"


def _among_amounts(payment: Payment) -> Iterator[tuple[str, str]]:
    amount = payment.amount
    if amount.inside() and any(use.so_far is not None for use in amount.uses()):
        yield (
            "a price that counts stands among other amounts, and one line has one amount so far",
            "write the price by itself, or a payment of its own for what is taken off",
        )


def _twice(payment: Payment) -> Iterator[tuple[str, str]]:
    if len(list(_counting(payment))) > 1:
        yield "the price counts, and so does the share of it", "let one of them count"


def _wrong(payment: Payment, so_far: SoFar, reading: Reading) -> Iterator[tuple[str, str]]:
    """Why a payment cannot be paid by what is counted, and how to mend it."""
    basis = payment.scope.basis
    counted = many_of(basis.counted)
    if payment.added_up is not None:
        yield (
            f"'{payment.name}' is added up into one line, and its records are not counted one by one",
            "write rows for what it comes to together, or count records without adding them up",
        )
        return
    if not isinstance(basis, EachRecord | Hours | Units | Costing):
        yield (
            f"'{payment.name}' is paid for each {basis.counted}, and its months or windows are not counted one by one",
            "count records, or hours or other numbers of them",
        )
        return
    if so_far.what == MONEY:
        if not isinstance(payment.amount.share, PriceUse) or payment.amount.share.so_far is not so_far:
            yield "money so far is counted by a share of it, and this is no share", "write a price of shares: 20%"
    elif so_far.what != counted:
        yield (
            f"'{so_far.what} so far' are counted, and '{payment.name}' is paid for each {basis.counted}",
            f"write {counted} so far for each {so_far.whom} and …",
        )
    whom = whom_of(basis.kind, reading.tables)
    if so_far.whom not in whom:
        yield f"{called(basis.kind)} is not counted for each {so_far.whom}", f"write {' or '.join(whom)}"
    if isinstance(basis, EachRecord) and so_far.what != MONEY and _splits(so_far):
        yield f"a row ends within {called(basis.kind)}", "write whole numbers: records are counted whole"
    yield from _divided(payment)


def _splits(so_far: SoFar) -> bool:
    ends = [tier.up_to for rows in so_far.tiers.values() for tier in rows if tier.up_to is not None]
    return any(end.denominator != 1 for end in ends)


def _divided(payment: Payment) -> Iterator[tuple[str, str]]:
    for word, written in (
        ("in parts", payment.parts),
        ("instalments", payment.instalments),
        ("scaled by", payment.scale),
        ("at most", payment.at_most),
    ):
        if written:
            yield (
                f"'{word}' and a price by what there was so far are not said of one payment",
                f"take one of them out; what '{word}' says can be a payment of its own",
            )
