"""Scaling beyond the shipped schemes: deductions, months, steps that go down, and runs that start midway."""

from fractions import Fraction

from pbr.settlement.line import Status
from tests.engine.rows import Fields, plan, records
from tests.engine.settled import WHOLE_RUN, Settled, scheme, settle

SCALED = """
terms:
  of a plan:
    done: end_reason is "completed"
measures:
  completed:
    count: plan where done
    out of: plan
    per: provider
    over: month
    dated by: started_on
    assumed: made up
payments:
  contract:
    assumed: made up
    {verb}
    for each: {basis}
    priced at: {priced}
    scaled by: completed
    steps of the whole:
      below 50%: {low}
      from 50%: {middle}
      from 80%: {high}
    due: end of month
"""
WINDOW = {"basis": "month per provider", "priced": "start of month"}
POOL = {"basis": "plan", "priced": "started_on"}
RISING = {"low": "nil", "middle": "1/3", "high": "100%"}


def plans(*results: str, month: str = "2026-05") -> list[tuple[str, Fields]]:
    """A plan for each result, all started in one month; blank has not ended yet."""
    return [plan(f"{month}-{number}", started_on=f"{month}-10", end_reason=said) for number, said in enumerate(results)]


def sums(settled: Settled) -> dict[str, str]:
    """The lines of provider P1 as a whole that are neither open nor to come."""
    found = {line_id: said for line_id, said in settled.in_words.items() if line_id.startswith("P1/")}
    return {line_id: said for line_id, said in found.items() if not said.startswith(("open", "not due"))}


DONE, NOT_DONE, UNKNOWN = "completed", "died", ""


def test_a_deduction_is_scaled_as_a_payment_is() -> None:
    # Half of two releases a third of £100.00, and £66.67 stays at stake
    for verb, amount in (("pay: £100.00", 3333), ("deduct: £100.00", -3333)):
        settled = settle(scheme(SCALED.format(verb=verb, **WINDOW, **RISING)), records(*plans(DONE, NOT_DONE)))
        line = settled.by_id["P1/contract/2026-05"]
        assert line.share == Fraction(1, 3)
        assert (line.amount, line.at_stake, settled.total) == (amount, 2 * amount + (-1 if amount < 0 else 1), amount)


def test_nothing_is_released_while_no_record_belongs_for_certain() -> None:
    measured = SCALED.replace("out of: plan", 'out of: plan where rate is "standard"')
    contract = scheme(measured.format(verb="pay: £100.00", **WINDOW, **RISING))
    # The one plan is completed, and would be 1 of 1; but its rate is blank, so there may be nothing to measure
    line = settle(contract, records(*plans(DONE))).by_id["P1/contract/2026-05"]
    assert (line.status, line.amount, line.due_to_date, line.at_stake) == (Status.OPEN, 0, 0, 10000)
    # Where it is decided that nothing is released, all of it stays at stake
    none = scheme(SCALED.format(verb="pay: £100.00", **WINDOW, **RISING))
    line = settle(none, records(*plans(NOT_DONE))).by_id["P1/contract/2026-05"]
    assert (line.status, line.amount, line.due_to_date, line.at_stake) == (Status.NOT_EARNED, 0, 0, 10000)


def test_what_is_not_known_is_no_matter_between_two_steps_that_release_the_same() -> None:
    contract = scheme(SCALED.format(verb="pay: £100.00", **WINDOW, low="nil", middle="1/3", high="1/3"))
    # Three of four, or four of four: 75% or 100%, on either side of 80%, and a third of £100.00 either way
    assert sums(settle(contract, records(*plans(DONE, DONE, DONE, UNKNOWN))))["P1/contract/2026-05"] == "£33.33"


def test_a_pool_is_one_unit_of_what_was_earned_together_and_says_what_share_is_released() -> None:
    pooled = scheme(SCALED.format(verb="pay: £100.00", **POOL, **RISING))
    # One of two plans completed: a third of £200.00
    line = settle(pooled, records(*plans(DONE, NOT_DONE))).by_id["P1/contract/2026-05"]
    assert (line.quantity, line.unit_price, line.share) == (Fraction(1), Fraction(20000), Fraction(1, 3))
    assert line.amount == 6667


