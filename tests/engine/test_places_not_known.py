"""A payment made at most so many times, where whom a record is counted with is not known, or a row is not read."""

from collections import defaultdict
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.part import PartOfRun
from pbr.engine.run import Run
from pbr.engine.run_terms import RunTerms
from pbr.engine.verdicts.held_row_lines import where_held_below
from pbr.records.extract.as_at import as_known
from pbr.records.held_row import HeldRow
from pbr.settlement.reason_words import reason_in_words
from tests.engine.rows import Fields, outcome, plan, records
from tests.engine.settled import WHOLE_RUN, extract_of, period_of, scheme, settle

BY_CODE = """
records:
  fields:
    of an outcome:
      cause: text
payments:
  found:
    assumed: made up
    pay: £10.00
    for each: outcome
    at most: {at_most}
    priced at: agreed_on
    when: result is "achieved"
    due: reviewed_on
"""
PLANS = [plan("A"), plan("B"), plan("C", person_id="S2", provider_id="P2")]


def found(name: str, plan_id: str, reviewed: str, **fields: str) -> tuple[str, Fields]:
    """An outcome that was achieved."""
    given_ = {"agreed_on": "2026-05-10", "result": "achieved", "reviewed_on": reviewed}
    return outcome(name, plan_id, **{**given_, **fields})


FOLLOWED = """
payments:
  settled:
    assumed: made up
    pay: £10.00
    for each: plan
    at most: {many} for each person
    priced at: started_on
    due: {due}
  follows:
    assumed: made up
    pay: £3.00
    for each: plan
    priced at: started_on
    when: settled is earned
    due: started_on
"""


def test_of_those_without_a_day_any_may_be_the_first() -> None:
    """Two plans that wait for their reviews: whichever is held first has the one place, and it is not known which."""
    waiting = records(plan("A", started_on="2026-05-04"), plan("B", started_on="2026-06-01"))
    made = settle(scheme(FOLLOWED.format(many=1, due="reviewed_on")), waiting)
    assert made.in_words == {
        "A/settled": "open £10.00",
        "B/settled": "open £10.00",
        "A/follows": "open £3.00",
        "B/follows": "open £3.00",
    }
    reasons = [reason_in_words(made.by_id[f"{plan_id}/settled"].reason) for plan_id in "AB"]
    assert [one.partition("whether ")[2][:1] for one in reasons] == ["B", "A"]


def test_what_has_a_day_comes_before_what_has_none() -> None:
    """The plan that was reviewed has the one place, and those that wait for a review have none, whenever it comes."""
    rows = records(
        plan("A", started_on="2026-05-04"),
        plan("B", started_on="2026-06-01", reviewed_on="2026-07-01"),
        plan("C", started_on="2026-05-11"),
    )
    made = settle(scheme(FOLLOWED.format(many=1, due="reviewed_on")), rows)
    assert made.in_words == {
        "A/settled": "not earned £10.00",
        "B/settled": "£10.00",
        "C/settled": "not earned £10.00",
        "A/follows": "not earned £3.00",
        "B/follows": "£3.00",
        "C/follows": "not earned £3.00",
    }


def test_those_without_a_day_all_have_a_place_where_there_are_enough() -> None:
    """Two places for two plans: which of them comes first makes no difference to what follows."""
    waiting = records(plan("A", started_on="2026-05-04"), plan("B", started_on="2026-06-01"))
    made = settle(scheme(FOLLOWED.format(many=2, due="reviewed_on")), waiting)
    assert made.in_words == {
        "A/settled": "open £10.00",
        "B/settled": "open £10.00",
        "A/follows": "£3.00",
        "B/follows": "£3.00",
    }


