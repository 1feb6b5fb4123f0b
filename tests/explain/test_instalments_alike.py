"""Instalments of which the same is told but for their day: told with the first of them, every day and sum said.

£600,000 for 100 people are £6,000.00 for one, twelve instalments of £500.00 from the day of referral, 31 May 2026.
"""

from tests.explain.stories import story

PEOPLE = {
    "people": "person_id,provider_id,referred_on,area,left_on,left_reason,support_at_10_weeks,support_at_52_weeks\n"
    "S1,P3,2026-05-31,West,,,,\n",
    "stays": "stay_id,person_id,provider_id,kind,from_on,to_on,weekly_cost\n",
}
DIRECT = (
    "plan_id,person_id,provider_id,plan_type,started_on,ended_on,end_reason,choice,chosen_on,paid_from,paid_gross,"
    "four_weeks_value,person_pays_in_four_weeks\nC,S3,P2,ongoing,2026-06-08,,,,,2026-06-08,,300.00,0.00\n"
)


def test_what_is_to_come_and_what_was_before_are_told_together_with_every_day() -> None:
    """At the end of August four of twelve have come: three before, one now; 8 x £500.00 are £4,000.00."""
    told = story("population-prime-provider", PEOPLE, "S1", period="2026-08")
    assert (
        "/population_price/01 and the 2 instalments after it: Nothing in this period: £500.00 of each, £1,500.00 "
        "together, fell due before the period begins, on 2026-05-31, 2026-06-30, 2026-07-31."
    ) in told
    assert "/population_price/04: £500.00 is due on 2026-08-31." in told
    assert (
        "/population_price/05 and the 7 instalments after it: Nothing yet: £500.00 of each, £4,000.00 together, is not "
        "due until its day: 2026-09-30, 2026-10-31, 2026-11-30, 2026-12-31, 2027-01-31, 2027-02-28, 2027-03-31, "
        "2027-04-30."
    ) in told
    assert "The others likewise, each by its number." in told
    assert "Not due before 2026-09-30: 8 lines from" in told
    assert "/population_price/06" not in told


def test_one_instalment_is_told_by_its_id_as_before() -> None:
    """The sixth is on 31 October, the fifth month after 31 May: 6 x 500 = 3,000 less 5 x 500 = 2,500."""
    told = story("population-prime-provider", PEOPLE, "S1:P3:2026-05-31/population_price/06", period="2026-08")
    assert "Nothing yet: £500.00 is not due until 2026-10-31." in told
    assert "6 of 12 instalments of £6,000.00 come to £3,000.00, less £2,500.00 before it: £500.00." in told


def test_instalments_that_lack_the_same_say_it_once() -> None:
    """Thirteen in a year, every four weeks; nobody has recorded what the person chose: 13 x 300 = 3,900."""
    told = story("direct-payment", {"plans": DIRECT}, "C", period="2026-06")
    assert (
        "C/care/01 and the 12 instalments after it: Nothing yet: £300.00 is open. So it is of each of them, £3,900.00 "
        'together. Because choice is not known. To be due it needs all of these: - choice is "accepted"'
    ) in told
