"""Money that a measure releases: what is kept back of a provider, and what would release more of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from math import ceil

from pbr.describe.shared_wording import spaced
from pbr.engine.counting.scaling import figures_scaled
from pbr.judging.chance_in_words import chance_in_words, chance_of
from pbr.meeting.meeting_money import HANGS
from pbr.reports.judging.league_words import range_in_words
from pbr.scheme.measuring.scale import Scale, Step
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line, LineKind, Status
from pbr.settlement.measure_result import Measured
from pbr.settlement.open_reasons import MeasureUndecided
from pbr.settlement.reason import MeasuredSoFar, Reason, Released
from pbr.values.dataclass import dataclass
from pbr.values.money import plain_pounds
from pbr.values.rounding import Rounding, to_pence
from pbr.values.share import percent


@dataclass(frozen=True, slots=True)
class KeptBack:
    """A line that a measure scales. Money is in whole pence.

    ``amount`` is what is due of it and ``kept`` what is kept back, or may still be taken off where it is below nil; of
    that ``out_of_reach`` is what nothing recorded so far can release any more, and ``certain`` what is released
    whatever the results still to come are, both of a window that is over. ``released_by`` says what is certain and what
    would release more, step by step; empty where nothing would.
    """

    payment: str
    part: str
    window: str
    status: Status
    amount: int
    kept: int
    measured: Measured
    released_by: tuple[str, ...]
    out_of_reach: int = 0
    certain: int = 0


def kept_back(lines: Iterable[Line], scheme: Scheme, as_at: date) -> tuple[KeptBack, ...]:
    """What is kept back of these lines, in their order; a line of which nothing is left is not among them."""
    scales = {(name, part): scale for name, part, scale in _scales(scheme)}
    return tuple(
        _with_reach(_kept(line, measured, scale), scale, scheme.rounding, as_at)
        for line in lines
        if line.kind is not LineKind.NOTE and line.at_stake and (measured := _measured(line.reason)) is not None
        for scale in (scales.get((line.payment, line.part)),)
    )


def _with_reach(one: KeptBack, scale: Scale | None, rounding: Rounding, as_at: date) -> KeptBack:
    """The same with what is out of reach and what is certain.

    Nothing of it is said of a deduction, or while records may still begin.
    """
    low, high = figures_scaled(one.measured)
    is_over = one.measured.window.period.last <= as_at
    is_known = low is not None or high is not None
    if scale is None or not is_known or one.status not in HANGS or one.kept <= 0 or not is_over:
        return one
    between = scale.released_between(low, high)
    with_most = replace(one, out_of_reach=one.kept - to_pence(one.kept * max(between), rounding))
    least = min(between)
    # Where the measure is known no step is still to be reached, and the line itself says what comes of it.
    if low == high or not least or not one.measured.is_of_something:
        return with_most
    said = f"{percent(least)} is certain already, by what is recorded so far"
    return replace(with_most, certain=to_pence(one.kept * least, rounding), released_by=(said, *one.released_by))


def _scales(scheme: Scheme) -> Iterator[tuple[str, str, Scale]]:
    for payment in scheme.payments:
        if payment.scale is not None:
            yield payment.name, "", payment.scale
        for part in payment.parts:
            if part.scale is not None:
                yield payment.name, part.name, part.scale


def _measured(reason: Reason) -> Measured | None:
    match reason:
        case Released(measured=measured) | MeasureUndecided(measured=measured) | MeasuredSoFar(measured=measured):
            return measured
        case _:
            return None


def _kept(line: Line, measured: Measured, scale: Scale | None) -> KeptBack:
    steps = () if scale is None else tuple(_steps_to_come(scale, measured))
    return KeptBack(
        line.payment, line.part, line.slot.label, line.status, line.amount, line.at_stake or 0, measured, steps
    )


def _steps_to_come(scale: Scale, measured: Measured) -> Iterator[str]:
    """The steps above the lowest share that the measure can come to; which of them nothing recorded can reach."""
    if not scale.measure.is_share_counted or scale.change is not None:
        yield from _steps_that_release_more(scale, measured)
        return
    low, high = measured.low, measured.high
    for step in scale.steps:
        if step.start is None or (low is not None and step.start <= low):
            continue
        if high is not None and step.start > high:
            yield f"{_said(step)}, out of reach by what is recorded so far"
        else:
            yield f"{_said(step)}{_how_many(step, measured)}"


def _steps_that_release_more(scale: Scale, measured: Measured) -> Iterator[str]:
    """The steps of a number that release more than is certain; of a number, fewer may be better."""
    low, high = figures_scaled(measured)
    is_known, within = low is not None and low == high, scale.reached_between(low, high)
    least = min(scale.released_between(low, high))
    for step in scale.steps:
        most = step.released if step.to is None else max(step.released, step.to)
        # A figure that is known stays where it is, on a straight line too; another may come to any step on its way.
        if most <= least or (is_known and step in within):
            continue
        far = "" if step in within else ", out of reach by what is recorded so far"
        yield f"{scale.said(step)} it is {'' if step.to is None else 'up to '}{percent(most)}{far}"


def _said(step: Step) -> str:
    return f"from {percent(step.start or step.released)} it is {percent(step.released)}"


def _how_many(step: Step, measured: Measured) -> str:
    """How many of those not known yet would have to count, where it is certain that all of them belong."""
    if measured.maybe_in or not measured.unknown or step.start is None:
        return ""
    needed = ceil(step.start * measured.out_of) - measured.count
    return f", once {needed:,} more of the {measured.unknown:,} not yet known count for it" if needed > 0 else ""


def measured_in_words(measured: Measured) -> str:
    """What a measure has come to: ``outcomes achieved: 1 of 4 (25.0%, by chance 4.5% to 69.9%)``."""
    return f"{spaced(measured.measure)}: {measured.words}{_share(measured)}"


def _share(measured: Measured) -> str:
    """What the counts come to, and how far chance alone could move it; the words of numbers say that themselves."""
    if measured.unit is not None:
        return ""
    by_chance = chance_of(measured)
    moved = "" if by_chance is None else f", by chance {chance_in_words(by_chance)}"
    return f" ({range_in_words(measured.low, measured.high, None)}{moved})"


def kept_in_json(one: KeptBack) -> Mapping[str, object]:
    """The counts of a line that a measure scales, for programs."""
    return {
        "measure": one.measured.measure,
        "count": one.measured.count,
        "out_of": one.measured.out_of,
        "unknown": one.measured.unknown,
        "would_release": list(one.released_by),
        "out_of_reach": plain_pounds(one.out_of_reach),
        "certain": plain_pounds(one.certain),
    }
