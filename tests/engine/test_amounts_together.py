"""Two amounts that come to one: below nil is nil, blank is not known, and both are for one of what is counted."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.settlement.line import Line, Status
from pbr.values.money import money_in_cell
from pbr.values.rounding import Rounding, to_pence
from tests.engine.rows import plan, records
from tests.engine.settled import scheme, settle

FIELDS = """
records:
  fields:
    of a plan:
      actual: money
      other: money
"""


def payment(name: str, verb: str, amount: str) -> str:
    return (
        f"  {name}:\n    assumed: made up\n    {verb}: {amount}\n    for each: plan\n    priced at: started_on\n"
        "    due: started_on\n"
    )


BOTH_WAYS = scheme(
    FIELDS
    + "payments:\n"
    + payment("gain", "pay", "plan_value less actual")
    + payment("loss", "deduct", "actual less plan_value")
    + payment("higher", "pay", "higher of plan_value and actual")
    + payment("lower", "pay", "lower of plan_value and actual")
    + payment("third", "pay", "1/3 of (higher of (20% of plan_value) and (actual less (50% of other)))")
)
money = st.one_of(st.none(), st.integers(0, 200_000), st.sampled_from([0, 1, 100_000]))


def in_cell(pence: int | None) -> str:
    return "" if pence is None else f"{pence // 100}.{pence % 100:02}"


def comes_to(line: Line) -> int | None:
    """What a line comes to, before its sign; None while it is not known."""
    if line.status is Status.OPEN:
        assert line.at_stake is None
        return None
    assert line.status is Status.DUE
    return abs(line.amount)


@settings(max_examples=150, deadline=None, database=None)
@given(money, money, money)
def test_what_two_amounts_come_to(value: int | None, actual: int | None, other: int | None) -> None:
    row = plan("A", plan_value=in_cell(value), actual=in_cell(actual), other=in_cell(other))
    found = {line.payment: comes_to(line) for line in settle(BOTH_WAYS, records(row)).lines}
    lower = 0 if 0 in (value, actual) else None
    if value is None or actual is None:
        assert found["gain"] == (0 if value == 0 else None)
        assert found["loss"] == (0 if actual == 0 else None)
        assert (found["higher"], found["lower"]) == (None, lower)
    else:
        assert found["gain"] == max(value - actual, 0)
        assert found["loss"] == max(actual - value, 0)
        assert (found["higher"], found["lower"]) == (max(value, actual), min(value, actual))
    less = None if actual is None or other is None else max(actual - Fraction(other, 2), Fraction(0))
    less = Fraction(0) if actual == 0 else less
    if value is None or less is None:
        assert found["third"] is None
    else:
        assert found["third"] == to_pence(max(Fraction(value, 5), less) / 3, Rounding.HALF_UP)


def test_both_sides_are_for_one_of_what_is_counted() -> None:
    hourly = scheme(
        "prices:\n  rate:\n    from 2026-04-01: £1,800.00 per 100 hours\n    assumed: made up\n"
        "  travel:\n    from 2026-04-01: £0.05 per minute\n    assumed: made up\n"
        "payments:\n  care:\n    assumed: made up\n    pay: rate less travel\n"
        "    for each: hour of plan's hours_delivered\n    priced at: started_on\n    due: started_on\n"
    )
    # £18.00 an hour less 60 x 5p is £15.00, for nine and a half hours
    (line,) = settle(hourly, records(plan("A", hours_delivered="9.5"))).lines
    assert (line.amount, line.unit_price, line.quantity) == (14250, Fraction(1500), Fraction(19, 2))


def test_the_price_of_either_side_is_that_of_its_codes_and_its_day() -> None:
    cards = scheme(
        "prices:\n  full:\n    by: rate\n    from 2026-04-01:\n      standard: £100.00\n      specialist: £150.00\n"
        "    from 2026-06-01:\n      standard: £110.00\n      specialist: £165.00\n    assumed: made up\n"
        "  charge:\n    by: plan_type\n    from 2026-04-01:\n      initial: £10.00\n      ongoing: £25.00\n"
        "    assumed: made up\n"
        "payments:\n" + payment("care", "pay", "full less charge")
    )
    rows = records(
        plan("A", rate="standard"),
        plan("B", rate="specialist", plan_type="ongoing"),
        plan("C", rate="standard", plan_type="ongoing", started_on="2026-06-01"),
        plan("D", plan_type="ongoing"),
    )
    assert settle(cards, rows).in_words == {
        "A/care": "£90.00", "B/care": "£125.00", "C/care": "£85.00", "D/care": "open",
    }  # fmt: skip


def test_instalments_and_parts_of_a_difference_lose_no_penny() -> None:
    divided = scheme(
        FIELDS + "payments:\n  care:\n    assumed: made up\n    pay: plan_value less actual\n    for each: plan\n"
        "    priced at: started_on\n    instalments: 3 monthly from started_on\n    due: each instalment\n"
        "  whole:\n    assumed: made up\n    pay: plan_value less actual\n    for each: plan\n"
        "    priced at: started_on\n    in parts:\n      first:\n        share: 1/3\n        due: started_on\n"
        "      second:\n        share: rest\n"
        "        due: started_on\n"
    )
    # £100.01 is 33.34, 33.33 and 33.34 by running totals (33.3367, 66.6733, 100.01); a third is 33.34
    settled = settle(divided, records(plan("A", plan_value="400.00", actual="299.99")))
    assert settled.in_words == {
        "A/care/01": "£33.34", "A/care/02": "£33.33", "A/care/03": "£33.34",
        "A/whole.first": "£33.34", "A/whole.second": "£66.67",
    }  # fmt: skip
    assert settled.total == 2 * (money_in_cell("100.01") or 0)
