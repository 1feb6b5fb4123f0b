"""Measures as they were read: counts, the step that they reach, and the rows that are not known yet."""

from collections.abc import Iterator
from fractions import Fraction

from pbr.conditions.deciding_facts import named, why
from pbr.engine.counting.scaling import figures_scaled, released_by
from pbr.engine.measuring.measure_counting import CountedIn
from pbr.engine.measuring.measure_counts import Counted
from pbr.engine.payments.scheme_functions import SchemeFunctions
from pbr.explain.exact_amounts import share_in_words
from pbr.explain.explain_context import Telling, standing
from pbr.explain.explanation import MeasureRead
from pbr.explain.not_counted import why_not_counted
from pbr.explain.record import Record
from pbr.judging.chance_in_words import METHOD, chance_in_words, chance_of
from pbr.records.cells.council_codes import STANDARD_CODES
from pbr.records.expected_row import ExpectedRow
from pbr.records.files.record_names import record_called
from pbr.records.table import Row
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.measuring.scale import Scale, Step
from pbr.settlement.fact_words import facts_in_words
from pbr.settlement.facts import Fact
from pbr.settlement.measure_result import Measured
from pbr.settlement.reason import Held
from pbr.settlement.reason_words import reason_in_words
from pbr.values.figure_unit import figure_as_written
from pbr.values.share import percent
from pbr.values.units_in_words import shown_of

MOST_LISTED = 20


def measure_that_scales(scale: Scale, measured: Measured, telling: Telling) -> MeasureRead:
    """The measure of a scaled payment, the step that it reaches, and what is not known of it."""
    measure = scale.measure
    return MeasureRead(
        _counts(measured), _step(scale, measured), standing(measure.place), measure.provenance,
        tuple(_not_known(measure, measured, telling)),
    )  # fmt: skip


def measures_that_count(record: Record, telling: Telling) -> list[MeasureRead]:
    """The measures of the scheme that count a record, how each counts it, and what each has come to."""
    functions = telling.functions
    read: list[MeasureRead] = []
    for measure in telling.scheme.measures.values():
        if measure.kind is not record.kind:
            continue
        compiled = functions.of_measure(measure)
        found = compiled.counts_in(record.row)
        said = _as_counted(measure, record, found[1] if found else None, telling)
        counts = ""
        if found is not None and found[0] is not None:
            provider_id = compiled.provider_of(record.row)
            counts = _counts(telling.measurements.of(measure, provider_id, found[0]))
        read.append(MeasureRead(said, counts, standing(measure.place), measure.provenance, ()))
    return read


_SAID = {Counted.FITS: "for", Counted.DOES_NOT_FIT: "against"}


def _as_counted(measure: Measure, record: Record, how: Counted | None, telling: Telling) -> str:
    functions = telling.functions
    if how is None:
        because = why_not_counted(measure, record, telling)
        return f"{measure.name} does not count {record.said} as things stand: {because}"
    if measure.number is not None:
        sort = "" if how in _SAID else ", which is not known yet"
        return f"{measure.name} takes a number of {record.said}{sort}: {_numbers_read(measure, record.row, functions)}"
    facts = f": {facts_in_words(why(measure.count, record.row, functions.layouts))}" if measure.count else ""
    return f"{measure.name} counts {record.said} {_SAID.get(how, 'as not known yet')}{facts}"


def _numbers_read(measure: Measure, row: Row, functions: SchemeFunctions) -> str:
    """The facts that the number of a record is read from."""
    refs = [] if measure.number is None else measure.number.refs()
    return facts_in_words(tuple((Fact(named(ref), functions.value(ref)(row)),) for ref in refs))


def _counts(measured: Measured) -> str:
    window = "" if measured.window.stretch == "run" else f" in {measured.window.label}"
    whose = measured.provider_id or "all together"
    said = f"{measured.measure} for {whose}{window} is {measured.words}{_share(measured)}"
    return f"{said}; expected: {measured.expected}" if measured.expected else said


def _share(measured: Measured) -> str:
    """What the counts come to, and how far chance alone could move it; the words of numbers say that themselves."""
    if measured.unit is not None:
        return ""
    by_chance = chance_of(measured)
    moved = "" if by_chance is None else f", by chance alone {chance_in_words(by_chance)} ({METHOD})"
    return f"{_range(measured)}{moved}"


