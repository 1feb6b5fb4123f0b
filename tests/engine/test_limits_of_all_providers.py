"""One sum for a person, whoever the providers are: who bears what it takes, by month, in parts, and run by run."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme
from pbr.engine.limits.limits_of_all import borne
from pbr.engine.run import Run
from pbr.records.extract.as_at import as_known
from pbr.settlement.line import LineKind
from pbr.settlement.obligation import Obligation, Position
from pbr.settlement.reason_words import reason_in_words
from pbr.simulate.payoff.payment_dependence import CannotBeDrawnError, check_drawn_over_the_run
from tests.engine.month_after_month import Kept
from tests.engine.rows import Tables, outcome, plan, records
from tests.engine.settled import extract_of, period_of, scheme, settle
from tests.engine.test_parts import compared

CAPPED = """
records:
  fields:
    of an outcome:
      cost: money
payments:
  care:
    assumed: made up
    {verb}: cost
    for each: outcome
    priced at: agreed_on
    when: result is "achieved"
    due: {due}
{more}limits:
  cap:
    assumed: made up
    no more than: {sum}
    of: {of}
    over: person with all providers{window}
    borne by: {borne}
"""
LAST, PROPORTION = "those due last", "each in proportion"
DEDUCTED = """  taken:
    assumed: made up
    deduct: cost
    for each: outcome
    priced at: agreed_on
    when: result is "not_achieved"
    due: reviewed_on
