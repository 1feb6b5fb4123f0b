"""Prices that go by how much there was so far: what is counted, and in which order."""

from pbr.conditions.name_resolution import called
from pbr.scheme.payment_basis import EachRecord
from pbr.scheme.payments import Payment
from pbr.scheme.tiers import MONEY


def tiers_in_words(payment: Payment) -> list[str]:
    """What the price counts, in which order, and what becomes of a record that two rows have a share of."""
    so_far = payment.amount.so_far
    if so_far is None:
        return []
    order = "in the order of the day they are due, then of the day that fixes the price, then of reference"
    sentences = [f"The price goes by {so_far.text}: what is earned is counted {order}."]
    if payment.kind and (so_far.what == MONEY or not isinstance(payment.scope.basis, EachRecord)):
        sentences.append(
            f"{called(payment.kind).capitalize()} that falls in two rows is paid by each for its own part."
        )
    return sentences
