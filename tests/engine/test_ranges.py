"""The range of a measure: every record taken in each way in which it can turn out, and nothing wider."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.counting.scaling import released_by
from pbr.engine.measuring.measure_counts import NO_COUNTS, Counted, counted, measured_of
from pbr.scheme.measuring.scale import Scale
from pbr.settlement.measure_result import Measured
from pbr.values.window import whole_run
from tests.engine.rows import Fields, outcome, plan, records, standard
from tests.engine.settled import Settled, period_of, scheme, settle, shipped
from tests.thorough import tries

SUTTON = shipped("sutton-75-25-retention")
TO_AUGUST = "2026-04-01 to 2026-08-31"
RETAINED = "P1/contract.retained/2026-04-to-06"
QUARTER = "outcomes_achieved P1 2026-04-to-06"
ACHIEVED, NOT, NOT_ASSESSED = "achieved", "not_achieved", "not_assessed"


def judged(*rows: Fields) -> Settled:
    """Sutton's first quarter with outcomes of these results, due in it unless they say otherwise."""
    outcomes = [
        outcome(f"N{at}", "N", **{"due_on": "2026-05-20", "reviewed_on": "2026-05-28", **row})
        for at, row in enumerate(rows, 1)
    ]
    plan_n = plan("N", started_on="2026-04-20")
    return settle(SUTTON, records(plan_n, *outcomes, standard("staffing", "yes")), TO_AUGUST)


def test_what_is_not_achieved_and_may_not_belong_cannot_raise_a_share() -> None:
    rows = [{"result": ACHIEVED}] * 3 + [{"result": NOT}] * 2 + [{"result": NOT, "due_on": ""}]
    settled = judged(*rows)
    # 3 of 5 or 3 of 6: both from 50% and below 70%, so half of £15,000.00
    assert settled.in_words[RETAINED] == "£7,500.00"
    (measured,) = [one for one in settled.measures if one.measure == "outcomes_achieved"]
    assert (measured.low, measured.high) == (Fraction(3, 6), Fraction(3, 5))
    assert (measured.count, measured.out_of, measured.unknown, measured.maybe_in) == (3, 5, 1, 1)
    assert (measured.maybe_for, measured.maybe_against) == (0, 1)


def test_what_is_achieved_and_may_not_belong_cannot_lower_a_share() -> None:
    settled = judged({"result": ACHIEVED}, {"result": NOT}, {"result": ACHIEVED, "due_on": ""})
    # 1 of 2 or 2 of 3
    assert settled.in_words[RETAINED] == "£7,500.00"
    # 6 of 7 or 7 of 8 are both from 85%: all of £15,000.00
    many = [{"result": ACHIEVED}] * 6 + [{"result": NOT}, {"result": ACHIEVED, "due_on": ""}]
    assert judged(*many).in_words[RETAINED] == "£15,000.00"


def test_what_may_be_either_still_widens_the_range_to_both_sides() -> None:
    # 2 of 4, and one that is neither dated nor known: from 2 of 5 to 3 of 5
    rows = [{"result": ACHIEVED}] * 2 + [{"result": NOT}] * 2 + [{"result": "", "due_on": ""}]
    settled = judged(*rows)
    assert settled.in_words[RETAINED] == "open £15,000.00"
    assert settled.measured[QUARTER] == "2 of 4, 1 not yet known"


def test_where_nothing_belongs_for_certain_there_may_be_nothing_to_measure() -> None:
    # The one outcome is not achieved and has no day: 0 of 1, or nothing to measure, which is never nil
    settled = judged({"result": NOT, "due_on": ""})
    assert settled.in_words[RETAINED] == "open £15,000.00"
    assert settled.in_words["P1/contract.retained/2026-07-to-09"] == "not due £15,000.00"


def test_a_disputed_outcome_that_may_be_assessed_after_all_is_used_and_not_known() -> None:
    settled = judged({"result": ACHIEVED}, {"result": NOT_ASSESSED, "disputed": "yes"})
    assert settled.measured[QUARTER] == "1 of 1, 1 not yet known"
    counts = {one.table: (one.read, one.used, one.out_of_scope) for one in settled.rows}
    # The dispute may bring it in; the plan is read for whose its outcomes are
    assert counts["outcomes"] == (2, 2, 0)
    assert counts["plans"] == (1, 1, 0)


