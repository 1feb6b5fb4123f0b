"""Targets judged (met, missed or undecided): each measure of each provider and window, as at a day."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from pbr.engine.measured_alone import MeasuredAlone
from pbr.judging.judged import Judged, Verdict
from pbr.judging.wilson_interval import wilson_interval
from pbr.scheme.measures import Measure, Statistic
from pbr.scheme.targets import Target
from pbr.settlement.measure_result import Measured
from pbr.values.for_whom import Per
from pbr.values.window import Window


def targets_judged(measured: MeasuredAlone, as_at: date) -> tuple[Judged, ...]:
    """Every measure, by provider and then window, and for all providers together where there are several."""
    return tuple(one for measure in measured.now.measures for one in _of_measure(measure, measured, as_at))


def _of_measure(measure: Measure, measured: MeasuredAlone, as_at: date) -> Iterator[Judged]:
    # What is counted only later has its window already: there it is waited for.
    cells = {cell for counts in (measured.now, measured.in_time) for cell in counts.counts[measure.name]}
    windows = sorted({window for _, window in cells if window is not None and window.period.first <= as_at})
    providers = sorted({provider for provider, _ in cells} - {""})
    for provider in providers:
        for window in windows:
            if (provider, window) in cells:
                now = measured.now.of(measure, provider, window)
                yield judged(measure, provider, now, measured.in_time.of(measure, provider, window), as_at)
    for window in windows if len(providers) > 1 or measure.per is Per.TOGETHER else ():
        now = measured.now.together(measure, window)
        yield judged(measure, "", now, measured.in_time.together(measure, window), as_at)


def judged(measure: Measure, provider: str, now: Measured, in_time: Measured, as_at: date) -> Judged:
    """What one measure came to beside its target; ``in_time`` is what it comes to once everything is counted."""
    target = measure.target if provider or not _is_of_one(measure) else None
    waiting = in_time.out_of + in_time.maybe_in - now.out_of - now.maybe_in
    low, high = (in_time.low, in_time.high) if measure.number else _with_waiting(now, waiting)
    verdict = None
    if target is not None:
        verdict = _verdict(target, now, waiting, low, high) if _is_over(now.window, as_at) else Verdict.NOT_OVER
    # How far chance could move it is said of shares that are counted, and of no sum or mean.
    seen = None if measure.number else wilson_interval(now.count, now.out_of - (now.unknown - now.maybe_in))
    return Judged(now, provider, target, waiting, low, high, seen, verdict)


def _is_of_one(measure: Measure) -> bool:
    """Whether what one has to reach is not for all together: a sum, which grows with each that is added."""
    number = measure.number
    is_sum = number is not None and number.statistic is Statistic.SUM and number.out_of is None
    return is_sum and measure.per is not Per.TOGETHER


def _is_over(window: Window, as_at: date) -> bool:
    return window.period.last <= as_at


def _with_waiting(now: Measured, waiting: int) -> tuple[Fraction | None, Fraction | None]:
    """The ends of the range, with records of which nothing is known but that they are counted later."""
    if not waiting:
        return now.low, now.high
    not_known = now.unknown - now.maybe_in
    neither = now.maybe_in - now.maybe_for - now.maybe_against
    least = now.out_of + now.maybe_against + neither + waiting
    most = now.out_of + now.maybe_for + neither + waiting
    return Fraction(now.count, least), Fraction(now.count + not_known + now.maybe_for + neither + waiting, most)


def _verdict(target: Target, now: Measured, waiting: int, low: Fraction | None, high: Fraction | None) -> Verdict:
    at_most = now.out_of + now.maybe_in + waiting
    if not at_most:
        return Verdict.NOTHING
    if at_most < target.judged_from:
        return Verdict.TOO_FEW
    is_met = target.is_met_within(low, high)
    if is_met is None or now.out_of < target.judged_from:
        return Verdict.UNDECIDED
    return Verdict.MET if is_met else Verdict.MISSED
