"""A plan in parts: what is shared out, held, not assessed, and shown as a note."""

from tests.explain.stories import place, story

WILTSHIRE = "wiltshire-payable-outcomes"
PLANS = """\
plan_id,person_id,provider_id,plan_type,rate,weekly_hours,agreed_on,started_on,planned_end_on,ended_on,end_reason
A,S1,P1,initial,standard,5,2026-05-01,2026-05-04,2026-05-17,2026-05-17,completed
B,S2,P1,ongoing,standard,10,2026-04-01,2026-04-01,2026-10-01,,
C,S3,P1,ongoing,standard,10,2026-05-01,2026-05-04,2026-06-14,2026-05-20,direct_payment
D,S4,P2,initial,specialist,8,2026-05-01,2026-05-04,2026-06-14,2026-06-14,completed
E,S5,P2,initial,standard,10,,2026-05-04,2026-06-14,,
F,S6,P1,ongoing,standard,10,,2026-05-04,2026-06-14,2026-05-04,direct_payment
"""
OUTCOMES = """\
outcome_id,plan_id,outcome,kind,payable,weight,agreed_on,result,achieved_on,reviewed_on,verified_by,disputed
A1,A,washing,improvement,yes,,2026-05-01,achieved,2026-05-17,2026-05-20,council,
A2,A,cooking,improvement,yes,,2026-05-01,achieved,2026-05-17,2026-05-20,council,
A3,A,dressing,improvement,yes,,2026-05-01,achieved,2026-05-17,2026-05-20,council,
A4,A,company,maintenance,no,,2026-05-01,achieved,2026-05-17,2026-05-20,council,
B1,B,washing,maintenance,yes,,2026-04-01,,,,,
C1,C,washing,improvement,yes,,2026-05-01,,,,,
D1,D,washing,improvement,yes,,2026-05-01,not_achieved,,2026-06-18,council,yes
D2,D,cooking,improvement,yes,,2026-05-01,achieved,2026-06-10,,provider,
"""


def may(wanted: str, as_at: str = "2026-06-30") -> str:
    return story(
        WILTSHIRE, {"plans": PLANS, "outcomes": OUTCOMES}, wanted, period="2026-05-01..2026-06-30", as_at=as_at
    )


def test_the_working_and_the_running_total_of_an_odd_penny() -> None:
    # 2 weeks of 5 hours at £17.00 is £170.00; 20% is £34.00; £136.00 in three is £45.333...: 45.33, 90.67, 136.00
    told = may("A")
    assert "5 hours a week for 14 days (2026-05-04 to 2026-05-17), 5 x 14 / 7, is 10 hours." in told
    assert "10 hours x £17.00 x 20% = £34.00." in told
    assert "10 hours x £17.00 = £170.00. £170.00 less £34.00 for up_front = £136.00." in told
    assert (
        "£136.00 is plan.balance, which is shared out in the order of the ids. "
        "The weights are 1 (A1, blank), 1 (A2, blank) and 1 (A3, blank), together 3."
    ) in told
    assert "A1/plan.balance: £45.33 is due on 2026-05-20." in told
    assert "Its share is 1/3 of £136.00 = £45.3333…. rounding £45.3333… is rounded half up to £45.33." in told
    assert "A2/plan.balance: £45.34 is due on 2026-05-20." in told
    assert (
        "With the shares before it that is £90.6666…, rounded half up to £90.67; "
        "less the £45.33 of those before it, this one is £45.34."
    ) in told
    assert "With the shares before it that is £136.00; less the £90.67 of those before it, this one is £45.33." in told
    assert "Due in this period for what is told here: £170.00" in told
    assert "plan.balance has no share for outcome A4: payable is no (records/outcomes.csv:5)" in told


def test_a_share_of_the_plan_is_told_by_its_outcome() -> None:
    told = may("A2")
    assert told.startswith(
        "Outcome A2 (records/outcomes.csv:3), which means: I can cook a meal for myself, "
        "of plan A (records/plans.csv:2), of person S1, with provider P1"
    )
    assert "A2/plan.balance: £45.34" in told
    assert "A1/plan.balance" not in told
    assert "The weights are 1 (A1, blank), 1 (A2, blank) and 1 (A3, blank), together 3." in told
    assert "records/outcomes.csv:3: payable is yes" in told
    assert "records/plans.csv:2: plan_type is initial" in told
    on_the_day = "from 2026-04-01: the one that holds on 2026-05-04 (started_on). In the scheme at"
    rate = place(WILTSHIRE, "standard: £17.00")
    assert f"costing_rate is £17.00 for standard, at prices of 2014-15, {on_the_day} {rate}; assumed: " in told
    share = place(WILTSHIRE, "from 2026-04-01: 20%")
    assert f"up_front_share is 20%, {on_the_day} {share}; from guardian." in told


