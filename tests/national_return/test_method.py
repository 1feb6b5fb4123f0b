"""The method, rule by rule: which sequel an episode has, on the day before a limit and on the day after it.

The episode is 1 to 31 May 2026 unless it says otherwise; each expectation was worked from the rules of the published
code, by counting days.
"""

from pathlib import Path

import pytest

from pbr.national_return.told_episodes import MeasureStanding
from tests.national_return.made import ENDED, ST_MAX, Row, event, only, sequel, service, st_max, told

LOW_LEVEL, OTHER_SHORT = "Short term support: Ongoing low level", "Short term support: Other short term"
COMMUNITY, RESIDENTIAL = "Long term support: Community", "Long term support: Residential care"
CARER = "Unpaid carer support: Direct to unpaid carer"
PLANNING = "Progress to support planning or services"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # 1: died within seven days of the end, on 7 June; on 8 June it is no longer the sequel
        ([st_max(died="07/06/2026")], ("nfa_deceased", "1")),
        ([st_max(died="08/06/2026")], ("nfa_support_ended_as_planned", "4a")),
        # 1 goes before 2
        ([st_max(outcome="Admitted to hospital", died="01/06/2026")], ("nfa_deceased", "1")),
        # 2: hospital goes before a service that follows
        ([st_max(outcome="Admitted to hospital"), service(COMMUNITY, "01/06/2026")], ("admitted_to_hospital", "2")),
        # 3: a service begins on the seventh day, 7 June; one of 8 June is too late
        ([st_max(), service(COMMUNITY, "07/06/2026")], ("long_term_community", "3")),
        ([st_max(), service(COMMUNITY, "08/06/2026")], ("nfa_support_ended_as_planned", "4a")),
        # 3: one that runs alongside and goes on counts; one that ends with the episode does not
        ([st_max(), service(LOW_LEVEL, "20/05/2026", "01/06/2026")], ("short_term_ongoing_low_level", "3")),
        ([st_max(), service(LOW_LEVEL, "20/05/2026", "31/05/2026")], ("nfa_support_ended_as_planned", "4a")),
        # 3: of several the highest
        (
            [st_max(), service(LOW_LEVEL, "01/06/2026"), service(RESIDENTIAL, "05/06/2026")],
            ("long_term_residential", "3"),
        ),
        # 3: other short-term support in a care home is its own sequel
        (
            [st_max(), service(OTHER_SHORT, "01/06/2026", component="Short term nursing care")],
            ("short_term_residential_or_nursing", "3"),
        ),
        ([st_max(), service(OTHER_SHORT, "01/06/2026", component="Meals")], ("short_term_other", "3")),
        # 4b: a review that follows says so, and goes before the episode's own outcome in the published order
        (
            [st_max(), event("Review", "02/06/2026", "02/06/2026", "NFA: Support declined")],
            ("nfa_support_declined", "4b"),
        ),
        # 4a: the episode's own goes before a later event's, by the published order
        (
            [
                st_max(outcome="NFA: Information and advice or signposting"),
                event("Review", "02/06/2026", "02/06/2026", "NFA: Other"),
            ],
            ("nfa_information_and_advice", "4a"),
        ),
        # 4b: "ended as planned" of a later event is not about the episode
        (
            [st_max(outcome=PLANNING), event("Review", "02/06/2026", "02/06/2026", ENDED)],
            ("unable_to_classify", "6"),
        ),
        # 4c: the review of 18 May is 13 days before the end, and that of 17 May 14 days
        (
            [st_max(outcome=PLANNING), event("Review", "18/05/2026", "18/05/2026", "NFA: Other")],
            ("nfa_other", "4c"),
        ),
        (
            [st_max(outcome=PLANNING), event("Review", "17/05/2026", "17/05/2026", "NFA: Other")],
            ("unable_to_classify", "6"),
        ),
        # 4c: of two the later, whatever the order of their outcomes
        (
            [
                st_max(outcome=PLANNING),
                event("Review", "20/05/2026", "20/05/2026", "NFA: Support declined"),
                event("Assessment", "25/05/2026", "25/05/2026", "NFA: Other"),
            ],
            ("nfa_other", "4c"),
        ),
        # 4c: a request is neither
        (
            [st_max(outcome=PLANNING), event("Request", "20/05/2026", "20/05/2026", "NFA: Other")],
            ("unable_to_classify", "6"),
        ),
        # 5: equipment, but not what ended on the first day of the episode, which led to it
        (
            [st_max(outcome=PLANNING), service(LOW_LEVEL, "02/05/2026", "02/05/2026", component="Equipment")],
            ("short_term_ongoing_low_level", "5"),
        ),
        (
            [st_max(outcome=PLANNING), service(LOW_LEVEL, "01/05/2026", "01/05/2026", component="Equipment")],
            ("unable_to_classify", "6"),
        ),
        # 6: a carer's support follows; it is no sequel, but the episode's own outcome is then asked last
        ([st_max(), service(CARER, "01/06/2026")], ("nfa_support_ended_as_planned", "6")),
        (
            [
                st_max(),
                service(CARER, "01/06/2026"),
                service(LOW_LEVEL, "02/05/2026", "02/05/2026", component="Equipment"),
            ],
            ("short_term_ongoing_low_level", "5"),
        ),
        ([st_max(outcome="")], ("unable_to_classify", "6")),
        ([st_max(outcome="Release 1 specification only: Not mapped")], ("unable_to_classify", "6")),
    ],
)
def test_the_first_rule_that_fits_decides(rows: list[Row], found: tuple[str, str], tmp_path: Path) -> None:
    assert sequel(tmp_path, *rows) == found


