"""Measures counted over the records: for each provider and window, with what is not known yet.

A row that is disputed or held, or for which the answer is not known, is counted as unknown: it could turn out either
way. A row of which it is not known whether it belongs at all widens the range further.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from pbr.conditions.days import Edge, day_of, fields_of_day
from pbr.conditions.evaluate import Test, test_of
from pbr.conditions.meaning import Condition
from pbr.conditions.reasons import fields_of
from pbr.engine.disputes import in_doubt_where_disputed, without_disputed_facts
from pbr.engine.lines import who_of
from pbr.engine.settling import Settling
from pbr.engine.verdict import held_by
from pbr.records.table import Records, Row
from pbr.scheme.measures import Measure, Over
from pbr.settlement.measured import Measured
from pbr.values.dates import month_label, month_of, quarter_label, quarter_of, year_of
from pbr.values.period import Period

WHOLE_RUN = ""


@dataclass(slots=True)
class _Counts:
    """Rows counted for one provider and window."""

    yes: int = 0
    belong: int = 0
    unknown: int = 0
    maybe_in: int = 0
    not_recorded: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Measurements:
    """Everything measured, by measure, provider and window. Asking for what was never counted gives none of none."""

    settling: Settling
    counted: dict[str, dict[tuple[str, str], _Counts]] = field(default_factory=dict)
    windows: dict[str, Period] = field(default_factory=dict)

    def of(self, measure: Measure, provider_id: str, window: str) -> Measured:
        """What a measure came to for a provider in a window (empty for the whole run)."""
        counts = self.counted[measure.name].get((provider_id, window), _Counts())
        # Rows that could belong to this window or another; and those of which nobody can read whose they are.
        elsewhere = [self.counted[measure.name].get((owner, _UNDATED), _Counts()) for owner in {provider_id, ""}]
        maybe_in = counts.maybe_in + sum(one.belong + one.maybe_in for one in elsewhere)
        most = counts.belong + maybe_in
        period = self.windows.get(window)
        return Measured(
            measure.name,
            provider_id,
            window,
            period.first if period else None,
            period.last if period else None,
            counts.yes,
            counts.belong,
            counts.unknown + maybe_in,
            maybe_in,
            Fraction(counts.yes, most) if most else None,
            Fraction(counts.yes + counts.unknown + maybe_in, most) if most else None,
            measure.expected,
            tuple(counts.not_recorded),
        )

    def all(self) -> tuple[Measured, ...]:
        """Everything measured, in the order of the scheme, then by provider and window."""
        return tuple(
            self.of(measure, provider_id, window)
            for measure in self.settling.scheme.measures.values()
            for provider_id, window in sorted(self.counted[measure.name])
            if window != _UNDATED
        )


_UNDATED = "undated"


def window_of(over: Over, day: date) -> tuple[str, Period]:
    """The window that a day falls in, and its label."""
    match over:
        case "month":
            month = month_of(day)
            return month_label(month), month
        case "quarter":
            quarter = quarter_of(day)
            return quarter_label(quarter), quarter
        case "year":
            year = year_of(day)
            return str(day.year), year
        case "run":
            raise ValueError("the whole run is not a window of a day")


def measure_all(records: Records, settling: Settling) -> Measurements:
    """Count every measure of the scheme."""
    measurements = Measurements(settling)
    for measure in settling.scheme.measures.values():
        counted: dict[tuple[str, str], _Counts] = defaultdict(_Counts)
        measurements.counted[measure.name] = counted
        _count(measure, records, settling, counted, measurements.windows)
        for held in records.held_rows:
            if held.table == measure.kind.name:
                counted[held.provider_id, _UNDATED].belong += 1
    return measurements


def _count(
    measure: Measure,
    records: Records,
    settling: Settling,
    counted: Mapping[tuple[str, str], _Counts],
    windows: dict[str, Period],
) -> None:
    layouts, runs = settling.layouts, settling.scheme.runs
    fits = _test(measure.count, settling)
    belongs = member_of(measure, settling)
    held = held_by(measure.kind, settling.scheme, layouts)
    who_is = who_of(measure.kind, settling)
    dated = day_of(measure.dated_by, layouts) if measure.dated_by and not isinstance(measure.dated_by, Edge) else None
    # A dispute is about what the review found: it could move a row in, out, or into another window.
    without_dispute = without_disputed_facts(measure.kind, settling)
    refs = fields_of(measure.out_of) if measure.out_of else []
    refs += fields_of_day(measure.counted_from) if measure.counted_from else []
    belongs = in_doubt_where_disputed(belongs, refs, measure.kind, settling)
    absent = {one.record_id: one for one in records.expected if one.table == measure.kind.name}
    for row in records.tables[measure.kind.name].rows:
        is_held = held is not None and bool(held(row))
        belong = belongs(row)
        if belong is False:
            continue
        window = WHOLE_RUN
        if dated is not None:
            day = dated(without_dispute(row))
            if day is not None and day not in runs:
                continue
            if day is None:
                window = _UNDATED
            elif measure.over != "run":
                window, period = window_of(measure.over, day)
                windows[window] = period
        counts = counted[who_is(row)[0], window]
        answer = None if is_held or belong is None else fits(row)
        if answer is None and absent and (missing := absent.get(who_is(row)[2])) is not None:
            counts.not_recorded.append(missing.code if missing.window == window else f"{missing.code} {missing.window}")
        if belong is None:
            counts.maybe_in += 1
            continue
        counts.belong += 1
        counts.yes += answer is True
        counts.unknown += answer is None


def member_of(measure: Measure, settling: Settling) -> Test:
    """A function from a row to whether it belongs to a measure: it fits ``out of``, and is counted from by now."""
    out_of = _test(measure.out_of, settling)
    if measure.counted_from is None:
        return out_of
    counted_from, as_at = day_of(measure.counted_from, settling.layouts), settling.as_at

    def member(row: Row) -> bool | None:
        belongs = out_of(row)
        if belongs is False:
            return False
        day = counted_from(row)
        if day is None:
            return None
        return belongs if day <= as_at else False

    return member


def _test(condition: Condition | None, settling: Settling) -> Test:
    return (lambda row: True) if condition is None else test_of(condition, settling.layouts)
