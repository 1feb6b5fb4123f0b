"""Measures: what is not known makes a range, and money moves only where both ends of it agree."""

from pathlib import Path

import pytest

from pbr.records.extract.read_extract import read_extract
from tests.engine.rows import Tables, outcome, plan, records, standard
from tests.engine.settled import scheme, settle, settle_extract, shipped

SUTTON = shipped("sutton-75-25-retention")
APRIL_TO_AUGUST = "2026-04-01 to 2026-08-31"
STANDARDS = (
    standard("safe_staffing", "yes"), standard("visits_on_time", "yes"), standard("records_complete", "yes"),
    standard("complaints_answered", "yes"),
)  # fmt: skip


def sutton(*results: str, **more: str) -> Tables:
    """Provider P1 with one outcome for each result, due in April to June; blank is not reviewed yet."""
    outcomes = [
        outcome(f"A{number}", "A", due_on="2026-06-01", result=result, reviewed_on=result and "2026-06-05")
        for number, result in enumerate(results)
    ]
    return records(plan("A"), *outcomes, outcome("Z", "A", due_on="2026-06-01", payable="no"), *STANDARDS)


def retained(tables: Tables) -> str:
    """What became of the retained £15,000.00 (25% of £60,000.00) of April to June."""
    return settle(SUTTON, tables, APRIL_TO_AUGUST).in_words["P1/contract.retained/2026-04-to-06"]


YES, NO, ASIDE, UNKNOWN = "achieved", "not_achieved", "not_assessed", ""


@pytest.mark.parametrize(
    ("results", "said"),
    [
        # Steps: below 50% nil, from 50% half, from 70% four fifths, from 85% all
        ([YES], "£15,000.00"),
        ([YES] * 6 + [NO], "£15,000.00"),  # 6 of 7 is 85.7%
        ([YES] * 17 + [NO] * 3, "£15,000.00"),  # 85% exactly
        ([YES] * 5 + [NO], "£12,000.00"),  # 83.3%
        ([YES] * 7 + [NO] * 3, "£12,000.00"),  # 70% exactly
        ([YES] * 2 + [NO], "£7,500.00"),  # 66.7%
        ([YES, NO], "£7,500.00"),  # 50% exactly
        ([YES] * 49 + [NO] * 51, "not earned £15,000.00"),
        ([NO], "not earned £15,000.00"),
        # Not assessed is in neither count
        ([YES, NO, ASIDE, ASIDE], "£7,500.00"),
        # Nothing to measure is neither nil nor all
        ([], "open £15,000.00"),
        ([ASIDE], "open £15,000.00"),
        # One of 100 unknown: between 98% and 99%, all the same
        ([YES] * 98 + [NO, UNKNOWN], "£15,000.00"),
        # Between 5 of 7 (71.4%) and 6 of 7 (85.7%): two steps
        ([YES] * 5 + [NO, UNKNOWN], "open £15,000.00"),
        # Between 0 of 3 and 1 of 3 (33.3%): below the first step whatever comes
        ([NO, NO, UNKNOWN], "not earned £15,000.00"),
        # Between 1 of 2 and 2 of 2: two steps, and another between them
        ([YES, UNKNOWN], "open £15,000.00"),
    ],
)
def test_what_outcomes_release(results: list[str], said: str) -> None:
    assert retained(sutton(*results)) == said


def test_a_disputed_outcome_is_not_known() -> None:
    tables = sutton(YES, YES)
    assert retained(tables) == "£15,000.00"
    tables["outcomes"][1]["disputed"] = "yes"
    assert retained(tables) == "open £15,000.00"


def test_an_outcome_without_a_date_may_belong_to_any_quarter() -> None:
    tables = sutton(YES, NO)
    assert retained(tables) == "£7,500.00"
    # Achieved, in this quarter or another: 1 of 2 or 2 of 3, and both are from 50% and below 70%
    undated = {**tables["outcomes"][0], "outcome_id": "UNDATED", "due_on": ""}
    tables["outcomes"].append(undated)
    assert retained(tables) == "£7,500.00"
    # Not achieved, in this quarter or another: 1 of 2 releases half, and 1 of 3 nothing
    tables["outcomes"][-1] = {**undated, "result": NO}
    assert retained(tables) == "open £15,000.00"


def test_an_outcome_without_a_date_or_a_result_may_belong_to_any_quarter_too() -> None:
    tables = sutton(YES)
    tables["outcomes"].append({**tables["outcomes"][0], "outcome_id": "BLANK", "due_on": "", "result": ""})
    # Between 1 of 2 and 2 of 2
    assert retained(tables) == "open £15,000.00"


