"""The measure from counts, and England's published counts by the same rule."""

import pytest

from pbr.national_return.measure import Measure, measure
from pbr.national_return.sequel import Counts, Sequel

ENGLAND_2022_23 = {
    "Long Term Support": (37_245, Sequel.COMMUNITY),
    "Ongoing Low Level Support": (12_030, Sequel.ONGOING_LOW_LEVEL),
    "Short Term Support": (20_910, Sequel.OTHER_SHORT_TERM),
    "No services provided, signposted to other services": (16_620, Sequel.ADVICE),
    "No services provided, no identified needs": (79_545, Sequel.ENDED_AS_PLANNED),
    "No services provided, needs identified but self funding": (7_525, Sequel.SELF_FUNDED),
    "No services provided, needs identified but support declined": (5_025, Sequel.DECLINED),
    "Early Cessation of Service, NHS-funded, deceased": (12_385, Sequel.DECEASED),
}
"""Sequels of short-term support to maximise independence of new clients, England, 2022 to 2023, all multiples of 5.

Source: NHS Digital, Short and Long Term Support (SALT), table STS002a, as the Health Foundation gives it in figure3.csv
of its analysis of reablement. Two more rows, early cessation that led to long-term support (4,965) and that did not
(28,815), are in neither figure of the measure, and no sequel of the present method is theirs.
"""


def test_the_published_counts_of_england_are_counted_by_the_rule() -> None:
    counts: dict[Counts, int] = {}
    for many, sequel in ENGLAND_2022_23.values():
        counts[sequel.counts] = counts.get(sequel.counts, 0) + many
    found = measure(counts)
    # 12,030 + 20,910 + 16,620 + 79,545 is 129,105; with 37,245 it is 166,350; 129,105 / 166,350 is 0.7761
    assert (found.count, found.out_of, found.share_in_words) == (129_105, 166_350, "77.6%")
    # 7,525 + 5,025 + 12,385
    assert found.left_out == 24_935


@pytest.mark.parametrize(
    ("count", "out_of", "percent"),
    # 1/8 is 12.5; 1/16 is 6.25, half up 6.3; 1/3 is 33.33; 2/3 is 66.67
    [(1, 8, "12.5%"), (1, 16, "6.3%"), (1, 3, "33.3%"), (2, 3, "66.7%"), (5, 5, "100.0%"), (0, 4, "0.0%")],
)
def test_one_decimal_place_half_up(count: int, out_of: int, percent: str) -> None:
    assert Measure(count, out_of, 0, 0).share_in_words == percent


def test_nothing_to_count_is_not_defined() -> None:
    assert measure({Counts.NOT_COUNTED: 3, Counts.UNABLE_TO_CLASSIFY: 2}) == Measure(0, 0, 3, 2)
    assert measure({}).share_in_words == "not defined"


def test_how_each_sequel_counts() -> None:
    """Nine for, five against, five in neither figure, and one that nobody can tell: 20."""
    many = [sum(sequel.counts is counts for sequel in Sequel) for counts in Counts]
    assert many == [9, 5, 5, 1]
