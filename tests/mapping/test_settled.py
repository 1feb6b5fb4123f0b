"""What is paid for an extract that is read through a mapping; every sum is worked by hand."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from pbr.api import ProblemsFound, compare, explain, records_through, settle
from pbr.api.comparing.comparison import ComparisonRequest
from pbr.values.money import pounds
from tests.headed import headed
from tests.mapping.essex import EXTRACT, MAPPING, NAME, SCHEME, written


def test_the_extract_as_it_came_is_settled(tmp_path: Path) -> None:
    files, mapping = written(tmp_path)
    settled = settle(SCHEME, records_through(files, mapping))
    assert {line.line_id: line.amount for line in settled.lines if line.amount} == {
        "E1/package": 157_500,
        "E1/bonus": 25_000,
        "E2/package": 157_500,
        "E3/package": 157_500,
    }
    assert {line.line_id: line.provider_id for line in settled.lines}["E2/package"] == "P1"
    assert settled.settlement.rows[0].read == 3
    assert any(
        "2 rows left out (Episode No is Total*: 1; Status is Entered in error: 1)" in said
        for said in settled.settlement.understood
    )


def test_the_mapping_and_the_files_are_kept_by_their_hashes(tmp_path: Path) -> None:
    files, mapping = written(tmp_path)
    inputs = settle(SCHEME, records_through([tmp_path], mapping)).settlement.inputs
    assert {used.name: used.sha256 for used in inputs} == {
        path.name: sha256(path.read_bytes()).hexdigest() for path in (*files, mapping)
    }


def test_a_story_names_the_phrase_and_where_it_stands(tmp_path: Path) -> None:
    files, mapping = written(tmp_path)
    story = " ".join(explain(SCHEME, records_through(files, mapping), "E1").split())
    where = f"{tmp_path}/{NAME}:5"
    assert f"support_at_end is none: 'Sequel to Short Term Support' is 'No services provided', {where}" in story
    assert f"end_reason is completed: 'Reason Ended' is 'Goals met', {where}" in story


def test_a_story_quotes_no_person_and_no_cell_but_codes(tmp_path: Path) -> None:
    files, mapping = written(tmp_path, EXTRACT.replace(",Complete,\n", ",Complete,Jo Bloggs\n"))
    story = explain(SCHEME, records_through(files, mapping), "E1")
    assert "Acme" not in story
    assert "Bloggs" not in story


def test_schemes_are_compared_over_it(tmp_path: Path) -> None:
    files, mapping = written(tmp_path)
    request = ComparisonRequest(schemes=[SCHEME], baseline=SCHEME)
    due = compare(records_through(files, mapping), request).due
    # three packages of £1,575.00 and a bonus of £250.00
    assert [pounds(pence) for pence in due.values()] == ["£4,975.00"] * len(due)


def test_rows_that_are_not_known_are_held_with_their_place(tmp_path: Path) -> None:
    files, mapping = written(tmp_path, mapping=MAPPING.replace("        Passed away: died\n", ""))
    settled = settle(SCHEME, records_through(files, mapping), hold_errors=True)
    # without E3: two packages of £1,575.00 and a bonus of £250.00
    assert settled.total_due == 340_000
    (held,) = settled.held_rows
    assert (held.file, held.line, held.record_id, held.provider_id) == (NAME, 7, "E3", "P2")
    (problem,) = held.problems
    assert problem.code == "PBR762"
    assert problem.place.heading == "Reason Ended"


def test_month_first_days_are_read_as_the_mapping_says(tmp_path: Path) -> None:
    american = EXTRACT.replace("04/05/2026", "05/04/2026").replace("12/06/2026", "06/12/2026")
    american = american.replace("15/06/2026", "06/15/2026").replace("11/05/2026", "05/11/2026")
    american = american.replace("21/06/2026", "06/21/2026").replace("24/06/2026", "06/24/2026")
    american = american.replace("01/06/2026", "06/01/2026").replace("03/06/2026", "06/03/2026")
    files, mapping = written(tmp_path, american, MAPPING.replace("day first", "month first"))
    settled = settle(SCHEME, records_through(files, mapping))
    assert {line.line_id: str(line.due_on) for line in settled.lines if line.amount} == {
        "E1/package": "2026-05-04",
        "E1/bonus": "2026-06-15",
        "E2/package": "2026-05-11",
        "E3/package": "2026-06-01",
    }


OUTCOMES = (
    headed("by_outcome", "A sum for each outcome achieved")
    + """\
