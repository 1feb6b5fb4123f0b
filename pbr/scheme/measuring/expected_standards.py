"""Measures of standards that are expected: each must place a row in the window for which the row is expected."""

from collections.abc import Mapping

from pbr.conditions.date_expressions import Day, Edge, OneDay
from pbr.conditions.syntax_tree import FieldRef
from pbr.records.cells.council_codes import STANDARD_CODES
from pbr.scheme.measuring.framework import Framework
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.reading.reading_context import Reading

EXPECTED_BY = "from_on"
"""The day of a standard that says for which window it is: a row is expected by it."""


def check_dated_as_expected(framework: Framework, measures: Mapping[str, Measure], reading: Reading) -> None:
    """Note each measure that dates a standard otherwise: a failed row could leave its window, and none be missed."""
    listed = framework.of(STANDARD_CODES)
    if listed is None or listed.one_for_each is None:
        return
    for measure in measures.values():
        if measure.kind.name == "standards" and not _dated_as_expected(measure.dated_by):
            reading.problem(
                "PBR446",
                f"'{measure.name}' is dated by another day than {EXPECTED_BY}, by which a row of each standard is "
                f"expected: a row could count in another window and not be missed in its own",
                reading.place("measures", measure.name, "dated by"),
                f"write dated by: {EXPECTED_BY}",
            )


def _dated_as_expected(day: Day | None) -> bool:
    """Whether a row counts by the day it is expected by, or over the whole run whatever its days."""
    if day is None or isinstance(day, Edge):
        return True
    return isinstance(day, OneDay) and isinstance(day.value, FieldRef) and day.value.field.name == EXPECTED_BY
