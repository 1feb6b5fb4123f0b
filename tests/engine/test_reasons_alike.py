"""A reason is made once for all records that it tells the same of, and never for those that it tells other facts of."""

from pbr.settlement.line import Line
from pbr.settlement.reason_words import reason_in_words
from tests.engine.rows import Fields, plan, records
from tests.engine.settled import scheme, settle

COMPLETED_IN_TIME = scheme("""
payments:
  sum:
    assumed: made up
    pay: £10.00
    for each: plan
    priced at: started_on
    due: started_on
    when: end_reason is "completed" and ended_on <= started_on + 10 days
""")


def lines(*plans: tuple[str, Fields]) -> tuple[Line, ...]:
    """The line of each plan, in order."""
    return settle(COMPLETED_IN_TIME, records(*plans)).lines


def test_what_is_not_told_of_a_record_does_not_tell_its_reason_apart() -> None:
    # Both died in time: that they ended on other days is looked at, and is not why they earn nothing.
    first, second, third = lines(
        plan("A", end_reason="died", started_on="2026-05-01", ended_on="2026-05-04"),
        plan("B", end_reason="died", started_on="2026-05-01", ended_on="2026-05-06"),
        plan("C", end_reason="other", started_on="2026-05-01", ended_on="2026-05-06"),
    )
    assert reason_in_words(first.reason) == (
        'not earned: end_reason is died; it needs end_reason is "completed" and ended_on <= started_on + 10 days'
    )
    assert second.reason is first.reason
    assert reason_in_words(third.reason).startswith("not earned: end_reason is other; ")


def test_what_is_told_of_a_record_does() -> None:
    late, later, both = lines(
        plan("A", end_reason="completed", started_on="2026-05-01", ended_on="2026-05-20"),
        plan("B", end_reason="completed", started_on="2026-05-01", ended_on="2026-05-21"),
        plan("C", end_reason="died", started_on="2026-05-01", ended_on="2026-05-20"),
    )
    said = [reason_in_words(one.reason).partition("; it needs")[0] for one in (late, later, both)]
    assert said == [
        "not earned: ended_on is 2026-05-20 and started_on is 2026-05-01",
        "not earned: ended_on is 2026-05-21 and started_on is 2026-05-01",
        "not earned: end_reason is died; ended_on is 2026-05-20 and started_on is 2026-05-01",
    ]
