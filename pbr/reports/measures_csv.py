"""``measures.csv``: what each measure came to for each provider and window, with the counts it comes from."""

from collections.abc import Collection, Iterable
from typing import TextIO

from pbr.reports.spreadsheet_safe_cells import number_cell, text_cell, write_table
from pbr.settlement.measure_result import Measured
from pbr.values.figure_unit import A_SHARE, unit_name
from pbr.values.for_whom import Per

MEASURES_COLUMNS = (
    "measure",
    "provider_id",
    "window",
    "first",
    "last",
    "count",
    "out_of",
    "unknown",
    "maybe_in",
    "maybe_for",
    "maybe_against",
    "low",
    "high",
    "expected",
    "not_recorded",
)


UNLIKE_COLUMNS = ("per", "unit")
"""For whom each measure is taken, and what its figures are in: written where any is not a share for each provider."""


CHANGE_COLUMNS = ("compared_low", "compared_high", "change_low", "change_high", "change_unit")
"""What a measure is compared with, in its own unit, and the change from there: where a change scales a payment."""


def write_measures(file: TextIO, measures: Iterable[Measured]) -> None:
    """Write the measures to an open file. A share is blank where there is nothing to measure: never nil, never all."""
    written = tuple(measures)
    if any(one.change is not None for one in written):
        columns = (*MEASURES_COLUMNS, *UNLIKE_COLUMNS, *CHANGE_COLUMNS)
        write_table(file, columns, ((*_cells(one), *unlike_cells(one), *_of_change(one)) for one in written))
    elif are_unlike(written):
        write_table(file, (*MEASURES_COLUMNS, *UNLIKE_COLUMNS), ((*_cells(one), *unlike_cells(one)) for one in written))
    else:
        write_table(file, MEASURES_COLUMNS, map(_cells, written))


def are_unlike(measures: Collection[Measured]) -> bool:
    """Whether any of some measures is not a share for each provider."""
    return any(one.unit is not None or one.per is not Per.PROVIDER for one in measures)


def unlike_cells(measured: Measured) -> tuple[object, ...]:
    """The cells of `UNLIKE_COLUMNS`."""
    return measured.per.value, unit_name(A_SHARE if measured.unit is None else measured.unit)


def _of_change(measured: Measured) -> tuple[object, ...]:
    change = measured.change
    if change is None:
        return ("",) * len(CHANGE_COLUMNS)
    baseline = (None, None) if change.baseline is None else (change.baseline.low, change.baseline.high)
    ends = (*baseline, change.low, change.high)
    return *map(number_cell, ends), f"{unit_name(change.unit)} {change.side}"


def _cells(measured: Measured) -> tuple[object, ...]:
    return (
        text_cell(measured.measure),
        text_cell(measured.provider_id),
        text_cell(measured.window.label),
        measured.window.period.first.isoformat(),
        measured.window.period.last.isoformat(),
        measured.count,
        measured.out_of,
        measured.unknown,
        measured.maybe_in,
        measured.maybe_for,
        measured.maybe_against,
        number_cell(measured.low),
        number_cell(measured.high),
        text_cell(measured.expected),
        text_cell("; ".join(measured.not_recorded)),
    )
