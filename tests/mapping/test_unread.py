"""A column that a mapping does not read is nothing in silence: what is like those that it reads is told."""

from pathlib import Path

import pytest

from pbr.api import Problem, ProblemsFound, records_through
from pbr.records.extract.read_extract import read_extract

MAPPING = """\
pbr: 1
mapping: goals_of_a_month
for: wiltshire_payable_outcomes
files:
  extract: Goals.csv
tables:
  plans:
    table from: extract
    columns:
      plan_id: Plan
      person_id: {person}
      provider_id: Provider
    always:
      plan_type: initial
  outcomes:
    table from: extract
    {beside}
    columns:
      outcome_id:
        made of: [Plan, <n>]
      plan_id: Plan
{columns}    codes:
      result: {{Met: achieved}}
    always:
      kind: improvement
      payable: yes
      reviewed_on: 2026-06-15
"""
NUMBERED = "      outcome: Goal <n>\n      result: Goal <n> Result\n"
LISTED = (
    "side by side:\n      - {outcome: Goal 1, result: Goal 1 Result}\n      - {outcome: Goal 3, result: Goal 3 Result}"
)
NEEDS = {"plans": frozenset(("provider_id",)), "outcomes": frozenset(("result",))}


def said(folder: Path, goals: str, beside: str, columns: str = NUMBERED, person: str = "Client") -> list[Problem]:
    """Everything that is said of an extract whose plan has these goals, all met."""
    numbers = goals.split()
    head = ",".join(f"Goal {one},Goal {one} Result" for one in numbers)
    cells = ",".join("washing,Met" for _ in numbers)
    (folder / "Goals.csv").write_text(f"Plan,{person},Provider,{head}\nA,S1,P1,{cells}\n", encoding="utf-8")
    mapping = folder / "mapping.yaml"
    mapping.write_text(MAPPING.format(beside=beside, columns=columns, person=person), encoding="utf-8")
    try:
        return list(read_extract(records_through([folder / "Goals.csv"], mapping), NEEDS, hold_errors=False).warnings)
    except ProblemsFound as found:
        return found.problems


@pytest.mark.parametrize(
    ("goals", "numbers", "more"),
    [
        ("1 2 3 4", "1 to 3", "'Goal 4', 'Goal 4 Result'"),
        ("1 2 12", "1 to 2", "'Goal 12', 'Goal 12 Result'"),
        ("0 1 2", "1 to 2", "'Goal 0', 'Goal 0 Result'"),
    ],
)
def test_more_side_by_side_than_are_read_stops_it(tmp_path: Path, goals: str, numbers: str, more: str) -> None:
    (problem,) = [one for one in said(tmp_path, goals, f"side by side: {numbers}") if one.code == "PBR771"]
    assert (problem.severity, problem.place.line) == ("error", 17)
    assert problem.message == f"outcomes stand side by side {numbers}, and the file has more: {more}"


def test_all_that_are_there_may_be_read_and_other_numbers_are_no_outcomes(tmp_path: Path) -> None:
    assert [one for one in said(tmp_path, "1 2 3", "side by side: 1 to 3") if one.code == "PBR771"] == []


def test_groups_that_are_listed_are_a_choice_and_the_others_are_told(tmp_path: Path) -> None:
    (problem,) = [one for one in said(tmp_path, "1 2 3", LISTED, columns="") if one.code == "PBR771"]
    assert (problem.severity, "'Goal 2', 'Goal 2 Result'" in problem.message) == ("warning", True)


@pytest.mark.parametrize("heading", ["Client Name", "NAME", "Surname", "service user name"])
def test_names_as_persons_are_warned_of(tmp_path: Path, heading: str) -> None:
    warned = [one for one in said(tmp_path, "1 2", "side by side: 1 to 2", person=heading) if one.code == "PBR772"]
    assert [one.severity for one in warned] == ["warning"]


@pytest.mark.parametrize("heading", ["Client Ref", "Client", "Name Ref", "Person No"])
def test_references_are_not(tmp_path: Path, heading: str) -> None:
    assert [one for one in said(tmp_path, "1 2", "side by side: 1 to 2", person=heading) if one.code == "PBR772"] == []
