"""What one run is for: the period settled, the day up to which facts are known, and where fields stand in rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from pbr.conditions.compiler import Layouts
from pbr.engine.missing_price import Unpriced
from pbr.records.table import Row
from pbr.scheme.scheme import Scheme
from pbr.settlement.notices import Notice
from pbr.settlement.reason import HeldByUnreadRow
from pbr.settlement.record_ref import RecordRef
from pbr.values.period import Period


class OutsideRunError(Exception):
    """Raised for days on which the scheme does not run."""


@dataclass(frozen=True, slots=True)
class Settling:
    """A scheme being run over records for a period, as at a day. ``unpriced`` gathers what had no price,
    and ``notices`` what nobody is paid by and somebody should look at.

    ``held_below`` has, by the table and the plan of each row held because it could not be read, where the first such
    row stands: what that plan's money would be shared over is not known. Where the plan cannot be read either, or is
    not there, it is empty, and any plan's may be.
    ``ongoing_until`` is the day up to which service that nobody has ended is counted. ``refs`` has, by table, what
    makes the references of its rows.
    """

    scheme: Scheme
    period: Period
    as_at: date
    ongoing_until: date
    positions: Mapping[str, Mapping[str, int]]
    held_below: Mapping[tuple[str, str], HeldByUnreadRow] = field(default_factory=dict)
    unpriced: list[Unpriced] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    refs: dict[str, Callable[[Row], RecordRef]] = field(default_factory=dict)

    @property
    def layouts(self) -> Layouts:
        """What conditions and days are compiled with."""
        return Layouts(self.positions, self.as_at)

    @property
    def horizon(self) -> date:
        """The last day on which something can be due: the period's end, or the day facts are known to, if sooner."""
        return min(self.period.last, self.as_at)
