"""Of each kind of problem the first in each column is said: a row below one that is held may be wrong itself."""

import json
from pathlib import Path

from pbr.api.checks.extract_check import check_extract
from pbr.api.checks.extract_check_text import as_json, as_table

PLANS = """\
plan_id,person_id,provider_id,plan_type,rate,agreed_on,started_on,planned_end_on,ended_on,end_reason,weekly_hours
A,S1,P1,initial,standard,2026-05-01,2026-13-04,2026-06-14,,,10
B,S2,P1,initial,standard,2026-05-01,2026-13-05,2026-06-14,,,10
"""
OUTCOMES = """\
outcome_id,plan_id,outcome,kind,payable,agreed_on,result,achieved_on,reviewed_on,verified_by,weight
O1,A,washing,improvement,yes,2026-15-01,,,,,1
O2,A,dressing,improvement,yes,2026-05-01,,,,,1
"""


def test_a_slip_of_a_row_whose_plan_is_held_is_said_beside_that_of_the_plan(tmp_path: Path) -> None:
    (tmp_path / "plans.csv").write_text(PLANS, encoding="utf-8")
    (tmp_path / "outcomes.csv").write_text(OUTCOMES, encoding="utf-8")
    checked = check_extract("wiltshire-payable-outcomes", tmp_path)
    said = as_table(checked)
    # By hand: the days of A, B and O1 are none; O1 and O2 are held with A.
    assert "  3 x PBR702 (error)\n" in said
    assert "  2 x PBR805 (error)\n" in said
    assert "plans.csv:2:7: error[PBR702] started_on is not a date" in said
    assert "outcomes.csv:2:6: error[PBR702] agreed_on is not a date" in said
    assert "outcomes.csv:2:2: error[PBR805] the plan it belongs to is held" in said
    # The same column again is counted, and not said again.
    assert "plans.csv:3" not in said
    assert "outcomes.csv:3" not in said
    (dates,) = [one for one in json.loads(as_json(checked))["problems"] if one["code"] == "PBR702"]
    assert (dates["count"], sorted(dates["each"])) == (3, ["agreed_on is not a date", "started_on is not a date"])
