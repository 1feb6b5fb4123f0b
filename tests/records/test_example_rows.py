from fractions import Fraction

import pytest

from pbr.problems.problem import Place, ProblemsFound
from pbr.records.extract.read_extract import extract_from_rows
from pbr.source.yaml_nodes import Scalar


def row(line: int, **fields: str) -> dict[str, Scalar]:
    """A row as a worked example writes it, each value one column after the other."""
    return {
        name: Scalar(text, Place("scheme.yaml", line, 10 * (at + 1))) for at, (name, text) in enumerate(fields.items())
    }


PLAN = {"plan_id": "A", "person_id": "S1", "provider_id": "P1", "plan_type": "initial", "started_on": "2026-05-04"}


def test_rows_of_an_example_are_read_as_cells_are() -> None:
    tables = {"plans": [row(5, **PLAN, weekly_hours="10")]}
    extract = extract_from_rows(tables, {"plans": frozenset({"weekly_hours", "end_reason"})})
    table = extract.tables["plans"]
    assert [table.rows[0][table.layout[name]] for name in ("plan_id", "weekly_hours", "end_reason")] == [
        "A",
        Fraction(10),
        None,
    ]
    assert extract.inputs == ()


def test_a_table_an_example_leaves_out_has_no_rows() -> None:
    extract = extract_from_rows({"plans": [row(5, **PLAN)]}, {"outcomes": frozenset({"payable"})})
    assert extract.tables["outcomes"].rows == []


@pytest.mark.parametrize(
    ("changed", "code", "column"),
    [
        ({"stated_on": "2026-05-04"}, "PBR711", 60),
        ({"started_on": "2026-02-30"}, "PBR702", 50),
        ({"plan_type": "intial"}, "PBR706", 40),
        ({"provider_id": ""}, "PBR701", 30),
        ({"planned_end_on": "2026-05-01"}, "PBR804", 60),
    ],
)
def test_a_problem_of_an_example_stands_where_the_value_stands(changed: dict[str, str], code: str, column: int) -> None:
    with pytest.raises(ProblemsFound) as found:
        extract_from_rows({"plans": [row(5, **{**PLAN, **changed})]}, {"plans": frozenset()})
    assert [(each.code, each.place.line, each.place.column) for each in found.value.problems] == [(code, 5, column)]


def test_a_field_that_every_row_must_have_may_not_be_left_out() -> None:
    plan = {name: text for name, text in PLAN.items() if name != "person_id"}
    with pytest.raises(ProblemsFound) as found:
        extract_from_rows({"plans": [row(5, **plan)]}, {"plans": frozenset()})
    assert [(each.code, each.message) for each in found.value.problems] == [("PBR701", "person_id is blank")]
