"""Which days of service are not paid, before and after those of a line, and why."""

from tests.explain.stories import story

PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,hours_until_first_visit
A,S1,P1,rapid_access,2026-03-25,2026-04-05,transferred,5
B,S2,P1,rapid_access,2026-03-31,2026-04-20,transferred,5
C,S3,P1,rapid_access,2027-03-25,2027-04-20,transferred,5
D,S4,P1,rapid_access,2026-04-25,,,5
E,S5,P1,rapid_access,2026-04-02,2026-04-15,transferred,5
F,S6,P1,rapid_access,2026-03-25,2026-04-05,transferred,30
"""
RUN = "before the scheme's run, which begins on 2026-04-01"
BEFORE = f"{RUN}: no day of them is paid here."


def told(plan: str, period: str = "2026-04", as_at: str = "") -> str:
    return story("wirral-rapid-access", {"plans": PLANS}, plan, period=period, as_at=as_at)


def test_days_before_the_run() -> None:
    # By hand: 25 to 31 March are 7 days, 1 to 5 April 5 at £60.00.
    assert f"5 days x £60.00 = £300.00. 7 days (2026-03-25 to 2026-03-31) are {BEFORE}" in told("A")


def test_one_day_before_the_run_and_cut_short_after_fourteen() -> None:
    # By hand: the fourteenth day is 13 April, so 13 days of April, and 14 to 20 April are 7 after it.
    said = told("B")
    assert f"13 days x £60.00 = £780.00. 1 day (2026-03-31) is {RUN}: it is not paid here." in said
    assert (
        "It is cut short at 2026-04-13 (started_on + 14 days - 1 day when goes_past_fourteen_days): "
        "7 days (2026-04-14 to 2026-04-20) are after that and not paid." in said
    )


def test_days_after_the_run() -> None:
    # By hand: 25 to 31 March are 7 days; its fourteenth is 7 April, 7 days after the run, and 13 days follow.
    said = told("C", period="2027-03", as_at="2027-06-30")
    assert "7 days x £60.00 = £420.00. The scheme's run ends on 2027-03-31: 7 days (2027-04-01" in said
    assert "to 2027-04-07) are after that and not paid here. It is cut short at 2027-04-07" in said
    assert "13 days (2027-04-08 to 2027-04-20) are after that and not paid." in said


def test_what_has_no_last_day_yet_is_counted_up_to_a_day() -> None:
    assert "6 days x £60.00 = £360.00. It has no last day yet, so its days are counted up to 2026-04-30." in told("D")
    # Of May the first eight days are paid, to its fourteenth day.
    later = told("D", period="2026-05")
    assert "8 days x £60.00 = £480.00. It is cut short at 2026-05-08" in later
    assert "when goes_past_fourteen_days): no day after that is paid." in later
    # The line of April is not where it ends.
    assert later.count("It is cut short") == 1


def test_what_is_paid_whole_or_not_at_all_says_nothing() -> None:
    for plan in ("E", "F"):
        said = told(plan)
        assert not any(
            words in said for words in ("It is cut short", "before the scheme's run", "run ends on", "no last day")
        )
