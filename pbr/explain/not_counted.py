"""Why a measure does not count a record: what it is, the day it is counted from, or its day outside the run."""

from pbr.conditions.date_expressions import Edge, fields_of_day
from pbr.conditions.deciding_facts import why
from pbr.explain.explain_context import Telling
from pbr.explain.record import Record
from pbr.scheme.measuring.measures import Measure
from pbr.settlement.fact_words import facts_in_words


def why_not_counted(measure: Measure, record: Record, telling: Telling) -> str:
    """Why a record is not counted, in the engine's own order but for a day outside the run, which no wait mends."""
    functions, row = telling.functions, record.row
    if measure.out_of is not None and functions.test(measure.out_of)(row) is False:
        facts = facts_in_words(why(measure.out_of, row, functions.layouts))
        return f"{facts}, and it counts {measure.out_of_text}"
    dated, runs = measure.dated_by, telling.scheme.runs
    if dated is not None and not isinstance(dated, Edge):
        day = functions.day(dated)(row)
        if day is not None and day not in runs:
            fields = " and ".join(dict.fromkeys(ref.written for ref in fields_of_day(dated)))
            return f"it counts by its day, {day} ({fields}), which is outside the scheme's run, {runs}"
    day = None if measure.counted_from is None else functions.day(measure.counted_from)(row)
    belongs = measure.out_of_text or f"every {measure.kind.one}"
    if day is None or day <= telling.settling.as_at:
        return f"it counts {belongs}"
    return f"it counts {belongs} from {measure.counted_from_text} on, which is {day}"
