"""Limits: a line that brings a sum to its limit, over a plan, a person and a provider, in one period and in two."""

from datetime import date

from pbr.settlement.line import Status
from pbr.settlement.reason import LimitReached
from tests.engine.rows import outcome, person, plan, records
from tests.engine.settled import scheme, settle

PAYMENTS = """
payments:
  outcome:
    assumed: made up
    pay: £100.00
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
  failed:
    assumed: made up
    deduct: £70.00
    for each: outcome where payable
    priced at: plan's started_on
    when: result is "not_achieved"
    due: reviewed_on
limits:
"""


def limit(name: str, side: str, over: str, of: str = "outcome, failed") -> str:
    """One limit as a scheme writes it."""
    return f"  {name}:\n    {side}\n    of: {of}\n    over: {over}\n    assumed: made up\n"


def achieved(outcome_id: str, plan_id: str, reviewed_on: str) -> tuple[str, dict[str, str]]:
    """An outcome worth £100.00 from its review."""
    return outcome(outcome_id, plan_id, result="achieved", reviewed_on=reviewed_on)


def failed(outcome_id: str, plan_id: str, reviewed_on: str) -> tuple[str, dict[str, str]]:
    """An outcome that takes £70.00 off from its review."""
    return outcome(outcome_id, plan_id, result="not_achieved", reviewed_on=reviewed_on)


def limits_due(words: dict[str, str]) -> dict[str, str]:
    """The lines of the limits alone."""
    return {line_id: said for line_id, said in words.items() if line_id.endswith(("cap", "floor"))}


THREE_IN_TWO_MONTHS = records(
    plan("A"), achieved("A1", "A", "2026-06-01"), achieved("A2", "A", "2026-06-30"), achieved("A3", "A", "2026-07-01")
)


def test_a_cap_over_a_plan_in_two_periods() -> None:
    capped = scheme(PAYMENTS + limit("cap", "no more than: £150.00", "plan"))
    # June: two make £200.00, £50.00 too much. July: three make £300.00, £150.00 too much, £50.00 of it already taken.
    june = settle(capped, THREE_IN_TWO_MONTHS, "2026-06")
    july = settle(capped, THREE_IN_TWO_MONTHS, "2026-07")
    assert (june.in_words["A/cap"], june.total) == ("-£50.00", 15000)
    assert (july.in_words["A/cap"], july.total) == ("-£100.00", 0)
    august = settle(capped, THREE_IN_TWO_MONTHS, "2026-08")
    assert (august.in_words["A/cap"], august.total) == ("earlier -£150.00", 0)


def test_a_cap_just_reached_adds_no_line() -> None:
    capped = scheme(PAYMENTS + limit("cap", "no more than: £300.00", "plan"))
    assert limits_due(settle(capped, THREE_IN_TWO_MONTHS).in_words) == {}


def test_a_floor_over_a_plan_is_taken_back_when_the_plan_recovers() -> None:
    floored = scheme(PAYMENTS + limit("floor", "no less than: £0.00", "plan"))
    rows = records(plan("A"), failed("A1", "A", "2026-06-10"), achieved("A2", "A", "2026-07-10"))
    # June: -£70.00 is brought to nil. July: £30.00 in all, so the £70.00 is not needed any more.
    june, july = settle(floored, rows, "2026-06"), settle(floored, rows, "2026-07")
    assert (june.in_words["A/floor"], june.total) == ("£70.00", 0)
    assert (july.in_words["A/floor"], july.total) == ("-£70.00", 3000)
    assert settle(floored, rows).total == 3000


def test_a_cap_over_a_person_counts_all_their_plans_with_a_provider() -> None:
    capped = scheme(PAYMENTS + limit("cap", "no more than: £150.00", "person with each provider"))
    rows = records(
        plan("A"), plan("B"), plan("C", person_id="S2"),
        achieved("A1", "A", "2026-06-01"), achieved("B1", "B", "2026-06-01"), achieved("C1", "C", "2026-06-01"),
    )  # fmt: skip
    settled = settle(capped, rows)
    # S1 has £200.00 from two plans, and S2 £100.00 from one
    assert [(line.person_id, line.amount) for line in settled.lines if line.kind == "limit"] == [("S1", -5000)]
    assert settled.total == 25000


def test_a_person_with_two_providers_is_capped_with_each_and_the_lines_have_ids_of_their_own() -> None:
    capped = scheme(PAYMENTS + limit("cap", "no more than: £60.00", "person with each provider"))
    rows = records(
        plan("A"), plan("B", provider_id="P2"), achieved("A1", "A", "2026-06-01"), achieved("B1", "B", "2026-06-01")
    )
    settled = settle(capped, rows)
    limits = [line for line in settled.lines if line.kind == "limit"]
    assert [(line.provider_id, line.amount) for line in limits] == [("P1", -4000), ("P2", -4000)]
    assert len(settled.by_id) == len(settled.lines)


