"""Who pays: every line divided to the penny, whole over time for each payer, whatever is corrected."""

from collections import defaultdict
from fractions import Fraction
from functools import cache
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pbr.engine.compiled_scheme import CompiledScheme, compile_scheme
from pbr.problems.problem import Place
from pbr.scheme.load_scheme import read_scheme
from pbr.scheme.payments.payers import PaidBy
from pbr.settlement.line import Line, Payer, Status
from pbr.settlement.obligation import Obligation, obligation_of
from pbr.settlement.slot import RowSlot
from tests.engine.histories import beginnings, change
from tests.engine.month_after_month import Kept
from tests.engine.settled import EXAMPLE_NOT_RUN, scheme, settle
from tests.engine.test_month_after_month import BY_CHANCE, LIMITS, _text

PAYERS = """
payers:
  council: Northshire Council
  health_board: Northshire Health Board
  housing: Northshire Homes
"""
SHARES = ("council 60%, health_board rest", "health_board 1/3, council rest, housing 1/3", "housing")
TWO = """
payers:
  council: Northshire Council
  health_board: Northshire Health Board
paid by: {shares}
payments:
  package:
    assumed: made up
    pay: {price}
    for each: plan
    priced at: started_on
    when: end_reason is "completed"
    due: ended_on
"""
PLAN = {
    "plan_id": "A", "person_id": "S1", "provider_id": "P1", "plan_type": "ongoing", "started_on": "2026-05-04",
    "ended_on": "2026-05-29", "end_reason": "completed",
}  # fmt: skip


def two(price: str, shares: str = "council 60%, health_board rest") -> CompiledScheme:
    return scheme(TWO.format(price=price, shares=shares))


def moved(lines: list[Line]) -> dict[str, int]:
    return {line.line_id: line.amount for line in lines}


@pytest.mark.parametrize(
    ("pence", "each"),
    [
        # 60% of a penny is nothing whole: the health board pays the penny.
        (1, {"council": 0, "health_board": 1}),
        # 60% of £0.02 is 1.2p.
        (2, {"council": 1, "health_board": 1}),
        (10_000, {"council": 6_000, "health_board": 4_000}),
        # 60% of £100.01 is £60.006, and what goes back is divided as what was paid.
        (10_001, {"council": 6_000, "health_board": 4_001}),
        (-10_001, {"council": -6_000, "health_board": -4_001}),
        (0, {"council": 0, "health_board": 0}),
    ],
)
def test_a_share_is_cut_off_at_the_penny_and_the_rest_has_the_odd_one(pence: int, each: dict[str, int]) -> None:
    paid_by = PaidBy({"council": Fraction(3, 5)}, "health_board", "", Place("by hand"))
    assert paid_by.divided(pence) == each
    assert paid_by.of_each == {"council": Fraction(3, 5), "health_board": Fraction(2, 5)}


@given(
    pence=st.integers(-(10**9), 10**9),
    parts=st.lists(st.integers(1, 1000), min_size=1, max_size=5),
    rest=st.integers(1, 1000),
)
def test_payers_pay_the_whole_and_none_is_a_penny_off_but_the_one_with_the_rest(
    pence: int, parts: list[int], rest: int
) -> None:
    whole = sum(parts) + rest
    shares = {f"p{at}": Fraction(part, whole) for at, part in enumerate(parts)}
    paid_by = PaidBy(shares, "rest_of_it", "", Place("by hand"))
    divided = paid_by.divided(pence)
    assert sum(divided.values()) == pence
    assert all(abs(share * pence - divided[payer]) < 1 for payer, share in shares.items())
    assert abs(divided["rest_of_it"] - pence * Fraction(rest, whole)) < len(parts)
    assert {(one > 0) - (one < 0) for one in divided.values()} <= {0, (pence > 0) - (pence < 0)}


def test_a_correction_is_divided_as_the_whole_of_it() -> None:
    # May: £100.01 is £60.00 and £40.01. June, at £100.03 a package: £60.018 is £60.01, and £40.02.
    kept = Kept()
    first = kept.settle(two("£100.01"), {"plans": [PLAN]}, "2026-05-01 to 2026-05-31")
    assert moved(first) == {"A/package": 6_000, "A/package@health_board": 4_001}
    again = kept.settle(two("£100.03"), {"plans": [PLAN]}, "2026-06-01 to 2026-06-30")
    assert moved(again) == {"A/package": 1, "A/package@health_board": 1}
    assert [(line.settled_before, line.due_to_date) for line in again] == [(6_000, 6_001), (4_001, 4_002)]
    # July: it was not completed after all, and each gets back what it paid.
    back = kept.settle(two("£100.03"), {"plans": [PLAN | {"end_reason": "died"}]}, "2026-07-01 to 2026-07-31")
    assert moved(back) == {"A/package": -6_001, "A/package@health_board": -4_002}
    assert {line.status for line in back} == {Status.TAKEN_BACK}