def test_a_pool_of_deductions_is_taken_off_together() -> None:
    pooled = scheme(SCALED.format(verb="deduct: £100.00", **POOL, **RISING))
    # Two plans of £100.00 with one of two completed: a third of £200.00
    assert sums(settle(pooled, records(*plans(DONE, NOT_DONE)))) == {"P1/contract/2026-05": "-£66.67"}
    assert sums(settle(pooled, records(*plans(NOT_DONE)))) == {"P1/contract/2026-05": "not earned -£100.00"}


def test_what_is_open_besides_is_not_pooled_before_its_day() -> None:
    gated = SCALED.replace("due: end of month", 'when: rate is "standard"\n    due: end of month')
    pooled = scheme(gated.format(verb="pay: £100.00", **POOL, **RISING))
    rows = [plan("KNOWN", started_on="2026-05-10", rate="standard"), plan("BLANK", started_on="2026-05-10")]
    found = settle(pooled, records(*rows), "2026-05-01 to 2026-05-30").in_words
    # Neither is due before 31 May. What is earned already is retained; what may never be is not in the pool
    assert found == {
        "KNOWN/contract/2026-05": "note £100.00",
        "BLANK/contract": "not due £100.00",
        "P1/contract/2026-05": "not due £100.00",
    }


PRICED = """
prices:
  price:
    by: rate
    from 2026-04-01:
      standard: £100.00
      specialist: £150.00
    assumed: made up
"""


def test_what_has_no_price_yet_is_not_pooled() -> None:
    pooled = scheme(PRICED + SCALED.format(verb="pay: price", **POOL, **RISING))
    rows = [
        plan("KNOWN", started_on="2026-05-10", rate="standard", end_reason=DONE),
        plan("BLANK", started_on="2026-05-10", end_reason=DONE),
    ]
    # Both are completed; £100.00 is all that is known of what they earned together
    assert settle(pooled, records(*rows)).in_words == {
        "KNOWN/contract/2026-05": "note £100.00",
        "BLANK/contract": "open",
        "P1/contract/2026-05": "£100.00",
    }


def test_each_provider_has_a_pool_of_its_own() -> None:
    pooled = scheme(SCALED.format(verb="pay: £100.00", **POOL, **RISING))
    of_p2 = plan("OTHER", provider_id="P2", started_on="2026-05-10", end_reason=DONE)
    settled = settle(pooled, records(*plans(DONE, NOT_DONE), of_p2))
    # P1: one of two, a third of £200.00. P2: one of one, all of £100.00
    pools = {line.line_id: line.amount for line in settled.lines if line.record_id == ""}
    assert pools == {"P1/contract/2026-05": 6667, "P2/contract/2026-05": 10000}


def test_every_month_of_the_run_has_a_line() -> None:
    monthly = scheme(SCALED.format(verb="pay: £100.00", **WINDOW, **RISING))
    settled = settle(monthly, records(*plans(DONE), *plans(NOT_DONE, month="2026-07")))
    assert len(settled.lines) == 12
    assert sums(settled) == {"P1/contract/2026-05": "£100.00", "P1/contract/2026-07": "not earned £100.00"}
    assert settled.in_words["P1/contract/2027-03"] == "open £100.00"


def test_steps_that_go_down_and_up_again_are_not_passed_over() -> None:
    falling = scheme(SCALED.format(verb="pay: £100.00", **WINDOW, low="100%", middle="nil", high="100%"))
    # Between 1 of 3 and 3 of 3 both ends release all, and 2 of 3 would release nothing
    settled = settle(falling, records(*plans(DONE, UNKNOWN, UNKNOWN)))
    assert settled.in_words["P1/contract/2026-05"] == "open £100.00"
    assert sums(settle(falling, records(*plans(DONE, DONE, NOT_DONE)))) == {"P1/contract/2026-05": "not earned £100.00"}


def test_what_is_before_a_run_that_starts_midway_is_not_measured() -> None:
    midway = scheme(SCALED.format(verb="pay: £100.00", **POOL, **RISING), runs="2026-05-10 to 2027-03-31")
    early = plan("EARLY", started_on="2026-05-09", end_reason=NOT_DONE)
    settled = settle(midway, records(*plans(DONE), early), WHOLE_RUN)
    assert settled.measured["completed P1 2026-05"] == "1 of 1"


def test_a_note_is_of_no_money_and_no_measure_scales_it() -> None:
    noted = scheme(SCALED.format(verb="note: £100.00", **WINDOW, **RISING))
    settled = settle(noted, records(*plans(NOT_DONE)))
    assert (settled.in_words["P1/contract/2026-05"], settled.total) == ("note £100.00", 0)