def test_the_weights_of_many_that_share_are_counted() -> None:
    # 136.00 by thirteen weights: twelve of 1, as a blank is, and one of 3.5, together 15.5; 136.00 / 15.5 is 8.7741...
    row = OUTCOMES.splitlines()[1]
    rows = [row.replace("A1,A,", f"A{number:02},A,") for number in range(12)]
    heavy = row.replace("A1,A,", "A12,A,").replace("yes,,", "yes,3.5,")
    tables = {"plans": PLANS, "outcomes": "\n".join([OUTCOMES.splitlines()[0], *rows, heavy, ""])}
    told = story(WILTSHIRE, tables, "A00", period="2026-05-01..2026-06-30")
    assert "The weights are 1 (of 12) and 3.5 (of 1), together 15.5; 12 of them are blank." in told
    assert "of £136.00 = £8.7741…" in told


def test_a_blank_that_means_something_is_told_apart_from_the_same_written_out() -> None:
    first, *others = OUTCOMES.splitlines()
    rows = [others[0].replace("yes,,", "yes,1,"), *others[1:], ""]
    told = story(WILTSHIRE, {"plans": PLANS, "outcomes": "\n".join([first, *rows])}, "A", period="2026-05")
    assert "The weights are 1 (A1), 1 (A2, blank) and 1 (A3, blank), together 3." in told
    of_first, of_second = (told.split(f"facts records/outcomes.csv:{line}: ")[1] for line in (2, 3))
    assert "weight is 1, disputed is no (blank)." in of_first.partition(". ")[0] + "."
    assert "weight is 1 (blank), disputed is no (blank)." in of_second.partition(". ")[0] + "."
    assert "result is achieved (blank)" not in told
    without = "\n".join(row.rpartition(",")[0] for row in [first, *rows[:-1]]) + "\n"
    assert first.endswith(",disputed")
    again = story(WILTSHIRE, {"plans": PLANS, "outcomes": without}, "A", period="2026-05")
    assert "weight is 1, disputed is no (blank)." in again


def test_a_rule_of_the_scheme_holds_a_plan_and_its_outcomes() -> None:
    for line, standing in (("B/plan.up_front", "records/plans.csv:3"), ("B1/plan.balance", "records/plans.csv:3")):
        told = may(line)
        assert "is held." in told
        assert "held by longer_than_six_months, until" in told
        assert standing in told


def test_a_dispute_holds_one_outcome() -> None:
    # 6 weeks of 8 hours at £21.00 is £1,008.00; 80% is £806.40; half of it £403.20
    told = may("D")
    assert "D1/plan.balance: Nothing yet: £403.20 is held. Because disputed." in told
    assert "- disputed is no (it is yes: records/outcomes.csv:8)" in told
    assert "D2/plan.balance: Nothing yet: £403.20 is open." in told


def test_a_direct_payment_that_takes_over_leaves_what_was_not_achieved_not_assessed() -> None:
    # 6 weeks of 10 hours at £17.00 is £1,020.00, of which £816.00 is the balance
    told = may("C")
    assert "C1/plan.balance: Nothing: £816.00 is not earned, because it is not assessed." in told
    assert "Because result is not known; plan's ended_on is 2026-05-20; plan's end_reason is direct_payment." in told
    assert '- result is "achieved" (it is not known yet: records/outcomes.csv:7)' in told
    assert "direct_payment_taken:" not in told


def test_a_plan_taken_as_money_is_a_note() -> None:
    # 6 weeks of 10 hours at £17.00 is £1,020.00
    told = may("F")
    assert "F/direct_payment_taken: A note of £1,020.00, which is in no total." in told
    assert "F/plan.up_front" not in told


def test_a_plan_without_outcomes_says_what_its_balance_waits_for() -> None:
    told = may("E")
    assert (
        "E/plan.up_front: Nothing yet: £204.00 is open. "
        "Because it waits for agreed_by_all_three: agreed_on is not known." in told
    )
    assert "- agreed_on is known (it is not known yet: records/plans.csv:6)" in told
    assert "- plan E has an outcome where payable, with a weight above nothing" in told
