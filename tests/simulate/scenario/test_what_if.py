"""Expected totals, tornados and switching values, against `by_hand`."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from pbr.records.extract.as_at import as_known
from pbr.simulate.breakdown import By
from pbr.simulate.provider.care_cost import cost_of
from pbr.simulate.scenario.extra_fields import wanted_for
from pbr.simulate.scenario.what_if import WhatIf
from pbr.simulate.schemes_compared import Candidate, read_candidates
from pbr.simulate.sensitivity.sensitivity import answer
from pbr.simulate.sensitivity.switching_values import Side, no_margin, same_cost
from pbr.simulate.sensitivity.tornado import tornado
from pbr.simulate.shared_extract.shared_extract import ExtractGiven, read_once
from tests.examples.made import make
from tests.simulate.assumed import assumptions_of
from tests.simulate.scenario.by_hand import HEAD, PLANS, RATE, VISITS, asked, visits_of

PACKAGE = (
    "prices:\n  package:\n    scheme: essex_reablement_bonus\n    price: package_price\n    {}\n    assumed: try\n"
)


def test_a_rate_for_all_is_expected_of_each(tmp_path: Path) -> None:
    what_if, task, essex = asked(tmp_path, RATE.format("60%"))
    assert what_if.expected(task) == 697_800
    assert what_if.expected(essex) == 630_000 + 60_000


def test_without_a_rate_what_is_known_says_it(tmp_path: Path) -> None:
    what_if, _, essex = asked(tmp_path, "")
    assert what_if.expected(essex) == 630_000 + 50_000


def test_only_what_is_not_known_is_drawn_where_that_is_asked(tmp_path: Path) -> None:
    # A's £250.00 is certain, and B's is lost; C and D have 60% each.
    what_if, _, essex = asked(tmp_path, "draw: what is not known yet\n" + RATE.format("60%"))
    assert what_if.expected(essex) == 630_000 + 25_000 + 30_000


def test_the_last_rate_that_fits_holds(tmp_path: Path) -> None:
    one = RATE.format("60%") + "  p2:\n    of: plans\n    provider: P2\n    is: 20%\n    assumed: a guess\n"
    what_if, _, essex = asked(tmp_path, one)
    assert what_if.expected(essex) == 630_000 + 2 * 15_000 + 2 * 5_000


def test_a_range_counts_as_its_middle_and_a_beta_as_its_mean(tmp_path: Path) -> None:
    what_if, _, essex = asked(tmp_path, RATE.format("50% to 60%"))
    assert what_if.expected(essex) == 630_000 + 55_000
    what_if, _, essex = asked(tmp_path, RATE.format("beta 66 of 117"))
    assert what_if.expected(essex) == 630_000 + Fraction(100_000 * 67, 119)


def test_prices_are_multiplied_or_replaced(tmp_path: Path) -> None:
    what_if, task, essex = asked(tmp_path, RATE.format("60%") + PACKAGE.format("times: 110%"))
    assert what_if.expected(essex) == 693_000 + 60_000
    assert what_if.expected(task) == 697_800
    what_if, _, essex = asked(tmp_path, RATE.format("60%") + PACKAGE.format("to: £1,000.00"))
    assert what_if.expected(essex) == 400_000 + 60_000
    assert essex.scheme.prices["package_price"].steps[0].figures[()] == 157_500


def test_volumes_change_what_is_settled(tmp_path: Path) -> None:
    what_if, task, essex = asked(tmp_path, RATE.format("60%"), "volumes.plans=150%")
    assert what_if.expected(task) == 1_046_700
    assert what_if.expected(essex) == 1_035_000
    # Shorter by a fifth, a visit is 720 minutes, which is 12 hours, and the five of a plan are 60.
    what_if, task, _ = asked(tmp_path, "", "volumes.hours=80%")
    assert what_if.expected(task) == 4 * 60 * 2_326


def test_longer_plans_are_paid_for_by_the_visit_as_they_are_by_the_week(tmp_path: Path) -> None:
    # Twice as long, each plan has its 75 hours again after 42 days.
    what_if, task, _ = asked(tmp_path, "", "volumes.weeks=200%")
    assert what_if.expected(task) == 2 * 697_800


def test_every_visit_of_a_copy_is_paid_for(tmp_path: Path) -> None:
    # Of each plan five more visits of 1,200 minutes: 100 hours beside the 75.
    more = VISITS + "".join(visits_of(plan, 21 + 5 * at, 1_200) for at, plan in enumerate("ABCD"))
    what_if, task, _ = asked(tmp_path, "", "volumes.plans=200%", visits=more)
    assert what_if.expected(task) == 2 * 4 * (75 + 100) * 2_326


def test_a_tornado_has_the_widest_first(tmp_path: Path) -> None:
    text = RATE.format("40% to 80%") + PACKAGE.format("times: 90% to 110%")
    what_if, task, essex = asked(tmp_path, text)
    assert [(bar.assumption.name, int(bar.at_low), int(bar.at_high)) for bar in tornado(what_if, essex)] == [
        ("prices.package", 567_000 + 60_000, 693_000 + 60_000),
        ("rates.no_support", 630_000 + 40_000, 630_000 + 80_000),
    ]
    assert tornado(what_if, task) == ()


def side(what_if: WhatIf, candidate: Candidate) -> Side:
    """A scheme settled each way over all the records."""
    return Side(what_if, candidate, what_if.expectation(candidate))


@pytest.mark.parametrize("times", ["70%", "130%", "250%"])
def test_more_plans_come_to_what_settling_their_copies_comes_to(times: str, tmp_path: Path) -> None:
    sample = tmp_path / "records"
    make(["sample", str(sample), "--plans", "40", "--seed", "4", "--tables", "plans,outcomes,visits,people,stays"])
    named = ("essex-reablement-bonus", "wiltshire-payable-outcomes", "wiltshire-penalty-and-reward")
    schemes = read_candidates([Path(one) for one in (*named, "population-prime-provider")], Path("time-and-task"))
    text = HEAD + RATE.format("50%") + "  achieved:\n    of: outcomes\n    is: 60%\n    assumed: try\n"
    ranged = assumptions_of(text, ("volumes.plans=50% to 150%",))
    fixed = assumptions_of(text, (f"volumes.plans={times}",))
    read = read_once(ExtractGiven(sample), schemes, By.PROVIDER, wanted_for(schemes, ranged))
    records = as_known(read.extract, date(2026, 9, 30))
    case = {"volumes.plans": Fraction(int(times.removesuffix("%")), 100)}
    for one in schemes:
        copied, settled = WhatIf(records, schemes, ranged), WhatIf(records, schemes, fixed)
        assert copied.expected(one, case) == settled.expected(one)


def test_the_rate_at_which_two_schemes_cost_the_same(tmp_path: Path) -> None:
    # £6,300.00 and £1,000.00 times 67.8% are £6,978.00.
    what_if, task, essex = asked(tmp_path, "")
    (found,) = same_cost(side(what_if, essex), side(what_if, task))
    assert abs(found.rates[0] - Fraction("0.678")) < Fraction(1, 10_000)
    assert (int(found.at_none), int(found.at_all), found.words) == (-67_800, 32_200, "67.8%")


def test_schemes_are_compared_over_the_plans_that_both_can_pay_for(tmp_path: Path) -> None:
    # E is no reablement, so Essex pays nothing for it, and its 75 hours say nothing of what Essex would save.
    plans = PLANS + "E,S5,P1,ongoing,2026-05-04,,,,,\n"
    what_if, task, essex = asked(tmp_path, "", plans=plans, visits=VISITS + visits_of("E", 21))
    assert what_if.expected(task) == 872_250
    found = answer(what_if, {essex.label: {("P1", "A"), ("P1", "B"), ("P2", "C"), ("P2", "D")}}, lambda words: None)
    assert [one.words for one in found.schemes[1].switching] == ["67.8%"]


def test_there_may_be_no_such_rate(tmp_path: Path) -> None:
    what_if, task, essex = asked(tmp_path, "", "volumes.hours=80%")  # £5,582.40 is less at any rate
    (found,) = same_cost(side(what_if, essex), side(what_if, task))
    assert (found.rates, found.words) == ((), "none between 0 and 1: it costs more at any rate")


def test_the_rate_that_leaves_no_margin(tmp_path: Path) -> None:
    # Four plans at £1,000.00 and 300 hours at £9.00 cost £6,700.00: the bonus has to bring £400.00.
    what_if, task, essex = asked(tmp_path, "", "figures.cost_per_hour=£9.00", "figures.cost_per_plan=£1,000.00")
    cost = cost_of(what_if.records, what_if.assumptions)
    assert cost == 670_000
    (found,) = no_margin(side(what_if, essex), cost)
    assert found.words == "40%"
    assert no_margin(side(what_if, task), cost) == ()


def test_what_cannot_be_worked_out_says_why(tmp_path: Path) -> None:
    unknown = PLANS.replace(",none,2026-06-15", ",,").replace(",reduced,2026-06-15", ",,")
    what_if, _, _ = asked(tmp_path, "", plans=unknown)
    found = answer(what_if, {}, lambda words: None)
    assert [one.pence for one in found.schemes] == [697_800, None]
    assert "--set rates.plans=60%" in found.schemes[1].why
