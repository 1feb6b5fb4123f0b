"""The line of a limit: what brings a sum to it, about whom, in which window, and on which day it is due."""

from datetime import date

from pbr.engine.limit_bounds import worked_out
from pbr.engine.run_context import Settling
from pbr.engine.sums_under_limits import SumUnderLimit
from pbr.scheme.limits import Limit
from pbr.settlement.line import Line, LineKind, Payer, Status
from pbr.settlement.reason import LimitReached
from pbr.settlement.record_ref import RecordRef, person_as_a_whole, provider_as_a_whole
from pbr.settlement.slot import ONLY, Slot, WindowSlot
from pbr.values.period import Period
from pbr.values.window import Window


def limit_line(
    limit: Limit,
    total: SumUnderLimit,
    window: Window | None,
    record: RecordRef,
    brings: tuple[int, int],
    settling: Settling,
) -> Line:
    """The line of a limit that ``brings`` so many pence in all, and so many of them in this period."""
    now, amount = brings
    return Line(
        settling.scheme.name, record, limit.name, "", slot_of(window), Payer.COUNCIL, limit.provenance.clause,
        Status.DUE if amount else Status.EARLIER, LineKind.LIMIT,
        _due_on(window, settling) if amount else _was_due_on(limit, total, window), None, None, None, "", None, None,
        amount, None if amount else now, now, 0, "",
        LimitReached(
            limit.of, total.now or 0, limit.cap, limit.pence, limit.whom, window, worked_out(limit, total)
        ),
    )  # fmt: skip


def whose_is(limit: Limit, total: SumUnderLimit, provider_id: str, plan: str) -> RecordRef:
    """What the line of a limit is about: the plan, the person with this provider, or the provider."""
    match limit.over:
        case "plan":
            return RecordRef("plans", plan, plan, total.person_id, provider_id)
        case "person with each provider":
            return person_as_a_whole(total.person_id, provider_id)
        case "provider":
            return provider_as_a_whole(provider_id)


def slot_of(window: Window | None) -> Slot:
    """Which of its lines one is: that of its window, or the only one."""
    return ONLY if window is None else WindowSlot(window)


def is_worked(limit: Limit, window: Window | None, day: date, owed_in: Period | None) -> bool:
    """Whether a limit is worked by a day: a floor by window, and what is not drawn, on its last day and not before.

    ``owed_in`` is the run, for who is owed a floor in every window of it and none for what falls due after it.
    """
    if window is None or not limit.worked_at_end:
        return True
    return window.period.last <= day and (owed_in is None or window.period.first <= owed_in.last)


def _was_due_on(limit: Limit, total: SumUnderLimit, window: Window | None) -> date | None:
    """When what a limit brought earlier was due: with the last of its payments; what is not drawn, with its window."""
    return total.latest if window is None or limit.drawn is None else window.period.last


def _due_on(window: Window | None, settling: Settling) -> date:
    """When what a limit brings is due: on the last day of its window, or the last day there is of it so far."""
    horizon, first = settling.horizon, settling.period.first
    last = horizon if window is None else min(window.period.last, horizon)
    return last if last >= first else horizon
