"""Prices and measures as clauses."""

from pbr.conditions.name_resolution import called
from pbr.describe.amounts import figure_in_words
from pbr.describe.conditions import in_words
from pbr.describe.days import begun, day_in_words, stretch_in_words
from pbr.describe.indices import uplifts_of
from pbr.describe.layout import Clause
from pbr.describe.shared_wording import day_written, many, mark, where_from
from pbr.scheme.measures import Measure
from pbr.scheme.prices import OTHERWISE, Price
from pbr.scheme.targets import Target


def price_clause(price: Price) -> Clause:
    """A price as a table: from which day, for which codes, how much, and whether it is the contract's own."""
    by = [name.text for name in price.by]
    rows = [("from", *by, "share" if price.kind == "share" else "price")]
    for step in price.steps:
        for codes in step.figures:
            named = ("any other" if code == OTHERWISE else code for code in codes)
            marked = f"{figure_in_words(price, step, codes)}  {mark(price.provenance)}".rstrip()
            rows.append((day_written(step.first), *named, marked))
    of_year = (f"at prices of {price.prices_of}",) if price.prices_of else ()
    return Clause(f"{price.name}:", (*of_year, *uplifts_of(price), *where_from(price.provenance)), tuple(rows))


def measure_clause(measure: Measure) -> Clause:
    """A measure: how many out of how many, for which window, and what is expected."""
    what = many(measure.kind.one)
    count = f"{what} where {in_words(measure.count)}" if measure.count is not None else what
    out_of = f"{what} where {in_words(measure.out_of)}" if measure.out_of is not None else f"all {what}"
    sentences = [f"{measure.name}: how many {count}, out of {out_of}; for each provider and {_over(measure)}."]
    if measure.counted_from is not None:
        since = day_in_words(measure.counted_from, "")
        sentences.append(f"{called(measure.kind).capitalize()} is counted from {since}, not before.")
    if measure.target is not None:
        sentences.append(_target_in_words(measure.target, what))
    if measure.expected:
        sentences.append(f"Expected: {measure.expected}.")
    return Clause(" ".join(sentences), where_from(measure.provenance))


def _target_in_words(target: Target, what: str) -> str:
    said = f"The target is {target.text}: met or missed once the days are over."
    least = target.judged_from
    return f"{said} A provider with fewer than {least:,} {what} is not judged." if least > 1 else said


def _over(measure: Measure) -> str:
    if measure.dated_by is None:
        return "for all the extract, whatever its dates"
    if measure.over == "run":
        return f"for the scheme's run, in which {day_in_words(measure.dated_by, '')} falls"
    since = begun(measure.over)
    holding = day_in_words(measure.dated_by, "")
    return f"for the {stretch_in_words(measure.over)}{since}{',' if since else ''} that holds {holding}"