def test_a_cap_over_a_provider_after_a_cap_over_a_plan_counts_what_the_first_took_off() -> None:
    both = scheme(
        PAYMENTS
        + limit("plan_cap", "no more than: £150.00", "plan")
        + limit("provider_cap", "no more than: £170.00", "provider", "outcome, failed, plan_cap")
    )
    rows = records(
        plan("A"), plan("B"), achieved("A1", "A", "2026-06-01"), achieved("A2", "A", "2026-06-01"),
        achieved("B1", "B", "2026-07-01"),
    )  # fmt: skip
    # June: £200.00, less £50.00 for the plan, is £150.00. July: £100.00 more is £250.00, £80.00 over £170.00.
    june, july = settle(both, rows, "2026-06"), settle(both, rows, "2026-07")
    assert limits_due(june.in_words) == {"A/plan_cap": "-£50.00"}
    assert limits_due(july.in_words) == {"A/plan_cap": "earlier -£50.00", "P1/provider_cap": "-£80.00"}
    assert (june.total, july.total, settle(both, rows).total) == (15000, 2000, 17000)


def test_an_earlier_limit_that_moves_again_is_counted_in_both_periods() -> None:
    both = scheme(
        PAYMENTS
        + limit("plan_cap", "no more than: £100.00", "plan")
        + limit("provider_cap", "no more than: £120.00", "provider", "outcome, failed, plan_cap")
    )
    rows = records(
        plan("A"),
        achieved("A1", "A", "2026-06-01"),
        achieved("A2", "A", "2026-06-01"),
        achieved("A3", "A", "2026-07-01"),
    )
    # June: £200.00 less £100.00. July: another £100.00 and another £100.00 off. £100.00 never reaches £120.00.
    june, july = settle(both, rows, "2026-06"), settle(both, rows, "2026-07")
    assert limits_due(june.in_words) == {"A/plan_cap": "-£100.00"}
    assert limits_due(july.in_words) == {"A/plan_cap": "-£100.00"}
    assert (june.total, july.total) == (10000, 0)


def test_a_floor_over_a_provider_passes_over_the_payments_that_are_not_under_it() -> None:
    floored = scheme(PAYMENTS + limit("floor", "no less than: £0.00", "provider", "failed"))
    rows = records(plan("A"), failed("A1", "A", "2026-06-01"), achieved("A2", "A", "2026-06-01"))
    # Of £100.00 and -£70.00 the floor sees the -£70.00 alone, and brings it to nothing
    settled = settle(floored, rows)
    assert (limits_due(settled.in_words), settled.total) == ({"P1/floor": "£70.00"}, 10000)


def test_a_limit_after_a_limit_over_the_same_provider() -> None:
    two = scheme(
        PAYMENTS
        + limit("cap", "no more than: £50.00", "provider")
        + limit("floor", "no less than: £80.00", "provider", "outcome, failed, cap")
    )
    # £300.00 is capped to £50.00, and then brought up to £80.00
    settled = settle(two, THREE_IN_TWO_MONTHS)
    assert limits_due(settled.in_words) == {"P1/cap": "-£250.00", "P1/floor": "£30.00"}
    # June alone: £200.00 to £50.00 to £80.00; in July the cap takes £100.00 more and the floor adds nothing new
    july = settle(two, THREE_IN_TWO_MONTHS, "2026-07")
    assert limits_due(july.in_words) == {"P1/cap": "-£100.00", "P1/floor": "earlier £30.00"}


def test_what_is_open_held_or_not_due_is_under_no_limit() -> None:
    capped = scheme(PAYMENTS + limit("cap", "no more than: £150.00", "plan"))
    rows = records(
        plan("A"), achieved("A1", "A", "2026-06-01"), outcome("A2", "A"), achieved("A3", "A", "2026-07-02"),
        outcome("A4", "A", result="achieved", reviewed_on="2026-06-02", disputed="yes"),
    )  # fmt: skip
    settled = settle(capped, rows, "2026-06", as_at="2026-07-31")
    assert settled.in_words == {
        "A1/outcome": "£100.00",
        "A1/failed": "not earned -£70.00",
        "A2/outcome": "open £100.00",
        "A2/failed": "open -£70.00",
        "A3/outcome": "not due £100.00",
        "A3/failed": "not earned -£70.00",
        "A4/outcome": "held £100.00",
        "A4/failed": "held -£70.00",
    }


