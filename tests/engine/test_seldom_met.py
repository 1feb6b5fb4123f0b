"""Turnings of the engine that few schemes take: each would change money, or lose a record, if it went the other way."""

from fractions import Fraction

import pytest

from pbr.conditions.lexer import Misread
from pbr.conditions.type_check import FARTHEST, check_not_too_far
from pbr.engine.deductions_not_taken import deductions_by_table, watch_deductions
from pbr.settlement.error_reasons import NoPriceForCodes
from pbr.settlement.line import Status
from pbr.settlement.reason import NotEarned
from pbr.settlement.reason_words import reason_in_words
from tests.engine.rows import outcome, person, plan, records, stay, visit
from tests.engine.settled import extract_of, scheme, settle, settle_extract

FROM_A_FIELD_OF_ITS_OWN = """
payments:
  sum:
    assumed: made up
    pay: £90.00
    for each: plan
    priced at: started_on
    instalments: 3 monthly from agreed_on
    due: each instalment
"""


def test_instalments_from_a_field_that_nothing_else_names() -> None:
    contract = scheme(FROM_A_FIELD_OF_ITS_OWN)
    assert "agreed_on" in contract.needs["plans"]
    settled = settle(contract, records(plan("I", agreed_on="2026-05-20")), "2026-05-01 to 2026-06-30")
    # £30.00 on 20 May, June and July
    assert settled.in_words == {"I/sum/01": "£30.00", "I/sum/02": "£30.00", "I/sum/03": "not due £30.00"}
    assert {(line.unit_price, line.share) for line in settled.lines} == {(Fraction(9000), Fraction(1, 3))}


TWO_HOLDS = """
records:
  hold when:
    of a stay:
      costly: weekly_cost is more than £1,000.00
      unpriced: weekly_cost is missing
    of a plan:
      odd: plan_type is "other"
payments:
  cost:
    assumed: made up
    pay: £5.00
    for each: stay
    priced at: from_on
    due: from_on
  care:
    assumed: made up
    pay: £7.00
    for each: plan
    priced at: started_on
    due: started_on
"""


def test_two_holds_on_one_kind_of_record_each_hold_and_say_which() -> None:
    contract = scheme(TWO_HOLDS.replace("is more than", ">"))
    rows = records(
        stay("H1", "2026-05-01", weekly_cost="1200.00"),
        stay("H2", "2026-05-01"),
        stay("H3", "2026-05-01", weekly_cost="900.00"),
        plan("H4", plan_type="other"),
        plan("H5"),
    )
    settled = settle(contract, rows)
    assert settled.in_words == {
        "H1/cost": "held £5.00",
        "H2/cost": "held £5.00",
        "H3/cost": "£5.00",
        "H4/care": "held £7.00",
        "H5/care": "£7.00",
    }
    assert reason_in_words(settled.by_id["H1/cost"].reason).startswith("held: costly")
    assert reason_in_words(settled.by_id["H2/cost"].reason).startswith("held: unpriced")


BY_PROVIDER = """
prices:
  sum:
    by: provider_id
    from 2026-04-01:
      P1: £300.00
      otherwise: £120.00
    assumed: made up
payments:
  contract:
    assumed: made up
    pay: sum
    for each: quarter per provider
    priced at: start of quarter
    due: end of quarter
  visit:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    due: started_on
"""


def test_otherwise_in_a_price_by_provider_is_no_provider() -> None:
    settled = settle(scheme(BY_PROVIDER), records(plan("Q", provider_id="P7")), "2026-04-01 to 2026-06-30")
    contract = {line.line_id: line.amount for line in settled.lines if line.payment == "contract" and line.amount}
    # P1 has a price and no record; P7 a record, and the price of all others; nobody is called "otherwise"
    assert contract == {"P1/contract/2026-04-to-06": 30000, "P7/contract/2026-04-to-06": 12000}
    assert {line.provider_id for line in settled.lines} == {"P1", "P7"}


LIMITED_POOL = """
measures:
  home:
    count: person where support_at_10_weeks is "none"
    out of: person
    per: provider
    over: quarter
    dated by: referred_on
    assumed: made up
payments:
  together:
    assumed: made up
    pay: £100.00
    for each: person
    priced at: referred_on
    scaled by: home
    steps of the whole:
      below 50%: nil
      from 50%: 80%
    due: end of quarter
limits:
  ceiling:
    no more than: £130.00
    of: together
    over: provider
    assumed: made up
"""


@pytest.mark.parametrize(("people", "takes", "total"), [(1, None, 8000), (2, "-£30.00", 13000)])
def test_a_limit_is_over_what_a_measure_has_released(people: int, takes: str | None, total: int) -> None:
    rows = records(*[person(f"L{at}", "2026-04-20", support_at_10_weeks="none") for at in range(people)])
    settled = settle(scheme(LIMITED_POOL), rows)
    # 80% of £100.00 for each: £80.00, or £160.00 of which £130.00 stay. The notes of the records are not counted
    assert settled.in_words.get("P1/ceiling") == takes
    assert settled.total == total


