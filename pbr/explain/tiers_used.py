"""How a record stands among those that are counted with it, where its price differs by how much there was so far."""

from collections.abc import Mapping
from fractions import Fraction

from pbr.engine.put_back import holding
from pbr.engine.run_context import Settling
from pbr.engine.scheme_functions import SchemeFunctions
from pbr.engine.tiers import InOrder, in_order
from pbr.records.table import Records, Row
from pbr.scheme.payments import Payment
from pbr.settlement.open_reasons import TierNotKnown
from pbr.values.number import plain_number
from pbr.values.units_in_words import several_of_one

StandsInOrder = Mapping[str, Mapping[int, InOrder]]
"""Where each row stands that a payment counts, by the name of the payment and the identity of the row."""


def stands_in_order(functions: SchemeFunctions, records: Records, settling: Settling) -> StandsInOrder:
    """Where each row stands under each payment whose price counts."""
    counting = [payment for payment in functions.scheme.payments if payment.amount.so_far is not None]
    if not counting:
        return {}
    held = holding(functions, records)
    return {payment.name: dict(in_order(held.of_records(payment), records, settling)) for payment in counting}


def standing_in_words(payment: Payment, row: Row, quantity: Fraction | None, stands: StandsInOrder) -> tuple[str, ...]:
    """How much is counted before a record, and in which rows of the price it is; nothing where none counts."""
    so_far, one = payment.amount.so_far, stands.get(payment.name, {}).get(id(row))
    if so_far is None or one is None:
        return ()
    before = f"{so_far.text}: {_counted(one)} before it"
    if isinstance(one.found, TierNotKnown) or not one.found or quantity is None:
        return (f"{before}.",)
    if len(one.found) == 1:
        return (f"{before}, so it is in the row '{one.found[0][0]}'.",)
    unit = payment.scope.basis.counted
    rows = [f"{_several(quantity * share, unit)} in the row '{text}'" for text, share in one.found]
    return (
        f"{before}, so of it {', '.join(rows[:-1])} and {rows[-1]}; the price is what these come to for one {unit}.",
    )


def _counted(one: InOrder) -> str:
    least = plain_number(one.least)
    if one.least == one.most:
        return least
    return f"at least {least}" if one.most is None else f"between {least} and {plain_number(one.most)}"


def _several(quantity: Fraction, unit: str) -> str:
    return f"{plain_number(quantity)} {unit if quantity == 1 else several_of_one(unit)}"