def _range(measured: Measured) -> str:
    if measured.low is None or measured.high is None:
        return ": there is nothing to measure"
    if measured.low == measured.high:
        return f": {share_in_words(measured.low)}"
    return f": between {share_in_words(measured.low)} and {share_in_words(measured.high)}"


def _step(scale: Scale, measured: Measured) -> str:
    if not measured.of_any:
        return "with nothing to measure, no step is reached"
    if measured.change is not None and measured.change.is_of_nothing:
        return "with nothing to compare with, no step is reached"
    released, (lowest, _) = released_by(scale, measured), figures_scaled(measured)
    if released is None:
        return "what is not known could change the step, so nothing is released yet"
    low = scale.steps[0] if lowest is None else scale.reached(lowest)
    if low.to is not None and low.end is not None:
        end = figure_as_written(low.end, scale.unit)
        line = f"a straight line from {percent(low.released)} to {percent(low.to)} at {end}"
        return f"that reaches the step {scale.said(low)}, {line}, which releases {percent(released)} of the whole"
    said = f"that reaches the step {scale.said(low)}, which releases {percent(released)} of the whole"
    nearest = _nearest(scale, low, released)
    return said if nearest is None else f"{said}; {scale.said(nearest)} it would be {percent(nearest.released)}"


def _nearest(scale: Scale, low: Step, released: Fraction) -> Step | None:
    """The nearest step that releases more: the next one up; or of numbers, of which fewer may be better, down."""
    at = scale.steps.index(low)
    up = next((step for step in scale.steps[at + 1 :] if step.released > released), None)
    if up is not None or (scale.measure.is_share_counted and scale.change is None):
        return up
    return next((step for step in reversed(scale.steps[:at]) if step.released > released), None)


def _not_known(measure: Measure, measured: Measured, telling: Telling) -> Iterator[str]:
    """The rows whose answer is not known yet, with what each lacks, and where it stands."""
    rows = list(_rows_not_known(measure, measured, telling))
    shown, left = shown_of(rows, MOST_LISTED)
    places = telling.places(measure.kind.name, [record_id for record_id, _ in shown])
    absent = telling.not_recorded(measure.kind.name)
    for record_id, lacks in shown:
        if record_id in absent:
            yield not_recorded_in_words(absent[record_id], telling)
            continue
        yield f"{measure.kind.one} {record_id} ({places.get(record_id, measure.kind.file)}): {lacks}"
    for held in telling.records.held_rows:
        if held.table == measure.kind.name and held.provider_id == measured.provider_id:
            yield f"the row at {held.file}:{held.line}, which is held until it is corrected"
    if left:
        yield f"and {left:,} more"


def not_recorded_in_words(row: ExpectedRow, telling: Telling) -> str:
    """A row that the scheme expects and nobody recorded: its code, what that means, and the window it is wanted for."""
    one = record_called(row.table)
    sentence = telling.scheme.framework.sentence(STANDARD_CODES, row.code)
    meaning = f" ({sentence})" if sentence else ""
    return f"{one} {row.code}{meaning}: not recorded, and expected for {row.window.label}"


def _rows_not_known(measure: Measure, measured: Measured, telling: Telling) -> Iterator[tuple[str, str]]:
    functions, compiled = telling.functions, telling.functions.of_measure(measure)
    provider_of_row, counts_in = compiled.provider_of, compiled.counts_in
    id_of, held = functions.id_of(measure.kind), functions.held(measure.kind)
    for row in telling.records.tables[measure.kind.name].rows:
        if provider_of_row(row) != measured.provider_id:
            continue
        found = counts_in(row)
        if found is None:
            continue
        window, how = found
        if (window == measured.window and how in _SAID) or window not in (None, measured.window):
            continue
        yield id_of(row), _lacks(measure, row, held(row) if held else None, found, functions)


def _lacks(measure: Measure, row: Row, held: Held | None, found: CountedIn, functions: SchemeFunctions) -> str:
    window, how = found
    if held is not None:
        return reason_in_words(held)
    if window is None:
        return f"the {measure.over} it belongs to is not known"
    condition = measure.out_of if how >= Counted.FITS_IF_IN else measure.count
    if condition is None and measure.number is not None:
        return _numbers_read(measure, row, functions)
    if condition is None:
        return "the day it is counted from is not known"
    return facts_in_words(why(condition, row, functions.layouts))
