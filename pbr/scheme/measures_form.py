"""Measures as they are written: the form of one, its two counts and its window read."""

from collections.abc import Mapping

from pydantic import Field

from pbr.conditions.name_resolution import called
from pbr.problems.problem import Place
from pbr.problems.suggest import did_you_mean
from pbr.scheme.cycles import window_written
from pbr.scheme.defined_names import check_name
from pbr.scheme.expected_performance import read_expected
from pbr.scheme.measure_records_form import Taken, kind_where, read_per
from pbr.scheme.measures import Measure
from pbr.scheme.number_measures_form import NumberForm, read_number
from pbr.scheme.provenance_form import read_provenance
from pbr.scheme.reading_context import Reading
from pbr.scheme.section_form import WHAT_TO_WRITE, Text
from pbr.scheme.targets_form import read_target
from pbr.source.yaml_nodes import Scalar
from pbr.values.figure_unit import A_SHARE
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
"""Each window as it may be written. A bare year is the calendar's: `pbr.scheme.year_warnings` asks which is meant."""


class MeasureForm(NumberForm):
    """A measure: ``count`` of a kind of record, ``out of`` how many, ``per: provider``, ``over`` a window.

    Or the ``sum``, ``mean`` or ``median`` of a number ``for each`` record.
    """

    per: Text
    over: Text
    dated_by: Text | None = Field(None, alias="dated by")
    counted_from: Text | None = Field(None, alias="counted from")
    expected: Text | None = None
    target: Text | None = None
    judged_from: Text | None = Field(None, alias="judged from")


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
        read_target(form.target, form.judged_from, kind, unit, reading),
        taken.number,
        *whose,
    )


def _taken(name: str, form: MeasureForm, place: Place, reading: Reading) -> Taken | None:
    """What a measure takes, counts or numbers; None and a problem where it is neither or both."""
    if form.sum or form.mean or form.median or form.for_each:
        return read_number(name, form, place, reading)
    for word, written in (("count", form.count), ("out of", form.out_of)):
        if written is None:
            reading.problem("PBR202", f"'{word}' is missing from the measure '{name}'", place, WHAT_TO_WRITE[word])
    if form.count is None or form.out_of is None:
        return None
    kind, count = kind_where(form.count, reading)
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
    return Taken(kind, count, out_of, None)


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
