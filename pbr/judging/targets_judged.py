"""Targets judged (met, missed or undecided): each measure of each provider and window, as at a day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pbr.engine.measured_alone import MeasuredAlone
from pbr.engine.measuring.baselines import Baselines, is_sum
from pbr.judging.chance_in_words import chance_of
from pbr.judging.judged import Judged, Verdict
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.targets import Bound, Target
from pbr.settlement.change_measured import Range
from pbr.settlement.measure_result import Measured
from pbr.values.for_whom import Per
from pbr.values.period import Period
from pbr.values.window import Window, windows_of_run


def targets_judged(measured: MeasuredAlone, baselines: Baselines, as_at: date) -> tuple[Judged, ...]:
    """Every measure, by provider and then window, and for all providers together where there are several."""
    return tuple(
        judged_against(one, measure, baselines) if measure.compared is not None else one
        for measure in measured.now.measures
        for one in _of_measure(measure, measured, baselines.runs, as_at)
    )


def judged_against(one: Judged, measure: Measure, baselines: Baselines) -> Judged:
    """What was judged, with what it is compared with, and its verdict where its target is of the change."""
    baseline = baselines.of(measure, one.provider, one.window)
    target, verdict = one.target, one.verdict
    if target is not None and target.change is not None and verdict in (Verdict.MET, Verdict.MISSED, Verdict.UNDECIDED):
        verdict = _against(target, one, baseline)
    return replace(one, baseline=baseline, verdict=verdict)


def _against(target: Target, one: Judged, baseline: Range | None) -> Verdict:
    if baseline is None or (_is_by_share(target) and baseline.is_nil_or_below):
        return Verdict.NO_BASELINE
    is_met = _is_met_against(target, Range(one.low, one.high), baseline)
    if is_met is None or not one.measured.is_of_something or one.measured.out_of < target.judged_from:
        return Verdict.UNDECIDED
    return Verdict.MET if is_met else Verdict.MISSED


def _is_met_against(target: Target, value: Range, baseline: Range) -> bool | None:
    """Whether a target of a change is met whatever both turn out to be; None while it could be either."""
    if baseline.low is None or baseline.high is None or (_is_by_share(target) and not baseline.is_above_nil):
        # Of a baseline that may yet be nil no share could be taken.
        return None
    one, other = target.against(baseline.low), target.against(baseline.high)
    # The higher figure is the harder to reach where more is asked for, and the lower where fewer are.
    upwards = one.bound in (Bound.AT_LEAST, Bound.ABOVE)
    hardest, easiest = (one, other) if (one.figure > other.figure) is upwards else (other, one)
    if hardest.is_met_within(value.low, value.high) is True:
        return True
    return False if easiest.is_met_within(value.low, value.high) is False else None


def _is_by_share(target: Target) -> bool:
    return target.change is not None and target.change.is_share


def _of_measure(measure: Measure, measured: MeasuredAlone, runs: Period, as_at: date) -> Iterator[Judged]:
    # What is counted only later has its window already: there it is waited for.
    cells = measured.now.cells(measure) | measured.in_time.cells(measure)
    # A record without its day may be of any window that has begun, and leaves each of them undecided.
    undated = measured.now.undated(measure) | measured.in_time.undated(measure)
    cells |= {(owner, window) for window in windows_of_run(measure.over, runs) for owner in undated}
    windows = sorted({window for _, window in cells if window.period.first <= as_at})
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
    low, high = (in_time.low, in_time.high) if not measure.is_share_counted else _with_waiting(now, waiting)
    verdict = None
    if target is not None:
        verdict = _verdict(target, now, waiting, low, high) if _is_over(now.window, as_at) else Verdict.NOT_OVER
    # How far chance could move it is said of shares that are counted, and of no sum or mean.
    seen = chance_of(now) if measure.is_share_counted else None
    return Judged(now, provider, target, waiting, low, high, seen, verdict)


def _is_of_one(measure: Measure) -> bool:
    """Whether what one has to reach is not for all together: a sum, which grows with each that is added."""
    grows = is_sum(measure) and measure.per is not Per.TOGETHER
    change = measure.target.change if measure.target else None
    # What all together are compared with grows as they do, where it is no figure.
    by_share = change is not None and change.is_share
    return grows and not (by_share and measure.compared and not isinstance(measure.compared.of, Fraction))


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
    if not at_most or not (now.of_any or waiting):
        return Verdict.NOTHING
    if at_most < target.judged_from:
        return Verdict.TOO_FEW
    is_met = target.is_met_within(low, high)
    if is_met is None or not now.is_of_something or now.out_of < target.judged_from:
        return Verdict.UNDECIDED
    return Verdict.MET if is_met else Verdict.MISSED
