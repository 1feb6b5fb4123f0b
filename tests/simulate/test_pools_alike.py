"""Like with like where money is a provider's: of a pool it is those it was kept from, of a limit those under it."""

from pathlib import Path

from pbr.simulate.backcast.baseline_difference import LikeWithLike, compare_like_with_like, most_changed
from tests.simulate.by_hand import AT_RISK, BASELINE, cast, extract, result_of

PEOPLE = """\
person_id,provider_id,referred_on,area,support_at_10_weeks
S1,P1,2026-04-06,north,none
S2,P1,2026-04-06,south,same
S5,P1,2026-04-06,north,none
"""
SEPTEMBER = "2026-09-30"
HALF = """\
pbr: 1
scheme: half
title: Half of what was kept back is released
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
measures:
  all_well:
    assumed: made up
    count: plan where support_at_end is "none"
    out of: plan where plan_type is "reablement"
    per: provider
    over: quarter
    dated by: started_on
payments:
  care:
    assumed: made up
    pay: £100.01
    for each: plan where plan_type is "reablement"
    priced at: started_on
    due: end of quarter
    scaled by: all_well
    steps of the whole:
      below 50%: nil
      from 50%: 50%
examples:
  One of one:
    plans:
      - {plan_id: A, person_id: S, provider_id: P1, plan_type: reablement, started_on: 2026-05-04, support_at_end: none}
    as at: 2026-06-30
    measures:
      all_well P1 2026-04-to-06: 1 of 1
    lines:
      A/care/2026-04-to-06: note £100.01
      P1/care/2026-04-to-06: £50.01
    total due: £50.01
"""


def test_what_is_released_belongs_to_those_it_was_kept_from(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path, people=PEOPLE), AT_RISK, as_at=SEPTEMBER)
    at_risk = result_of(compared, AT_RISK)
    # Six instalments of £450.00 each, and two of three release all of three times £600.00: £3,300.00 a person.
    assert at_risk.total.due == 990000
    assert dict(at_risk.due_by_person) == {("P1", "S1"): 330000, ("P1", "S2"): 330000, ("P1", "S5"): 330000}
    # S1 alone has visits: those of A, £40.71.
    assert compare_like_with_like(at_risk, result_of(compared, BASELINE)) == LikeWithLike(4071, 990000)
    assert most_changed(at_risk, result_of(compared, BASELINE))[0].after == 330000


def test_an_odd_penny_of_a_pool_is_one_record_s(tmp_path: Path) -> None:
    (tmp_path / "half.yaml").write_text(HALF, encoding="utf-8")
    half = result_of(cast(extract(tmp_path), tmp_path / "half.yaml"), "half")
    # P1: one of A and B, half of £200.02 is £100.01, £50.005 each: the running total is £50.01, then £100.01.
    # P2: nobody says how C was left, so nothing is released yet.
    assert dict(half.due_by_plan) == {("P1", "A"): 5001, ("P1", "B"): 5000, ("P2", "C"): 0}
    assert half.total.due == sum(half.due_by_plan.values()) == 10001


def test_a_contract_sum_is_for_nobody_in_particular_and_is_no_price_of_theirs(tmp_path: Path) -> None:
    compared = cast(extract(tmp_path), AT_RISK, baseline="block-contract", as_at=SEPTEMBER)
    assert compare_like_with_like(result_of(compared, AT_RISK), result_of(compared, "block-contract")) is None


CAPPED = """\
pbr: 1
scheme: capped
title: No more than £250.00 for a provider
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
payments:
  care:
    assumed: made up
    pay: £200.00
    for each: plan where plan_type is "reablement"
    priced at: started_on
    due: started_on
limits:
  most:
    assumed: made up
    no more than: £250.00
    of: care
    over: provider
examples:
  Two:
    plans:
      - {plan_id: A, person_id: S, provider_id: P1, plan_type: reablement, started_on: 2026-05-04}
      - {plan_id: B, person_id: T, provider_id: P1, plan_type: reablement, started_on: 2026-05-04}
    as at: 2026-06-30
    lines:
      A/care: £200.00
      B/care: £200.00
      P1/most: -£150.00
    total due: £250.00
"""


def test_what_a_limit_over_a_provider_takes_is_of_those_under_it(tmp_path: Path) -> None:
    (tmp_path / "capped.yaml").write_text(CAPPED, encoding="utf-8")
    compared = cast(extract(tmp_path), tmp_path / "capped.yaml")
    capped = result_of(compared, "capped")
    # P1: £400.00 for A and B is £150.00 too much, £75.00 each. P2: C alone, £200.00.
    assert dict(capped.due_by_plan) == {("P1", "A"): 12500, ("P1", "B"): 12500, ("P2", "C"): 20000}
    # The visits of A and C, as in `by_hand`: £87.23.
    assert (
        compare_like_with_like(capped, result_of(compared, BASELINE))
        == LikeWithLike(8723, capped.total.due)
        == LikeWithLike(8723, 45000)
    )