def test_a_blank_code_may_be_any_and_those_behind_it_are_open() -> None:
    rows = records(
        *PLANS,
        found("A1", "A", "2026-06-01", cause="fall"),
        found("A2", "A", "2026-06-02"),
        found("A3", "A", "2026-06-03", cause="fall"),
        found("A4", "A", "2026-06-04", cause="stroke"),
        found("A5", "A", "2026-06-05", cause="stroke"),
        found("C1", "C", "2026-06-05", cause="stroke"),
    )
    made = settle(scheme(BY_CODE.format(at_most="1 for each person and cause")), rows)
    assert made.in_words == {
        "A1/found": "£10.00",
        # It may be a fall too, which is paid for already.
        "A2/found": "open £10.00",
        "A3/found": "not earned £10.00",
        # A2 may be a stroke, and comes before.
        "A4/found": "open £10.00",
        # Whether A2 or A4 has the place: it is neither's.
        "A5/found": "not earned £10.00",
        "C1/found": "£10.00",
    }
    words = {name: reason_in_words(made.by_id[f"{name}/found"].reason) for name in ("A2", "A4")}
    assert words["A2"] == "open: cause is not known"
    assert words["A4"] == (
        "open: at most 1 for each person and cause, and not known yet whether A2 before it takes a place"
    )


def test_a_blank_code_before_all_others_has_a_place_whatever_it_is() -> None:
    rows = records(*PLANS, found("A1", "A", "2026-06-01"), found("A2", "A", "2026-06-02", cause="fall"))
    made = settle(scheme(BY_CODE.format(at_most="1 for each plan and cause")), rows)
    assert made.in_words == {"A1/found": "£10.00", "A2/found": "open £10.00"}


def test_two_places_are_enough_for_one_that_may_be_any() -> None:
    rows = records(*PLANS, found("A1", "A", "2026-06-01"), found("A2", "A", "2026-06-02", cause="fall"))
    made = settle(scheme(BY_CODE.format(at_most="2 for each plan and cause")), rows)
    assert made.in_words == {"A1/found": "£10.00", "A2/found": "£10.00"}


def test_a_day_that_is_not_known_may_be_of_any_month() -> None:
    rows = records(
        *PLANS,
        found("A1", "A", "2026-06-01", agreed_on=""),
        found("A2", "A", "2026-06-02"),
        found("A3", "A", "2026-06-03"),
        found("A4", "A", "2026-06-04", agreed_on="2026-06-01"),
    )
    made = settle(scheme(BY_CODE.format(at_most="1 for each plan and month")), rows)
    assert made.in_words["A2/found"] == "open £10.00"
    assert made.in_words["A3/found"] == "not earned £10.00"
    assert made.in_words["A4/found"] == "open £10.00"
    assert made.in_words["A1/found"].startswith("open")


@pytest.mark.parametrize(
    ("at_most", "held", "open_ones"),
    [
        ("1 for each plan", HeldRow("outcomes", "outcomes.csv", 9, "A9", "P1", (), "A"), "A1"),
        ("1 for each plan", HeldRow("outcomes", "outcomes.csv", 9, "A9", "", (), ""), "A1 B1 C1"),
        ("1 for each person", HeldRow("outcomes", "outcomes.csv", 9, "A9", "P1", (), "A"), "A1"),
        ("1 for each person", HeldRow("outcomes", "outcomes.csv", 9, "A9", "", (), ""), "A1 C1"),
        ("1 for each provider", HeldRow("outcomes", "outcomes.csv", 9, "A9", "P2", (), ""), "C1"),
        ("2 for each provider", HeldRow("outcomes", "outcomes.csv", 9, "A9", "P1", (), ""), "B1"),
        ("1 for each plan", HeldRow("plans", "plans.csv", 9, "D", "P1", (), ""), ""),
    ],
)
def test_a_row_that_could_not_be_read_keeps_a_place(at_most: str, held: HeldRow, open_ones: str) -> None:
    plan_of = scheme(BY_CODE.format(at_most=at_most))
    rows = records(
        *PLANS, found("A1", "A", "2026-06-01"), found("B1", "B", "2026-06-02"), found("C1", "C", "2026-06-03")
    )
    over = period_of(WHOLE_RUN)
    known = as_known(extract_of(plan_of, rows), over.last)
    whole = Run(plan_of, replace(known, held_rows=(held,)), over, over.last)
    made = {line.record.id: line for line in whole.lines() if line.payment}
    assert {name for name, line in made.items() if line.status.value == "open"} == set(open_ones.split())
    for name in open_ones.split():
        assert "outcomes.csv:9" in reason_in_words(made[name].reason)
    if "plan" in at_most:
        terms = RunTerms(plan_of, over, over.last, over.last, where_held_below([held]))
        in_parts = {line.record.id: line for _, lines in PartOfRun(terms, known).lines() for line in lines}
        assert in_parts == made


