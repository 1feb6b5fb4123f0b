"""Price cards: rows for numbers, and prices that follow another."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.describe.description import describe
from pbr.engine.compiled_scheme import compile_scheme
from pbr.scheme.pricing.number_rows import NumberRow, RowEdges
from pbr.scheme.reading.provenance import Provenance
from pbr.settlement.line import Status
from pbr.simulate.scenario.assumptions import PriceAssumed
from pbr.simulate.scenario.price_changes import with_prices
from pbr.simulate.stated_value import StatedUnit, Value
from tests.engine.rows import Tables, plan, records, visit
from tests.engine.settled import HERE, WHOLE_RUN, extract_of, scheme, settle, settle_extract
from tests.thorough import tries

CARD = """
prices:
  visit_price:
    assumed: made up
    by: planned_minutes
    from 2026-04-01: {{{rows}}}
payments:
  call:
    assumed: made up
    pay: visit_price
    for each: visit
    priced at: visited_on
    due: visited_on
"""


def planned_for(minutes: str) -> Tables:
    """A visit planned for so many minutes."""
    table, fields = visit("V1", "A", "2026-05-05", "30")
    return records(plan("A"), (table, {**fields, "planned_minutes": minutes}))


@pytest.mark.parametrize(
    ("rows", "minutes", "said"),
    [
        ("below 30: £7.00, from 30: £11.00", "29.999999", "£7.00"),
        ("below 30: £7.00, from 30: £11.00", "30", "£11.00"),
        ("up to 30: £7.00, above 30: £11.00", "30", "£7.00"),
        ("up to 30: £7.00, above 30: £11.00", "30.000001", "£11.00"),
        ("up to 30: £7.00", "1", "£7.00"),
        ("above 30: £7.00, otherwise: £1.00", "30", "£1.00"),
        ("from 30: £7.00, from 45: £8.00, otherwise: £1.00", "29", "£1.00"),
        ("from 30: £7.00, from 45: £8.00, otherwise: £1.00", "44", "£7.00"),
        ("30: £7.00, 45: £8.00, otherwise: £1.00", "45.0", "£8.00"),
        ("30: £7.00, 45: £8.00, otherwise: £1.00", "31", "£1.00"),
    ],
)
def test_the_row_that_a_number_belongs_to(rows: str, minutes: str, said: str) -> None:
    assert settle(scheme(CARD.format(rows=rows)), planned_for(minutes)).in_words == {"V1/call": said}


def test_a_number_without_a_row_is_an_error_and_is_not_repeated() -> None:
    card = scheme(CARD.format(rows="30: £7.00, 45: £8.00"))
    made = settle_extract(card, extract_of(card, planned_for("40")), WHOLE_RUN)
    (line,) = made.lines
    assert (line.status, line.amount) == (Status.ERROR, 0)
    assert [(one.code, one.field) for one in made.unpriced] == [("PBR902", "planned_minutes")]
    assert "40" not in made.in_words["V1/call"]


ends = st.lists(st.fractions(0, 60, max_denominator=4), min_size=1, max_size=5, unique=True).map(sorted)


@given(ends, st.fractions(0, 61, max_denominator=8), st.booleans())
@settings(max_examples=tries(200))
def test_rows_that_follow_on_hold_each_number_once(of: list[Fraction], number: Fraction, from_it: bool) -> None:
    """Each number belongs to one row, and numbers that belong to the same row stand at marks that all belong to it."""
    lows, highs = [None, *of], [*of, None]
    rows = [
        NumberRow(str(at), low, from_it, high, not from_it)
        for at, (low, high) in enumerate(zip(lows, highs, strict=True))
    ]
    held = [row for row in rows if row.holds(number)]
    assert len(held) == 1
    beside = sum(end <= number for end in of) if from_it else sum(end < number for end in of)
    assert held[0].text == str(beside)
    marks = RowEdges(rows)
    for other in (number + Fraction(1, 16), *of):
        if marks.place_of(other) == marks.place_of(number):
            assert held[0].holds(other)


FOLLOWING = """
prices:
  night_rate:
    assumed: made up
    from 2026-04-01: 4/3 of hourly_rate
  hourly_rate:
    assumed: made up
    from 2026-04-01: £18.00 per hour
    from 2026-06-01: £21.00 per hour
payments:
  care:
    assumed: made up
    pay: night_rate
    for each: hour of visit's delivered_minutes
    rounded: to the minute
    priced at: visited_on
    due: visited_on
"""


def test_a_price_that_is_a_share_of_another_says_so() -> None:
    said = describe(scheme(FOLLOWING).scheme)
    assert "£24.00 per hour, which is 4/3 of hourly_rate" in said
    assert "£28.00 per hour, which is 4/3 of hourly_rate" in said


@pytest.mark.parametrize(
    ("price", "value", "total"),
    [
        # Half an hour in May and one in June, at £24.00 and £28.00 an hour: £12.00 and £14.00.
        (None, None, 2600),
        # At twice the rate by the hour each is twice as much.
        ("hourly_rate", Value("200%", StatedUnit.TIMES, Fraction(2), Fraction(2), Fraction(2), None), 5200),
        # The night's own rate is £30.00, whatever the other is.
        ("night_rate", Value("£30.00", StatedUnit.MONEY, Fraction(3000), Fraction(3000), Fraction(3000), None), 3000),
    ],
)
def test_what_is_assumed_of_a_price_goes_for_its_shares(price: str | None, value: Value | None, total: int) -> None:
    made = scheme(FOLLOWING).scheme
    changes = []
    if price is not None and value is not None:
        provenance = Provenance("assumed", "made up", ())
        changes = [PriceAssumed(f"prices.{made.name}.{price}", value, provenance, HERE, made.name, price, None)]
    visits = records(plan("A"), visit("V1", "A", "2026-05-31", "30"), visit("V2", "A", "2026-06-01", "30"))
    assert settle(compile_scheme(with_prices(made, changes, {})), visits).total == total
