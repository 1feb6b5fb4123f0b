"""A contract that pays for failing is found out, with the record that shows it; one that does not is left in peace."""

from pbr.simulate.incentives.marginal import by_band
from pbr.simulate.incentives.perverse_incentive import PerverseIncentive, pays_to_fail
from tests.engine.rows import outcome, plan, records, visit
from tests.engine.settled import scheme
from tests.simulate.incentives.contracts import BY_THE_HOUR, outcomes, tried
from tests.simulate.incentives.test_marginal import THREE

SOONER = """
payments:
  success:
    assumed: made up
    pay: £100.00
    for each: outcome
    priced at: plan's started_on
    when: result is "achieved" and achieved_on >= due_on
    due: reviewed_on
"""


def test_a_failure_that_pays_more_than_a_success() -> None:
    (improvement, maintenance) = pays_to_fail(by_band(tried(outcomes("£100.00", "£130.00"), THREE)))
    assert (improvement.fault, improvement.pence, improvement.records) == (PerverseIncentive.WORSE_RESULT, 3000, 2)
    assert (improvement.shown_by.record_id, maintenance.shown_by.record_id) == ("A1", "A3")
    assert improvement.words == (
        "a worse result pays more: "
        "result not achieved brings £30.00 more than achieved (initial, standard, improvement)"
    )


def test_getting_there_sooner_that_loses_the_payment() -> None:
    (found,) = pays_to_fail(by_band(tried(scheme(SOONER), records(plan("A"), outcome("A1", "A", due_on="2026-06-14")))))
    assert (found.shown_by.step.worse, found.shown_by.step.better, found.pence) == (
        "achieved",
        "achieved_sooner",
        10000,
    )


def test_more_care_that_pays_more() -> None:
    found = pays_to_fail(by_band(tried(scheme(BY_THE_HOUR), records(plan("A"), visit("V1", "A", "2026-05-05", "60")))))
    assert [(one.fault, one.shown_by.record_id, one.pence) for one in found] == [
        (PerverseIncentive.MORE_CARE, "A", 2000),
        (PerverseIncentive.MORE_CARE, "A", 2000),
    ]
    assert [one.shown_by.step.better for one in found] == ["one more week", "one more hour"]


def test_a_contract_that_pays_for_success_alone_does_not_pay_to_fail() -> None:
    assert pays_to_fail(by_band(tried(outcomes("£100.00", "£100.00"), THREE))) == ()
