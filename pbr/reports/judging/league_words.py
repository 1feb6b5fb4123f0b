"""The words of a league: shares, ranges and cautions as every report of it says them."""

from datetime import date
from fractions import Fraction

from pbr.judging.judged import Followed, Judged
from pbr.scheme.measuring.targets import Target
from pbr.settlement.change_measured import Range, baseline_in_words, no_share_of
from pbr.values.figure_unit import A_SHARE, FigureKind, figure_as_shown, figure_in_words, from_to
from pbr.values.number import plain_number
from pbr.values.period import Period
from pbr.values.share import cut_percent

_MOST_PLACES = 6
CHANCE = "chance alone could move a share of so few records over the target"


def judged_for(as_at: date, period: Period | None) -> str:
    """As at which day it was judged, and for which period where one was asked for; as every heading says it."""
    return f"judged {f'for {period} ' if period else ''}as at {as_at}"


def last_window_in_words(period: Period | None) -> str:
    """Which window it is that a meeting reads first."""
    return f"the last window {'of the period ' if period else ''}that is over"


def figures_in_words(judged: Judged) -> str:
    """What was judged, and how much fewer or more than what it is compared with; a dash where nothing is measured."""
    said = _range_judged(judged)
    return f"{said}, {_compared(judged, judged.baseline)}" if judged.baseline else said


def _compared(judged: Judged, baseline: Range) -> str:
    """``10.7% fewer than 14 hours a week``; where either is not known, what it is compared with alone.

    Of nil, or less, no share can be taken: the difference is then told in units.
    """
    with_what = baseline_in_words(baseline, judged.unit)
    change = None if judged.target is None else judged.target.change
    if change is not None and change.is_share and baseline.is_nil_or_below:
        with_what = no_share_of(with_what)
    if baseline.low is None or baseline.low != baseline.high or judged.low != judged.high or judged.low is None:
        return f"compared with {with_what}"
    if baseline.is_nil_or_below and judged.unit.kind is FigureKind.SHARE:
        return f"compared with {with_what}"
    more = judged.low - baseline.low
    if not more:
        return f"the same as {with_what}"
    said = figure_in_words(abs(more), judged.unit)
    if baseline.is_above_nil:
        said = figure_in_words(abs(more) / baseline.low, A_SHARE)
    return f"{said} {'more' if more > 0 else 'fewer'} than {with_what}"


def _range_judged(judged: Judged) -> str:
    """The ends of the range that was judged, in the unit of its measure."""
    low, high, target = judged.low, judged.high, judged.target
    if judged.measured.unit is None:
        return range_in_words(low, high, None if target is None or target.change else target)
    if not judged.measured.of_any:
        return "-"
    if high is None and low is not None:
        return f"at least {_number_in_words(low, judged)}"
    if low is None and high is not None:
        return f"at most {_number_in_words(high, judged)}"
    if low is None or high is None:
        return "not known"
    return from_to(_number_in_words(low, judged), _number_in_words(high, judged), judged.unit)


def _number_in_words(figure: Fraction, judged: Judged) -> str:
    """A figure cut off; to more places where it would seem to be on the other side of the target."""
    for more in range(_MOST_PLACES):
        shown = figure_as_shown(figure, judged.unit, more)
        if (
            judged.target is None
            or judged.target.change
            or judged.target.is_met_by(shown) is judged.target.is_met_by(figure)
        ):
            return figure_in_words(figure, judged.unit, more)
    return f"{plain_number(figure)} {judged.unit.words}".rstrip()


def share_in_words(share: Fraction, target: Target | None) -> str:
    """A share per cent to one decimal, cut off; to more where it would seem to be on the other side of the target."""
    for places in range(1, _MOST_PLACES + 1):
        step = 100 * 10**places
        cut = Fraction(share.numerator * step // share.denominator, step)
        if target is None or target.is_met_by(cut) is target.is_met_by(share):
            return f"{cut_percent(share)}%" if places == 1 else f"{plain_number(cut * 100)}%"
    return f"{share.numerator}/{share.denominator}"


def range_in_words(low: Fraction | None, high: Fraction | None, target: Target | None) -> str:
    """The ends of a range, once where they are one; a dash where there is nothing to measure."""
    if low is None or high is None:
        return "-"
    ends = share_in_words(low, target), share_in_words(high, target)
    return ends[0] if low == high else " to ".join(ends)


def counted_in_words(judged: Judged) -> str:
    """The counts, and how many records are counted only later: ``66 of 117, 4 not yet known, 3 counted later``."""
    return f"{judged.measured.counted}{f', {judged.waiting} counted later' if judged.waiting else ''}"


def verdict_in_words(judged: Judged) -> str:
    """The verdict, with its caution; a dash where there is no target."""
    if judged.verdict is None:
        return "-"
    return f"{judged.verdict.value}, and it could be chance" if judged.could_be_chance else judged.verdict.value


def target_in_words(target: Target | None) -> str:
    """A target with the number of records it is judged from; that there is none."""
    if target is None:
        return "no target"
    least = f", judged from {target.judged_from:,}" if target.judged_from > 1 else ""
    return f"target {target.text}{least}"


def evidence_in_words(followed: Followed) -> str:
    """What a verdict rests on, window by window: ``2026-04-to-06: kept met, seen missed``."""
    windows = (f"{window.label}: {_in_window(judged)}" for window, judged in followed.evidence)
    return "; ".join(windows) or "no window is over"


def _in_window(judged: tuple[Judged, ...]) -> str:
    said = (f"{one.measured.measure} {one.verdict.value}" for one in judged if one.verdict is not None)
    return ", ".join(said) or "nothing to judge"
