"""How much fewer or more a measure came to than what it is compared with, whatever either may turn out to be."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from pbr.engine.measuring.baselines import Baselines
from pbr.engine.measuring.measure_counting import CountsIn
from pbr.engine.measuring.measure_counts import Counted
from pbr.engine.measuring.measures import Measurements
from pbr.records.cells.council_codes import PROVIDER_CODES
from pbr.records.dictionary import OPENINGS
from pbr.records.table import Records
from pbr.scheme.measuring.baselines import OpeningFigure
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.targets import Change, Side
from pbr.scheme.scheme import Scheme
from pbr.settlement.change_measured import ChangeMeasured, Range
from pbr.settlement.measure_result import Measured
from pbr.settlement.notices import NotBroughtInForAll, NothingBroughtIn
from pbr.values.figure_unit import A_SHARE
from pbr.values.for_whom import Per
from pbr.values.period import Period

_OTHER = {Side.FEWER: Side.MORE, Side.MORE: Side.FEWER}


def with_changes(found: Iterable[Measured], scheme: Scheme, measurements: Measurements) -> tuple[Measured, ...]:
    """Everything measured, with the change where that scales a payment; by the first payment that it scales."""
    changes = _changes(scheme)
    return tuple(
        with_change(one, scheme.measures[one.measure], changes[one.measure], measurements, scheme.runs)
        if one.measure in changes
        else one
        for one in found
    )


def openings_compared(scheme: Scheme, records: Records) -> list[tuple[str, CountsIn]]:
    """What takes the figures brought in before that a payment is scaled by the change from, by their table."""
    compared = [scheme.measures[name].compared for name in _changes(scheme)]
    names = {one.of.name for one in compared if one is not None and isinstance(one.of, OpeningFigure)}
    table = records.tables.get(OPENINGS.name)
    if table is None or not names:
        return []
    at = table.layout["name"]
    return [(OPENINGS.name, lambda row: (None, Counted.FITS) if row[at] in names else None)]


def not_brought_in(scheme: Scheme, measurements: Measurements) -> Iterator[NothingBroughtIn | NotBroughtInForAll]:
    """The figures from before that measures are compared with and that nobody has brought in, or not for everybody."""
    names = tuple(sorted({one.name for one in measurements.openings}))
    for measure in scheme.measures.values():
        of = None if measure.compared is None else measure.compared.of
        if isinstance(of, OpeningFigure) and of.name not in names:
            yield NothingBroughtIn(measure.name, of.name, names)
        elif isinstance(of, OpeningFigure) and measure.per is Per.PROVIDER:
            lacking = _without_opening(of.name, measure, scheme, measurements)
            if lacking:
                yield NotBroughtInForAll(measure.name, of.name, lacking)


def _without_opening(name: str, measure: Measure, scheme: Scheme, measurements: Measurements) -> tuple[str, ...]:
    """The providers without a figure of their own, of several; none where one is brought in for all together alone."""
    listed = scheme.framework.of(PROVIDER_CODES)
    providers = {one for one, _ in measurements.cells(measure) if one} | set(listed.codes if listed else ())
    having = {one.whose for one in measurements.openings if one.name == name}
    if len(providers) < 2 or having == {Per.TOGETHER.value}:
        return ()
    return tuple(sorted(providers - having))


def _changes(scheme: Scheme) -> dict[str, Change]:
    """The measures by name of which a change scales a payment, and the change; the first, where there are several."""
    changes: dict[str, Change] = {}
    for payment in scheme.payments:
        for scale in (payment.scale, *(part.scale for part in payment.parts)):
            if scale is not None and scale.change is not None:
                changes.setdefault(scale.measure.name, scale.change)
    return changes


def with_change(
    measured: Measured, measure: Measure, change: Change, measurements: Measurements, runs: Period
) -> Measured:
    """What was measured, with what it is compared with and the change from there.

    Both ends of the change are open while it is not certain that there is anything to compare with.
    """
    baselines = Baselines(measurements, measurements, runs)
    baseline = baselines.of(measure, measured.provider_id, measured.window)
    unit = A_SHARE if change.is_share else measure.unit
    found = ChangeMeasured(
        baseline, measure.unit, None, None, unit, change.side.value, _OTHER[change.side].value
    )  # fmt: skip
    if baseline is not None and found.is_of_something and measured.of_any:
        ends = _more(Range(measured.low, measured.high), baseline, change)
        if change.side is Side.FEWER:
            ends = Range(*(None if end is None else -end for end in (ends.high, ends.low)))
        found = replace(found, low=ends.low, high=ends.high)
    return replace(measured, change=found)


def _more(value: Range, baseline: Range, change: Change) -> Range:
    """How much more a figure is than a baseline: so many, or a share of one that is above nought.

    Each is a range, and the two are taken apart, so that the change is never narrower than it can turn out.
    """
    if not change.is_share:
        return Range(_less(value.low, baseline.high), _less(value.high, baseline.low))
    return Range(
        None if value.low is None else min(_shares(value.low, baseline)) - 1,
        None if value.high is None else max(_shares(value.high, baseline)) - 1,
    )


def _shares(figure: Fraction, baseline: Range) -> tuple[Fraction, ...]:
    """What a figure is of either end of a baseline; of one that is open, as near to nothing as can be."""
    return tuple(Fraction(0) if end is None else figure / end for end in (baseline.low, baseline.high))


def _less(end: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if end is None or other is None else end - other