sources:
  contract: the contract
prices:
  sum:
    from 2026-04-01: £40.00
    assumed: invented
payments:
  outcome:
    source: contract
    pay: sum
    for each: outcome
    priced at: reviewed_on
    when: result is "achieved"
    due: reviewed_on
examples:
  One achieved:
    plans:
      - {plan_id: A, person_id: S1, provider_id: P1, plan_type: reablement, started_on: 2026-05-04}
    outcomes:
      - {outcome_id: A1, plan_id: A, outcome: washing, kind: improvement, payable: yes, result: achieved,
         reviewed_on: 2026-06-12}
    as at: 2026-06-30
    lines:
      A1/outcome: £40.00
    total due: £40.00
"""
)
SIDE_BY_SIDE = """\
Case,Client,Agency,Began,Reviewed,Goal 1,Goal 1 Result,Goal 2,Goal 2 Result,Goal 3,Goal 3 Result
K1,C1,P1,2026-05-04,2026-06-12,Washing,Met,Cooking,Not met,,
K2,C2,P1,2026-05-11,2026-06-15,Cooking,Met,,,Walking outdoors,MET
K3,C3,P2,2026-05-18,2026-06-19,,,,,,
"""
PLANS_OF_CASES = """\
pbr: 1
mapping: goals
for: by_outcome
files:
  cases: cases*.csv
dates: year first
tables:
  plans:
    table from: cases
    columns: {plan_id: Case, person_id: Client, provider_id: Agency, started_on: Began}
    always: {plan_type: reablement}
"""
GOALS = (
    PLANS_OF_CASES
    + """\
  outcomes:
    table from: cases
    side by side: 1 to 3
    columns:
      outcome_id: {made of: [Case, <n>], joined by: /}
      plan_id: Case
      outcome: Goal <n>
      result: Goal <n> Result
      reviewed_on: Reviewed
    codes:
      outcome: {Washing: washing, Cooking: cooking, Walking outdoors: walking}
      result: {Met: achieved, Not met: not_achieved}
    always: {kind: improvement, payable: yes}
"""
)


def by_outcome(folder: Path, extract: str, mapping: str) -> dict[str, str]:
    """What is due for an extract of outcomes, by line."""
    (folder / "scheme.yaml").write_text(OUTCOMES, encoding="utf-8")
    (folder / "cases June.csv").write_text(extract, encoding="utf-8")
    (folder / "mapping.yaml").write_text(mapping, encoding="utf-8")
    records = records_through([folder / "cases June.csv"], folder / "mapping.yaml")
    settled = settle(folder / "scheme.yaml", records)
    return {line.line_id: pounds(line.amount) for line in settled.lines}


def test_outcomes_side_by_side_are_a_row_each(tmp_path: Path) -> None:
    # K1 has two goals of which one was met, K2 two that were met (the second has nothing in it), K3 none
    assert by_outcome(tmp_path, SIDE_BY_SIDE, GOALS) == {
        "K1/1/outcome": "£40.00",
        "K1/2/outcome": "£0.00",
        "K2/1/outcome": "£40.00",
        "K2/3/outcome": "£40.00",
    }


def test_groups_can_be_listed(tmp_path: Path) -> None:
    listed = GOALS.replace(
        "    side by side: 1 to 3\n",
        """\
    side by side:
      - {outcome: Goal 1, result: Goal 1 Result}
      - {outcome: Goal 2, result: Goal 2 Result}
      - {outcome: Goal 3, result: Goal 3 Result}
