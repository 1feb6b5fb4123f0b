"""How a record stands among those that are counted with it, where its price differs by how much there was so far."""

from collections.abc import Mapping
from fractions import Fraction

from pbr.engine.facts.run_context import Settling
from pbr.engine.payments.put_back import holding
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.engine.quantities.tiers import InOrder, in_order
from pbr.explain.exact_amounts import exact_pounds
from pbr.records.table import Records, Row
from pbr.scheme.payments.payments import Payment
from pbr.scheme.pricing.tiers import MONEY, SoFar
from pbr.settlement.line import Line
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


def standing_in_words(payment: Payment, row: Row, line: Line, stands: StandsInOrder) -> tuple[str, ...]:
    """How much is counted before a record, and in which rows of the price it is; nothing where none counts."""
    so_far, one = payment.amount.so_far, stands.get(payment.name, {}).get(id(row))
    if so_far is None or one is None:
        return ()
    before = f"{so_far.text}: {_counted(one, so_far)} before it"
    counts = line.quantity if so_far.what != MONEY or line.quantity is None else line.quantity * (line.unit_price or 0)
    if isinstance(one.found, TierNotKnown) or not one.found or counts is None:
        return (f"{before}.",)
    if len(one.found) == 1:
        return (f"{before}, so it is in the row '{one.found[0][0]}'.",)
    unit = payment.scope.basis.counted
    rows = [f"{_much(counts * share, so_far, unit)} in the row '{text}'" for text, share in one.found]
    what = "share" if so_far.what == MONEY else "price"
    listed = f"{', '.join(rows[:-1])} and {rows[-1]}"
    return (f"{before}, so of it {listed}; the {what} is what these come to for one {unit}.",)


def _counted(one: InOrder, so_far: SoFar) -> str:
    least = _much(one.least, so_far, "")
    if one.least == one.most:
        return least
    return f"at least {least}" if one.most is None else f"between {least} and {_much(one.most, so_far, '')}"


def _much(counts: Fraction, so_far: SoFar, unit: str) -> str:
    """So much money, or a number with its unit where there is one."""
    if so_far.what == MONEY:
        return exact_pounds(counts)
    return f"{plain_number(counts)} {unit if counts == 1 else several_of_one(unit)}" if unit else plain_number(counts)