def test_an_unread_row_of_an_unread_plan_is_of_the_person_that_the_plan_names() -> None:
    plan_of = scheme(BY_CODE.format(at_most="1 for each person"))
    rows = records(*PLANS, found("A1", "A", "2026-06-01"), found("C1", "C", "2026-06-03"))
    held = (
        HeldRow("plans", "plans.csv", 9, "D", "P2", (), "", "S2"),
        HeldRow("outcomes", "outcomes.csv", 9, "D1", "P2", (), "D"),
    )
    over = period_of(WHOLE_RUN)
    known = replace(as_known(extract_of(plan_of, rows), over.last), held_rows=held)
    made = {line.record.id: line.status.value for line in Run(plan_of, known, over, over.last).lines() if line.payment}
    assert made == {"A1": "due", "C1": "open"}


KINDS = [("fall", "stroke"), ("2026-05-10", "2026-06-10")]
AT_MOST = {
    "1 for each person and cause": (1, True, False),
    "2 for each person and cause": (2, True, False),
    "1 for each person and month": (1, False, True),
    "1 for each person and cause and month": (1, True, True),
    "2 for each person and cause and month": (2, True, True),
}


@st.composite
def outcomes(draw: st.DrawFn) -> list[Fields]:
    """Up to six outcomes of one person, of which up to three are in doubt."""
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from("AB"), st.sampled_from([*KINDS[0], *KINDS[0], ""]),
                st.sampled_from([*KINDS[1], *KINDS[1], ""]),
                st.sampled_from(["achieved", "achieved", "not_achieved"]), st.booleans(),
            ),
            max_size=6,
        )
    )  # fmt: skip
    made = []
    for at, (plan_id, cause, agreed, result, disputed) in enumerate(drawn):
        fields = {"cause": cause, "agreed_on": agreed, "result": result, "reviewed_on": f"2026-07-0{at + 1}"}
        made.append(outcome(f"O{at}", plan_id, **fields, disputed="yes" if disputed and at % 3 == 0 else "")[1])
    return draw(st.permutations(made))


def ways_of(row: Fields, by_month: bool) -> list[Fields]:
    """A row in every way that it can turn out; a cause of its own is one that none of the others has."""
    causes = [row["cause"]] if row["cause"] else ["fall", "stroke", f"only {row['outcome_id']}", "another"]
    days = [row["agreed_on"]] if row["agreed_on"] or not by_month else [*KINDS[1], "2026-07-10"]
    results = ["achieved", "not_achieved"] if row["disputed"] else [row["result"]]
    return [
        {**row, "cause": cause, "agreed_on": day, "result": result}
        for cause, day, result in product(causes, days, results)
    ]


@pytest.mark.parametrize("at_most", AT_MOST)
@given(outcomes())
@settings(max_examples=60)
def test_what_is_decided_is_so_whatever_codes_and_days_turn_out_to_be(at_most: str, rows: list[Fields]) -> None:
    many, by_cause, by_month = AT_MOST[at_most]
    tables = records(*PLANS)
    tables["outcomes"] = rows
    made = settle(scheme(BY_CODE.format(at_most=at_most)), tables).by_id
    ways = [ways_of(row, by_month) for row in rows]
    count = 1
    for of_row in ways:
        count *= len(of_row)
    if count > 2_000:
        return
    paid: defaultdict[str, set[bool]] = defaultdict(set)
    for way in product(*ways):
        taken: defaultdict[object, int] = defaultdict(int)
        for row in sorted(way, key=lambda one: (one["reviewed_on"], one["outcome_id"])):
            earned = row["result"] == "achieved"
            group = (row["cause"] if by_cause else "", row["agreed_on"][:7] if by_month else "")
            paid[row["outcome_id"]].add(earned and taken[group] < many)
            taken[group] += earned
    for row in rows:
        line, sure = made[f"{row['outcome_id']}/found"], paid[row["outcome_id"]]
        if row["disputed"]:
            assert line.status.value == "held"
        elif row["result"] == "achieved" and not row["agreed_on"]:
            # No day places it, whatever becomes of its place.
            assert line.status.value == ("not_earned" if sure == {False} and not by_month else "open")
        else:
            said = {True: "due", False: "not_earned"}
            assert line.status.value == (said[next(iter(sure))] if len(sure) == 1 else "open"), row["outcome_id"]