@pytest.mark.parametrize("days", [FARTHEST, -FARTHEST, 0])
def test_a_hundred_years_there_or_back_is_not_too_far(days: int) -> None:
    check_not_too_far(days, 0, 1)


@pytest.mark.parametrize("days", [FARTHEST + 1, -FARTHEST - 1])
def test_a_day_more_than_a_hundred_years_is_too_far(days: int) -> None:
    with pytest.raises(Misread):
        check_not_too_far(days, 0, 1)


def test_a_code_that_is_held_holds_what_belongs_to_it() -> None:
    contract = scheme("""
records:
  hold when:
    of a plan:
      odd: plan_type is "other"
    of an outcome:
      early: result is "not_assessed"
payments:
  fee:
    assumed: made up
    pay: £9.00
    for each: outcome
    priced at: plan's started_on
    due: reviewed_on
""")
    rows = records(
        plan("J", plan_type="other"), outcome("J1", "J", reviewed_on="2026-06-01"),
        plan("K"), outcome("K1", "K", reviewed_on="2026-06-01"),
        outcome("K2", "K", reviewed_on="2026-06-01", result="not_assessed"),
    )  # fmt: skip
    found = settle(contract, rows).in_words
    assert found == {"J1/fee": "held £9.00", "K1/fee": "£9.00", "K2/fee": "held £9.00"}


BY_CODE_AND_TEXT = """
prices:
  fee_price:
    by: rate, area
    from 2026-04-01:
      standard:
        north: £100.00
      specialist:
        north: £150.00
    assumed: made up
payments:
  fee:
    assumed: made up
    pay: fee_price
    for each: plan
    priced at: started_on
    due: started_on
"""


def test_what_somebody_typed_freely_is_not_repeated_where_it_has_no_price() -> None:
    contract = scheme(BY_CODE_AND_TEXT)
    rows = records(plan("A", rate="standard", area="a name"), plan("B", rate="standard", area="north"))
    settled = settle_extract(contract, extract_of(contract, rows), "2026-05-01 to 2026-06-30", "")
    assert [(one.code, one.record.id, one.field) for one in settled.unpriced] == [("PBR902", "A", "area")]
    # The area is free text, so neither of the two codes is shown
    assert isinstance(settled.unpriced[0].lacking, NoPriceForCodes)
    assert settled.unpriced[0].lacking.codes == ()
    assert settled.by_id["B/fee"].amount == 10000


def test_a_plan_that_is_held_holds_its_visits_which_nothing_else_can() -> None:
    contract = scheme("""
records:
  hold when:
    of a plan:
      odd: plan_type is "other"
payments:
  call:
    assumed: made up
    pay: £9.00
    for each: visit
    priced at: visited_on
    due: visited_on
""")
    rows = records(
        plan("M", plan_type="other"),
        visit("M1", "M", "2026-06-02", "30"),
        plan("N"),
        visit("N1", "N", "2026-06-02", "30"),
    )
    assert settle(contract, rows).in_words == {"M1/call": "held £9.00", "N1/call": "£9.00"}


def test_a_record_that_is_held_is_so_where_its_scope_is_not_known_either() -> None:
    contract = scheme("""
records:
  hold when:
    of a plan:
      odd: plan_type is "other"
payments:
  fee:
    assumed: made up
    pay: £9.00
    for each: plan where rate is "standard"
    priced at: started_on
    due: started_on
""")
    settled = settle(contract, records(plan("R", plan_type="other"), plan("S"), plan("T", rate="specialist")))
    assert settled.in_words == {"R/fee": "held £9.00", "S/fee": "open £9.00"}


SHARE_BY_PROVIDER = """
prices:
  first_share:
    by: {by}
    from 2026-04-01:
      {code}: 40%
    assumed: made up
payments:
  contract:
    assumed: made up
    pay: £300.00
    for each: {each}
    priced at: {priced}
    in parts:
      first:
        share: first_share
        due: {due}
      last:
        share: rest
        due: {due}
"""


FINISHED = """
measures:
  completed:
    count: plan where end_reason is "completed"
    out of: plan
    per: provider
    over: quarter
    dated by: started_on
    assumed: made up
"""
SCALED_REST = """share: rest
        scaled by: completed
        steps of the whole:
          below 50%: nil
          from 50%: 100%"""
FEE = """
  fee:
    assumed: made up
    pay: £1.00
    for each: plan
    priced at: started_on
    due: started_on
"""


