"""One person's lines are those that the settlement of everybody has, whether others were settled for them or not."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from pbr.api.meetings.one_person import lines_of_person
from pbr.api.settling.line_by_line import LineByLine
from pbr.api.settling.prepare import Prepared, prepare
from pbr.engine.compiled_scheme import compile_scheme
from pbr.engine.run import Run
from pbr.records.dictionary import TableKind
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import extract_from_rows
from pbr.records.table import Row
from pbr.scheme.load_scheme import load_scheme
from pbr.scheme.scheme import Scheme
from pbr.settlement.line import Line
from pbr.source.shipped_schemes import scheme_path
from tests.examples.made import EXAMPLES, SCHEMES

CASES = Path(__file__).parents[1] / "cases"


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
    prepared = _prepared(name)
    for line in LineByLine(prepared):
        of_person[line.person_id].append(line)
    of_person.pop("", None)
    assert of_person
    for person in list(of_person)[:25]:
        assert lines_of_person(prepared, person) == of_person[person]


def test_what_limits_leave_is_not_asked_of_some() -> None:
    prepared = _prepared("wiltshire-penalty-and-reward")
    assert prepared.scheme.limits
    run = Run(prepared.compiled, prepared.records, prepared.period, prepared.as_at, prepared.ongoing_until)
    with pytest.raises(ValueError, match="limits"):
        list(run.lines_of(lambda kind, row: True))


@pytest.mark.slow
def test_no_worked_example_of_any_scheme_has_a_person_whose_lines_hang_on_who_is_asked_after() -> None:
    persons = 0
    for file in (*sorted(SCHEMES.glob("*.yaml")), *sorted(CASES.glob("**/good/*.yaml"))):
        if re.search(r"^payments:$", file.read_text(encoding="utf-8"), re.MULTILINE):
            persons += _persons_compared(load_scheme(file))
    assert persons > 500


def _persons_compared(scheme: Scheme) -> int:
    """Settle each worked example for everybody, and for each person; how many persons there were."""
    if not scheme.payments or scheme.limits:
        return 0
    compiled, persons = compile_scheme(scheme), 0
    for example in scheme.examples:
        extract = extract_from_rows(example.tables, compiled.needs, compiled.code_lists)
        records, day = as_known(extract, example.period.last), example.period.last
        lines = list(Run(compiled, records, example.period, day).lines())
        at = {name: table.layout["person_id"] for name, table in records.tables.items() if "person_id" in table.layout}
        for person in {line.person_id for line in lines} - {""}:

            def is_of(kind: TableKind, row: Row, person: str = person, at: dict[str, int] = at) -> bool:
                return kind.name in at and row[at[kind.name]] == person

            own = Run(compiled, records, example.period, day).lines_of(is_of)
            found = [line for line in own if line.person_id == person]
            assert found == [line for line in lines if line.person_id == person], (scheme.name, example.name)
            persons += 1
    return persons
