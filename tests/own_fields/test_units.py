"""A number is paid for in its own unit, exactly: worked out again with whole numbers, for any figures."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.api import settle
from pbr.values.units_in_words import one_of_several, several_of_one
from tests.own_fields.of_a_council import scheme_in

SCHEME = """
pbr: 1
scheme: by_the_mile
title: Travel by the mile and by the minute
runs: 2026-04-01 to 2027-03-31
rounding: each line to the penny, half up
records:
  fields:
    of a visit:
      miles: number of miles
      travel: number of minutes
prices:
  mileage:
    assumed: made up
    from 2026-04-01: £{pounds} per {lot} miles
payments:
  miles:
    assumed: made up
    pay: mileage
    for each: mile of visit's miles
    priced at: visited_on
    due: visited_on
  minutes:
    assumed: made up
    pay: £{pounds}
    for each: minute of visit's travel
    rounded: up to 5 minutes
    priced at: visited_on
    due: visited_on
examples:
  None:
    as at: 2026-06-30
    total due: £0.00
"""
PLANS = "plan_id,person_id,provider_id,plan_type,started_on\nA,S1,P1,ongoing,2026-06-01\n"


@settings(deadline=None, max_examples=25)
@given(
    pence=st.integers(1, 99_999),
    lot=st.integers(2, 500),
    tenths=st.lists(st.integers(0, 9_999), min_size=1, max_size=5),
    minutes=st.integers(0, 5_000),
)
def test_any_miles_and_minutes(
    tmp_path_factory: pytest.TempPathFactory, pence: int, lot: int, tenths: list[int], minutes: int
) -> None:
    folder = tmp_path_factory.mktemp("miles")
    scheme = scheme_in(folder, SCHEME.format(pounds=f"{pence // 100}.{pence % 100:02}", lot=lot))
    rows = "".join(f"V{at},A,2026-06-02,30,30,{one // 10}.{one % 10},{minutes}\n" for at, one in enumerate(tenths))
    visits = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,miles,travel\n" + rows
    lines = settle(scheme, {"plans": PLANS, "visits": visits}, "2026-06", "2026-06-30").lines
    found = {line.line_id: line.amount for line in lines}
    for at, one in enumerate(tenths):
        # Twice the exact pence and one, halved down: half a penny goes up.
        assert found[f"V{at}/miles"] == (2 * pence * one + lot * 10) // (2 * lot * 10)
        assert found[f"V{at}/minutes"] == pence * 5 * -(-minutes // 5)
    assert {line.quantity for line in lines if line.payment == "miles"} == {Fraction(one, 10) for one in tenths}


def test_a_blank_is_open_and_no_price_is_asked_of_it(tmp_path: Path) -> None:
    scheme = scheme_in(tmp_path, SCHEME.format(pounds="0.45", lot=2))
    visits = "visit_id,plan_id,visited_on,planned_minutes,delivered_minutes,miles,travel\nV1,A,2026-06-02,30,30,,\n"
    lines = settle(scheme, {"plans": PLANS, "visits": visits}, "2026-06", "2026-06-30").lines
    assert [(line.line_id, line.status.value) for line in lines] == [("V1/miles", "open"), ("V1/minutes", "open")]


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("mile", "miles"), ("person", "people"), ("child", "children"), ("day", "days"), ("journey", "journeys"),
        ("activity", "activities"), ("box", "boxes"), ("lunch", "lunches"), ("house", "houses"),
    ],
)  # fmt: skip
def test_one_and_several(one: str, many: str) -> None:
    assert one_of_several(many) == one
    assert several_of_one(one) == many


@pytest.mark.parametrize("word", ["mile", "person", "s", "day"])
def test_what_says_one_is_not_several(word: str) -> None:
    assert one_of_several(word) == ""
