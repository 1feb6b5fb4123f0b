from datetime import date
from itertools import permutations

import pytest

from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.records.table import Records
from tests.records.conftest import Write

PLANS = (
    "plan_id,person_id,provider_id,plan_type,started_on,planned_end_on,ended_on,end_reason,reviewed_on,support_at_end\n"
)
OUTCOMES = "outcome_id,plan_id,outcome,kind,payable,due_on,result,achieved_on,reviewed_on,disputed\n"


def values(records: Records, table: str, *fields: str) -> list[list[str]]:
    """These fields of every row, as text."""
    read = records.tables[table]
    return [[str(row[read.layout[field]]) for field in fields] for row in read.rows]


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2026-06-11", ["2026-05-04", "2026-06-14", "None", "None", "None", "None"]),
        ("2026-06-12", ["2026-05-04", "2026-06-14", "2026-06-12", "completed", "None", "None"]),
        ("2026-06-15", ["2026-05-04", "2026-06-14", "2026-06-12", "completed", "2026-06-15", "same"]),
    ],
)
def test_what_was_recorded_later_is_blank(write: Write, as_at: str, expected: list[str]) -> None:
    folder = write(plans=PLANS + "A,S1,P1,initial,2026-05-04,2026-06-14,2026-06-12,completed,2026-06-15,same\n")
    needs = {"plans": frozenset({"started_on", "planned_end_on", "end_reason", "support_at_end"})}
    known = as_known(read_extract(folder, needs, hold_errors=False), date.fromisoformat(as_at))
    fields = ("started_on", "planned_end_on", "ended_on", "end_reason", "reviewed_on", "support_at_end")
    assert values(known, "plans", *fields) == [expected]


def test_a_later_review_hides_result_date_and_dispute_but_not_what_was_planned(write: Write) -> None:
    folder = write(
        plans=PLANS + "A,S1,P1,initial,2026-05-04,,,,,\n",
        outcomes=OUTCOMES
        + "O1,A,washing,improvement,yes,2026-06-14,achieved,2026-06-01,2026-06-18,yes\n"
        + "O2,A,cooking,improvement,yes,2026-06-14,achieved,2026-06-01,,yes\n",
    )
    needs = {"outcomes": frozenset({"due_on", "result", "achieved_on"})}
    extract = read_extract(folder, needs, hold_errors=False)
    fields = ("due_on", "result", "achieved_on", "disputed")
    assert values(as_known(extract, date(2026, 6, 17)), "outcomes", *fields) == [
        ["2026-06-14", "None", "None", "False"],
        ["2026-06-14", "achieved", "2026-06-01", "True"],
    ]
    assert values(as_known(extract, date(2026, 6, 18)), "outcomes", *fields)[0] == [
        "2026-06-14",
        "achieved",
        "2026-06-01",
        "True",
    ]


def test_nobody_knows_the_support_at_ten_weeks_before_ten_weeks(write: Write) -> None:
    folder = write(
        people="person_id,provider_id,referred_on,support_at_10_weeks,support_at_52_weeks\nS1,P1,2026-04-06,none,same\n"
    )
    needs = {"people": frozenset({"support_at_10_weeks", "support_at_52_weeks"})}
    extract = read_extract(folder, needs, hold_errors=False)
    # 6 April and 70 days is 15 June; and 364 days is 5 April of the next year.
    for as_at, expected in [
        ("2026-06-14", ["None", "None"]),
        ("2026-06-15", ["none", "None"]),
        ("2027-04-04", ["none", "None"]),
        ("2027-04-05", ["none", "same"]),
    ]:
        known = as_known(extract, date.fromisoformat(as_at))
        assert values(known, "people", "support_at_10_weeks", "support_at_52_weeks") == [expected]


def test_rows_are_sorted_and_linked_in_whatever_order_they_come(write: Write) -> None:
    plans = [
        "B,S1,P1,initial,2026-05-04,,,,,\n",
        "A,S2,P2,initial,2026-05-04,,,,,\n",
        "C,S3,P1,initial,2026-05-04,,,,,\n",
    ]
    outcomes = [f"{key},washing,improvement,yes,,,,,\n" for key in ("O1,A", "O3,C", "O2,C", "O4,B")]
    for order in permutations(range(3)):
        folder = write(
            plans=PLANS + "".join(plans[at] for at in order),
            outcomes=OUTCOMES + "".join(outcomes[at] for at in (*order, 3)),
        )
        needs = {"plans": frozenset({"plan_type"}), "outcomes": frozenset({"kind"})}
        known = as_known(read_extract(folder, needs, hold_errors=False), date(2027, 3, 31))
        assert values(known, "plans", "provider_id", "plan_id") == [["P1", "B"], ["P1", "C"], ["P2", "A"]]
        assert values(known, "outcomes", "outcome_id") == [["O4"], ["O2"], ["O3"], ["O1"]]
        plan_rows = known.tables["plans"].rows
        assert [row[-1] for row in known.tables["outcomes"].rows] == [
            plan_rows[0],
            plan_rows[1],
            plan_rows[1],
            plan_rows[2],
        ]
        assert [row[-1] for row in plan_rows] == [None, None, None]


def test_knowing_less_leaves_the_extract_as_it_was(write: Write) -> None:
    folder = write(plans=PLANS + "A,S1,P1,initial,2026-05-04,,2026-06-12,completed,2026-06-15,same\n")
    extract = read_extract(folder, {"plans": frozenset({"support_at_end"})}, hold_errors=False)
    before = list(extract.tables["plans"].rows)
    as_known(extract, date(2026, 5, 1))
    assert extract.tables["plans"].rows == before
