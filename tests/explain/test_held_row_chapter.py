"""The story of a row that could not be read begins with which row it is, and says in words what is wrong with it."""

from tests.explain.stories import story
from tests.explain.test_asking import PENALTY

TABLES = {
    "plans": f"{PENALTY['plans']}B,S2,P1,ongoing,specialist,2026-05-01,2026-05-44,2026-06-14,,whenever\n",
    "outcomes": f"{PENALTY['outcomes']}A2,A,washing,improvement,yes,2026-05-01,2026-06-14,perhaps,,2026-06-18,council\n"
    ",A,washing,improvement,yes,2026-05-01,2026-06-14,achieved,2026-06-10,2026-06-18,council\n",
}


def test_which_row_it_is_and_what_is_wrong_with_it() -> None:
    def told(wanted: str) -> str:
        return story("wiltshire-penalty-and-reward", TABLES, wanted, period="2026-06", hold_errors=True)

    plan = told("B")
    assert plan.startswith(
        "Plan B (records/plans.csv:3), of person S2, with provider P1: it could not be read, and is held Settled by"
    )
    wrong = "end_reason is not one of its codes and started_on is not a date"
    assert f"Not paid: plans.csv:3, because {wrong}" in plan
    assert f"Because {wrong}. To be due " in plan
    assert "end_reason: the codes are completed," in plan
    assert "(PBR706, plans.csv:3:10)" in plan
    assert told("A2").startswith("Outcome A2 (records/outcomes.csv:3), of plan A, with provider P1: it could not")
    assert told("outcomes.csv:4").startswith("A row of outcomes (records/outcomes.csv:4), of plan A, with provider P1")
