"""Instalments that are not a month apart: the parts of one amount, and one amount again and again."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from pbr.describe.description import describe
from pbr.scheme.payments.instalments import InstalmentInterval
from pbr.settlement.line import Status
from tests.engine.rows import person, records
from tests.engine.settled import scheme, settle

PAYMENT = """
payments:
  kept:
    assumed: made up
    pay: {pay}
    for each: person
    priced at: referred_on
    instalments: {instalments}
    due: each instalment
"""
RUNS = "2026-04-01 to 2036-03-31"


@given(
    pence=st.integers(0, 10_000_00),
    count=st.integers(1, 60),
    many=st.integers(1, 40),
    unit=st.sampled_from(["day", "week", "month"]),
    first=st.dates(date(2026, 4, 1), date(2026, 5, 31)),
)
def test_the_parts_of_one_amount_add_up_to_it(pence: int, count: int, many: int, unit: str, first: date) -> None:
    pay = f"£{pence // 100:,}.{pence % 100:02}"
    run = scheme(PAYMENT.format(pay=pay, instalments=f"{count} every {many} {unit}s from referred_on"), runs=RUNS)
    lines = settle(run, records(person("S1", str(first))), "2026-04-01 to 2027-03-31").lines
    assert len(lines) == count
    assert sum(line.amount + (line.at_stake or 0) for line in lines) == pence
    # No part is a penny more or less than another.
    assert (
        max(line.amount + (line.at_stake or 0) for line in lines)
        - min(line.amount + (line.at_stake or 0) for line in lines)
        <= 1
    )
    assert all((line.status is Status.DUE) == (line.due_on <= date(2027, 3, 31)) for line in lines if line.due_on)


@given(many=st.integers(1, 9), count=st.integers(1, 30), stays=st.integers(0, 300))
def test_one_amount_again_and_again_until_somebody_leaves(many: int, count: int, stays: int) -> None:
    first = date(2026, 4, 6)
    left = first + timedelta(days=stays)
    text = f"every {many} weeks from referred_on + {many} weeks until left_on at most {count} times"
    run = scheme(PAYMENT.format(pay="£170.00", instalments=text), runs=RUNS)
    rows = records(person("S1", str(first), left_on=str(left)))
    # All whole stretches of so many weeks that somebody stayed, and no more than so many of them.
    paid = min(count, stays // (7 * many))
    assert settle(run, rows, "2026-04-01 to 2036-03-31").total == 170_00 * paid


def test_how_far_apart() -> None:
    assert InstalmentInterval(4, "week").after(date(2026, 4, 6), 2) == date(2026, 6, 1)
    assert InstalmentInterval(10, "day").after(date(2026, 4, 6), 1) == date(2026, 4, 16)
    assert InstalmentInterval(3, "month").after(date(2026, 11, 30), 1) == date(2027, 2, 28)
    assert [InstalmentInterval(n, "week").said for n in (1, 4)] == ["every week", "every 4 weeks"]


def test_they_say_how_often_and_whether_in_full() -> None:
    parts = scheme(PAYMENT.format(pay="£1,300.00", instalments="13 every 4 weeks from referred_on"))
    again = scheme(
        PAYMENT.format(pay="£170.00", instalments="every 4 weeks from referred_on until left_on at most 26 times")
    )
    said = " ".join(describe(parts.scheme).split())
    assert (
        "It is paid in 13 instalments, the first on the day the person was referred and the others every 4 weeks "
        "after it."
    ) in said
    said = " ".join(describe(again.scheme).split())
    assert (
        "The whole of it is paid at most 26 times: the first time on the day the person was referred and again every 4 "
        "weeks after it."
    ) in said
