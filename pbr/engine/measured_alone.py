"""Measures counted by themselves, for whoever judges and settles nothing: what each comes to, now and in time."""

from dataclasses import replace
from datetime import date

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.facts.expected_rows import with_expected
from pbr.engine.measuring.measures import Measurements, compile_measure
from pbr.engine.measuring.measures_counted import measure_all
from pbr.engine.payments.put_back import not_read_as_held
from pbr.engine.run_terms import RunTerms, functions_for
from pbr.records.table import Records
from pbr.values.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class MeasuredAlone:
    """What measures count as at a day, and ``in_time``: what they will count once every record is counted from.

    A record is counted only from a day of its own (``counted from: started_on + 6 weeks``). Until then the measure is
    as if it were not there, and what it comes to can still change.
    """

    now: Measurements
    in_time: Measurements


def measured_alone(compiled: CompiledScheme, records: Records, as_at: date) -> MeasuredAlone:
    """Count every measure of a scheme over records known on a day."""
    records = with_expected(records, compiled.scheme, as_at)
    functions = functions_for(RunTerms(compiled, compiled.scheme.runs, as_at, as_at), records)
    held = not_read_as_held(records)
    now = measure_all(records, functions.measures, held)
    # Only what waits for a day of its own comes to anything else in time.
    later = [
        compile_measure(replace(each.measure, counted_from=None), functions.over)
        for each in functions.measures
        if each.measure.counted_from is not None
    ]
    in_time = measure_all(records, later, held)
    return MeasuredAlone(
        now,
        Measurements(
            tuple(each.measure for each in functions.measures),
            now.counts | in_time.counts,
            now.not_recorded | in_time.not_recorded,
            now.numbers | in_time.numbers,
            now.openings,
        ),
    )
