"""One record in each status of a scheme of one price and one bonus."""

import pytest

from tests.explain.stories import place, story

ESSEX = "essex-reablement-bonus"
PLANS = """\
plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,support_at_end,reviewed_on
A,S1,P1,reablement,2026-05-04,2026-06-12,completed,none,2026-06-15
B,S2,P1,reablement,2026-06-01,2026-06-19,completed,reduced,2026-06-22
C,S3,P2,reablement,2026-06-08,2026-06-28,completed,,
D,S4,P2,ongoing,2026-06-01,,,,
E,S5,P2,reablement,2026-07-06,,,,
F,S6,P2,reablement,2026-06-01,2026-06-09,died,,
G,S7,P2,reablement,2026-03-30,,,,
"""


def june(wanted: str) -> str:
    return story(ESSEX, {"plans": PLANS}, wanted, period="2026-06")


def test_the_heading_says_whose_it_is_and_what_for() -> None:
    told = june("A")
    assert told.startswith(
        "Plan A (records/plans.csv:2), of person S1, with provider P1 Settled by essex_reablement_bonus"
    )
    assert "For the period 2026-06-01 to 2026-06-30, with what was known on 2026-06-30" in told
    assert "Due in this period for what is told here: £250.00" in told


def test_what_is_due_names_its_price_and_the_facts_that_earned_it() -> None:
    told = june("A/bonus")
    assert "A/bonus: £250.00 is due on 2026-06-15." in told
    assert "Because no_further_support (end_reason is completed; support_at_end is none)." in told
    price = place(ESSEX, "from 2026-04-01: £250.00")
    assert "independence_bonus is £250.00, from 2026-04-01: the one that holds on 2026-05-04 (started_on)." in told
    assert f"In the scheme at {price}; assumed: the amount of Essex's bonus was never published." in told
    assert "records/plans.csv:2: plan_type is reablement" in told
    assert "support_at_end is none" in told
    assert (
        f'no_further_support means finished and support_at_end is "none" ({place(ESSEX, "no_further_support:")}).'
        in told
    )
    assert "clause from outcomes_matter, chapter 5." in told
    assert "assumed the review at the end of the package decides, on the day it is held" in told
    assert "outcomes_matter: Outcomes Matter, LGiU and Mears, 2012" in told
    assert "A/package" not in told


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("A/package", "Nothing in this period: £1,575.00 fell due on 2026-05-04, before the period begins."),
        ("B/bonus", "Nothing: £250.00 is not earned. Because support_at_end is reduced; it needs no_further_support."),
        ("B/bonus", 'it needs this: support_at_end is "none" (it is reduced: records/plans.csv:3).'),
        ("C/bonus", "Nothing yet: £250.00 is open. Because support_at_end is not known."),
        ("C/bonus", '- support_at_end is "none" (it is not known yet: records/plans.csv:4)'),
        ("C/bonus", "- the day it is due is known (later of reviewed_on and ended_on)"),
        ("E/package", "Nothing yet: £1,575.00 is not due until 2026-07-06."),
        ("E/package", "it needs this: its day, 2026-07-06; this settlement goes no further than 2026-06-30."),
        ("F/bonus", "Nothing: £250.00 is not earned, because it is not assessed. Because end_reason is died."),
        ("F/bonus", 'end_reason is one of "completed", "recovered_early" (it is died: records/plans.csv:7)'),
        ("D", "package is not for plan D: plan_type is ongoing (records/plans.csv:5)"),
        ("D/bonus", "bonus is not for plan D: plan_type is ongoing (records/plans.csv:5)"),
        ("G", "its price is fixed on 2026-03-30 (started_on, records/plans.csv:8), outside the scheme's run"),
        ("S2", "Plan B (records/plans.csv:3), of person S2"),
        ("S2", "B/package: £1,575.00 is due on 2026-06-01."),
    ],
)
def test_every_status_is_told(wanted: str, said: str) -> None:
    assert said in june(wanted)


def test_a_line_that_was_never_made_is_told_alone() -> None:
    assert "package is not for plan D" not in june("D/bonus")


def test_what_is_due_needs_nothing() -> None:
    assert "it needs" not in june("B/package")


def test_a_fact_that_was_recorded_later_is_not_known() -> None:
    told = story(ESSEX, {"plans": PLANS}, "B/bonus", period="2026-06", as_at="2026-06-21")
    assert "£250.00 is open" in told
    assert "support_at_end is not known" in told


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("A", "£250.00 package, for plan A"),
        ("B", "£1,575.00 Not paid: B/bonus of £250.00, because support_at_end is reduced; it needs no_further_support"),
        ("E/package", "£0.00 Not paid: E/package of £1,575.00, because not due until 2026-07-06 package, for plan E"),
        ("D", "£0.00 Not paid: package is not for plan D: plan_type is ongoing (records/plans.csv:5), and"),
    ],
)
def test_a_story_begins_with_what_is_due_and_what_is_not_paid(wanted: str, said: str) -> None:
    assert f"Due in this period for what is told here: {said}" in june(wanted)


def test_the_summary_takes_three_lines_however_much_is_not_paid() -> None:
    plans = PLANS.replace(",S2,", ",S1,").replace(",S3,", ",S1,").replace(",S6,", ",S1,")
    told = story(ESSEX, {"plans": plans}, "S1", period="2026-06")
    # B is not earned, C is open, and F is not assessed: £1,575.00 for B, C and F each, and £250.00 for A
    assert "Due in this period for what is told here: £4,975.00 Not paid: B/bonus of £250.00, because" in told
    assert "Nor are 2 more lines, for 2 other reasons: they are told below package, for plan A" in told
