"""Scaling by a measure: what it releases is due, what it does not stays at stake, and undecided is open.

A payment for each record that is scaled has one line for each provider and window, on all that they earned together,
exact until that line is rounded; the records show what is retained of each as a note, which is rounded by itself. A
late review then moves one line, not thousands.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from pbr.conditions.date_expressions import Edge
from pbr.engine.facts.run_context import Settling
from pbr.engine.measuring.measures import Measurements
from pbr.engine.measuring.undecided_windows import falls_due, note_open_records, note_paid, note_undecided
from pbr.engine.payments.compiled_payment import CompiledPayment
from pbr.engine.payments.line_maker import is_decided, line_maker
from pbr.engine.pricing.line_sum import LineSum
from pbr.engine.settled_before.stands import waits_undecided
from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.open_reasons import MeasureUndecided
from pbr.settlement.reason import EarnedTogether, MeasuredSoFar, Released, Retained
from pbr.settlement.record_ref import provider_as_a_whole
from pbr.settlement.slot import WindowSlot
from pbr.values.dataclass import dataclass
from pbr.values.for_whom import Per
from pbr.values.rounding import to_pence
from pbr.values.window import Window, window_of, windows_of_run

if TYPE_CHECKING:
    from pbr.scheme.measuring.scale import Scale
    from pbr.settlement.obligation import Position


def measured_for(
    scale: "Scale", measurements: Measurements, provider_id: str, window: Window, settling: Settling
) -> Measured:
    """What a scale goes by for a provider in a window: what the measure came to, and the change where it is of that."""
    measure = scale.measure
    found = measurements.of(measure, "" if measure.per is Per.TOGETHER else provider_id, window)
    if scale.change is None:
        return found
    # imported late: few payments are scaled by a change
    from pbr.engine.measuring.changes_measured import with_change

    return with_change(found, measure, scale.change, measurements, settling.scheme.runs)


def released_by(scale: "Scale", measured: Measured) -> Fraction | None:
    """How much of the whole a measure releases; None while what is not known could change the step.

    Where nothing belongs for certain there may turn out to be nothing to measure, so nothing is decided. Nor is
    anything of a change while there may be nothing to compare with.
    """
    if not measured.is_of_something:
        return None
    change = measured.change
    if change is not None and not change.is_of_something:
        return None
    # Steps may go down as well as up, so that what is between two values may release something else than both.
    between = scale.released_between(*figures_scaled(measured))
    return between.pop() if len(between) == 1 else None


def figures_scaled(measured: Measured) -> tuple[Fraction | None, Fraction | None]:
    """The least and the most of the figure that the steps are of; an end that is None is open."""
    found = measured if measured.change is None else measured.change
    return found.low, found.high


def scaled(line: Line, scale: "Scale", measured: Measured, exact: Fraction | None, settling: Settling) -> Line:
    """A line as a measure leaves it. ``exact`` is the whole that is scaled, in exact pence and before its sign."""
    if line.status not in (Status.DUE, Status.EARLIER, Status.NOT_DUE) or exact is None:
        return line
    pence = to_pence(exact, settling.scheme.rounding)
    released = released_by(scale, measured)
    sign = -1 if line.kind is LineKind.DEDUCT else 1
    if line.status is Status.NOT_DUE:
        return line._replace(reason=MeasuredSoFar(line.reason, measured))
    if released is None:
        return line._replace(
            status=Status.OPEN, amount=0, due_to_date=0, at_stake=sign * pence, reason=MeasureUndecided(measured)
        )
    out = to_pence(released * exact, settling.scheme.rounding)
    kept = pence - out
    reason = Released(measured, released)
    if released == 0:
        return line._replace(status=Status.NOT_EARNED, amount=0, due_to_date=0, at_stake=sign * kept, reason=reason)
    share = None if line.share is None else line.share * released
    if line.status is Status.EARLIER:
        return line._replace(at_stake=sign * out, due_to_date=sign * out, share=share, reason=reason)
    return line._replace(
        amount=sign * out, due_to_date=sign * out, share=share, at_stake=sign * kept if kept else None, reason=reason
    )


@dataclass(slots=True)
class PoolSums:
    """What records have earned together, in exact pence, and how many are undecided, by provider and window."""

    earned: dict[tuple[str, Window], Fraction] = field(default_factory=dict)
    undecided: Counter[tuple[str, Window]] = field(default_factory=Counter)

    def earn(self, key: tuple[str, Window], exact: Fraction) -> None:
        """Add what one record, or all of a part, has earned."""
        self.earned[key] = self.earned.get(key, Fraction(0)) + exact

    def merge(self, other: "PoolSums") -> None:
        """Add what other records have earned."""
        for key, exact in other.earned.items():
            self.earn(key, exact)
        self.undecided.update(other.undecided)


@dataclass(slots=True)
class Pool:
    """What the records of a provider have earned together, by window, waiting for the measure that scales it."""

    steps: CompiledPayment
    scale: "Scale"
    settling: Settling
    sums: PoolSums = field(default_factory=PoolSums)
    retained: dict[date, Retained] = field(default_factory=dict)
    slots: dict[Window, WindowSlot] = field(default_factory=dict)
    labelled: dict[str, Window] = field(default_factory=dict)
    """The windows of the run by their labels, once one is asked for."""

    def retain(self, line: Line, priced_on: date | None) -> Line:
        """Take a record's line into the pool, and leave a note of what is retained of it."""
        exact = exact_of(line)
        if priced_on is None:
            return line
        reason = self.retained_on(priced_on)
        key = (line.record.provider, reason.window)
        if not is_decided(line) or exact is None:
            if line.status is Status.OPEN or line.status is Status.HELD:
                self.sums.undecided[key] += 1
            return line
        self.sums.earn(key, exact)
        return _note(line, self.slot_of(reason.window), reason)

    def retain_time(self, lines: Iterable[Line]) -> list[Line]:
        """The same for the lines of one record's days of service, each of the days of one window."""
        made, waiting = [], set[tuple[str, Window]]()
        for line in lines:
            exact = exact_of(line)
            if isinstance(line.slot, WindowSlot):
                key = (line.record.provider, line.slot.window)
                if is_decided(line) and exact is not None:
                    self.sums.earn(key, exact)
                    line = _note(line, line.slot, self.retained_on(line.slot.window.period.first))
                elif line.status is Status.OPEN or line.status is Status.HELD:
                    waiting.add(key)
            made.append(line)
        self.sums.undecided.update(waiting)
        return made

    def keep(self, provider_id: str, label: str, exact: Fraction) -> None:
        """Leave in the pool of a window, by its label, what a record that is not decided last brought, in exact pence.

        The window is one of the run: what is retained has no other as its slot.
        """
        if not self.labelled:
            windows = windows_of_run(self.scale.measure.over, self.settling.scheme.runs)
            self.labelled.update({window.label: window for window in windows})
        self.sums.earn((provider_id, self.labelled[label]), exact)

    def slot_of(self, window: Window) -> WindowSlot:
        """The slot of a window; made once for each."""
        if window not in self.slots:
            self.slots[window] = WindowSlot(window)
        return self.slots[window]

    def retained_on(self, day: date) -> Retained:
        """Why a line priced on a day is retained, with its window; made once for each day."""
        if day not in self.retained:
            window = window_of(self.scale.measure.over, day, self.settling.scheme.runs)
            self.retained[day] = Retained(window, self.scale.measure.name)
        return self.retained[day]

    def lines(self, provider_id: str, measurements: Measurements) -> Iterable[Line]:
        """The pooled lines of a provider, one for each window."""
        payment, rounding = self.steps.payment, self.settling.scheme.rounding
        due = self.steps.due_on if isinstance(payment.due, Edge) else None
        make = line_maker(payment, "", "pool", self.settling)
        for provider, window in sorted({*self.sums.earned, *self.sums.undecided}):
            if provider != provider_id:
                continue
            first, last = window.period.first, window.period.last
            due_on = None if due is None else due((), last)
            measured = measured_for(self.scale, measurements, provider_id, window, self.settling)
            exact, still_open = self.sums.earned.get((provider, window)), self.sums.undecided[provider, window]
            if exact is None:
                if falls_due(due_on, self.settling) and released_by(self.scale, measured) != 0:
                    note_open_records(payment.name, provider, window.label, still_open, self.settling)
                continue
            line = make(
                provider_as_a_whole(provider_id), (Status.DUE, EarnedTogether()), due_on,
                LineSum(to_pence(exact, rounding), Fraction(1), exact, Fraction(1)), (first, last), WindowSlot(window),
            )  # fmt: skip
            made = scaled(line, self.scale, measured, exact, self.settling)
            note_paid(made, payment.name, window.label, still_open, self.settling)
            note_undecided(made, payment.name, measured, window.label, self.settling)
            yield made


def _note(line: Line, slot: WindowSlot, reason: Retained) -> Line:
    """The note of what is retained of a line."""
    retained = line.amount if line.status is Status.DUE else line.at_stake
    return line._replace(slot=slot, status=Status.NOTE, amount=0, at_stake=retained, due_to_date=0, reason=reason)


def exact_of(line: Line) -> Fraction | None:
    """What a line that is not divided comes to before it is rounded and signed; None while that is not known."""
    if line.quantity is None or line.unit_price is None or line.share is None:
        return None
    return line.quantity * line.unit_price * line.share


def brings_of(line: Line, position: "Position | None") -> Fraction | None:
    """What a record brings to a pool by its line, in exact pence; None for a line that is of no pool.

    While it is not decided it is what the record last brought.
    """
    if isinstance(line.reason, Retained):
        return exact_of(line) if line.reason.brings is None else line.reason.brings
    if position is None or position.brings is None:
        return None
    return position.brings if waits_undecided(line) else Fraction(0)