def test_what_is_not_decided_stands_with_each_payer_as_it_was_settled() -> None:
    kept, plans = Kept(), {"plans": [PLAN]}
    kept.settle(two("£100.00"), plans, "2026-05-01 to 2026-05-31")
    unknown = {"plans": [PLAN | {"end_reason": ""}]}
    lines = kept.run(two("£100.00", "council 10%, health_board rest"), unknown, "2026-06-01 to 2026-06-30")
    assert [(line.line_id, line.status, line.amount, line.due_to_date) for line in lines] == [
        ("A/package", Status.OPEN, 0, 6_000),
        ("A/package@health_board", Status.OPEN, 0, 4_000),
    ]


def test_other_shares_move_money_between_payers_and_none_to_the_provider() -> None:
    kept, plans = Kept(), {"plans": [PLAN]}
    kept.settle(two("£100.00"), plans, "2026-05-01 to 2026-05-31")
    lines = kept.settle(two("£100.00", "health_board"), plans, "2026-06-01 to 2026-06-30")
    assert [(line.line_id, line.status, line.amount) for line in lines] == [
        ("A/package@health_board", Status.DUE, 6_000),
        ("A/package", Status.TAKEN_BACK, -6_000),
    ]


def test_payers_in_a_ledger_that_had_none_take_over_what_the_council_paid() -> None:
    kept, plans = Kept(), {"plans": [PLAN]}
    alone = scheme(TWO[TWO.index("payments:") :].format(price="£100.00"))
    kept.settle(alone, plans, "2026-05-01 to 2026-05-31")
    lines = kept.settle(two("£100.00"), plans, "2026-06-01 to 2026-06-30")
    assert moved(lines) == {"A/package": -4_000, "A/package@health_board": 4_000}


POOLED = """
payers:
  council: Northshire Council
  health_board: Northshire Health Board
paid by: {shares}
measures:
  done:
    assumed: made up
    count: outcome where result is "achieved"
    out of: outcome
    per: provider
    over: quarter
    dated by: plan's started_on
payments:
  found:
    assumed: made up
    pay: £600.00
    for each: outcome
    priced at: plan's started_on
    scaled by: done
    steps of the whole:
      below 50%: nil
      from 50%: 100%
    due: end of quarter
"""


@pytest.mark.parametrize("later", ["council 60%, health_board rest", "health_board", "health_board 1/3, council rest"])
def test_what_is_in_a_pool_is_whole_whoever_pays_it_and_stays_while_a_record_is_gone(later: str) -> None:
    plan = PLAN | {"ended_on": "", "end_reason": ""}
    found = {"plan_id": "A", "outcome": "washing", "kind": "improvement", "payable": "yes", "result": "achieved"}
    outcomes = [found | {"outcome_id": one, "reviewed_on": "2026-06-01"} for one in ("O1", "O2")]
    kept = Kept()
    first = scheme(POOLED.format(shares="council 60%, health_board rest"))
    # Two outcomes at £600.00, both achieved: £1,200.00, of which the council pays £720.00.
    kept.settle(first, {"plans": [plan], "outcomes": outcomes}, "2026-06-01 to 2026-06-30")
    assert kept.total == 120_000
    # July: O2 is in no extract, and nobody says why. What it brought stands, whoever pays now.
    gone = {"plans": [plan], "outcomes": outcomes[:1]}
    kept.settle(scheme(POOLED.format(shares=later)), gone, "2026-07-01 to 2026-07-31")
    assert kept.total == 120_000
    assert kept.settle(scheme(POOLED.format(shares=later)), gone, "2026-07-01 to 2026-07-31") == []