"""


def capped(
    borne_by: str = LAST, *, sum_: str = "£100.00", due: str = "reviewed_on", window: str = "", more: str = "",
    of: str = "care",
) -> CompiledScheme:  # fmt: skip
    written = CAPPED.format(verb="pay", due=due, more=more, sum=sum_, of=of, borne=borne_by, window=window)
    return scheme(written)


def costs(*rows: tuple[str, str, str, str], **fields: str) -> Tables:
    """Of person S1: plan A with P1, B with P2 and C with P3; of each outcome its plan, its day and what it costs."""
    each = [
        outcome(
            name, of, agreed_on=day, reviewed_on=day, cost=cost.removeprefix("-"),
            result="not_achieved" if cost.startswith("-") else "achieved", **(fields if name == "K9" else {}),
        )
        for name, of, day, cost in rows
    ]  # fmt: skip
    plans = [plan("A"), plan("B", provider_id="P2"), plan("C", provider_id="P3")]
    return records(*plans, plan("D", person_id="S2"), *each)


def limits_in(contract: CompiledScheme, tables: Tables, period: str = "2026-04-01 to 2026-12-31") -> dict[str, str]:
    said = settle(contract, tables, period).in_words
    return {name: words for name, words in said.items() if "/cap" in name}


# £60.00 and £20.00 for P1, and £80.00 between them for P2: £160.00 of £100.00, and £60.00 over.
THREE = costs(
    ("K1", "A", "2026-06-02", "60.00"), ("K2", "B", "2026-06-03", "80.00"), ("K3", "A", "2026-06-04", "20.00")
)


@pytest.mark.parametrize(
    ("borne_by", "due", "taken"),
    [
        # The last day's £20.00 are P1's, and £40.00 of the day before P2's.
        (LAST, "reviewed_on", {"S1:P1/cap": "-£20.00", "S1:P2/cap": "-£40.00"}),
        # All are due on one day: £80.00 each, so each half.
        (LAST, "end of month", {"S1:P1/cap": "-£30.00", "S1:P2/cap": "-£30.00"}),
        (PROPORTION, "reviewed_on", {"S1:P1/cap": "-£30.00", "S1:P2/cap": "-£30.00"}),
    ],
)
def test_who_bears_what_it_takes(borne_by: str, due: str, taken: dict[str, str]) -> None:
    contract = capped(borne_by, due=due)
    assert limits_in(contract, THREE) == taken
    assert settle(contract, THREE).total == 10_000


def test_another_person_has_a_sum_of_its_own_and_one_below_it_has_no_line() -> None:
    tables = costs(("K1", "A", "2026-06-02", "100.00"), ("K2", "D", "2026-06-02", "130.00"))
    assert limits_in(capped(), tables) == {"S2:P1/cap": "-£30.00"}


def test_the_line_says_what_is_left_to_the_provider_and_nothing_of_the_others() -> None:
    line = settle(capped(), THREE).by_id["S1:P2/cap"]
    said = reason_in_words(line.reason)
    assert said == (
        "care come to £80.00; the limit is no more than £40.00 (what is left to this provider of £100.00 for the "
        "person with all providers) for the person with this provider"
    )


def test_what_is_used_is_one_sum_for_the_person() -> None:
    contract, over = capped(), period_of("2026-06")
    run = Run(contract, as_known(extract_of(contract, THREE), over.last), over, over.last)
    list(run.lines())
    assert [(one.use_id, one.words, one.reached) for one in run.limit_uses] == [
        ("S1/cap", "£160.00 of £100.00", True),
    ]  # fmt: skip


def test_no_penny_is_lost_and_nobody_bears_more_than_is_due() -> None:
    # 1p over £60.00 and £30.00: two thirds of it are P1's, so that P1 bears it.
    on = date(2026, 6, 30)
    assert borne(1, {(on, "P1"): 6_000, (on, "P2"): 3_000}) == {"P1": 1, "P2": 0}
    # 10p over three times 5p: 3.33, 6.67 and 10 as they run, so 3p, 4p and 3p.
    assert borne(10, {(on, one): 5 for one in ("P1", "P2", "P3")}) == {"P1": 3, "P2": 4, "P3": 3}
    assert borne(0, {(on, "P1"): 5}) == {}


def test_what_a_deduction_leaves_free_is_given_back_to_who_bore_it_last() -> None:
    contract = capped(more=DEDUCTED, of="care, taken")
    # £60.00 + £80.00 - £30.00 are £110.00: P2, due last of what is paid, bears £10.00.
    tables = costs(
        ("K1", "A", "2026-06-02", "60.00"), ("K2", "B", "2026-06-03", "80.00"), ("K3", "A", "2026-06-04", "-30.00")
    )
    assert limits_in(contract, tables) == {"S1:P2/cap": "-£10.00"}


def test_each_month_by_itself_with_a_price_as_its_sum() -> None:
    contract = scheme(
        "prices:\n  most:\n    assumed: made up\n    from 2026-04-01: £100.00\n    from 2026-07-01: £90.00\n"
        + CAPPED.format(
            verb="pay", due="reviewed_on", more="", sum="most", of="care", borne=LAST, window=" and month"
        ).replace("\nrecords:", "records:", 1)
    )
    tables = costs(
        ("K1", "A", "2026-06-02", "90.00"), ("K2", "B", "2026-06-03", "20.00"), ("K3", "B", "2026-07-01", "95.00")
    )
    assert limits_in(contract, tables) == {"S1:P2/cap/2026-06": "-£10.00", "S1:P2/cap/2026-07": "-£5.00"}


def test_a_limit_over_plans_is_counted_before_it_and_one_over_the_provider_after_it() -> None:
    contract = scheme(
        CAPPED.format(
            verb="pay", due="reviewed_on", more="", sum="£100.00", of="care, of_plan", borne=LAST, window=""
        ).replace(
            "limits:\n",
            "limits:\n  of_plan:\n    assumed: made up\n    no more than: £70.00\n    of: care\n    over: plan\n",
        )
        + "  least:\n    assumed: made up\n    no less than: £65.00\n    of: care, of_plan, cap\n    over: provider\n"
    )
    # A has £60.00, B £80.00 of £70.00: together £130.00 and £30.00 over, of which B's, due last, are all: £40.00 are
    # left to P2, and the floor adds £25.00 to them and £5.00 to P1's.
    tables = costs(("K1", "A", "2026-06-02", "60.00"), ("K2", "B", "2026-06-03", "80.00"))
    said = settle(contract, tables).in_words
    assert {name: words for name, words in said.items() if not name.endswith("care")} == {
        "B/of_plan": "-£10.00", "S1:P2/cap": "-£30.00", "P1/least": "£5.00", "P2/least": "£25.00",
    }  # fmt: skip


@pytest.mark.parametrize("borne_by", [LAST, PROPORTION])
def test_what_a_limit_over_plans_took_is_not_borne_again(borne_by: str) -> None:
    contract = scheme(
        CAPPED.format(
            verb="pay", due="reviewed_on", more="", sum="£0.00", of="care, of_plan", borne=borne_by, window=""
        ).replace(
            "limits:\n",
            "limits:\n  of_plan:\n    assumed: made up\n    no more than: £100.00\n    of: care\n    over: plan\n",
        )
    )
    # B, due last, has £140.00 of its plan's £100.00, and A £40.00: all £140.00 are over, of which B's are £100.00.
    tables = costs(("K1", "A", "2026-06-02", "40.00"), ("K2", "B", "2026-06-03", "140.00"))
    assert limits_in(contract, tables) == {"S1:P1/cap": "-£40.00", "S1:P2/cap": "-£100.00"}


def test_what_was_deducted_is_not_borne_again() -> None:
    contract = capped(more=DEDUCTED, of="care, taken", sum_="£10.00")
    # B has £140.00 less £40.00 of an earlier day, and A £40.00: £130.00 are over. B bears all its £100.00, A £30.00.
    tables = costs(
        ("K1", "A", "2026-06-02", "40.00"), ("K2", "B", "2026-06-01", "-40.00"), ("K3", "B", "2026-06-03", "140.00")
    )
    assert limits_in(contract, tables) == {"S1:P1/cap": "-£30.00", "S1:P2/cap": "-£100.00"}


def test_three_months_of_a_ledger_and_what_comes_late() -> None:
    contract, kept = capped(), Kept()
    april, may = ("K1", "A", "2026-04-10", "60.00"), ("K2", "B", "2026-05-10", "80.00")
    june, late = ("K3", "A", "2026-06-10", "20.00"), ("K0", "C", "2026-04-05", "50.00")

    def moved(period: str, *rows: tuple[str, str, str, str]) -> dict[str, int]:
        return {line.line_id: line.amount for line in kept.settle(contract, costs(*rows), period)}

    assert moved("2026-04", april) == {"K1/care": 6_000}
    # £140.00 of £100.00: May's provider bears £40.00, and April's nothing.
    assert moved("2026-05", april, may) == {"K2/care": 8_000, "S1:P2/cap": -4_000}
    assert moved("2026-06", april, may, june) == {"K3/care": 2_000, "S1:P1/cap": -2_000}
    # P3's £50.00 of April come late, due before May's: £110.00 are over in all, of which June's £20.00 and May's £80.00
    # bear all that they are, and £10.00 the last of April, P1's.
    assert moved("2026-07", late, april, may, june) == {
        "K0/care": 5_000, "S1:P2/cap": -4_000, "S1:P1/cap": -1_000,
    }  # fmt: skip
    whole = settle(contract, costs(late, april, may, june), "2026-04-01 to 2026-07-31")
    assert whole.total == sum(one.settled for one in kept.positions.values()) == 10_000


def test_what_is_disputed_after_it_was_settled_stands_and_so_does_what_the_limit_took() -> None:
    contract, kept = capped(), Kept()
    april, may = ("K1", "A", "2026-04-10", "60.00"), ("K9", "B", "2026-05-10", "80.00")
    kept.settle(contract, costs(april), "2026-04")
    kept.settle(contract, costs(april, may), "2026-05")
    assert kept.settle(contract, costs(april, may, disputed="yes"), "2026-06") == []
    # The dispute is lost: £80.00 go back, and with them what the limit took of them.
    lost = kept.settle(contract, costs(april, ("K9", "B", "2026-05-10", "-80.00")), "2026-07")
    assert {line.line_id: line.amount for line in lost} == {"K9/care": -8_000, "S1:P2/cap": 4_000}


def test_a_held_row_frees_no_room_that_is_not_there() -> None:
    # K9 is disputed and never was settled: it is not due, and P1's £60.00 and £20.00 stay below £100.00.
    tables = costs(
        ("K1", "A", "2026-06-02", "60.00"), ("K9", "B", "2026-06-03", "80.00"), ("K3", "A", "2026-06-04", "20.00"),
        disputed="yes",
    )  # fmt: skip
    assert limits_in(capped(), tables) == {}


_rows = st.tuples(
    st.sampled_from("ABCD"), st.integers(1, 28), st.integers(4, 7), st.sampled_from(["10.01", "49.99", "75.00"])
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_rows, max_size=10), st.sampled_from([LAST, PROPORTION]), st.sampled_from(["", " and month"]),
       st.sampled_from([1, 2, 7]))  # fmt: skip
def test_in_parts_and_run_by_run_it_is_what_one_settlement_is(
    drawn: list[tuple[str, int, int, str]], borne_by: str, window: str, parts: int
) -> None:
    contract = capped(borne_by, window=window)
    rows = [(f"K{at}", of, f"2026-{month:02}-{day:02}", cost) for at, (of, day, month, cost) in enumerate(drawn)]
    lines = compared(contract, costs(*rows), period_of("2026-04-01 to 2026-07-31"), parts)
    kept = Kept()
    for month in range(4, 8):
        known = [row for row in rows if row[2] < f"2026-{month + 1:02}"]
        kept.settle(contract, costs(*known), f"2026-{month:02}")
    assert sum(one.settled for one in kept.positions.values()) == sum(line.amount for line in lines)
    taken: dict[tuple[str, str], int] = {}
    paid: dict[tuple[str, str], int] = {}
    for line in lines:
        group = taken if line.kind is LineKind.LIMIT else paid
        label = line.slot.label if line.kind is LineKind.LIMIT else str(line.due_on)[:7] if window else ""
        group[line.person_id, label] = group.get((line.person_id, label), 0) + line.amount
    assert all(-taken.get(key, 0) == max(0, pence - 10_000) for key, pence in paid.items())
    assert {key: one.settled for key, one in kept.positions.items() if one.settled} == {
        key: one.settled for key, one in _at_once(contract, costs(*rows)).items() if one.settled
    }


def _at_once(contract: CompiledScheme, tables: Tables) -> dict[Obligation, Position]:
    kept = Kept()
    kept.settle(contract, tables, "2026-04-01 to 2026-07-31")
    return kept.positions


def test_it_is_not_drawn_and_the_comparison_says_so() -> None:
    with pytest.raises(CannotBeDrawnError, match="a person with all providers"):
        check_drawn_over_the_run(capped().scheme)