def test_what_no_payment_and_no_measure_takes_is_out_of_scope() -> None:
    settled = judged({"result": ACHIEVED}, {"result": NOT_ASSESSED}, {"result": NOT, "due_on": "2026-03-31"})
    # One is not assessed, and one fell due before the run
    counts = {one.table: (one.read, one.used, one.out_of_scope) for one in settled.rows}
    assert counts["outcomes"] == (3, 1, 2)


FITS, AGAINST, OUT = "fits", "against", "out"
CAN_BECOME = {
    Counted.FITS: (FITS,),
    Counted.DOES_NOT_FIT: (AGAINST,),
    Counted.NOT_KNOWN: (FITS, AGAINST),
    Counted.FITS_IF_IN: (FITS, OUT),
    Counted.DOES_NOT_FIT_IF_IN: (AGAINST, OUT),
    Counted.NOT_KNOWN_IF_IN: (FITS, AGAINST, OUT),
}


def measured_from(rows: list[Counted], elsewhere: list[Counted]) -> Measured:
    """What rows come to, and others that may belong to another window."""
    counts, others = [*NO_COUNTS], [*NO_COUNTS]
    for one in rows:
        counts[one] += 1
    for one in elsewhere:
        others[one] += 1
    return measured_of("m", "P1", whole_run(period_of("2026-04-01 to 2027-03-31")), counts, others, "")


def completions(rows: list[Counted], elsewhere: list[Counted]) -> list[Fraction | None]:
    """Every share that can come about; None where there is nothing to measure."""
    can = [CAN_BECOME[one] for one in rows] + [{*CAN_BECOME[one], OUT} for one in elsewhere]
    shares: list[Fraction | None] = []
    for became in product(*can):
        fits, against = became.count(FITS), became.count(AGAINST)
        shares.append(Fraction(fits, fits + against) if fits + against else None)
    return shares


ROWS = st.lists(st.sampled_from(Counted), max_size=5)
STEPS = """
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
  bonus:
    assumed: made up
    pay: £100.00
    for each: month per provider
    priced at: start of month
    scaled by: completed
    steps of the whole:
      below 1/3: nil
      from 1/3: 50%
      from 70%: 100%
    due: end of month
"""


def scale() -> Scale:
    (payment,) = scheme(STEPS).scheme.payments
    assert payment.scale is not None
    return payment.scale


@given(rows=ROWS, elsewhere=st.lists(st.sampled_from(Counted), max_size=2))
@settings(max_examples=400, deadline=None, database=None)
def test_the_ends_are_those_of_every_way_in_which_the_rows_can_turn_out(
    rows: list[Counted], elsewhere: list[Counted]
) -> None:
    measured, shares = measured_from(rows, elsewhere), completions(rows, elsewhere)
    known = [share for share in shares if share is not None]
    assert (measured.low, measured.high) == (min(known, default=None), max(known, default=None))
    # What a column says can be worked from the others
    if measured.out_of:
        against, for_it = measured.maybe_in - measured.maybe_for, measured.maybe_in - measured.maybe_against
        assert measured.low == Fraction(measured.count, measured.out_of + against)
        assert measured.high == Fraction(
            measured.count + measured.unknown - measured.maybe_against, measured.out_of + for_it
        )


SCALE = scale()


@given(rows=ROWS, elsewhere=st.lists(st.sampled_from(Counted), max_size=2))
@settings(max_examples=tries(400), deadline=None, database=None)
def test_a_rising_step_is_taken_exactly_where_every_way_reaches_it(
    rows: list[Counted], elsewhere: list[Counted]
) -> None:
    released = {None if one is None else SCALE.released_at(one) for one in completions(rows, elsewhere)}
    decided = released.pop() if len(released) == 1 else None
    assert released_by(SCALE, measured_from(rows, elsewhere)) == decided


@pytest.mark.parametrize("fits", [True, False, None])
def test_not_knowing_whether_a_record_belongs_adds_one_more_way(fits: bool | None) -> None:
    assert {*CAN_BECOME[counted(None, fits)]} == {*CAN_BECOME[counted(True, fits)], OUT}
