"""Money pooled by provider and quarter until a measure releases it: the variant with a tenth of the price at risk."""

from tests.engine.rows import Fields, person, records
from tests.engine.settled import settle, shipped

AT_RISK = shipped("population-prime-provider-at-risk")
ALL_YEAR = "2026-04-01 to 2027-03-31"


def referred(number: int, support: str, day: str = "2026-04-06", **fields: str) -> tuple[str, Fields]:
    """A person whose tenth at risk is £600.00: £600,000.00 for 100, a tenth of it."""
    return person(f"S{number}", day, support_at_10_weeks=support, **fields)


def pool(*people: tuple[str, Fields], period: str = ALL_YEAR, as_at: str = "") -> dict[str, str]:
    """The lines of the pools, by provider and quarter."""
    settled = settle(AT_RISK, records(*people), period, as_at)
    return {
        line_id: said
        for line_id, said in settled.in_words.items()
        if line_id.count("/") == 2 and "at_risk" in line_id and ":" not in line_id
    }


def test_half_of_three_thirds() -> None:
    two_of_three = [referred(1, "none"), referred(2, "none"), referred(3, "same")]
    # 66.7% is over 50%: all of three times £600.00
    assert pool(*two_of_three) == {"P1/at_risk/2026-04-to-06": "£1,800.00"}
    # 40% exactly releases half of £3,000.00; a third releases nothing
    four = [referred(4, "reduced"), referred(5, "residential")]
    assert pool(*two_of_three, *four) == {"P1/at_risk/2026-04-to-06": "£1,500.00"}
    one_of_three = [referred(1, "none"), referred(2, "same"), referred(3, "same")]
    assert pool(*one_of_three) == {"P1/at_risk/2026-04-to-06": "not earned £1,800.00"}


def test_what_is_not_known_holds_the_pool_only_where_it_matters() -> None:
    # Two of three and one unknown: between 50% and 75%, all released either way
    known = [referred(1, "none"), referred(2, "none"), referred(3, "same")]
    assert pool(*known, referred(4, "")) == {"P1/at_risk/2026-04-to-06": "£2,400.00"}
    # Two unknown: between 40% and 80%, half or all
    assert pool(*known, referred(4, ""), referred(5, "")) == {"P1/at_risk/2026-04-to-06": "open £3,000.00"}


def test_each_provider_and_quarter_has_a_pool_of_its_own() -> None:
    assert pool(
        referred(1, "none"), referred(2, "none", "2026-07-01"), referred(3, "same", provider_id="P2")
    ) == {
        "P1/at_risk/2026-04-to-06": "£600.00",
        "P1/at_risk/2026-07-to-09": "£600.00",
        "P2/at_risk/2026-04-to-06": "not earned £600.00",
    }  # fmt: skip


def test_the_day_a_pool_is_due() -> None:
    # 30 June and 12 weeks is 22 September
    assert pool(referred(1, "none"), period="2026-08-01 to 2026-09-21") == {
        "P1/at_risk/2026-04-to-06": "not due £600.00"
    }
    assert pool(referred(1, "none"), period="2026-09-22 to 2026-09-30") == {"P1/at_risk/2026-04-to-06": "£600.00"}
    assert pool(referred(1, "none"), period="2026-10") == {"P1/at_risk/2026-04-to-06": "earlier £600.00"}
    assert pool(referred(1, "none"), period="2026-09", as_at="2026-09-21") == {
        "P1/at_risk/2026-04-to-06": "not due £600.00"
    }


def test_nobody_is_in_the_measure_before_ten_weeks() -> None:
    settled = settle(AT_RISK, records(referred(1, "none"), referred(2, "none", "2026-06-30")), ALL_YEAR, "2026-06-15")
    # 6 April and ten weeks is 15 June: one is counted, and the other will be
    assert settled.measured == {"no_further_support_by_ten_weeks P1 2026-04-to-06": "1 of 1"}
    before = settle(AT_RISK, records(referred(1, "none")), ALL_YEAR, "2026-06-14")
    assert before.measured == {}


def test_a_retained_sum_is_a_note_on_each_record_and_adds_nothing() -> None:
    settled = settle(AT_RISK, records(referred(1, "none"), referred(2, "none")), "2026-09")
    notes = [line for line in settled.lines if line.payment == "at_risk" and line.record_id]
    assert [(line.amount, line.at_stake) for line in notes] == [(0, 60000), (0, 60000)]
    # Each has a twelfth of £5,400.00 in September, and the pool is £1,200.00
    assert settled.total == 2 * 45000 + 120000