""",
    ).replace("      outcome: Goal <n>\n      result: Goal <n> Result\n", "")
    assert by_outcome(tmp_path, SIDE_BY_SIDE, listed) == by_outcome(tmp_path, SIDE_BY_SIDE, GOALS)


ONE_A_ROW = """\
Case,Client,Agency,Began,Reviewed,Goal,Result
K1,C1,P1,2026-05-04,2026-06-12,Washing,Met
K1,C1,P1,2026-05-04,2026-06-12,Cooking,Not met
K2,C2,P1,2026-05-11,2026-06-15,Cooking,Met
K1 ,C1,P1,2026-05-04,2026-06-12,Walking outdoors,Met
"""
EACH = (
    PLANS_OF_CASES.replace("    table from: cases\n", "    table from: cases\n    one row for each: Case\n")
    + """\
  outcomes:
    table from: cases
    columns:
      outcome_id: {made of: [Case, Goal]}
      plan_id: Case
      outcome: Goal
      result: Result
      reviewed_on: Reviewed
    codes:
      outcome: {Washing: washing, Cooking: cooking, Walking outdoors: walking}
      result: {Met: achieved, Not met: not_achieved}
    always: {kind: improvement, payable: yes}
"""
)


def test_a_plan_is_read_once_of_the_rows_that_repeat_it(tmp_path: Path) -> None:
    assert by_outcome(tmp_path, ONE_A_ROW, EACH) == {
        "K1-Cooking/outcome": "£0.00",
        "K1-Walking outdoors/outcome": "£40.00",
        "K1-Washing/outcome": "£40.00",
        "K2-Cooking/outcome": "£40.00",
    }


def test_rows_of_one_plan_that_disagree_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        by_outcome(tmp_path, ONE_A_ROW.replace("K1 ,C1,P1,2026-05-04", "K1 ,C1,P2,2026-05-05"), EACH)
    (problem,) = [one for one in found.value.problems if one.code == "PBR765"]
    assert problem.message == "this row and row 2 are of one plan, and differ under Agency and Began"
    assert (problem.place.line, problem.related[0][1].line) == (5, 2)


def test_what_is_held_of_one_row_stays_apart(tmp_path: Path) -> None:
    # a plan whose day is none, and its two goals, are three rows that are held, all of line 2
    wrong = SIDE_BY_SIDE.replace("K1,C1,P1,2026-05-04", "K1,C1,P1,2026-05-34")
    (tmp_path / "scheme.yaml").write_text(OUTCOMES, encoding="utf-8")
    (tmp_path / "cases June.csv").write_text(wrong, encoding="utf-8")
    (tmp_path / "mapping.yaml").write_text(GOALS, encoding="utf-8")
    records = records_through([tmp_path / "cases June.csv"], tmp_path / "mapping.yaml")
    settled = settle(tmp_path / "scheme.yaml", records, hold_errors=True)
    # K2 has two goals that were met
    assert settled.total_due == 8_000
    assert sorted((row.table, row.record_id, row.line) for row in settled.held_rows) == [
        ("outcomes", "K1/1", 2),
        ("outcomes", "K1/2", 2),
        ("plans", "K1", 2),
    ]
    held = [line.line_id for line in settled.lines if line.status == "held"]
    assert len(held) == len(set(held)) == 3


def test_a_settlement_says_how_many_rows_are_how_many_plans(tmp_path: Path) -> None:
    by_outcome(tmp_path, ONE_A_ROW, EACH)
    records = records_through([tmp_path / "cases June.csv"], tmp_path / "mapping.yaml")
    understood = settle(tmp_path / "scheme.yaml", records).settlement.understood
    assert "cases June.csv, plans: 4 rows are 2 plans" in json.dumps(understood)
