"""The words that compare records, in a scheme: what is held, what is left out, and what a hand works out."""

import pytest

from pbr.problems.problem import ProblemsFound
from tests.engine.rows import outcome, person, plan, records, stay, visit
from tests.engine.settled import scheme, settle

OF_A_STAY = """\
records:
  hold when:
    of a stay:
      {hold}
payments:
  core:
    assumed: made up
    pay: weekly_cost
    for each: week of stay from from_on to to_on{where}
    part weeks: by the day
    priced at: from_on
    due: end of month
"""
PACKAGE = """\
records:
  hold when:
    of a plan:
      doubled: {words}
payments:
  package:
    assumed: made up
    pay: £1,575.00
    for each: plan
    priced at: started_on
    due: started_on
"""
CARE = """\
records:
  hold when:
    of a visit:
      odd: {words}
payments:
  care:
    assumed: made up
    pay: £20.00
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: end of month
"""
FINDING = """\
payments:
  bonus:
    assumed: made up
    pay: £100.00
    for each: outcome where not {words}
    priced at: plan's started_on
    when: result is "achieved"
    due: reviewed_on
"""
TO_JUNE = "2026-04-01 to 2026-06-30"
MOVED = records(
    stay("M1", "2026-06-01", "2026-06-15", weekly_cost="700.00"),
    stay("M2", "2026-06-15", "2026-06-28", provider_id="P2", weekly_cost="700.00"),
    stay("M3", "2026-06-01", "2026-06-07", person_id="S2", weekly_cost="700.00"),
)


def of_a_stay(hold: str = "never: from_on < 1990-01-01", where: str = "") -> str:
    return OF_A_STAY.format(hold=hold, where=where)


def test_two_stays_that_share_the_day_of_moving_are_held_and_others_are_paid() -> None:
    # £100.00 a day: 15 days, 14 days, and 7 days of somebody else.
    settled = settle(scheme(of_a_stay("twice: overlaps another stay of the person")), MOVED, TO_JUNE)
    assert settled.in_words == {
        "M1/core/2026-06": "held £1,500.00",
        "M3/core/2026-06": "£700.00",
        "M2/core/2026-06": "held £1,400.00",
    }


def test_moving_the_day_after_pays_each_day_once() -> None:
    rows = records(
        stay("M1", "2026-06-01", "2026-06-14", weekly_cost="700.00"),
        stay("M2", "2026-06-15", "2026-06-28", provider_id="P2", weekly_cost="700.00"),
    )
    assert settle(scheme(of_a_stay("twice: overlaps another stay of the person")), rows, TO_JUNE).total == 280_000


def test_only_own_customers_are_charged_from_the_referral_on() -> None:
    rows = records(
        person("S1", "2026-06-08"),
        stay("R1", "2026-06-08", "2026-06-14", weekly_cost="900.00"),
        stay("R2", "2026-06-07", "2026-06-13", weekly_cost="900.00"),
        stay("R3", "2026-06-08", "2026-06-14", person_id="S9", weekly_cost="900.00"),
        stay("R4", "2026-06-08", "2026-06-14", provider_id="P2", weekly_cost="900.00"),
    )
    settled = settle(scheme(of_a_stay(where=" where of a person referred to the provider")), rows, TO_JUNE)
    assert settled.in_words == {"R1/core/2026-06": "£900.00"}


def test_a_stay_that_goes_on_after_the_death_is_held_and_one_that_ends_with_it_is_not() -> None:
    rows = records(
        person("S1", "2026-04-06", left_on="2026-06-07", left_reason="died"),
        person("S2", "2026-04-06", left_on="2026-06-07", left_reason="moved"),
        stay("R1", "2026-06-01", "2026-06-07", weekly_cost="700.00"),
        stay("R2", "2026-06-02", weekly_cost="700.00"),
        stay("R3", "2026-06-02", "2026-06-08", person_id="S2", weekly_cost="700.00"),
    )
    plan_ = scheme(of_a_stay("dead: after the person's death"))
    settled = settle(plan_, rows, TO_JUNE)
    # R2 has no last day and runs to 30 June: 29 days at £100.00.
    assert settled.in_words == {
        "R1/core/2026-06": "£700.00",
        "R2/core/2026-06": "held £2,900.00",
        "R3/core/2026-06": "£700.00",
    }
    # Before the death is recorded, nobody knows of it.
    assert settle(plan_, rows, TO_JUNE, as_at="2026-06-06").in_words["R2/core/2026-06"] == "not due £500.00"


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("overlaps another plan of the person", {"A", "B", "C"}),
        ("overlaps another plan of the person with the provider", {"A", "B"}),
        ("recorded twice", set()),
    ],
)
def test_packages_over_the_same_days_are_held(words: str, held: set[str]) -> None:
    # A and B with one provider share 8 to 14 June; C is with another on 14 June; D follows on the next day.
    rows = records(
        plan("A", started_on="2026-06-01", ended_on="2026-06-14"),
        plan("B", started_on="2026-06-08", ended_on="2026-06-13"),
        plan("C", started_on="2026-06-14", ended_on="2026-06-14", provider_id="P2"),
        plan("D", started_on="2026-06-15", ended_on="2026-06-20"),
        plan("E", started_on="2026-06-01", ended_on="2026-06-14", person_id="S2"),
    )
    settled = settle(scheme(PACKAGE.format(words=words)), rows, TO_JUNE)
    assert {line.record_id for line in settled.lines if line.status == "held"} == held
    assert settled.total == 157_500 * (5 - len(held))