def test_an_outcome_of_another_quarter_or_before_the_run_is_not_counted() -> None:
    tables = sutton(YES)
    for number, day in enumerate(("2026-03-31", "2026-07-01")):
        tables["outcomes"].append({**tables["outcomes"][0], "outcome_id": f"B{number}", "due_on": day, "result": NO})
    assert retained(tables) == "£15,000.00"


def test_a_row_that_is_held_makes_a_range(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(
        "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,initial,2026-05-04\n"
    )
    (tmp_path / "standards.csv").write_text(
        "standard,provider_id,from_on,to_on,assessed_on,met\n"
        "safe_staffing,P1,2026-04-01,2026-06-30,2026-06-30,yes\n"
        "visits_on_time,P1,2026-04-01,2026-06-30,2026-06-30,yes\n"
        "complaints_answered,P1,2026-04-01,2026-06-30,2026-06-30,perhaps\n"
        "records_complete,P1,2026-04-01,2026-06-30,2026-06-30,yes\n"
    )
    (tmp_path / "outcomes.csv").write_text(
        "outcome_id,plan_id,outcome,kind,payable,due_on,result,achieved_on,reviewed_on,verified_by,disputed\n"
        "A1,A,washing,improvement,yes,2026-06-01,achieved,,2026-06-05,,\n"
    )
    settled = settle_extract(SUTTON, read_extract(tmp_path, SUTTON.needs, hold_errors=True), APRIL_TO_AUGUST)
    # The row cannot be read, so it might be of any quarter, met or not
    assert settled.in_words["P1/contract.standards/2026-04-to-06"] == "open £45,000.00"
    assert settled.in_words["P1/contract.retained/2026-04-to-06"] == "£15,000.00"
    assert settled.measured["standards_met P1 2026-04-to-06"] == "3 of 3, 1 not yet known"
    assert settled.in_words["standards.csv:4"] == "held"


COUNTED_LATER = """
measures:
  well:
    count: plan where end_reason is "completed"
    out of: plan where rate is "standard"
    counted from: planned_end_on
    per: provider
    over: run
    assumed: made up
payments:
  fee:
    assumed: made up
    pay: £5.00
    for each: plan
    priced at: started_on
    due: started_on
"""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        # Counted on its day and after it, and not before
        ({"planned_end_on": "2026-06-30", "rate": "standard"}, "1 of 1"),
        ({"planned_end_on": "2026-06-29", "rate": "standard"}, "1 of 1"),
        ({"planned_end_on": "2026-07-01", "rate": "standard"}, None),
        # While the day is not known it may be counted already; but what does not belong never is
        ({"planned_end_on": "", "rate": "standard"}, "0 of 0, 1 not yet known"),
        ({"planned_end_on": "", "rate": "specialist"}, None),
        ({"planned_end_on": "2026-06-29", "rate": "specialist"}, None),
        # Whether it belongs is not known: it may, once its day has come
        ({"planned_end_on": "2026-06-29", "rate": ""}, "0 of 0, 1 not yet known"),
        ({"planned_end_on": "2026-07-01", "rate": ""}, None),
    ],
)
def test_what_is_counted_from_a_day(fields: dict[str, str], said: str | None) -> None:
    contract = scheme(COUNTED_LATER)
    measured = settle(contract, records(plan("A", end_reason="completed", **fields)), "2026-06").measured
    assert measured == ({} if said is None else {"well P1": said})
    # A row that is not counted hides none of those after it: B is, whatever becomes of A
    both = records(plan("A", end_reason="completed", **fields), plan("B", rate="standard", planned_end_on="2026-06-01"))
    (two,) = settle(contract, both, "2026-06").measures
    assert two.out_of == (2 if said == "1 of 1" else 1)


TWO_MEASURES = (
    COUNTED_LATER.replace("for each: plan", "for each: stay")
    .replace("started_on", "from_on")
    .replace(
        "payments:",
        """  badly:
    count: plan where end_reason is "died"
    out of: plan where rate is "specialist"
    per: provider
    over: run
    assumed: made up
payments:""",
    )
)


def test_a_record_that_one_of_two_measures_counts_is_used() -> None:
    rows = records(
        plan("A", rate="standard", planned_end_on="2026-06-01"), plan("B", rate="specialist"), plan("C", rate="lower")
    )
    settled = settle(scheme(TWO_MEASURES), rows, "2026-06")
    assert {one.table: (one.used, one.out_of_scope) for one in settled.rows}["plans"] == (2, 1)
