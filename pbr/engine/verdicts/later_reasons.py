"""Why a line is not due yet: its day, and what is open besides."""

from datetime import date

from pbr.settlement.quantity_reasons import PaidInPart, PaidLater
from pbr.settlement.reason import NotDue, Reason

_MOST_REMEMBERED = 10_000


class LaterReasons:
    """From a day, and what is open besides, why a line is not due; each pair is made once."""

    def __init__(self) -> None:
        # By the identity of what is open: it is shared already, and comparing its facts would take longer.
        self._made: dict[tuple[date, int], NotDue] = {}

    def __call__(self, until: date, so_far: Reason | None) -> NotDue:
        """The reason of a line that is due on a day that has not come."""
        key = (until, id(so_far))
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= _MOST_REMEMBERED:
                self._made.clear()
            # What is remembered keeps its own part alive, so no other can come to have the same identity.
            found = self._made[key] = NotDue(until, so_far)
        return found

    def of_quantity(self, until: date, reason: Reason, so_far: Reason | None) -> NotDue:
        """The same of a line of which only so much may be paid for: ``reason`` is what it is due by."""
        if isinstance(reason, PaidInPart | PaidLater):
            return NotDue(until, so_far, reason)
        return self(until, so_far)
