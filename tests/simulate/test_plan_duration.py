"""When a plan ends: on its real last day, or else the planned one; some things are done by the sooner of the two."""

from datetime import date

from pbr.simulate.plan_duration import last_day, last_day_of, sooner_end

MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)


def test_a_plan_ends_when_it_ended_and_else_as_planned() -> None:
    assert [last_day(*each) for each in ((JUNE, MAY), (MAY, JUNE), (None, MAY), (MAY, None), (None, None))] == [
        JUNE,
        MAY,
        MAY,
        MAY,
        None,
    ]
    assert last_day_of((MAY, None), {"planned_end_on": 0, "ended_on": 1}) == MAY
    assert last_day_of((MAY, JUNE), {"planned_end_on": 0, "ended_on": 1}) == JUNE
    assert last_day_of((MAY,), {"started_on": 0}) is None


def test_the_sooner_end_is_the_earlier_of_those_known() -> None:
    assert [sooner_end(*each) for each in ((JUNE, MAY), (MAY, JUNE), (None, JUNE), (JUNE, None), (None, None))] == [
        MAY,
        MAY,
        JUNE,
        JUNE,
        None,
    ]