@cache
def versions(name: str, added: str) -> tuple[CompiledScheme, tuple[CompiledScheme, ...]]:
    """A scheme whose payer is the council, and the same with its payers, who pay in several ways."""
    text = _text(name).split("\nexamples:\n")[0]
    if added and "\nlimits:\n" not in text:
        text += "\nlimits:"
    text += added
    whole = compile_scheme(read_scheme(text + EXAMPLE_NOT_RUN, "by_hand.yaml"))
    made = (f"{text}{PAYERS}paid by: {shares}\n{EXAMPLE_NOT_RUN}" for shares in SHARES)
    return whole, tuple(compile_scheme(read_scheme(one, "by_hand.yaml")) for one in made)


def _whole(key: Obligation) -> Obligation:
    return key._replace(payer=Payer.COUNCIL)


def _by_whole(kept: Kept) -> dict[Obligation, dict[str, int]]:
    found: dict[Obligation, dict[str, int]] = defaultdict(dict)
    for key, position in kept.positions.items():
        found[_whole(key)][key.payer] = position.settled
    return found


SOME = [
    ("of-all-kinds", ""),
    *((name, LIMITS[name][0]) for name in ("wiltshire-payable-outcomes", "of-all-kinds")),
    ("population-prime-provider-at-risk", ""),
]


@pytest.mark.parametrize(("name", "added"), SOME)
@BY_CHANCE
@given(data=st.data())
def test_each_payer_has_its_share_of_what_was_settled_month_after_month(
    name: str, added: str, data: st.DataObject
) -> None:
    draw = cast(st.DrawFn, data.draw)
    whole, divided = versions(name, added)
    history, alone, together = draw(beginnings(name)), Kept(), Kept()
    stays = draw(st.booleans())
    of = divided[draw(st.integers(0, len(divided) - 1))]
    for month in range(draw(st.integers(2, 4))):
        if month:
            for _ in range(draw(st.integers(0, 4))):
                change(draw, history)
        period, as_at = history.next_period(draw), history.as_at.isoformat()
        of = of if stays else divided[draw(st.integers(0, len(divided) - 1))]
        said = (history.tables, period, as_at, history.withdrawn, history.last_plans)
        lines, each = alone.run(whole, *said), together.run(of, *said)
        keys = [obligation_of(line) for line in each if not isinstance(line.slot, RowSlot)]
        assert len(set(keys)) == len(keys)
        assert _amounts(lines) == _amounts(each)
        for line in lines:
            alone.keep(line)
        for line in each:
            together.keep(line)
        paid_by = of.scheme.paid_by
        assert paid_by is not None
        found = _by_whole(together)
        for key, position in alone.positions.items():
            assert sum(found[key].values()) == position.settled
            if stays and position.settled:
                assert {payer: sum_ for payer, sum_ in found[key].items() if sum_} == {
                    payer: sum_ for payer, sum_ in paid_by.divided(position.settled).items() if sum_
                }
        assert [line for line in together.run(of, *said) if line.amount] == []


def _amounts(lines: list[Line]) -> dict[Obligation, tuple[int, int]]:
    """What moves and what stands of every obligation, whoever pays."""
    sums: dict[Obligation, list[int]] = defaultdict(lambda: [0, 0])
    for line in lines:
        if not isinstance(line.slot, RowSlot):
            of = sums[_whole(obligation_of(line)._replace(payer=Payer.COUNCIL))]
            of[0] += line.amount
            of[1] += line.due_to_date
    return {key: (moves, stands) for key, (moves, stands) in sums.items()}


@pytest.mark.parametrize(("name", "added"), SOME)
@BY_CHANCE
@given(data=st.data())
def test_one_settlement_gives_each_payer_what_a_ledger_does(name: str, added: str, data: st.DataObject) -> None:
    draw = cast(st.DrawFn, data.draw)
    _, divided = versions(name, added)
    of = divided[draw(st.integers(0, len(divided) - 1))]
    history = draw(beginnings(name))
    period, as_at = history.next_period(draw), history.as_at.isoformat()
    alone = settle(of, history.tables, period, as_at)
    assert len(alone.by_id) == len(alone.lines)
    once: dict[Obligation, int] = defaultdict(int)
    for line in alone.lines:
        once[obligation_of(line)] += line.due_to_date
    ledger = {obligation_of(line): line.due_to_date for line in Kept().run(of, history.tables, period, as_at)}
    decided = {obligation_of(line) for line in alone.lines if line.status in (Status.DUE, Status.EARLIER)}
    undecided = {obligation_of(line) for line in alone.lines} - decided
    assert {key: once[key] for key in decided - undecided if once[key]} == {
        key: ledger[key] for key in decided - undecided if once[key]
    }
