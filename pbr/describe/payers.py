"""Payers in words: who pays a scheme, how much of each sum each bears, and whom it is paid to."""

from pbr.describe.shared_wording import listed
from pbr.scheme.payments.payers import PaidBy
from pbr.scheme.payments.payments import Payment
from pbr.scheme.scheme import Scheme
from pbr.values.share import percent


def payers_in_words(scheme: Scheme) -> str:
    """Who pays, with what each is called; nothing where the council pays all."""
    if not scheme.payers:
        return ""
    each = [f"{called} ({name})" for name, called in scheme.payers.items()]
    return f"It is paid by {listed(each)}. Each payer has a line of its own, and the lines of all come to the whole."


def paid_to_in_words(payment: Payment) -> list[str]:
    """That a person is paid; nothing where the provider is."""
    return ["It is paid to the person, and is in no provider's total."] if payment.to_person else []


def paid_by_in_words(paid_by: PaidBy | None) -> list[str]:
    """Who pays how much; nothing where the council pays everything."""
    if paid_by is None:
        return []
    if not paid_by.shares:
        return [f"{paid_by.rest} pays it."]
    each = listed([f"{payer} pays {percent(share)}" for payer, share in paid_by.shares.items()])
    return [f"Of each sum {each}, cut off at the penny, and {paid_by.rest} pays the rest, with the odd pennies."]
