"""What was measured, on a terminal: counts and shares, beside what a document expects and how far chance could go."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from pbr.judging.chance_in_words import METHOD, chance_in_words, chance_of
from pbr.problems.visible_text import visible
from pbr.reports.text_table import Column, Part, TextTable
from pbr.settlement.measure_result import Measured
from pbr.values.figure_unit import range_of_figures
from pbr.values.share import cut_percent, percent

_COLUMNS = (Column("Measure"), Column("Provider"), Column("Window"), Column("Counts"), Column("Share"))


def measures_table(measures: Sequence[Measured]) -> Iterator[Part]:
    """The measures as they came out, and the method by which chance is told of: a target is judged, and not here."""
    of_shares = any(measured.unit is None for measured in measures)
    expects = any(measured.expected for measured in measures)
    columns = (
        *_COLUMNS,
        *((Column("By chance"),) if of_shares else ()),
        *((Column("Expected"),) if expects else ()),
    )
    rows = tuple(
        (
            visible(measured.measure),
            visible(measured.provider_id) or "-",
            visible(measured.window.label),
            measured.counted,
            _share(measured),
            *((chance_in_words(chance_of(measured)),) if of_shares else ()),
            *((visible(measured.expected),) if expects else ()),
        )
        for measured in measures
    )
    yield TextTable(columns, rows)
    if any(chance_of(measured) for measured in measures):
        yield f"By chance: how far chance alone could move a share of so few records ({METHOD})."


def _share(measured: Measured) -> str:
    """Give the share, or its two ends while something is unknown, cut off at one decimal; the counts are exact."""
    if measured.unit is not None and measured.of_any:
        said = range_of_figures(measured.low, measured.high, measured.unit)
        return said if measured.change is None else f"{said}, {measured.change.words}"
    if measured.low is None or measured.high is None:
        return "nothing to measure"
    low, high = _percent(measured.low), _percent(measured.high)
    return low if low == high else f"{low} to {high}"


def _percent(share: Fraction) -> str:
    return percent(share) if (share * 100).denominator == 1 else f"{cut_percent(share)}%"
