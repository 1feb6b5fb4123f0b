"""What follows another payment says what the other's own line says, and what is taken back is what was paid."""

from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.settlement.line import Line, Status
from pbr.settlement.reason import NotDue
from tests.engine.month_after_month import Kept
from tests.engine.rows import Fields, outcome, plan, records
from tests.engine.settled import scheme, settle
from tests.thorough import tries

WHERE = ["", ' where plan_type is "reablement"', ' where rate is "standard" and weekly_hours < 10']
PRICED = ["started_on", "later of started_on and agreed_on", "earlier of started_on and agreed_on", "ended_on"]
GATES = [
    "",
    '    when: support_at_end is "none"\n',
    '    waits for: verified_by is "council"\n',
    '    not assessed when: end_reason is "died"\n',
    '    waits for: verified_by is "council"\n    when: support_at_end is "none"\n',
    '    not assessed when: end_reason is "died"\n    when: support_at_end is "none"\n',
    '    waits for: verified_by is "council"\n    not assessed when: end_reason is "died"\n',
    '    waits for: verified_by is "council"\n    not assessed when: end_reason is "died"\n'
    '    when: support_at_end is "none"\n',
]


def one(name: str, each: str, rest: str, priced: str = "started_on", due: str = "planned_end_on") -> str:
    return (
        f"  {name}:\n    assumed: made up\n    pay: £10.00\n    for each: {each}\n    priced at: {priced}\n"
        f"    due: {due}\n{rest}"
    )


@cache
def followed(where: str, priced: str, gates: str) -> CompiledScheme:
    """A payment, and what follows it where it is earned and where it is not, on its own record and on one below it."""
    return scheme(
        'records:\n  hold when:\n    of a plan:\n      odd: plan_type is "other"\npayments:\n'
        + one("first", f"plan{where}", gates, priced)
        + one("earned", "plan", "    when: first is earned\n")
        + one("failed", "plan", "    when: first is not earned\n")
        + one("below", "outcome", "    when: first is earned\n", "plan's started_on", "plan's planned_end_on")
    )


CONTRACTS = list(product(WHERE, PRICED, GATES))


def blank_or(*values: str) -> st.SearchStrategy[str]:
    """One of these, or nothing."""
    return st.sampled_from(["", *values])


plans = st.fixed_dictionaries(
    {
        "plan_type": st.sampled_from(["reablement", "ongoing", "ongoing", "other"]),
        "rate": blank_or("standard", "specialist"),
        "weekly_hours": blank_or("5", "20"),
        "agreed_on": blank_or("2026-03-20", "2026-05-01"),
        "ended_on": blank_or("2026-06-01", "2027-04-10"),
        "planned_end_on": st.sampled_from(["2026-06-10", "2026-12-10"]),
        "verified_by": blank_or("council", "provider"),
        "support_at_end": blank_or("none", "reduced"),
        "end_reason": blank_or("died", "completed"),
    }
)


def says(line: Line | None) -> bool | None:
    """What a line says of itself: earned, not earned, or not known. None there is says that it is not."""
    if line is None or line.status is Status.NOT_EARNED:
        return False
    if line.status in (Status.DUE, Status.EARLIER):
        return True
    if line.status is Status.NOT_DUE:
        assert isinstance(line.reason, NotDue)
        return True if line.reason.so_far is None else None
    return None


@settings(max_examples=tries(400), deadline=None, database=None)
@given(st.sampled_from(CONTRACTS), plans)
def test_what_follows_says_what_the_other_line_says(contract: tuple[str, str, str], fields: Fields) -> None:
    # what the first is priced by may be blank or outside the run; what follows it is always in it
    rows = records(plan("A", **fields), outcome("A1", "A"))
    lines = settle(followed(*contract), rows, "2026-10-01 to 2026-10-31").by_id
    found = says(lines.get("A/first"))
    held = any(line.status is Status.HELD for line in lines.values())
    assert held == (fields["plan_type"] == "other")
    if held:
        assert all(says(line) is None for line in lines.values())
        return
    for name, wanted in (("A/earned", True), ("A/failed", False), ("A1/below", True)):
        line = lines[name]
        assert says(line) == (None if found is None else found is wanted), name


PLACES = ["1 for each person", "2 for each person and rate", "1 for each provider and month"]
PLACED = [
    scheme(
        'records:\n  hold when:\n    of a plan:\n      odd: plan_type is "other"\npayments:\n'
        + one("first", "plan", f"{gates}    at most: {at_most}\n", priced)
        + one("earned", "plan", "    when: first is earned\n")
        + one("failed", "plan", "    when: first is not earned\n")
        + one("again", "plan", "    when: first is earned\n    at most: 1 for each provider\n")
        + one("last", "plan", "    when: again is earned\n")
    )
    for at_most, priced in zip(PLACES, ("started_on", "ended_on", "started_on"), strict=True)
    for gates in ("", '    when: support_at_end is "none"\n')
]


@settings(max_examples=tries(60), deadline=None, database=None)
@given(
    st.integers(0, len(PLACED) - 1),
    st.lists(st.tuples(plans, st.sampled_from(["S1", "S2"]), st.sampled_from(["P1", "P2"])), min_size=1, max_size=5),
)
def test_what_follows_a_payment_made_at_most_so_often_says_what_its_line_says(
    at: int, rows: list[tuple[Fields, str, str]]
) -> None:
    of_plans = [
        plan(f"A{number}", **{**fields, "person_id": person_id, "provider_id": provider})
        for number, (fields, person_id, provider) in enumerate(rows)
    ]
    lines = settle(PLACED[at], records(*of_plans), "2026-12-01 to 2026-12-31").by_id
    for number, (fields, _, _) in enumerate(rows):
        found = says(lines.get(f"A{number}/first"))
        if fields["plan_type"] == "other":
            assert says(lines[f"A{number}/earned"]) is None
            continue
        for name, wanted in (("earned", True), ("failed", False)):
            said = says(lines[f"A{number}/{name}"])
            assert said == (None if found is None else found is wanted), (number, name)
        # one that is followed may itself follow a payment that is made at most so often
        assert says(lines[f"A{number}/last"]) == says(lines[f"A{number}/again"]), number


