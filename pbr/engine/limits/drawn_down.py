"""What was paid in advance for a plan and not drawn: window by window, what is kept, and what goes back.

What is there in a window is what was brought forward and what is paid in it. What is not drawn of it may be kept up to
a sum, and is brought forward; the rest goes back on the last day of the window. What is drawn beyond what is there is
brought forward too, below nil: the next window's money makes it up, and nothing more is paid for it.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from pbr.engine.limits.limit_bounds import OwnSums
from pbr.engine.limits.sums_under_limits import SumUnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.record_ref import RecordRef
from pbr.values.dataclass import dataclass
from pbr.values.period import Period
from pbr.values.window import Window, window_of


@dataclass(frozen=True, slots=True)
class DrawnDown:
    """One window of a plan's money: ``total`` is what was there, brought forward and all, and what was drawn of it.

    ``bound`` is what is drawn and what may be kept, in pence: what is there beyond it goes back. ``is_known`` says
    whether all that could make it less is decided; where it is not, no more goes back than that.
    """

    window: Window
    total: SumUnderLimit
    bound: int
    is_known: bool

    @property
    def there(self) -> int:
        """What was there to be drawn, in pence."""
        return self.total.now or 0

    @property
    def drawn(self) -> int:
        """What was drawn, in pence."""
        return 0 if self.total.others is None else self.total.others.now or 0


def use_of_fund(limit: Limit, one: DrawnDown, record: RecordRef, went_back: bool) -> LimitUse:
    """How much of what was there is drawn in a window, and what is left; ``went_back`` once the window has ended."""
    # What a person was paid is of no provider, as its lines are.
    whose = record._replace(provider="") if limit.to_person else record
    rest = (min(one.there, one.bound) if went_back else one.there) - one.drawn
    known = rest if one.is_known else None
    return LimitUse(limit.name, whose, one.window, limit.cap, one.there, one.drawn, is_fund=True, rest=known)


def drawn_down(
    limit: Limit, totals: Mapping[Window, SumUnderLimit], own: OwnSums, until: date, runs: Period, in_doubt: bool
) -> Iterator[DrawnDown]:
    """The windows of a plan's money in order, from the first with any up to the one that holds the day ``until``.

    ``totals`` has what was paid and drawn in each, and ``in_doubt`` says that something is not decided of which nobody
    knows in which window it is.
    """
    window, brought, is_known = min(totals, default=None), 0, not in_doubt
    while window is not None and window.period.first <= until:
        total = totals.get(window) or SumUnderLimit(person_id=next(iter(totals.values())).person_id)
        kept = _may_be_kept(limit.in_window(window, runs), own, window)
        others = total.others
        is_known = is_known and kept is not None and not (others is not None and others.in_doubt)
        drawn = 0 if others is None else others.now or 0
        total.brought = brought
        total.now = total.before = brought + (total.now or 0)
        yield DrawnDown(window, total, drawn + (kept or 0), is_known)
        brought = min(total.now - drawn, kept or 0)
        window = window_of(limit.window, window.period.last + timedelta(days=1), runs)


def _may_be_kept(limit: Limit, own: OwnSums, window: Window) -> int | None:
    """What may be kept of what is not drawn, in pence; None while the plan's own money is blank."""
    ended = own.until.get(limit.name)
    if ended is not None and ended <= window.period.last:
        return 0
    return limit.pence if limit.own_money is None else own.pence.get(limit.name)
