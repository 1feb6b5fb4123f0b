"""Whether money stands as settled of a record: what a ledger knows, and an extract by itself does not."""

from collections.abc import Callable

StillSettled = Callable[[str, str], bool]
"""A function from a payment and the id of a record to whether anything stands as settled of it."""


def nothing_settled(payment: str, record_id: str) -> bool:
    """Without a ledger nothing stands, whatever the payment and the record."""
    return False
