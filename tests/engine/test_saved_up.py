"""What is left of a provider's sum in one window is added to the next: by hand, in parts, and run by run."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.settlement.line import LineKind
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept
from tests.engine.settled import period_of, scheme, settle
from tests.engine.test_carried_over import CARRIED, costs
from tests.engine.test_parts import compared


def saved(sum_: str = "£100.00", over: str = "provider and month", before: str = "") -> str:
    return before + CARRIED.format(over=over, sum=sum_).replace("what is over", "what is left").lstrip("\n")


def test_a_month_that_is_over_leaves_nothing_and_owes_nothing() -> None:
    # April leaves £100.00, May has £200.00 and £250.00 are due: £50.00 are over. June begins with its own £100.00.
    contract = scheme(saved())
    settled = settle(contract, costs(("2026-05-10", "250.00"), ("2026-06-10", "120.00")), "2026-04-01 to 2026-06-30")
    assert settled.in_words == {
        "K0/care": "£250.00", "K1/care": "£120.00", "P1/cap/2026-05": "-£50.00", "P1/cap/2026-06": "-£20.00",
    }  # fmt: skip
    assert reason_in_words(settled.by_id["P1/cap/2026-05"].reason) == (
        "care come to £250.00 in 2026-05; the limit is no more than £200.00 (£100.00, and £100.00 left from before) "
        "for the provider"
    )


def test_the_sum_may_be_the_price_of_each_month() -> None:
    prices = "prices:\n  most:\n    assumed: made up\n    from 2026-04-01: £100.00\n    from 2026-05-01: £50.00\n"
    # April leaves £100.00 and May has £50.00 of its own.
    settled = settle(scheme(saved("most", before=prices)), costs(("2026-05-10", "160.00")), "2026-05")
    assert settled.in_words == {"K0/care": "£160.00", "P1/cap/2026-05": "-£10.00"}


def test_what_is_due_after_the_run_has_what_the_run_left_and_no_more() -> None:
    # The run ends in March 2027, twelve months of £100.00. April 2027 has its own sum as any window has, and theirs.
    tables = costs(("2027-04-10", "1250.00"), ("2027-05-10", "150.00"))
    settled = settle(scheme(saved()), tables, "2026-04-01 to 2027-05-31")
    assert settled.in_words["P1/cap/2027-05"] == "-£50.00"


def test_three_months_of_a_ledger_and_what_comes_late() -> None:
    contract, kept = scheme(saved()), Kept()
    april, june = ("2026-04-10", "30.00"), ("2026-06-10", "280.00")

    def moved(period: str, *rows: tuple[str, str]) -> dict[str, int]:
        return {line.line_id: line.amount for line in kept.settle(contract, costs(*rows), period)}

    assert moved("2026-04", april) == {"K0/care": 3_000}
    assert moved("2026-05", april) == {}
    # April left £70.00 and May £100.00 more: June has £270.00.
    assert moved("2026-06", april, june) == {"K1/care": 28_000, "P1/cap/2026-06": -1_000}
    # £60.00 of May come late: they are paid, and June has £60.00 less.
    late = ("2026-05-20", "60.00")
    assert moved("2026-07", april, june, late) == {"K2/care": 6_000, "P1/cap/2026-06": -6_000}
    assert sum(one.settled for one in kept.positions.values()) == 30_000


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.integers(4, 9), st.sampled_from(("10.00", "99.99", "330.00"))), max_size=6
    ),
    st.sampled_from((1, 2, 7)),
)
def test_each_month_pays_what_the_months_so_far_have(drawn: list[tuple[int, int, str]], parts: int) -> None:
    contract, kept = scheme(saved()), Kept()
    rows = sorted((f"2026-{month:02}-{day:02}", cost) for day, month, cost in drawn)
    lines = compared(contract, costs(*rows), period_of("2026-04-01 to 2026-09-30"), parts)
    purse = 0
    for month in range(4, 10):
        purse += 10_000
        due = sum(int(cost.replace(".", "")) for day, cost in rows if int(day[5:7]) == month)
        cap = sum(line.amount for line in lines if line.slot.label == f"2026-{month:02}")
        assert due + cap == min(due, purse)
        purse -= due + cap
        kept.settle(contract, costs(*rows), f"2026-{month:02}")
    assert all(line.kind is LineKind.LIMIT for line in lines if line.payment == "cap")
    assert sum(one.settled for one in kept.positions.values()) == sum(line.amount for line in lines)