def test_one_package_under_two_ids_is_paid_once_where_the_second_is_held() -> None:
    rows = records(plan("A"), plan("B"), plan("C", plan_type="ongoing"), plan("D", started_on="2026-05-05"))
    settled = settle(scheme(PACKAGE.format(words="recorded again")), rows, TO_JUNE)
    assert [line.record_id for line in settled.lines if line.status == "held"] == ["B"]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("outside its plan", {"V1", "V4", "V5"}),
        ("after the person's death", {"V4", "V5"}),
        ("on a day of more than 24 hours", {"V6", "V7"}),
    ],
)
def test_visits_that_cannot_be_are_held(words: str, held: set[str]) -> None:
    rows = records(
        plan("A", started_on="2026-06-01", ended_on="2026-06-10", end_reason="died"),
        plan("B", started_on="2026-06-01", ended_on="2026-06-20", person_id="S2"),
        plan("C", started_on="2026-06-01", person_id="S2"),
        visit("V1", "A", "2026-05-31", "30"),
        visit("V2", "A", "2026-06-01", "30"),
        visit("V3", "A", "2026-06-10", "30"),
        visit("V4", "A", "2026-06-11", "30"),
        visit("V5", "A", "2026-06-15", "30"),
        # Two plans of one person, 16 hours each on one day; and 24 hours exactly on another.
        visit("V6", "B", "2026-06-12", "960"),
        visit("V7", "C", "2026-06-12", "960"),
        visit("V8", "C", "2026-06-13", "1440"),
    )
    settled = settle(scheme(CARE.format(words=words)), rows, TO_JUNE)
    assert {line.record_id for line in settled.lines if line.status == "held"} == held


def test_one_finding_under_two_references_is_paid_once_or_not_at_all() -> None:
    given = {"result": "achieved", "reviewed_on": "2026-06-20"}
    rows = records(
        plan("A"),
        plan("B", person_id="S2"),
        outcome("O1", "A", **given),
        outcome("O2", "A", **given),
        outcome("O3", "A", outcome="cooking", **given),
        outcome("O4", "B", **given),
        outcome("O5", "A", result="achieved", reviewed_on="2026-06-21"),
    )
    once = settle(scheme(FINDING.format(words="recorded again")), rows, TO_JUNE)
    assert {line.record_id for line in once.lines} == {"O1", "O3", "O4", "O5"}
    never = settle(scheme(FINDING.format(words="recorded twice")), rows, TO_JUNE)
    assert {line.record_id for line in never.lines} == {"O3", "O4", "O5"}
    # Before the review of 20 June nothing has been found, and so not twice.
    before = settle(scheme(FINDING.format(words="recorded twice")), rows, TO_JUNE, as_at="2026-06-19")
    assert set(before.in_words.values()) == {"open £100.00"}
    assert len(before.lines) == 5


def test_a_fact_of_a_plan_is_asked_of_its_visits_through_a_term() -> None:
    sections = """\
terms:
  of a plan:
    doubled: overlaps another plan of the person with the provider
""" + CARE.format(words="plan's doubled")
    rows = records(
        plan("A", ended_on="2026-06-10"),
        plan("B", started_on="2026-06-10", ended_on="2026-06-20"),
        plan("C", person_id="S2"),
        visit("V1", "A", "2026-06-01", "60"),
        visit("V2", "B", "2026-06-12", "60"),
        visit("V3", "C", "2026-06-12", "60"),
    )
    assert settle(scheme(sections), rows, TO_JUNE).in_words == {
        "V1/care": "held £20.00",
        "V2/care": "held £20.00",
        "V3/care": "£20.00",
    }


@pytest.mark.parametrize(
    ("words", "message", "help_"),
    [
        ("overlaps an other stay of the person", "not a way to compare", 'did you mean "overlaps another stay of the'),
        ("outside its plan", "is said of a visit, and not of a stay", "of a stay can be said: overlaps another stay"),
        ("overlaps another stay of the person today", "'today' was not expected here", ""),
    ],
)
def test_words_that_are_not_quite_right_are_told(words: str, message: str, help_: str) -> None:
    with pytest.raises(ProblemsFound) as found:
        scheme(of_a_stay(f"twice: {words}"))
    (problem,) = found.value.problems
    assert message in problem.message
    assert help_ in problem.help
