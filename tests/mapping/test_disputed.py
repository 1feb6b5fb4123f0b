"""A column of disputes that a mapping does not read would lift every dispute, and what is disputed would be paid."""

from pathlib import Path

import pytest

from pbr.api import ProblemsFound, records_through
from pbr.records.extract.read_extract import read_extract

MAPPING = """\
pbr: 1
mapping: outcomes_of_a_month
for: wiltshire_payable_outcomes
files:
  extract: Outcomes.csv
tables:
  plans:
    table from: extract
    one row for each: Plan
    columns:
      plan_id: Plan
      person_id: Client
      provider_id: Provider
    always:
      plan_type: initial
  outcomes:
    table from: extract
    columns:
      outcome_id: Goal
      plan_id: Plan
      outcome: Aim
      result: Result
      reviewed_on: Reviewed
{more}"""
ALL = "    codes:\n      result: {Met: achieved}\n    always:\n      kind: improvement\n      payable: yes\n"
NEEDS = {"plans": frozenset(("provider_id",)), "outcomes": frozenset(("result",))}


def held(folder: Path, heading: str, more: str) -> list[object]:
    """What an extract says of disputes, in order, read through the mapping."""
    (folder / "Outcomes.csv").write_text(
        f"Plan,Client,Provider,Goal,Aim,Result,Reviewed,{heading}\n"
        "A,S1,P1,A1,washing,Met,2026-06-15,yes\nA,S1,P1,A2,cooking,Met,2026-06-15,no\n",
        encoding="utf-8",
    )
    file = folder / "mapping.yaml"
    file.write_text(MAPPING.format(more=more), encoding="utf-8")
    table = read_extract(records_through([folder / "Outcomes.csv"], file), NEEDS, hold_errors=False).tables["outcomes"]
    return [row[table.layout["disputed"]] for row in table.rows]


@pytest.mark.parametrize("heading", ["Disputed", "Disputed?", "disputed "])
def test_a_column_of_disputes_that_nothing_reads_stops_it(tmp_path: Path, heading: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        held(tmp_path, heading, ALL)
    (problem,) = found.value.problems
    assert problem.code == "PBR770"
    assert "write under columns: disputed:" in str(problem.help)


def test_read_it_holds_what_is_disputed(tmp_path: Path) -> None:
    assert held(tmp_path, "Disputed?", "      disputed: Disputed?\n" + ALL) == [True, False]


def test_where_it_is_something_else_somebody_says_so_and_it_is_told_each_time(tmp_path: Path) -> None:
    assert held(tmp_path, "Disputed?", ALL + "      disputed: no\n") == [False, False]
    told = read_extract(records_through([tmp_path / "Outcomes.csv"], tmp_path / "mapping.yaml"), NEEDS, False).warnings
    assert [(one.code, one.severity) for one in told if one.code == "PBR770"] == [("PBR770", "warning")]
