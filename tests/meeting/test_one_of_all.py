"""One person's lines are those that the settlement of everybody has, whether others were settled for them or not."""

from collections import defaultdict

import pytest

from pbr.api.line_by_line import LineByLine
from pbr.api.one_person import lines_of_person
from pbr.api.prepare import Prepared, prepare
from pbr.engine.run import Run
from pbr.settlement.line import Line
from pbr.source.shipped_schemes import scheme_path
from tests.examples.made import EXAMPLES, SCHEMES


def _prepared(name: str) -> Prepared:
    return prepare(scheme_path(SCHEMES / f"{name}.yaml"), EXAMPLES / name / "records", None, None, True, False)


# Outcomes under plans; a retained part; persons paid; stays; looks; visits; pooled by a measure.
@pytest.mark.parametrize(
    "name",
    [
        "wiltshire-payable-outcomes", "hourly-withheld-until-targets-are-met", "direct-payment",
        "population-prime-provider", "hourly-plus-bonus-per-outcome", "wirral-rapid-access", "time-and-task",
    ],
)  # fmt: skip
def test_the_lines_of_each_person_are_those_of_the_settlement(name: str) -> None:
    of_person: defaultdict[str, list[Line]] = defaultdict(list)
    for line in LineByLine(_prepared(name)):
        of_person[line.person_id].append(line)
    of_person.pop("", None)
    assert of_person
    for person in list(of_person)[:25]:
        assert lines_of_person(_prepared(name), person) == of_person[person]


def test_what_limits_leave_is_not_asked_of_some() -> None:
    prepared = _prepared("wiltshire-penalty-and-reward")
    assert prepared.scheme.limits
    run = Run(prepared.compiled, prepared.records, prepared.period, prepared.as_at, prepared.ongoing_until)
    with pytest.raises(ValueError, match="limits"):
        list(run.lines_of(lambda kind, row: True))
