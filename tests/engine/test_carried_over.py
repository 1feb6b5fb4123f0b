"""What is over a cap in one window is paid in the next, as far as its sum goes: by hand, in parts, and run by run."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.line import LineKind
from pbr.settlement.reason_words import reason_in_words
from tests.engine.month_after_month import Kept
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import extract_of, period_of, scheme, settle
from tests.engine.test_parts import compared

CARRIED = """
records:
  fields:
    of an outcome:
      cost: money
payments:
  care:
    assumed: made up
    pay: cost
    for each: outcome
    priced at: agreed_on
    when: result is "achieved"
    due: reviewed_on
limits:
  cap:
    assumed: made up
    no more than: {sum}
    of: care
    over: {over}
    carried over: what is over
"""


def carried(over: str = "provider and month", sum_: str = "£100.00") -> CompiledScheme:
    return scheme(CARRIED.format(over=over, sum=sum_))


def costs(*rows: tuple[str, str], **fields: str) -> Tables:
    """Outcomes of plan A: on which day each is due, and what it costs."""
    each = [
        outcome(
            f"K{at}", "A", agreed_on="2026-04-01", reviewed_on=day, cost=cost, result="achieved",
            **(fields if at == 0 else {}),
        )
        for at, (day, cost) in enumerate(rows)
    ]  # fmt: skip
    return records(plan("A"), *each)


def taken(contract: CompiledScheme, tables: Tables, period: str = "2026-04-01 to 2026-12-31") -> dict[str, int]:
    return {line.slot.label: line.amount for line in settle(contract, tables, period).lines if line.payment == "cap"}


# £250.00 in April are £150.00 over. May has £30.00 of its own and pays £70.00 of them; June none, and the last £80.00.
SPRING = costs(("2026-04-10", "250.00"), ("2026-05-10", "30.00"))


def test_what_is_over_is_paid_in_the_months_after_it() -> None:
    assert taken(carried(), SPRING) == {"2026-04": -15_000, "2026-05": 7_000, "2026-06": 8_000}
    assert settle(carried(), SPRING, "2026-04-01 to 2026-12-31").total == 28_000


def test_it_is_paid_on_the_last_day_of_the_window_and_not_before() -> None:
    middle = taken(carried(), SPRING, "2026-04-01 to 2026-05-30")
    assert middle == {"2026-04": -15_000}
    # Looked at month by month, each has its own part of it.
    assert taken(carried(), SPRING, "2026-05") == {"2026-04": 0, "2026-05": 7_000}
    assert taken(carried(), SPRING, "2026-06") == {"2026-04": 0, "2026-05": 0, "2026-06": 8_000}


def test_a_month_that_is_over_itself_carries_on_both() -> None:
    # April £20.00 over; May £130.00: £50.00 are carried on, and June, with £90.00, pays £10.00; July the last £40.00.
    tables = costs(("2026-04-10", "120.00"), ("2026-05-10", "130.00"), ("2026-06-10", "90.00"))
    assert taken(carried(), tables) == {"2026-04": -2_000, "2026-05": -3_000, "2026-06": 1_000, "2026-07": 4_000}


def test_the_line_says_what_is_carried_and_limits_csv_counts_it() -> None:
    contract, over = carried(), period_of("2026-04-01 to 2026-05-31")
    run = Run(contract, as_known(extract_of(contract, SPRING), over.last), over, over.last)
    line = next(one for one in run.lines() if one.slot.label == "2026-05")
    assert reason_in_words(line.reason) == (
        "care come to £30.00 in 2026-05, and £150.00 carried over from before; the limit is no more than £100.00 for "
        "the provider"
    )
    assert [(one.use_id, one.words) for one in run.limit_uses] == [
        ("P1/cap/2026-04", "£250.00 of £100.00"), ("P1/cap/2026-05", "£180.00 of £100.00"),
    ]  # fmt: skip


def test_nothing_is_carried_past_the_run() -> None:
    # March 2027 is the last month of the run: its £40.00 over are not paid in April.
    tables = costs(("2027-03-10", "140.00"))
    assert taken(carried(), tables, "2026-04-01 to 2027-12-31") == {"2027-03": -4_000}


def test_over_each_plan_and_at_a_price_of_the_month() -> None:
    contract = scheme(
        "prices:\n  most:\n    assumed: made up\n    from 2026-04-01: £100.00\n    from 2026-05-01: £50.00\n"
        + CARRIED.format(over="plan and month", sum="most").lstrip("\n")
    )
    # £120.00 in April: £20.00 over. May has £45.00 of £50.00 and pays £5.00; June the other £15.00.
    tables = costs(("2026-04-10", "120.00"), ("2026-05-10", "45.00"))
    assert taken(contract, tables) == {"2026-04": -2_000, "2026-05": 500, "2026-06": 1_500}


def test_three_months_of_a_ledger_and_what_comes_late() -> None:
    contract, kept = carried(), Kept()
    april, may = ("2026-04-10", "250.00"), ("2026-05-10", "30.00")

    def moved(period: str, *rows: tuple[str, str]) -> dict[str, int]:
        return {line.line_id: line.amount for line in kept.settle(contract, costs(*rows), period)}

    assert moved("2026-04", april) == {"K0/care": 25_000, "P1/cap/2026-04": -15_000}
    assert moved("2026-05", april, may) == {"K1/care": 3_000, "P1/cap/2026-05": 7_000}
    # £50.00 more of May come in June: May pays £50.00 less of what was carried to it, and June £50.00 more.
    late = ("2026-05-20", "50.00")
    assert moved("2026-06", april, may, late) == {
        "K2/care": 5_000, "P1/cap/2026-05": -5_000, "P1/cap/2026-06": 10_000,
    }  # fmt: skip
    assert moved("2026-07", april, may, late) == {"P1/cap/2026-07": 3_000}
    assert sum(one.settled for one in kept.positions.values()) == 33_000


def test_what_is_disputed_stands_with_what_was_carried_of_it() -> None:
    contract, kept = carried(), Kept()
    rows = [("2026-04-10", "250.00")]
    for month in ("2026-04", "2026-05"):
        kept.settle(contract, costs(*rows), month)
    # It is disputed in June: what was settled stands, and the £50.00 that are still carried are paid as they would be.
    disputed = kept.settle(contract, costs(*rows, disputed="yes"), "2026-06")
    assert {line.line_id: line.amount for line in disputed} == {"P1/cap/2026-06": 5_000}


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 28), st.integers(4, 8), st.sampled_from(["10.00", "99.99", "230.00"])), max_size=6
    ),
    st.sampled_from(["provider and month", "plan and quarter", "person with each provider and month"]),
    st.sampled_from([1, 2, 7]),
)
def test_in_parts_and_run_by_run_nothing_is_lost(drawn: list[tuple[int, int, str]], over: str, parts: int) -> None:
    contract = carried(over)
    rows = sorted((f"2026-{month:02}-{day:02}", cost) for day, month, cost in drawn)
    lines = compared(contract, costs(*rows), period_of("2026-04-01 to 2027-03-31"), parts)
    due = sum(line.amount for line in lines if line.kind is not LineKind.LIMIT)
    # By the end of the run as much is paid as all its windows have room for after what is due in them.
    assert sum(line.amount for line in lines) <= due
    windows: dict[str, int] = {}
    for line in lines:
        day = str(line.due_on)
        label = line.slot.label if line.kind is LineKind.LIMIT else day[:7]
        windows[label] = windows.get(label, 0) + line.amount
    assert over == "plan and quarter" or all(pence <= 10_000 for pence in windows.values())
    kept = Kept()
    for year, month in [*((2026, at) for at in range(4, 13)), *((2027, at) for at in range(1, 4))]:
        label = f"{year}-{month:02}"
        kept.settle(contract, costs(*[row for row in rows if row[0][:7] <= label]), label)
    at_once = Kept()
    at_once.settle(contract, costs(*rows), "2026-04-01 to 2027-03-31")
    assert {key: one.settled for key, one in kept.positions.items() if one.settled} == {
        key: one.settled for key, one in at_once.positions.items() if one.settled
    }
