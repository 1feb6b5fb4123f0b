"""What one run is for: the period settled, and what it gathers, beside what its scheme was compiled for."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from pbr.engine.facts.compile_context import Compiling
from pbr.settlement.missing_price import Unsettled
from pbr.settlement.notices import Notice
from pbr.settlement.quantity_use import QuantityUse
from pbr.settlement.reason import HeldByUnreadRow
from pbr.values.dataclass import dataclass
from pbr.values.period import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Settling(Compiling):
    """A scheme being run over records for a period, as at a day. ``unpriced`` gathers what had no price,
    ``notices`` what nobody is paid by and somebody should look at, and ``quantity_uses`` what is used of quantities.

    ``held_below`` has, by the table and the plan of each row held because it could not be read, where the first such
    row stands: what that plan's money would be shared over is not known. Where the plan cannot be read either, or is
    not there, it is empty, and any plan's may be.
    ``ongoing_until`` is the day up to which service that nobody has ended is counted.

    What is compiled is typed to be given a `Compiling`, so that it cannot keep anything of these.
    """

    period: Period
    ongoing_until: date
    held_below: Mapping[tuple[str, str], HeldByUnreadRow] = field(default_factory=dict)
    unpriced: list[Unsettled] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    quantity_uses: list[QuantityUse] = field(default_factory=list)

    @property
    def horizon(self) -> date:
        """The last day on which something can be due: the period's end, or the day facts are known to, if sooner."""
        return min(self.period.last, self.as_at)
