"""Weeks, hours, instalments, quarters of a provider, and the measures that scale or count."""

from tests.explain.stories import place, story

WEEKLY = """\
plan_id,person_id,provider_id,plan_type,rate,started_on,planned_end_on,ended_on,end_reason
C,S3,P1,ongoing,intensive,2026-06-01,2026-06-28,2026-06-10,died
L,S4,P1,ongoing,lower,2026-06-15,2026-07-12,,
"""
PEOPLE = """\
person_id,provider_id,referred_on,left_on,left_reason,support_at_10_weeks,support_at_52_weeks
S1,P1,2026-04-06,,,none,
S2,P1,2026-04-06,,,none,
S3,P1,2026-04-06,,,same,
"""
STANDARDS = """\
standard,provider_id,from_on,to_on,assessed_on,met
safe_staffing,P1,2026-04-01,2026-06-30,2026-07-07,yes
visits_on_time,P1,2026-04-01,2026-06-30,2026-07-07,yes
records_complete,P1,2026-04-01,2026-06-30,2026-07-07,yes
"""
CARE = """\
plan_id,person_id,provider_id,plan_type,started_on,planned_end_on
A,S1,P1,initial,2026-04-13,2026-06-30
"""


def outcomes(*results: str) -> str:
    rows = [
        f"A{at},A,washing,improvement,yes,2026-06-01,{result},{'2026-06-05' if result else ''}"
        for at, result in enumerate(results, 1)
    ]
    return "\n".join(["outcome_id,plan_id,outcome,kind,payable,due_on,result,reviewed_on", *rows, ""])


def test_weeks_are_worked_by_the_day_and_rounded() -> None:
    # 10 days at £320.00 / 7 is £457.142857...
    told = story("ipc-outcome-tariff", {"plans": WEEKLY}, "C", period="2026-06")
    assert "C/weekly_care/2026-06: £457.14 is due on 2026-06-30." in told
    assert "10 days (2026-06-01 to 2026-06-10), 10 / 7, is 10/7 weeks. 10/7 weeks x £320.00 = £457.1428…." in told
    assert "rounding £457.1428… is rounded half up to £457.14." in told
    assert "weekly_price is £320.00 for intensive, at prices of 2016, from 2026-04-01" in told
    assert f"In the scheme at {place('ipc-outcome-tariff', 'intensive:')}; " in told
    assert "episode is not for plan C: plan_type is ongoing" in told


def test_a_month_to_come_is_told_with_its_day() -> None:
    # 12 days of July at £75.00 / 7 is £128.571...
    told = story("ipc-outcome-tariff", {"plans": WEEKLY}, "L/weekly_care/2026-07", period="2026-06")
    assert "Nothing yet: £128.57 is not due until 2026-07-31." in told
    assert "2026-06: " not in told


def test_a_visit_counts_its_minutes_and_many_visits_are_told_shortly() -> None:
    visits = "".join(f"V{at:02},A,2026-06-02,30,31\n" for at in range(1, 15))
    tables = {"plans": CARE, "visits": f"visit_id,plan_id,visited_on,planned_minutes,delivered_minutes\n{visits}"}
    # 31 minutes are counted as 45: £23.26 x 0.75 is £17.445
    one = story("time-and-task", tables, "V02", period="2026-06")
    assert "31 minutes, counted as 45, is 0.75 hours. 0.75 hours x £23.26 = £17.445." in one
    assert "£17.445 is rounded half up to £17.45." in one
    assert "records/visits.csv:3: " in one
    all_ = story("time-and-task", tables, "A", period="2026-06")
    assert "visits, for 14 records of plan A" in all_
    assert all_.count("£17.45 is due on 2026-06-30.") == 14
    assert "Ask for one visit by its id" in all_
    assert "Due in this period for what is told here: £244.30" in all_


def test_what_is_retained_is_released_by_the_step_that_its_measure_reaches() -> None:
    tables = {
        "plans": CARE,
        "outcomes": outcomes("achieved", "achieved", "achieved", "not_achieved"),
        "standards": STANDARDS,
    }
    told = story(
        "sutton-75-25-retention", tables, "P1/contract.retained/2026-04-to-06", period="2026-04-01..2026-08-31"
    )
    assert "£12,000.00 is due on 2026-08-11. £3,000.00 more is not released." in told
    assert "£60,000.00 less £45,000.00 for standards = £15,000.00. £15,000.00 x 80% = £12,000.00." in told
    assert (
        "outcomes_achieved for P1 in 2026-04-to-06 is 3 of 4: 75%, by chance alone 30.0% to 95.4% (Wilson's interval, "
        "19 times in 20); that reaches the step from 70%"
    ) in told
    assert "which releases 80% of the whole; from 85% it would be 100%" in told
    assert f"In the scheme at {place('sutton-75-25-retention', 'outcomes_achieved:')}; " in told
    assert (
        "contract_sum is £60,000.00 for P1, from 2026-04-01: the one that holds on 2026-04-01 (start of quarter)"
        in told
    )


