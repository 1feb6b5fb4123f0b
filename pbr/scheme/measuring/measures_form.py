"""Measures as they are written: the form of one, its two counts and its window read."""

from collections.abc import Mapping

from pydantic import Field

from pbr.conditions.name_resolution import called
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.measuring.baselines_form import read_baseline
from pbr.scheme.measuring.expected_performance import read_expected
from pbr.scheme.measuring.measure_records_form import MeasuredRecords, kind_where, rate_written, read_per
from pbr.scheme.measuring.measures import Measure, Rate
from pbr.scheme.measuring.number_measures_form import NumberForm, read_number
from pbr.scheme.measuring.targets_form import read_target
from pbr.scheme.reading.cycles import window_written
from pbr.scheme.reading.defined_names import check_name
from pbr.scheme.reading.provenance_form import read_provenance
from pbr.scheme.reading.reading_context import Reading
from pbr.scheme.reading.section_form import WHAT_TO_WRITE, Text
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_unit import A_SHARE, FigureKind, FigureUnit
from pbr.values.window import Over

_OVER: dict[str, Over] = {
    "run": "run",
    "month": "month",
    "quarter": "quarter",
    "contract quarter": "contract quarter",
    "contract year": "contract year",
    "calendar year": "year",
    "year": "year",
}
"""Each window as it may be written. A bare year is the calendar's: `together/year_warnings` asks which is meant."""


class MeasureForm(NumberForm):
    """A measure: ``count`` of a kind of record, ``out of`` how many, ``per: provider``, ``over`` a window.

    Or the ``sum``, ``mean`` or ``median`` of a number ``for each`` record.
    """

    per: Text
    over: Text
    dated_by: Text | None = Field(None, alias="dated by")
    out_of_dated_by: Text | None = Field(None, alias="out of dated by")
    counted_from: Text | None = Field(None, alias="counted from")
    expected: Text | None = None
    compared_with: Text | None = Field(None, alias="compared with")


def read_measures(forms: Mapping[str, MeasureForm], reading: Reading) -> dict[str, Measure]:
    """Every measure by its name."""
    return {
        name: measure for name, form in forms.items() if (measure := _read_measure(name, form, reading)) is not None
    }


def _read_measure(name: str, form: MeasureForm, reading: Reading) -> Measure | None:
    place = reading.place("measures", name)
    check_name(name, place, reading)
    taken = _taken(name, form, place, reading)
    over = _over(form.over, reading)
    if taken is None or over is None:
        return None
    kind = taken.kind
    whose = read_per(form.per, kind, reading)
    if over != "run" and form.dated_by is None:
        reading.problem(
            "PBR202",
            f"'dated by' is missing from '{name}': which date puts {called(kind)} in its {over}?",
            place,
            "write dated by: and a date field",
        )
    unit = A_SHARE if taken.number is None else taken.number.unit
    to = _rate(name, form, taken, over, reading)
    unit = to.unit if to is not None else unit
    baseline = read_baseline(form.compared_with, unit, over, reading)
    return Measure(
        name,
        kind,
        reading.condition(taken.count, kind),
        taken.count.text if taken.count else "",
        reading.condition(taken.out_of, kind),
        taken.out_of.text if taken.out_of else "",
        over,
        reading.day_of_record(form.dated_by, kind),
        reading.day_of_record(form.counted_from, kind),
        form.counted_from.text if form.counted_from else "",
        read_expected(form.expected, reading),
        read_provenance(form, place, reading),
        place,
        # Of a rate, those that it is to are what it is out of.
        read_target(form, kind if to is None else to.of.kind, unit, baseline, reading),
        taken.number,
        *whose,
        baseline,
        to,
    )


def _rate(name: str, form: MeasureForm, taken: MeasuredRecords, over: Over, reading: Reading) -> Rate | None:
    """What a measure is a rate to, counted for the same and in the same windows; None where it is no rate."""
    to = taken.to
    dated_by = form.out_of_dated_by or (form.dated_by if to is not None and to.kind is taken.kind else None)
    place = reading.place("measures", name)
    if to is None:
        if form.out_of_dated_by is not None:
            message = "what a share is out of is dated as what it counts"
            reading.problem("PBR575", message, form.out_of_dated_by.place, "take it out, or write out of: 100 people")
        return None
    if form.counted_from is not None:
        message = "a rate is counted from no day of its own"
        reading.problem("PBR575", message, form.counted_from.place, "say it in the 'where' of what is counted")
    if over != "run" and dated_by is None:
        message = f"which date puts {called(to.kind)} in its {over}?"
        reading.problem("PBR575", message, place, "write out of dated by: and a date field of it")
    per, whose = read_per(form.per, to.kind, reading)
    of = Measure(
        f"{name} (out of)", to.kind, None, "", reading.condition(to.where, to.kind), to.where.text if to.where else "",
        over, reading.day_of_record(dated_by, to.kind), None, "", "", read_provenance(form, place, reading), place,
        per=per, of_whom=whose,
    )  # fmt: skip
    return Rate(
        to.per, of, FigureUnit(FigureKind.RATE, f"per {to.per:,} {to.kind.name if to.per > 1 else to.kind.one}")
    )


def _taken(name: str, form: MeasureForm, place: Place, reading: Reading) -> MeasuredRecords | None:
    """What a measure takes, counts or numbers; None and a problem where it is neither or both."""
    if form.sum or form.mean or form.median or form.for_each:
        return read_number(name, form, place, reading)
    for word, written in (("count", form.count), ("out of", form.out_of)):
        if written is None:
            reading.problem("PBR202", f"'{word}' is missing from the measure '{name}'", place, WHAT_TO_WRITE[word])
    if form.count is None or form.out_of is None:
        return None
    kind, count = kind_where(form.count, reading)
    rate = rate_written(form.out_of, reading)
    if rate is not None:
        return None if kind is None else MeasuredRecords(kind, None, count, None, rate)
    other, out_of = kind_where(form.out_of, reading)
    if kind is None or other is None:
        return None
    if kind is not other:
        reading.problem(
            "PBR407",
            f"the two counts are of different things: {kind.one} and {other.one}",
            form.out_of.place,
            f"write out of: {kind.one}, with a 'where' if only some belong",
        )
        return None
    return MeasuredRecords(kind, count, out_of, None)


def _over(text: Scalar, reading: Reading) -> Over | None:
    over = window_written(text, _OVER, reading)
    if over is None and text.text != "cycle":
        reading.problem(
            "PBR205",
            f"'{text.text}' is not a window",
            text.place,
            did_you_mean(text.text, [*_OVER, "cycle"]) or f"one of: {', '.join([*_OVER, 'cycle'])}",
        )
    return over