RETAINED = """
measures:
  none_at_10:
    assumed: made up
    count: person where support_at_10_weeks is "none"
    out of: person
    per: provider
    over: quarter
    dated by: referred_on
payments:
  price: {assumed: made up, pay: £750.00, for each: person, priced at: referred_on, due: referred_on}
  kept:
    assumed: made up
    pay: £250.00
    for each: person
    priced at: referred_on
    scaled by: none_at_10
    steps of the whole:
      below 50%: nil
      from 50%: 100%
    due: end of quarter
limits:
"""


def test_a_cap_counts_what_is_retained_when_it_is_released() -> None:
    capped = scheme(RETAINED + limit("most", "no more than: £1,600.00", "provider", "price, kept"))

    def due(answer: str, period: str) -> int:
        tables = records(*(person(each, "2026-04-06", support_at_10_weeks=answer) for each in ("S1", "S2")))
        return sum(line.amount for line in settle(capped, tables, period).lines)

    # Two at £750.00 in April: below the cap, though £500.00 more is retained.
    assert due("none", "2026-04-01 to 2026-04-30") == 150000
    # The £500.00 released make £2,000.00, which is £400.00 above the cap.
    assert due("none", "2026-06-01 to 2026-06-30") == 10000
    assert due("none", "2026-04-01 to 2026-06-30") == 160000
    # Nothing is released, so there is nothing to take off.
    assert due("same", "2026-04-01 to 2026-06-30") == 150000


def test_a_floor_on_a_floor_comes_to_the_same_in_two_periods_as_in_one() -> None:
    both = scheme(
        PAYMENTS
        + limit("floor", "no less than: £150.00", "plan")
        + limit("upper_floor", "no less than: £80.00", "plan", "floor")
    )
    rows = records(plan("A"), achieved("A1", "A", "2026-06-01"), achieved("A2", "A", "2026-07-01"))
    # June: £100.00 is £50.00 short of £150.00, and that £50.00 is £30.00 short of £80.00: £180.00 in all. July: £200.00
    # is past the first floor, which takes its £50.00 back; with nothing due under the second, it takes its £30.00 back.
    june, july = settle(both, rows, "2026-06"), settle(both, rows, "2026-07")
    assert limits_due(june.in_words) == {"A/floor": "£50.00", "A/upper_floor": "£30.00"}
    assert limits_due(july.in_words) == {"A/floor": "-£50.00", "A/upper_floor": "-£30.00"}
    assert (june.total, july.total, settle(both, rows).total) == (18000, 2000, 20000)


UP_AND_DOWN = """
payments:
  up:
    assumed: made up
    pay: £100.00
    for each: plan where rate is "standard"
    priced at: started_on
    due: reviewed_on
  down:
    assumed: made up
    deduct: £100.00
    for each: plan where rate is "specialist"
    priced at: started_on
    due: reviewed_on
limits:
"""


def test_a_limit_that_moves_no_more_is_dated_by_the_last_day_that_moved_it() -> None:
    capped = scheme(UP_AND_DOWN + limit("cap", "no more than: £150.00", "provider", "up, down"))
    rows = records(
        plan("A", rate="standard", reviewed_on="2026-06-30"), plan("B", rate="standard", reviewed_on="2026-06-01"),
        plan("C", rate="standard", reviewed_on="2026-07-05"), plan("D", rate="specialist", reviewed_on="2026-07-06"),
    )  # fmt: skip
    line = settle(capped, rows, "2026-07").by_id["P1/cap"]
    # June: £200.00 is £50.00 too much. July: £100.00 up and £100.00 down leave it as it was, at the end of June
    assert (line.status, line.amount, line.at_stake, line.due_to_date) == (Status.EARLIER, 0, -5000, -5000)
    assert (line.due_on, line.settled_before) == (date(2026, 6, 30), 0)
    june = settle(capped, rows, "2026-06").by_id["P1/cap"]
    assert (june.status, june.amount, june.at_stake, june.due_to_date) == (Status.DUE, -5000, None, -5000)
    assert (june.due_on, june.settled_before) == (date(2026, 6, 30), 0)
    assert june.reason == LimitReached(("up", "down"), 20000, True, 15000, "provider")


def test_a_limit_over_a_plan_that_has_one_line_alone() -> None:
    capped = scheme(UP_AND_DOWN + limit("cap", "no more than: £60.00", "plan", "up"))
    rows = records(plan("A", rate="standard", reviewed_on="2026-06-30"))
    assert settle(capped, rows, "2026-06").in_words == {"A/up": "£100.00", "A/cap": "-£40.00"}
