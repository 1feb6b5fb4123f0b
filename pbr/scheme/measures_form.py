"""Measures as they are written: the form of one, its two counts and its window read."""

from collections.abc import Mapping

from pydantic import Field

from pbr.conditions.name_resolution import called
from pbr.problems.suggest import did_you_mean
from pbr.records.dictionary import TableKind
from pbr.scheme.cycles import window_written
from pbr.scheme.defined_names import check_name
from pbr.scheme.expected_performance import read_expected
from pbr.scheme.measures import Measure
from pbr.scheme.provenance_form import ProvenanceForm, read_provenance
from pbr.scheme.reading_context import Reading
from pbr.scheme.section_form import Text
from pbr.scheme.targets_form import read_target
from pbr.source.yaml_nodes import Scalar, part_of
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


class MeasureForm(ProvenanceForm):
    """A measure: ``count`` of a kind of record, ``out of`` how many, ``per: provider``, ``over`` a window."""

    count: Text
    out_of: Text = Field(alias="out of")
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
    kind, count = kind_where(form.count, reading)
    other, out_of = kind_where(form.out_of, reading)
    if form.per.text != "provider":
        reading.problem(
            "PBR205",
            f"'{form.per.text}' is not something a measure is counted for",
            form.per.place,
            "write per: provider",
        )
    over = window_written(form.over, _OVER, reading)
    if over is None and form.over.text != "cycle":
        reading.problem(
            "PBR205",
            f"'{form.over.text}' is not a window",
            form.over.place,
            did_you_mean(form.over.text, [*_OVER, "cycle"]) or f"one of: {', '.join([*_OVER, 'cycle'])}",
        )
    if kind is None or other is None or over is None:
        return None
    if kind is not other:
        reading.problem(
            "PBR407",
            f"the two counts are of different things: {kind.one} and {other.one}",
            form.out_of.place,
            f"write out of: {kind.one}, with a 'where' if only some belong",
        )
        return None
    if over != "run" and form.dated_by is None:
        reading.problem(
            "PBR202",
            f"'dated by' is missing from '{name}': which date puts {called(kind)} in its {over}?",
            place,
            "write dated by: and a date field",
        )
    return Measure(
        name,
        kind,
        reading.condition(count, kind),
        count.text if count else "",
        reading.condition(out_of, kind),
        out_of.text if out_of else "",
        over,
        reading.day_of_record(form.dated_by, kind),
        reading.day_of_record(form.counted_from, kind),
        form.counted_from.text if form.counted_from else "",
        read_expected(form.expected, reading),
        read_provenance(form, place, reading),
        place,
        read_target(form.target, form.judged_from, kind, reading),
    )


def kind_where(text: Scalar, reading: Reading) -> tuple[TableKind | None, Scalar | None]:
    """Split ``plan where agreed`` into the kind of record and the condition, if there is one."""
    head, found, _ = text.text.partition(" where ")
    word = part_of(text, 0, len(head))
    kinds = reading.kinds
    if word.text not in kinds:
        reading.problem(
            "PBR310",
            f"'{word.text}' is not a kind of record",
            word.place,
            did_you_mean(word.text, kinds) or f"one of: {', '.join(kinds)}",
        )
        return None, None
    where = part_of(text, len(head) + len(" where "), len(text.text)) if found else None
    return kinds[word.text], where