@pytest.mark.parametrize(
    ("second", "many"),
    # the first ends on 31 May: 7 June is seven days later, 8 June eight
    [("07/06/2026", 1), ("08/06/2026", 2)],
)
def test_a_week_between_is_one_episode(second: str, many: int, tmp_path: Path) -> None:
    assert len(told(tmp_path, st_max(), st_max(second, "30/06/2026")).told) == many


def test_a_week_is_counted_from_the_latest_end_and_not_from_the_last_row(tmp_path: Path) -> None:
    # the second lies within the first; the third begins 3 days after the first and 21 after the second
    rows = (st_max("01/05/2026", "31/05/2026"), st_max("04/05/2026", "13/05/2026"), st_max("03/06/2026", "20/06/2026"))
    one = only(tmp_path, *rows)
    assert (one.episode.start, one.episode.end) == (739737, 739787)  # 1 May and 20 June 2026: 50 days apart


@pytest.mark.parametrize(
    ("ended", "standing"),
    # 1 May less 31 January is 90 days; less 30 January 91
    [("31/01/2026", MeasureStanding.NOT_NEW), ("30/01/2026", MeasureStanding.MEASURED), ("", MeasureStanding.NOT_NEW)],
)
def test_somebody_is_new_91_days_after_long_term_support(ended: str, standing: MeasureStanding, tmp_path: Path) -> None:
    assert only(tmp_path, service(COMMUNITY, "01/01/2026", ended), st_max()).standing is standing


def test_long_term_support_that_begins_with_the_episode_does_not_make_somebody_known(tmp_path: Path) -> None:
    one = only(tmp_path, service(COMMUNITY, "01/05/2026"), st_max())
    assert one.standing is MeasureStanding.MEASURED
    assert one.followed is not None
    assert one.followed.sequel.code == "long_term_community"


@pytest.mark.parametrize(
    ("row", "standing"),
    [
        (st_max(end=""), MeasureStanding.GOES_ON),
        (st_max(born="01/06/2008"), MeasureStanding.UNDER_18),
        (st_max(born="01/05/2008"), MeasureStanding.MEASURED),
        (st_max(born=""), MeasureStanding.MEASURED),
    ],
)
def test_whom_the_measure_looks_at(row: Row, standing: MeasureStanding, tmp_path: Path) -> None:
    assert only(tmp_path, row).standing is standing


def test_a_death_ends_an_open_service(tmp_path: Path) -> None:
    # died on 20 May: the service has no end, and ends then
    one = only(tmp_path, st_max(end="", died="20/05/2026"))
    assert one.episode.end - one.episode.start == 19
    assert one.followed is not None
    assert one.followed.rule == "1"


def test_a_death_that_a_later_row_tells_of_is_known(tmp_path: Path) -> None:
    assert sequel(tmp_path, st_max(), event("Review", "03/05/2026", "04/05/2026", "NFA: Other", died="02/06/2026")) == (
        "nfa_deceased",
        "1",
    )


def test_of_two_services_that_end_together_the_outcome_that_says_a_sequel_counts(tmp_path: Path) -> None:
    rows = (st_max(outcome=PLANNING), st_max("02/05/2026"))
    assert sequel(tmp_path, *rows) == ("nfa_support_ended_as_planned", "4a")


def test_it_is_short_term_support_of_any_component(tmp_path: Path) -> None:
    row = {**st_max(), "component": "Equipment"}
    assert only(tmp_path, row).episode.person == "C1"
    assert row["service"] == ST_MAX
