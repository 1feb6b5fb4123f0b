"""Groups that stand side by side and are read in several ways: what one looks up, another has in a column."""

from pathlib import Path

from pbr.api import records_through, settle
from tests.mapping.test_settled import OUTCOMES, PLANS_OF_CASES

CASES = """\
Case,Client,Agency,Began,Reviewed,Goal 1,Goal 2,Goal 3,Result 3
K1,C1,P1,2026-05-04,2026-06-12,washing,washing,washing,not_achieved
K2,C2,P1,2026-05-11,2026-06-15,cooking,cooking,cooking,achieved
K3,C3,P1,2026-05-11,2026-06-15,,walking,,
"""
JUDGED = """\
Goal,In June,In July,Short
washing,achieved,not_achieved,W
cooking,not_achieved,achieved,C
walking,achieved,not_achieved,K
"""
LOOKED_UP = "{look up: Goal %d, in: judged, by: Goal, gives: In %s}"
FIRST, SECOND = LOOKED_UP % (1, "June"), LOOKED_UP % (2, "July")


NUMBERED = "{made of: [Case, <n>], joined by: /}"


def results(folder: Path, *groups: tuple[int, str], ids: tuple[str, ...] = (NUMBERED, NUMBERED)) -> dict[str, int]:
    """What is due of each goal in pence, where groups of these goals stand side by side, and where a result is read."""
    listed = "".join(
        f"      - {{outcome_id: {id_}, outcome: Goal {goal}, result: {result}}}\n"
        for (goal, result), id_ in zip(groups, ids, strict=True)
    )
    mapping = PLANS_OF_CASES.replace("  cases: cases*.csv\n", "  cases: cases*.csv\n  judged: judged.csv\n") + (
        "  outcomes:\n    table from: cases\n    side by side:\n" + listed + "    columns:\n"
        "      plan_id: Case\n      reviewed_on: Reviewed\n"
        "    always: {kind: improvement, payable: yes}\n"
    )
    for name, text in {
        "scheme.yaml": OUTCOMES.replace("walking_outdoors", "walking"), "mapping.yaml": mapping,
        "cases June.csv": CASES, "judged.csv": JUDGED,
    }.items():  # fmt: skip
        (folder / name).write_text(text, encoding="utf-8")
    records = records_through([folder / "cases June.csv", folder / "judged.csv"], folder / "mapping.yaml")
    return {
        line.line_id.removesuffix("/outcome"): line.amount for line in settle(folder / "scheme.yaml", records).lines
    }


def test_each_group_is_answered_by_what_it_asks(tmp_path: Path) -> None:
    """Of washing June says achieved and July not; of cooking the other way round; walking is asked of July alone."""
    assert results(tmp_path, (1, FIRST), (2, SECOND)) == {
        "K1/1": 4000, "K1/2": 0, "K2/1": 0, "K2/2": 4000, "K3/2": 0,
    }  # fmt: skip


def test_a_group_may_have_in_a_column_what_another_looks_up(tmp_path: Path) -> None:
    looked_up_first = results(tmp_path, (1, FIRST), (3, "Result 3"))
    assert looked_up_first == {"K1/1": 4000, "K1/2": 0, "K2/1": 0, "K2/2": 4000}
    in_a_column_first = results(tmp_path, (3, "Result 3"), (1, FIRST))
    assert in_a_column_first == {"K1/1": 0, "K1/2": 4000, "K2/1": 4000, "K2/2": 0}


def test_a_reference_as_it_stands_beside_one_that_is_looked_up(tmp_path: Path) -> None:
    short = "{look up: Goal 2, in: judged, by: Goal, gives: Short}"
    due = {"K1": 4000, "K2": 0, "W": 0, "C": 4000, "K": 0}
    assert results(tmp_path, (1, FIRST), (2, SECOND), ids=("Case", short)) == due
    assert results(tmp_path, (2, SECOND), (1, FIRST), ids=(short, "Case")) == due
