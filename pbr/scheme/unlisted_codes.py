"""Measures that rest on codes a council made up, where the scheme does not list them: anything may be left out."""

from collections.abc import Iterator

from pbr.conditions.deciding_facts import fields_of
from pbr.conditions.name_resolution import called
from pbr.problems.problem import Problem
from pbr.records.cells.council_codes import COUNCIL_CODES, OUTCOME_CODES, QUESTION_CODES, STANDARD_CODES, CouncilCodes
from pbr.scheme.measuring.measures import Measure
from pbr.scheme.scheme import Scheme


def codes_unlisted(scheme: Scheme) -> list[Problem]:
    """Warn of each measure that counts outcomes or standards, or looks at an area or provider, and has no list."""
    return [
        _warning(measure, codes)
        for measure in scheme.measures.values()
        for codes in _rests_on(measure)
        if scheme.framework.of(codes) is None
    ]


def _rests_on(measure: Measure) -> Iterator[CouncilCodes]:
    """The kinds of code that decide what a measure counts: of what is judged always, of the others where it asks."""
    asked_of = [one for each in measure.and_what_it_is_to for one in (each.count, each.out_of)]
    conditions = (one for one in asked_of if one is not None)
    asked = {(ref.table, ref.field.name) for condition in conditions for ref in fields_of(condition)}
    asked |= {(ref.table, ref.field.name) for ref in measure.fields_read}
    for codes in COUNCIL_CODES:
        judged = codes in (OUTCOME_CODES, STANDARD_CODES, QUESTION_CODES) and measure.kind.name in (
            table for table, _ in codes.holders
        )
        if judged or asked.intersection(codes.holders):
            yield codes


def _warning(measure: Measure, codes: CouncilCodes) -> Problem:
    return Problem(
        "PBR445",
        f"'{measure.name}' counts {called(measure.kind)} by codes that the scheme does not list: "
        f"a code that is misspelt, or a row that is left out, would change it in silence",
        measure.place,
        f"list each {codes.one} under 'framework', '{codes.heading}', with its sentence",
        "warning",
    )
