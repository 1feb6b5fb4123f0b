"""What limits ask of others: of a ledger what was settled, and what comes under those over all providers of persons."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from pbr.engine.limits.limit_bounds import Bounds
from pbr.engine.limits.limits_not_known import certain_wherever
from pbr.engine.limits.sums_under_limits import SumsUnderLimits, SumUnderLimit, UnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.scheme.scheme import Scheme
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Line
from pbr.settlement.slot import WindowSlot
from pbr.values.rounding import Rounding
from pbr.values.window import Window

if TYPE_CHECKING:
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

    def left_of_limit(self, limit: str) -> "Sequence[Position]":
        """What a limit over plans or persons came to for those who have no line under it any more."""


class KnownOfAll(Protocol):
    """What has come under limits over persons with all their providers, once that is known of all providers."""

    @property
    def sums(self) -> SumsUnderLimits:
        """All of it."""

    def of(self, provider_id: str) -> Mapping[UnderLimit, SumUnderLimit]:
        """What has come due to one provider, by limit, person and window."""

    def bounds(
        self, limit: Limit, window: Window | None, mine: SumUnderLimit, provider_id: str, rounding: Rounding
    ) -> Bounds:
        """What a limit leaves to one provider."""

    def uses(self, scheme: Scheme) -> Iterator[LimitUse]:
        """How much of each is used by all providers together."""


def as_it_stands(
    settled: SettledLimits, line: Line, limit: Limit, total: SumUnderLimit, sums: SumsUnderLimits, by_now: bool
) -> Line:
    """A limit's line with a ledger: what it adds, or as it was settled where it is not known what comes under it.

    ``by_now`` is whether the limit is worked already.
    """
    record = line.record
    about = (limit.name, "" if limit.of_all else record.provider, record.plan or record.person)
    if isinstance(line.slot, WindowSlot) and about in sums.undated:
        certain = certain_wherever(limit, total.now, sums.undated[about]) if by_now else 0
        if limit.of_all and limit.worked is None:
            # What all of them bear wherever it may be was worked out for all of them (`limits_of_all`).
            certain = line.due_to_date
        return settled.of_limit_undated(line, certain)
    if total.now is None and (total.in_doubt or about in sums.in_doubt):
        return settled.of_limit_not_begun(line, limit.brings(0))
    return settled.of_limit(line)
