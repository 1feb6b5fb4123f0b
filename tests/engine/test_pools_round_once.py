"""Pools over a quarter and over the whole run: exact until the pool's own line is rounded, and once then."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Status
from pbr.settlement.reason_words import reason_in_words
from pbr.values.rounding import Rounding, to_pence
from pbr.values.window import window_of
from tests.engine.rows import person, plan, records
from tests.engine.settled import Settled, period_of, scheme, settle
from tests.thorough import tries

POOLED = """
measures:
  home:
    count: person where support_at_10_weeks is "none"
    out of: person
    per: provider
    over: {over}
    dated by: referred_on
    assumed: made up
prices:
  price:
    from 2026-04-01: {price}
    assumed: made up
payments:
  together:
    assumed: made up
    {verb}: {share}price
    for each: person
    priced at: referred_on
    scaled by: home
    steps of the whole:
      below 50%: {low}
      from 50%: {high}
    due: end of {due}
"""
DEFAULT = {"over": "quarter", "price": "£10.00 per 3 people", "verb": "pay", "share": "", "low": "nil", "high": "100%"}


def pooled(count: int, rounding: str = "half up", found: str = "none", **changed: str) -> Settled:
    """So many people, all found the same at ten weeks."""
    options = {**DEFAULT, "due": "quarter", **changed}
    people = [person(f"T{number:02}", "2026-04-13", support_at_10_weeks=found) for number in range(count)]
    return settle(scheme(POOLED.format(**options), rounding), records(*people))


def test_three_thirds_of_ten_pounds_are_ten_pounds() -> None:
    settled = pooled(3)
    # £10.00 for 3 is £3.333… each; together £10.00, and each note is rounded by itself
    assert settled.in_words["P1/together/2026-04-to-06"] == "£10.00"
    assert {line.at_stake for line in settled.lines if line.status is Status.NOTE} == {333}
    assert settled.total == 1000


def test_what_is_released_is_a_share_of_the_exact_sum() -> None:
    # Two people at £1.00 for 3 are £0.6666…, and 74.2% of it is 49.46p, so 49p; of £0.67 it would be 49.7p, so 50p
    settled = pooled(2, price="£1.00 per 3 people", high="74.2%")
    line = settled.by_id["P1/together/2026-04-to-06"]
    assert (line.amount, line.at_stake, line.unit_price) == (49, 18, Fraction(200, 3))


def test_rounding_in_another_way_is_once_too() -> None:
    # 3 x £3.333… is £10.00, and rounding each up first would give £10.02
    assert pooled(3, rounding="up").total == 1000
    # 2 x £3.333… is £6.666…
    assert pooled(2, rounding="up").total == 667
    assert pooled(2, rounding="down").total == 666


def test_a_pool_of_deductions_rounds_once() -> None:
    assert pooled(3, verb="deduct").total == -1000
    assert pooled(2, verb="deduct").total == -667


def test_a_share_of_a_price_is_exact_in_a_pool() -> None:
    # 1/3 of £0.10 for each of three people is £0.10
    assert pooled(3, price="£0.10", share="1/3 of ").total == 10


def test_a_nil_line_is_in_the_pool_and_moves_nothing() -> None:
    # Nothing earned is a pool of nothing, which is due and comes to £0.00
    settled = pooled(2, price="£0.00")
    assert settled.in_words["P1/together/2026-04-to-06"] == "£0.00"
    assert [line.at_stake for line in settled.lines if line.status is Status.NOTE] == [0, 0]


def test_a_pool_over_the_whole_run_has_one_line_named_run() -> None:
    over_the_run = POOLED.format(**{**DEFAULT, "over": "run", "due": "year"})
    late = person("T9", "2027-03-30", support_at_10_weeks="none")
    settled = settle(
        scheme(over_the_run),
        records(person("T1", "2026-04-13", support_at_10_weeks="none"), late),
        "2026-04-01 to 2027-12-31",
    )
    line = settled.by_id["P1/together/run"]
    # Two thirds of £10.00, for a window that is the run itself, due at the end of the year in which it ends
    assert (line.amount, line.slot.label, str(line.due_on)) == (667, "run", "2027-12-31")
    assert (str(line.service_from), str(line.service_to)) == ("2026-04-01", "2027-03-31")
    (measured,) = settled.measures
    assert measured.window == window_of("run", period_of("2026-04-01 to 2027-03-31").first, measured.window.period)
    assert (measured.window.label, measured.words) == ("run", "2 of 2")
    notes = {reason_in_words(line.reason) for line in settled.lines if line.status is Status.NOTE}
    assert notes == {"retained: paid with the others of the run, scaled by home"}


def test_a_scaled_share_of_a_contract_sum_rounds_once() -> None:
    contract = scheme("""
terms:
  of a plan:
    done: end_reason is "completed"
measures:
  completed:
    count: plan where done
    out of: plan
    per: provider
    over: run
    assumed: made up
payments:
  contract:
    assumed: made up
    pay: £10.01
    for each: quarter per provider
    priced at: start of quarter
    in parts:
      sure:
        share: 1/3
        scaled by: completed
        steps of the whole:
          below 50%: nil
          from 50%: 49.9%
        due: end of quarter
      other:
        share: rest
        scaled by: completed
        steps of the whole:
          below 50%: nil
          from 50%: 49.9%
        due: end of quarter
""")
    settled = settle(contract, records(plan("A", end_reason="completed", ended_on="2026-06-01")), "2026-06")
    # A third of £10.01 is 333.66…p, and 49.9% of it is 166.49…p, so £1.66; of £3.34 it would be 166.67p, so £1.67
    assert settled.in_words["P1/contract.sure/2026-04-to-06"] == "£1.66"
    # The rest is £10.01 less £3.34, £6.67: 49.9% of it is 332.83p
    assert settled.in_words["P1/contract.other/2026-04-to-06"] == "£3.33"


@given(
    count=st.integers(1, 12),
    price=st.integers(1, 5000),
    per=st.integers(1, 12),
    step=st.sampled_from(("100%", "50%", "1/3", "80%", "37.5%")),
    rounding=st.sampled_from((Rounding.HALF_UP, Rounding.UP, Rounding.DOWN)),
)
@settings(max_examples=tries(40), deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_pool_is_within_one_rounding_of_what_was_earned(
    count: int, price: int, per: int, step: str, rounding: Rounding
) -> None:
    settled = pooled(count, rounding.value, price=f"£{price // 100}.{price % 100:02} per {per} people", high=step)
    share = Fraction(step) if "/" in step else Fraction(step.removesuffix("%")) / 100
    assert settled.total == to_pence(Fraction(price * count, per) * share, rounding)