def test_a_quarter_whose_parts_have_no_share_is_in_error_and_said_to_be() -> None:
    of_window = {"each": "quarter per provider", "priced": "start of quarter", "due": "end of quarter"}
    in_two = SHARE_BY_PROVIDER.format(by="provider_id", code="P1", **of_window)
    contract = scheme(FINISHED + in_two.replace("share: rest", SCALED_REST) + FEE)
    extract = extract_of(contract, records(plan("A", end_reason="completed"), plan("B", provider_id="P2")))
    settled = settle_extract(contract, extract, "2026-04-01 to 2026-06-30", "")
    # £120.00 and £180.00 for P1, which has a share, and whose plan is completed; P2 has none in any quarter
    lines = [line for line in settled.lines if line.payment == "contract"]
    due = {line.line_id: line.amount for line in lines if line.status is Status.DUE}
    assert due == {"P1/contract.first/2026-04-to-06": 12000, "P1/contract.last/2026-04-to-06": 18000}
    assert [(one.code, one.record.provider) for one in settled.unpriced] == [("PBR902", "P2")] * 4
    assert {line.status for line in lines if line.provider_id == "P2"} == {Status.ERROR}


def test_a_part_whose_share_hangs_on_a_blank_code_is_open() -> None:
    of_plan = {"each": "plan", "priced": "started_on", "due": "started_on"}
    contract = scheme(SHARE_BY_PROVIDER.format(by="rate", code="standard", **of_plan))
    settled = settle(contract, records(plan("U", rate="standard"), plan("V")))
    assert settled.in_words == {
        "U/contract.first": "£120.00",
        "U/contract.last": "£180.00",
        "V/contract.first": "open",
        "V/contract.last": "open",
    }


def test_a_part_whose_share_is_one_whatever_the_code_is_known_of_a_blank_one() -> None:
    of_plan = {"each": "plan", "priced": "started_on", "due": "started_on"}
    contract = scheme(SHARE_BY_PROVIDER.format(by="rate", code="otherwise", **of_plan))
    settled = settle(contract, records(plan("V")))
    # 40% of £300.00 is £120.00, whatever the rate is, and the rest is £180.00.
    assert settled.in_words == {"V/contract.first": "£120.00", "V/contract.last": "£180.00"}


def test_a_dispute_may_bring_in_what_is_paid_for_by_more_than_was_found() -> None:
    contract = scheme("""
payments:
  fee:
    assumed: made up
    pay: £9.00
    for each: outcome where payable and result is "achieved"
    priced at: plan's started_on
    due: reviewed_on
""")
    found = {"reviewed_on": "2026-06-01", "result": "not_achieved"}
    rows = records(
        plan("W"), outcome("W1", "W", **found), outcome("W2", "W", **found, disputed="yes"),
        outcome("W3", "W", **{**found, "payable": "no"}, disputed="yes"),
    )  # fmt: skip
    # Whether W2 was achieved after all is disputed; that W3 is not payable is no finding of the review
    assert settle(contract, rows).in_words == {"W2/fee": "held £9.00"}


def test_which_deductions_are_worked_from_which_table() -> None:
    contract = scheme("""
payments:
  fee:
    assumed: made up
    pay: £9.00
    for each: stay
    priced at: from_on
    due: from_on
  fine:
    assumed: made up
    deduct: £9.00
    for each: outcome
    priced at: plan's started_on
    due: reviewed_on
  shared:
    assumed: made up
    deduct: £9.00
    for each: plan
    priced at: started_on
    in parts:
      first:
        share: 40%
        due: started_on
      last:
        share: rest
        spread: equally over outcome where payable
        due: plan's started_on
""")
    # What is paid is no deduction; one that is shared out is worked from the plans and from their outcomes
    assert deductions_by_table(contract.scheme) == {"outcomes": ("fine", "shared"), "plans": ("shared",)}


@pytest.mark.parametrize(("verb", "watched"), [("pay", False), ("deduct", True)])
def test_only_where_something_is_deducted_are_deductions_watched_for(verb: str, watched: bool) -> None:
    contract = scheme(f"""
payments:
  only_one:
    assumed: made up
    {verb}: £9.00
    for each: outcome
    priced at: plan's started_on
    due: reviewed_on
""")
    run = contract.scheme.runs
    assert (watch_deductions(contract.scheme, (), run, run.last) is not None) is watched


def test_each_line_says_its_own_reason_where_a_condition_looks_at_two_records() -> None:
    contract = scheme("""
payments:
  fee:
    assumed: made up
    pay: £9.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved" and plan's rate is "standard"
    due: reviewed_on
""")
    reviewed = "2026-06-01"
    rows = records(
        plan("X", rate="standard"), outcome("X1", "X", result="not_achieved", reviewed_on=reviewed),
        plan("Y", rate="specialist"), outcome("Y1", "Y", result="achieved", reviewed_on=reviewed),
        plan("Z", rate="specialist"), outcome("Z1", "Z", result="not_achieved", reviewed_on=reviewed),
    )  # fmt: skip
    settled = settle(contract, rows)
    facts = {}
    for line in settled.lines:
        assert isinstance(line.reason, NotEarned)
        facts[line.record_id] = [
            (fact.field.field, fact.value) for statement in line.reason.facts for fact in statement
        ]
    # Each has the facts that were against it, and no other's
    result, rate = ("result", "not_achieved"), ("rate", "specialist")
    assert facts == {"X1": [result], "Y1": [rate], "Z1": [result, rate]}