def test_a_chain_is_followed_from_the_last_to_the_first() -> None:
    chain = scheme(
        "payments:\n"
        + one("third", "plan", "    when: second is earned\n", due="started_on")
        + one("second", "plan", "    when: first is earned\n", due="started_on")
        + one("first", 'plan where rate is "standard"', "", due="started_on")
    )
    rows = records(plan("A", rate="standard"), plan("B", rate="specialist"), plan("C"))
    assert {name: text for name, text in settle(chain, rows).in_words.items() if "third" in name} == {
        "A/third": "£10.00", "B/third": "not earned £10.00", "C/third": "open £10.00",
    }  # fmt: skip


def test_a_disputed_outcome_holds_what_follows_it() -> None:
    washing = scheme(
        "payments:\n"
        + one("first", "outcome", '    when: result is "achieved"\n', "plan's started_on", "reviewed_on")
        + one("second", "outcome", "    when: first is earned\n", "plan's started_on", "reviewed_on")
        + one("third", "outcome", "    when: first is not earned\n", "plan's started_on", "reviewed_on")
    )
    given = {"result": "achieved", "reviewed_on": "2026-05-20"}
    rows = records(plan("A"), outcome("A1", "A", **given, disputed="yes"), outcome("A2", "A", **given))
    assert settle(washing, rows).in_words == {
        "A1/first": "held £10.00", "A1/second": "held £10.00", "A1/third": "held £10.00",
        "A2/first": "£10.00", "A2/second": "£10.00", "A2/third": "not earned £10.00",
    }  # fmt: skip


UNDONE = """
records:
  fields:
    of a plan:
      undone: yes or no
prices:
  half:
    from 2026-04-01: 50%
    assumed: made up
payments:
  bonus:
    assumed: made up
    pay: 1/3 of plan_value
    for each: plan
    priced at: started_on
    when: support_at_end is "none"
    due: started_on + 4 weeks
  taken:
    assumed: made up
    deduct: {share}bonus
    for each: plan
    priced at: started_on
    when: undone
    due: started_on + {weeks} weeks
"""


@pytest.mark.parametrize("rounding", ["half up", "half even"])
@given(st.integers(0, 500_000))
@settings(max_examples=tries(60), deadline=None, database=None)
def test_what_is_taken_back_whole_is_what_was_paid(rounding: str, pence: int) -> None:
    whole = scheme(UNDONE.format(share="", weeks=12), rounding)
    value = f"{pence // 100}.{pence % 100:02}"
    lines = settle(whole, records(plan("A", plan_value=value, support_at_end="none", undone="yes"))).by_id
    assert lines["A/bonus"].amount == -lines["A/taken"].amount
    assert lines["A/taken"].unit_price == lines["A/bonus"].unit_price == Fraction(pence)


def test_a_named_share_of_what_another_comes_to() -> None:
    # a third of £100.00 is 33.33; half of the exact third is 16.6667
    half = scheme(UNDONE.format(share="half of ", weeks=12))
    rows = records(plan("A", plan_value="100.00", support_at_end="none", undone="yes"))
    assert settle(half, rows).in_words == {"A/bonus": "£33.33", "A/taken": "-£16.67"}


def test_nothing_is_taken_back_before_it_is_due() -> None:
    early = scheme(UNDONE.format(share="", weeks=1))
    rows = records(plan("A", plan_value="300.00", support_at_end="none", undone="yes"))
    # started on 4 May: undone by 11 May, and due with the bonus on 1 June
    assert settle(early, rows, "2026-05-01 to 2026-05-31").in_words == {
        "A/bonus": "not due £100.00", "A/taken": "not due -£100.00",
    }  # fmt: skip
    assert settle(early, rows, "2026-06-01 to 2026-06-30").total == 0


def test_an_amount_that_is_not_known_takes_nothing_back() -> None:
    whole = scheme(UNDONE.format(share="", weeks=12))
    rows = records(plan("A", support_at_end="none", undone="yes"))
    assert settle(whole, rows).in_words == {"A/bonus": "open", "A/taken": "open"}


steps = st.lists(
    st.tuples(st.sampled_from(["", "none", "reduced"]), st.sampled_from(["", "yes", "no"])), min_size=1, max_size=5
)


@settings(max_examples=tries(80), deadline=None, database=None)
@given(steps)
def test_month_after_month_no_more_is_taken_back_than_was_paid(history: list[tuple[str, str]]) -> None:
    whole, kept = scheme(UNDONE.format(share="", weeks=5)), Kept()
    sums = {"bonus": 0, "taken": 0}
    for month, (support, undone) in enumerate(history, start=6):
        rows = records(plan("A", plan_value="250.00", support_at_end=support, undone=undone))
        last = "30" if month in (6, 9) else "31"
        for line in kept.settle(whole, rows, f"2026-{month:02}-01 to 2026-{month:02}-{last}"):
            sums[line.payment] += line.amount
        assert sums["bonus"] in (0, 8333)
        assert -8333 <= sums["taken"] <= 0
        if support == "reduced":
            assert sums == {"bonus": 0, "taken": 0}
        elif support == "none" and undone:
            assert sums == {"bonus": 8333, "taken": -8333 if undone == "yes" else 0}
