"""How many of the times that a payment is made are used and left: told of each, for certain and at most."""

from fractions import Fraction
from pathlib import Path

import pytest

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.explain import explain
from pbr.records.extract.as_at import as_known
from pbr.records.extract.read_extract import read_extract
from pbr.settlement.quantity_use import QuantityUse
from tests.engine.rows import Fields, Tables, outcome, plan, records, visit
from tests.engine.settled import WHOLE_RUN, extract_of, period_of, scheme
from tests.engine.test_parts import compared

MISSED = """
payments:
  call:
    assumed: made up
    pay: £20.00
    for each: visit where delivered_minutes is 0
    at most: {at_most}
    priced at: visited_on
    due: end of month
"""
FOUND = """
payments:
  found:
    assumed: made up
    pay: £1.00
    for each: outcome
    at most: {at_most}
    priced at: agreed_on
    when: result is "achieved"
    due: reviewed_on
"""
# A (of P1) and B (of P2) are plans of one person, C (of P1) of another. Of A three are missed in June and one in July.
PLANS = (plan("A"), plan("B", provider_id="P2"), plan("C", person_id="S2"))
VISITS = records(
    *PLANS,
    visit("V1", "A", "2026-06-01", "0"), visit("V2", "A", "2026-06-02", "0"), visit("V3", "A", "2026-06-03", "0"),
    visit("V4", "A", "2026-07-01", "0"), visit("V5", "B", "2026-06-02", "0"), visit("V6", "A", "2026-06-04", "30"),
)  # fmt: skip


def found(name: str, code: str, result: str, agreed_on: str = "2026-06-01", **more: str) -> tuple[str, Fields]:
    """An outcome of the plan that its name begins with."""
    reviewed = {"reviewed_on": "2026-06-20"} if result else {}
    return outcome(name, name[0], outcome=code, result=result, agreed_on=agreed_on, **reviewed, **more)


def uses_of(contract: CompiledScheme, tables: Tables) -> dict[str, QuantityUse]:
    over = period_of(WHOLE_RUN)
    run = Run(contract, as_known(extract_of(contract, tables), over.last), over, over.last)
    list(run.lines())
    return {one.use_id: one for one in run.quantity_uses}


def said(uses: dict[str, QuantityUse]) -> dict[str, tuple[str, int | None, int | None, bool | None]]:
    """In words, what is left, what it may come to, and whether all is used."""
    return {name: (one.words, _whole(one.left), _whole(one.may_be), one.reached) for name, one in uses.items()}


def _whole(number: Fraction | None) -> int | None:
    return None if number is None else int(number)


@pytest.mark.parametrize(
    ("at_most", "used"),
    [
        (
            "2 for each plan and month",
            {
                "A/call/2026-06": ("3 of 2 visits", 0, 3, True),
                "A/call/2026-07": ("1 of 2 visits", 1, 1, False),
                "B/call/2026-06": ("1 of 2 visits", 1, 1, False),
            },
        ),
        ("5 for each person", {"S1/call": ("5 of 5 visits", 0, 5, True)}),
        ("1 for each provider", {"P1/call": ("4 of 1 visit", 0, 4, True), "P2/call": ("1 of 1 visit", 0, 1, True)}),
    ],
)
def test_what_is_used_and_left_of_each(
    at_most: str, used: dict[str, tuple[str, int | None, int | None, bool | None]]
) -> None:
    assert said(uses_of(scheme(MISSED.format(at_most=at_most)), VISITS)) == used


def test_a_code_is_counted_apart_and_what_is_not_earned_counts_nothing() -> None:
    tables = records(
        *PLANS, found("A1", "washing", "achieved"), found("B1", "washing", "achieved"),
        found("A2", "cooking", "not_achieved"), found("C1", "washing", "achieved"),
    )  # fmt: skip
    assert said(uses_of(scheme(FOUND.format(at_most="1 for each person and outcome")), tables)) == {
        "S1/cooking/found": ("0 of 1 outcome", 1, 0, False),
        "S1/washing/found": ("2 of 1 outcome", 0, 2, True),
        "S2/washing/found": ("1 of 1 outcome", 0, 1, True),
    }


def test_what_is_not_decided_may_count_in_each_group_that_it_may_be_of() -> None:
    # Of June one is earned, one open and one disputed, and A4 (agreed on no known day) may be of June or of July: at
    # most four of June and two of July. May's is earned or not whatever else: one, and A4 two.
    tables = records(
        *PLANS, found("A1", "washing", "achieved"), found("A2", "washing", ""),
        found("A3", "washing", "achieved", disputed="yes"), found("A4", "washing", "achieved", ""),
        found("A5", "washing", "achieved", "2026-07-01"), found("A6", "washing", "", "2026-05-01"),
    )  # fmt: skip
    assert said(uses_of(scheme(FOUND.format(at_most="3 for each plan and month")), tables)) == {
        "A/found/2026-05": ("0 of 3 outcomes", 3, 2, False),
        "A/found/2026-06": ("1 of 3 outcomes", 2, 4, None),
        "A/found/2026-07": ("1 of 3 outcomes", 2, 2, False),
    }


def test_a_row_that_could_not_be_read_may_count(tmp_path: Path) -> None:
    head = "plan_id,person_id,provider_id,plan_type,started_on"
    (tmp_path / "plans.csv").write_text(f"{head}\nA,S1,P1,ongoing,2026-05-04\nC,S2,P2,ongoing,2026-05-04\n")
    head = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes"
    rows = ["V1,A,2026-06-01,30,0", "V2,A,2026-06-31,30,0", "V3,C,2026-06-01,30,0"]
    (tmp_path / "visits.csv").write_text("\n".join([head, *rows, ""]))
    contract = scheme(MISSED.format(at_most="2 for each plan and month"))
    over = period_of(WHOLE_RUN)
    extract = read_extract(tmp_path, contract.needs, hold_errors=True)
    run = Run(contract, as_known(extract, over.last), over, over.last)
    list(run.lines())
    assert said({one.use_id: one for one in run.quantity_uses}) == {
        "A/call/2026-06": ("1 of 2 visits", 1, 2, None),
        "C/call/2026-06": ("1 of 2 visits", 1, 1, False),
    }


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_the_number_of_parts_changes_nothing(parts: int) -> None:
    compared(scheme(MISSED.format(at_most="2 for each plan and month")), VISITS, period_of(WHOLE_RUN), parts)


def told(contract: CompiledScheme, tables: Tables, wanted: str) -> str:
    """The story of a record, on one line."""
    over = period_of(WHOLE_RUN)
    known = as_known(extract_of(contract, tables), over.last)
    return " ".join(explain(contract, known, Path("rows"), over, over.last, wanted).split())


def test_the_story_of_a_record_says_what_is_used_and_left() -> None:
    by_month = scheme(MISSED.format(at_most="2 for each plan and month"))
    assert "call: at most 2 visits for A in 2026-06; 3 of 2 visits used, it is reached." in told(by_month, VISITS, "V3")
    story = told(by_month, VISITS, "V4")
    assert "call: at most 2 visits for A in 2026-07; 1 of 2 visits used, 1 visit left." in story
    assert "in 2026-06" not in story
    by_code = scheme(FOUND.format(at_most="2 for each person and outcome"))
    tables = records(*PLANS, found("A1", "washing", "achieved"), found("B1", "washing", ""))
    assert (
        "found: at most 2 outcomes for S1/washing; 1 of 2 outcomes used, 1 outcome left, less what is not decided."
        in told(by_code, tables, "A1")
    )
