"""Measures as clauses: what is counted or added up, of which records, for whom and for which days."""

from pbr.conditions.name_resolution import called
from pbr.describe.conditions import in_words
from pbr.describe.days import begun, day_in_words, stretch_in_words
from pbr.describe.field_words import field_in_words
from pbr.describe.layout import Clause
from pbr.describe.shared_wording import many, where_from
from pbr.scheme.measuring.measures import Measure, NumberMeasured, Quantity
from pbr.scheme.measuring.targets import Target
from pbr.values.for_whom import Per

_FOR = {
    Per.PROVIDER: "for each provider",
    Per.AREA: "for each area",
    Per.PERSON: "for each person",
    Per.TOGETHER: "for all together",
}


def measure_clause(measure: Measure) -> Clause:
    """A measure: how many out of how many, or of which number, for which window, and what is expected."""
    sentences = [f"{measure.name}: {taken_in_words(measure)}; {_FOR[measure.per]} and {_over(measure)}."]
    if measure.counted_from is not None:
        since = day_in_words(measure.counted_from, "")
        sentences.append(f"{called(measure.kind).capitalize()} is counted from {since}, not before.")
    if measure.compared is not None:
        sentences.append(f"It is compared with {measure.compared.text}.")
    if measure.target is not None:
        judged_from = measure.kind if measure.rate is None else measure.rate.of.kind
        sentences.append(_target_in_words(measure.target, measure.per, many(judged_from.one)))
    if measure.expected:
        sentences.append(f"Expected: {measure.expected}.")
    return Clause(" ".join(sentences), where_from(measure.provenance))


def taken_in_words(measure: Measure) -> str:
    """What a measure takes: how many records out of how many, or what their numbers come to."""
    what = many(measure.kind.one)
    out_of = f"{what} where {in_words(measure.out_of)}" if measure.out_of is not None else f"all {what}"
    if measure.rate is not None:
        among = measure.rate.of
        to = f"{many(among.kind.one)}{f' where {in_words(among.out_of)}' if among.out_of is not None else ''}"
        counted = what if measure.out_of is None else out_of
        return f"how many {counted}, to each {measure.rate.per:,} {to}"
    if measure.number is not None:
        return f"{_number_in_words(measure.number)}, of {out_of}"
    count = f"{what} where {in_words(measure.count)}" if measure.count is not None else what
    return f"how many {count}, out of {out_of}"


def _number_in_words(number: NumberMeasured) -> str:
    said = f"the {number.statistic} of {_quantity_in_words(number.quantity)}"
    return said if number.out_of is None else f"{said}, as a share of {_quantity_in_words(number.out_of)}"


def _quantity_in_words(quantity: Quantity) -> str:
    """A number of a record, or the change between two of them."""
    name = field_in_words(quantity.field.table, quantity.field.field)
    if quantity.less is None:
        return name
    other = field_in_words(quantity.less.table, quantity.less.field)
    return f"{name} less {other}" if quantity.field.field.unit is not None else f"the days from {other} to {name}"


def _target_in_words(target: Target, per: Per, what: str) -> str:
    said = f"The target is {target.text}: met or missed once the days are over."
    least = target.judged_from
    whose = "What is of" if per is Per.TOGETHER else "An area" if per is Per.AREA else f"A {per}"
    whose = f"{whose} with" if per is not Per.TOGETHER else whose
    return f"{said} {whose} fewer than {least:,} {what} is not judged." if least > 1 else said


def _over(measure: Measure) -> str:
    if measure.dated_by is None:
        return "for all the extract, whatever its dates"
    if measure.over == "run":
        return f"for the scheme's run, in which {day_in_words(measure.dated_by, '')} falls"
    since = begun(measure.over)
    holding = day_in_words(measure.dated_by, "")
    return f"for the {stretch_in_words(measure.over)}{since}{',' if since else ''} that holds {holding}"