def test_a_measure_that_is_not_decided_lists_who_is_not_known() -> None:
    tables = {"plans": CARE, "outcomes": outcomes("achieved", ""), "standards": STANDARDS}
    told = story(
        "sutton-75-25-retention", tables, "P1/contract.retained/2026-04-to-06", period="2026-04-01..2026-08-31"
    )
    assert "Nothing yet: £15,000.00 is open." in told
    assert "outcomes_achieved for P1 in 2026-04-to-06 is 1 of 1, 1 not yet known: between 50% and 100%" in told
    assert "not known outcome A2 (records/outcomes.csv:3): result is not known." in told


def test_a_standard_that_is_set_and_not_recorded_is_named_with_its_sentence() -> None:
    # Three of the four standards are recorded, and met: 75% of £60,000.00 is £45,000.00
    tables = {"plans": CARE, "outcomes": outcomes("achieved"), "standards": STANDARDS}
    period = "2026-04-01..2026-08-31"
    told = story("sutton-75-25-retention", tables, "P1/contract.standards/2026-04-to-06", period=period)
    assert "Nothing yet: £45,000.00 is open." in told
    assert "standards_met for P1 in 2026-04-to-06 is 3 of 4, 1 not yet known; not recorded: complaints_answered" in told
    missing = "standard complaints_answered (Every complaint is answered within ten working days): not recorded"
    assert f"not known {missing}, and expected for 2026-04-to-06." in told
    asked = story("sutton-75-25-retention", tables, "complaints_answered:P1:2026-04-01", period=period)
    assert missing.replace("standard", "Standard", 1) in asked
    assert "counts standard complaints_answered:P1:2026-04-01 as not known yet" in asked


def test_a_code_is_told_with_its_sentence() -> None:
    tables = {"plans": CARE, "outcomes": outcomes("achieved"), "standards": STANDARDS}
    told = story("sutton-75-25-retention", tables, "A1", period="2026-04-01..2026-08-31")
    assert "Outcome A1 (records/outcomes.csv:2), which means: I can wash myself" in told


def test_instalments_and_the_measures_that_count_a_person() -> None:
    # £600,000.00 / 100 is £6,000.00 a person; three twelfths less two is £500.00
    period = "2026-04-01..2026-06-30"
    told = story("population-prime-provider", {"people": PEOPLE, "stays": STAYS}, "S3", period=period)
    assert "S3:P1:2026-04-06/population_price/03: £500.00 is due on 2026-06-06." in told
    assert "3 of 12 instalments of £6,000.00 come to £1,500.00, less £1,000.00 before it: £500.00." in told
    figure = "yearly_price is £600,000.00 per 100 people, or £6,000.00 for one person, at prices of 2016"
    assert f"{figure}, from 2026-04-01" in told
    counts = "no_further_support_by_ten_weeks counts person S3:P1:2026-04-06 against: support_at_10_weeks is same"
    assert f"{counts}; no_further_support_by_ten_weeks for P1 is 2 of 3: 2/3 (66.66…%)" in told
    assert "R1/residential_care/2026-06: -£2,700.00 is due on 2026-06-30, taken off what the provider is owed." in told
    assert "Due in this period for what is told here: -£1,200.00" in told


STAYS = """\
stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost
R1,S3,P1,residential,2026-06-03,2026-06-23,900.00
"""


def test_a_pool_lists_what_was_retained_and_each_record_leads_to_it() -> None:
    scheme, period = "population-prime-provider-at-risk", "2026-09"
    pool = story(scheme, {"people": PEOPLE}, "P1/at_risk/2026-04-to-06", period=period)
    assert "£1,800.00 is due on 2026-09-22." in pool
    assert "3 records are retained together: £1,800.00. S1:P1:2026-04-06/at_risk/2026-04-to-06: £600.00." in pool
    assert "£1,800.00 x 100% = £1,800.00." in pool
    one = story(scheme, {"people": PEOPLE}, "S1:P1:2026-04-06/at_risk/2026-04-to-06", period=period)
    assert "A note of £600.00, which is in no total." in one
    assert "What came of them together is P1/at_risk/2026-04-to-06: £1,800.00 is due on 2026-09-22." in one
