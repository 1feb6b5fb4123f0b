"""How likely components are, as assumed and as seen, and which of them share a rate that is not certain."""

from fractions import Fraction
from pathlib import Path

from pbr.simulate.scenario.success_rates import ChancesOf
from tests.simulate.scenario.by_hand import PLANS, RATE, asked


def test_the_split_of_what_is_no_success_is_as_seen(tmp_path: Path) -> None:
    # Of those with some support after, one has less and two the same: a third and two thirds of 40%.
    plans = PLANS.replace("C,S3,P2,reablement,2026-05-04,2026-06-14,,,,", _ended("C,S3"))
    what_if, _, essex = asked(
        tmp_path,
        RATE.format("60%"),
        plans=plans.replace("D,S4,P2,reablement,2026-05-04,2026-06-14,,,,", _ended("D,S4")),
    )
    rates = ChancesOf(what_if.records, what_if.assumptions).rates(what_if.model(essex).components, {})
    (chances,) = set(rates.values())
    assert chances == (Fraction(3, 5), Fraction(2, 15), Fraction(4, 15), Fraction(0), Fraction(0))


def test_what_is_covered_by_a_range_shares_its_spread(tmp_path: Path) -> None:
    text = RATE.format("50% to 60%") + "  p2:\n    of: plans\n    provider: P2\n    is: 20%\n    assumed: a guess\n"
    what_if, _, essex = asked(tmp_path, text)
    spreads = ChancesOf(what_if.records, what_if.assumptions).spreads(what_if.model(essex).components)
    assert {one.provider_id for one in spreads} == {"P1"}
    assert {spread.name for spread in spreads.values()} == {"rates.no_support"}


def _ended(who: str) -> str:
    return f"{who},P2,reablement,2026-05-04,2026-06-14,2026-06-14,completed,same,2026-06-15"
