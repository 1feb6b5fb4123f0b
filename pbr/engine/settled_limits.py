"""What a ledger knows of limits: what was settled of each, and what of it stands."""

from collections.abc import Sequence
from typing import Protocol

from pbr.settlement.line import Line
from pbr.settlement.obligation import Position


class SettledLimits(Protocol):
    """What a ledger knows of limits."""

    def of_limit(self, line: Line) -> Line:
        """A limit's line, as what it adds to what was settled."""

    def of_limit_not_begun(self, line: Line, most: int) -> Line:
        """The same of a limit of which it is not decided whether it has begun, and that would bring so much if it has.

        It stands as it was settled, between nothing and that.
        """

    def of_limit_undated(self, line: Line, certain: int) -> Line:
        """The same where nobody knows any more in which window something is that was settled.

        It stands as it was settled, or at what is certain if that is more.
        """

    def left_of_limit(self, limit: str) -> Sequence[Position]:
        """What a limit over plans or persons came to for those who have no line under it any more."""
