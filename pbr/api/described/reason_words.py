"""The reason of a line in words, for whoever reads lines as values."""

from pbr.api.given.types_given import must_be
from pbr.settlement.reason import Reason
from pbr.settlement.reason_words import reason_in_words as in_words


def reason_in_words(reason: Reason) -> str:
    """Say why a line is paid or not: ``open: waits for ended: ended_on is not known``.

    ``reason`` is ``line.reason``. Raises ``TypeError`` for anything else.
    """
    must_be(reason, Reason, "a reason", "that of a line, line.reason")
    return in_words(reason)
