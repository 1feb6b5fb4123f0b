"""One measure on the page of a league: its providers beside the target, their trend, and the funnel of them all."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

from pbr.judging.chance_in_words import chance_in_words
from pbr.judging.judged import Judged
from pbr.judging.wilson_interval import funnel_limits
from pbr.reports.charts.funnel import ShareOfMany, funnel
from pbr.reports.charts.share_scales import ShareOnScale, share_scales
from pbr.reports.charts.share_trends import TrendLine, share_trends
from pbr.reports.charts.svg import Picture
from pbr.reports.judging.league_text import columns_of, measured_row
from pbr.reports.judging.league_words import (
    counted_in_words,
    range_in_words,
    target_in_words,
    verdict_in_words,
)
from pbr.reports.page.section import Block, IllustratedTable, Numbers
from pbr.scheme.measuring.measures import Measure
from pbr.values.for_whom import Per
from pbr.values.window import Window

_FEWEST_IN_A_FUNNEL = 5
_MOST_TRENDS = 8
_MOST_SCALES = 12
_MOST_ROWS = 24
"""With more, a meeting reads the last window that is over, and the others are folded."""
_TOGETHER = ""
"""The provider of what is for all together."""
_NOTE = (
    "A dot is the share that was seen; where something is not known yet, two dots are its lowest and its highest. The "
    "thick line is how far chance alone could move it (Wilson's interval, 19 times in 20)"
)


def measure_block(measure: Measure, judged: Sequence[Judged], as_at: date) -> Block:
    """What a measure came to: the last window that is over in pictures, and every window in a table."""
    window = shown_window(judged, as_at)
    shown = [one for one in judged if one.window == window]
    pictures = tuple(_pictures(measure, judged, shown, window)) if window is not None else ()
    return Block(
        name=f"measure-{measure.name}",
        heading=measure.name,
        sentences=(f"{_first_capital(target_in_words(measure.target))}.", *_where_from(measure)),
        figures=_figures(measure, judged, shown, pictures),
        notes=(f"{_NOTE}{'; the upright line is the target' if measure.target and not measure.target.change else ''}.",)
        if pictures
        else (),
    )


def folded_measure_block(measure: Measure, judged: Sequence[Judged], as_at: date) -> Block:
    """The same with every table and picture folded, for a measure that is shown beside others."""
    block = measure_block(measure, judged, as_at)
    return replace(block, figures=tuple(replace(one, folded=True) for one in block.figures))


def measure_block_of_many(measure: Measure, judged: Sequence[Judged], as_at: date) -> Block:
    """The same with all of it folded in one place, where so many measures are shown side by side.

    The table of every window has the last that is over too, so nothing is left out.
    """
    block = measure_block(measure, judged, as_at)
    pictures = tuple(picture for one in block.figures for picture in one.pictures)
    return replace(block, figures=tuple(replace(one, pictures=pictures, folded=True) for one in block.figures[-1:]))


def is_long(judged: Sequence[Judged]) -> bool:
    """Whether a measure has more rows than a meeting reads."""
    return len(judged) > _MOST_ROWS


def _figures(
    measure: Measure, judged: Sequence[Judged], shown: Sequence[Judged], pictures: Sequence[Picture]
) -> tuple[IllustratedTable, ...]:
    """Every window in one table; where that is long, the last that is over, and every window folded.

    A scale for each provider is the longest of the pictures, and is folded with them where there are many.
    """
    columns, name = columns_of(measure), measure.name
    by = _by(measure)
    every = Numbers(f"{name} by {f'{by} and window' if by else 'window'}", columns, tuple(map(measured_row, judged)))
    if not is_long(judged):
        return (IllustratedTable(every, tuple(pictures)),) if judged else ()
    now = Numbers(
        f"{name} in {shown[0].window.label}{f', by {by}' if by else ''}", columns, tuple(map(measured_row, shown))
    )
    kept = 0 if len(shown) <= _MOST_SCALES else 1
    return (
        IllustratedTable(now, tuple(pictures[kept:])),
        IllustratedTable(every, tuple(pictures[:kept]), folded=True),
    )


def _by(measure: Measure) -> str:
    """What tells the rows of a measure apart beside their windows; empty for all together."""
    return "" if measure.per is Per.TOGETHER else measure.per.value


def _where_from(measure: Measure) -> tuple[str, ...]:
    came = measure.provenance
    return (f"{_first_capital(came.kind)}: {came.text}.",) if came.text else ()


def shown_window(judged: Sequence[Judged], as_at: date) -> Window | None:
    """The last window that is over, or the last there is."""
    over = [one.window for one in judged if one.window.period.last <= as_at]
    return max(over or [one.window for one in judged], default=None)


def _pictures(measure: Measure, judged: Sequence[Judged], shown: Sequence[Judged], window: Window) -> list[Picture]:
    if not measure.is_share_counted:
        # The scales of the pictures go from nought to the whole; what numbers come to is in the table.
        return []
    target = measure.target.figure if measure.target and not measure.target.change else None
    scales = share_scales(
        f"{measure.name}-shares",
        f"{measure.name} in {window.label}{f', by {by}' if (by := _by(measure)) else ''}",
        f"{target_in_words(measure.target)}; the figures are in the table below.",
        [_on_scale(one) for one in shown],
        target,
    )
    return [scales, *_funnel(measure, shown, window, target), *_trends(measure, judged, target)]


def _on_scale(judged: Judged) -> ShareOnScale:
    share = range_in_words(judged.low, judged.high, judged.target)
    ends = None if judged.low is None or judged.high is None else (judged.low, judged.high)
    chance = chance_in_words(judged.by_chance)
    figures = f"{share}, {counted_in_words(judged)}; by chance {chance}; {verdict_in_words(judged)}"
    return ShareOnScale(judged.name, figures, ends, judged.by_chance)


def _funnel(measure: Measure, shown: Sequence[Judged], window: Window, target: Fraction | None) -> list[Picture]:
    """Where there are providers enough to see a shape: around the target, or what all came to together."""
    seen = [ShareOfMany(one.measured.count, one.known) for one in shown if one.provider and one.known]
    if len(seen) < _FEWEST_IN_A_FUNNEL:
        return []
    together = Fraction(sum(one.count for one in seen), sum(one.out_of for one in seen))
    middle = together if target is None else target
    around = "the target" if target is not None else "what all came to together"

    title = f"{measure.name} in {window.label}: each {_by(measure)} by how many records it has"
    desc = (
        f"A dot for each of {len(seen)} {_by(measure)}s; between the curves, chance alone could put it beside {around}."
    )
    return [funnel(f"{measure.name}-funnel", title, desc, seen, middle, partial(funnel_limits, middle))]


def _trends(measure: Measure, judged: Sequence[Judged], target: Fraction | None) -> list[Picture]:
    """A line for each provider over several windows; where there are many, for all together alone."""
    windows = sorted({one.window for one in judged})
    providers = list(dict.fromkeys(one.provider for one in judged))
    if len(windows) < 2:
        return []
    if len(providers) > _MOST_TRENDS:
        providers = [_TOGETHER]
    lines = [_trend([one for one in judged if one.provider == provider], windows) for provider in providers]
    desc = "A panel for each, from 0% to 100%; the figures are in the table below."
    labels = [window.label for window in windows]
    return [share_trends(f"{measure.name}-trend", f"{measure.name}, window by window", desc, labels, lines, target)]


def _trend(judged: Sequence[Judged], windows: Sequence[Window]) -> TrendLine:
    found = {one.window: one for one in judged}
    shares = tuple(
        Fraction(one.measured.count, one.known) if (one := found.get(window)) is not None and one.known else None
        for window in windows
    )
    first, last = judged[0], judged[-1]
    ends = [range_in_words(one.low, one.high, one.target) for one in (first, last)]
    return TrendLine(first.name, f"{ends[0]} in {first.window.label}, {ends[1]} in {last.window.label}", shares)


def _first_capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
