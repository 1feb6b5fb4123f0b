"""``measures.csv``: what each measure came to for each provider and window, with the counts it comes from."""

from collections.abc import Iterable
from typing import TextIO

from pbr.reports.spreadsheet_safe_cells import number_cell, text_cell, write_table
from pbr.settlement.measure_result import Measured

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


def write_measures(file: TextIO, measures: Iterable[Measured]) -> None:
    """Write the measures to an open file. A share is blank where there is nothing to measure: never nil, never all."""
    write_table(file, MEASURES_COLUMNS, map(_cells, measures))


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
