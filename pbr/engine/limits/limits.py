"""Limits: a cap or a floor is a line of its own that brings a sum to its limit, and never changes another line.

A limit is worked over everything due so far, the whole life of what it is over: what it adds or takes in a period is
what it comes to now, less what it came to before the period. It begins with the first line under it that comes due:
a floor pays nothing to a plan of which nothing has been decided yet.

A limit by window is worked by itself for each month, cycle or year in which a line under it falls due. A floor by
window is worked on the last day of the window and not before, for what is due in it may yet reach it; to a provider
that the framework lists it is owed even where nothing was due.

What a limit comes to may itself be worked out (`limit_bounds`): from a plan's own money, from how many plans or persons
something is due for, or from what other payments come to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from datetime import date, timedelta

from pbr.engine.facts.run_context import Settling
from pbr.engine.limits.drawn_down import DrawnDown, drawn_down, use_of_fund
from pbr.engine.limits.limit_bounds import NO_SUMS, Bounds, OwnSums, begun_by_others, bounds_of, take
from pbr.engine.limits.limit_line import Sums, in_order_of, is_worked, limit_line, on_day, paid_by, slot_of, whose_is
from pbr.engine.limits.limit_windows import LimitWindows
from pbr.engine.limits.limits_not_known import NOTHING, is_certain, line_not_known, not_drawn_yet
from pbr.engine.limits.settled_limits import KnownOfAll, SettledLimits, as_it_stands
from pbr.engine.limits.settled_windows import slot_settled
from pbr.engine.limits.sums_under_limits import SumsUnderLimits, SumUnderLimit
from pbr.scheme.limits.limits import Limit, counted_later
from pbr.settlement.limit_use import LimitUse
from pbr.settlement.line import Line
from pbr.settlement.record_ref import RecordRef
from pbr.settlement.slot import SettledSlot, Slot, WindowSlot
from pbr.values.dataclass import dataclass
from pbr.values.window import Window, windows_of_run


@dataclass(slots=True)
class LimitLines:
    """The limits of a scheme over one plan, person or provider after another.

    ``uses`` gathers how much of each is used. ``everything`` is what has come under the limits over persons with all
    their providers: None while that is being gathered, and no provider has a line of them yet.
    """

    settling: Settling
    limits: tuple[Limit, ...]
    settled: SettledLimits | None = None
    sums: SumsUnderLimits = field(default_factory=SumsUnderLimits)
    uses: list[LimitUse] = field(default_factory=list)
    everything: KnownOfAll | None = None
    _owed: set[str] = field(default_factory=set)
    _windows: LimitWindows = field(init=False)

    def __post_init__(self) -> None:
        self._windows = LimitWindows(self.settling.scheme.runs)

    def over_plan(self, lines: list[Line], plan_id: str, own: OwnSums = NO_SUMS) -> list[Line]:
        """The lines of a plan and of what belongs to it, with those that its limits add; ``own`` is its own money."""
        for limit in self.limits:
            if limit.over == "plan" and lines:
                provider_id = lines[0].provider_id
                if limit.by_window:
                    lines = [*lines, *self._over_plan_by_window(limit, lines, plan_id, own)]
                    continue
                total = SumUnderLimit()
                for line in lines:
                    if line.payment in limit.of or line.payment in limit.others:
                        take(limit, total, line)
                        total.person_id = line.person_id
                lines = [*lines, *self.line_of(limit, total, None, provider_id, plan_id, own=own)]
        return lines

    def _over_plan_by_window(self, limit: Limit, lines: Sequence[Line], plan_id: str, own: OwnSums) -> list[Line]:
        totals: dict[Window, SumUnderLimit] = {}
        for line in lines:
            if line.payment in limit.of or line.payment in limit.others:
                window = self._window_of(limit, line, plan_id)
                if window is not None:
                    take(limit, totals.setdefault(window, SumUnderLimit(person_id=line.person_id)), line)
        provider_id = lines[0].provider_id
        if limit.drawn is not None:
            about, settling = (limit.name, provider_id, plan_id), self.settling
            in_doubt = about in self.sums.in_doubt or about in self.sums.undated
            each = drawn_down(limit, totals, own, settling.horizon, settling.scheme.runs, in_doubt)
            return [made for one in each for made in self._not_drawn(limit, one, provider_id, plan_id)]
        of_windows: Sums = {("", window): total for window, total in totals.items()}
        return [
            made
            for (_, window), total in in_order_of(limit, of_windows, self.settling)
            for made in self.line_of(limit, total, window, provider_id, plan_id, own=own)
        ]

    def _not_drawn(self, limit: Limit, one: DrawnDown, provider_id: str, plan_id: str) -> list[Line]:
        """The line of what was paid in advance and not drawn in a window; open while more may have been drawn."""
        record = whose_is(limit, one.total, provider_id, plan_id)
        worked = self._is_worked(limit, one.window, provider_id, self.settling.horizon)
        if one.there or one.drawn:
            self.uses.append(use_of_fund(limit, one, record, worked))
        if one.is_known:
            return self._brought(limit, one.total, Bounds(one.bound, one.bound), one.window, record, None)
        most = limit.brings_to(one.bound, one.total.now)
        line = not_drawn_yet(limit, record, one.window, most if worked else 0, self.settling.scheme.name)
        line = line if self.settled is None else self.settled.of_limit(line)
        return [line] if line.at_stake or line.settled_before else []

    def count(self, lines: Iterable[Line], provider_id: str) -> None:
        """Count lines of a provider towards the limits over a person or a provider."""
        for limit in self.limits:
            if limit.over != "plan":
                self._count_towards(limit, lines, provider_id)

    def _count_towards(self, limit: Limit, lines: Iterable[Line], provider_id: str) -> None:
        by_person, by_window = limit.of_person, limit.by_window
        for line in lines:
            is_under = line.payment in limit.of
            if not is_under and line.payment not in limit.others:
                continue
            person_id = line.person_id if by_person else ""
            window = self._window_of(limit, line, person_id) if by_window else None
            if is_under:
                self.sums.begin(limit.name, line.provider_id, window)
            if by_window and window is None:
                continue
            key = (limit.name, person_id, window)
            if limit.of_all:
                on_days = self.sums.of_all.setdefault(key, {})
                take(limit, on_days.setdefault(on_day(limit, line), SumUnderLimit(person_id=person_id)), line)
                continue
            sums = self.sums.of_providers.setdefault(provider_id, {})
            take(limit, sums.get(key) or sums.setdefault(key, SumUnderLimit(person_id=person_id)), line)

    def _window_of(self, limit: Limit, line: Line, whose: str) -> Window | None:
        """The window that a line counts in; None where nobody knows, and what stands for ``whose`` stands as it was."""
        window = self._windows.of(limit, line)
        if window is None:
            self.sums.leave_undated((limit.name, "" if limit.of_all else line.provider_id, whose), line)
        return window

    def begin_floors(self, provider_id: str) -> None:
        """Begin the floors by window over a provider that the framework lists: they are owed over nothing too."""
        runs, horizon = self.settling.scheme.runs, self.settling.horizon
        self._owed.add(provider_id)
        sums = self.sums.of_providers.setdefault(provider_id, {})
        for limit in self.limits:
            if limit.owed_over_nothing:
                for window in windows_of_run(limit.window, runs):
                    if window.period.last <= horizon:
                        sums.setdefault((limit.name, "", window), SumUnderLimit()).begin()

    def know(self, everything: KnownOfAll) -> None:
        """Know what has come under the limits over persons with all their providers, and what is used of those."""
        self.everything = everything
        self.uses += everything.uses(self.settling.scheme)

    def over_provider(self, provider_id: str) -> list[Line]:
        """The lines that limits over persons and over the provider add, once all its records are counted."""
        made: list[Line] = []
        sums = self.sums.of_providers.setdefault(provider_id, {})
        runs = self.settling.scheme.runs
        until = max(self.settling.horizon, runs.last)
        sums |= {} if self.everything is None else self.everything.of(provider_id)
        for at, limit in enumerate(self.limits):
            if limit.of_all and self.everything is None:
                continue
            for left in () if self.settled is None else self.settled.left_of_limit(limit.name):
                total = SumUnderLimit(person_id=left.person_id)
                slot = slot_settled(limit, left.obligation.slot, runs, until)
                window = slot.window if isinstance(slot, WindowSlot) else None
                if limit.over == "plan" or isinstance(slot, SettledSlot):
                    lines = self.line_of(limit, total, window, provider_id, left.plan_id, slot)
                    self.count(lines, provider_id)
                    made += lines
                else:
                    person_id = left.person_id if limit.of_person else ""
                    sums.setdefault((limit.name, person_id, window), total)
            of_limit = {key[1:]: total for key, total in sums.items() if key[0] == limit.name}
            for (_, window), total in in_order_of(limit, of_limit, self.settling):
                lines = self.line_of(limit, total, window, provider_id)
                made += lines
                for later in counted_later(self.limits, at):
                    self._count_towards(self.limits[later], lines, provider_id)
        # A provider's sums are of no use once its lines are made.
        del self.sums.of_providers[provider_id]
        return made

    def line_of(
        self,
        limit: Limit,
        total: SumUnderLimit,
        window: Window | None,
        provider_id: str,
        plan: str = "",
        slot: Slot | None = None,
        own: OwnSums = NO_SUMS,
    ) -> list[Line]:
        """The line that a limit adds to what has come under it; none where it brings nothing."""
        scheme, whole = self.settling.scheme, self.everything if limit.of_all else None
        limit, rounding = limit.in_window(window, scheme.runs), scheme.rounding
        begun_by_others(limit, total)
        bounds = bounds_of(limit, total, own, rounding)
        record = whose_is(limit, total, provider_id, plan)
        if whole is not None:
            bounds = whole.bounds(limit, window, total, provider_id, rounding)
        elif total.now is not None:
            bound = None if bounds is None else bounds.now
            self.uses.append(LimitUse(limit.name, record, window, limit.cap, bound, total.now + total.carried[1]))
        if bounds is not None:
            return self._brought(limit, total, bounds, window, record, slot)
        if is_certain(limit, total, (total.before or 0) if self.settled is None else 0):
            return self._brought(limit, total, NOTHING, window, record, slot)
        line = line_not_known(limit, record, slot or slot_of(window), scheme.name)
        line = line if self.settled is None else self.settled.of_limit(line)
        waits = not limit.cap and total.now is not None
        return [line] if waits or line.settled_before else []

    def _brought(
        self,
        limit: Limit,
        total: SumUnderLimit,
        bounds: Bounds,
        window: Window | None,
        record: RecordRef,
        slot: Slot | None,
    ) -> list[Line]:
        """The line of a limit of which it is known what it comes to; none where it brings nothing."""
        settling = self.settling
        whose, day_before = record.provider, settling.period.first - timedelta(days=1)
        now = before = 0
        if self._is_worked(limit, window, whose, settling.horizon):
            now = limit.brings_with(bounds.now, total.now, paid_by(window, settling.horizon, total.carried[1]))
        if self.settled is None and self._is_worked(limit, window, whose, day_before):
            before = limit.brings_with(bounds.before, total.before, paid_by(window, day_before, total.carried[0]))
        if self.settled is None and not now and not before:
            # Asked of every plan, and most come to no limit.
            return []
        limit = limit if limit.pence == bounds.now else replace(limit, pence=bounds.now)
        line = limit_line(limit, total, window, record, (now, now - before), settling)
        if slot is not None:
            line = line._replace(slot=slot)
        if self.settled is not None:
            sums = self.everything.sums if limit.of_all and self.everything is not None else self.sums
            by_now = not limit.of_all and self._is_worked(limit, window, whose, settling.horizon)
            line = as_it_stands(self.settled, line, limit, total, sums, by_now)
            now, before = line.due_to_date, line.settled_before
        return [line] if now or before else []

    def _is_worked(self, limit: Limit, window: Window | None, provider_id: str, day: date) -> bool:
        """Whether a limit is worked by a day, for one provider."""
        owed_in = self.settling.scheme.runs if limit.owed_over_nothing and provider_id in self._owed else None
        return is_worked(limit, window, day, owed_in)
