"""The line of a limit: what brings a sum to it, about whom, in which window, and on which day it is due."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from pbr.engine.facts.run_context import Settling
from pbr.engine.limits.limit_bounds import worked_out
from pbr.engine.limits.sums_under_limits import ON_NO_KNOWN_DAY, OnDay, SumUnderLimit
from pbr.scheme.limits.limits import Limit
from pbr.settlement.line import Line, Payer, Status
from pbr.settlement.notices import FloorNotBegun
from pbr.settlement.reason import LimitReached
from pbr.settlement.record_ref import RecordRef, person_as_a_whole, provider_as_a_whole
from pbr.settlement.slot import ONLY, SettledSlot, Slot, WindowSlot
from pbr.values.period import Period
from pbr.values.window import Window, windows_of_run

Sums = Mapping[tuple[str, Window | None], SumUnderLimit]
"""What has come due under a limit, by person (empty for others) and window."""


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
        Status.DUE if amount else Status.EARLIER, limit.line_kind,
        _due_on(window, settling) if amount else _was_due_on(limit, total, window), None, None, None, "", None, None,
        amount, None if amount else now, now, 0, "",
        LimitReached(
            limit.of, total.now or 0, limit.cap, limit.pence, limit.whom, window, worked_out(limit, total),
            total.carried[1],
        ),
    )  # fmt: skip


def whose_is(limit: Limit, total: SumUnderLimit, provider_id: str, plan: str) -> RecordRef:
    """What the line of a limit is about: the plan, the person with this provider, or the provider."""
    match limit.over:
        case "plan":
            return RecordRef("plans", plan, plan, total.person_id, provider_id)
        case "person with each provider" | "person with all providers":
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


def on_day(limit: Limit, line: Line) -> OnDay:
    """Where a line stands among those that bear what a limit takes.

    What an earlier limit brings was due before the others, and where each bears in proportion, no day matters. Of what
    stands and has no day of its own any more nobody knows where it stands.
    """
    if line.kind.is_limit or limit.borne == "each in proportion":
        return date.min, line.provider_id
    if line.due_on is None or isinstance(line.slot, SettledSlot):
        return ON_NO_KNOWN_DAY, line.provider_id
    return line.due_on, line.provider_id


def in_order_of(
    limit: Limit, sums: Sums, settling: Settling
) -> Iterable[tuple[tuple[str, Window | None], SumUnderLimit]]:
    """What has come due under a limit, person by person and window by window; with what is carried over, if it is."""
    if limit.saves:
        # imported late: most schemes save nothing
        from pbr.engine.limits.saved_up import with_saved

        return with_saved(limit, sums, settling.scheme.runs)
    if not limit.carries:
        return sorted(sums.items(), key=lambda one: one[0])
    # imported late: most schemes carry nothing over
    from pbr.engine.limits.carried_over import with_carried

    return with_carried(limit, sums, settling.scheme.runs, settling.horizon)


def paid_by(window: Window | None, day: date, carried: int) -> int:
    """How much of what is carried to a window may be paid by a day: none of it before the window's last day."""
    return carried if window is not None and window.period.last <= day else 0


def floors_not_begun(
    limits: Iterable[Limit],
    begun: Mapping[tuple[str, str], Collection[Window | None]],
    provider_id: str,
    settling: Settling,
) -> Iterator[FloorNotBegun]:
    """The floors over a provider that has no line under them, whatever its status: they bring it to nothing.

    Of a floor by window these are, once it has begun for a provider, the windows after that without a line.
    """
    for limit in limits:
        if limit.over == "provider" and not limit.cap and limit.worked is None:
            windows = begun.get((limit.name, provider_id), ())
            if not windows:
                yield FloorNotBegun(limit.name, provider_id, limit.pence)
            elif limit.by_window and (without := _windows_without(limit, windows, settling)):
                pence = limit.in_window(without[0], settling.scheme.runs).pence
                yield FloorNotBegun(limit.name, provider_id, pence, tuple(window.label for window in without))


def _windows_without(limit: Limit, begun: Collection[Window | None], settling: Settling) -> list[Window]:
    """The windows that end in the period and in which a floor has no line, after the first in which it has one."""
    known = [window.period.first for window in begun if window is not None]
    if len(known) < len(begun):
        # A line of which nobody knows the day may be in any of them.
        return []
    return [
        window
        for window in windows_of_run(limit.window, settling.scheme.runs)
        if window.period.first > min(known) and window not in begun
        if settling.period.first <= window.period.last <= settling.horizon
    ]


def _was_due_on(limit: Limit, total: SumUnderLimit, window: Window | None) -> date | None:
    """When what a limit brought earlier was due: with the last of its payments; what is not drawn, with its window."""
    return total.latest if window is None or limit.drawn is None else window.period.last


def _due_on(window: Window | None, settling: Settling) -> date:
    """When what a limit brings is due: on the last day of its window, or the last day there is of it so far."""
    horizon, first = settling.horizon, settling.period.first
    last = horizon if window is None else min(window.period.last, horizon)
    return last if last >= first else horizon
