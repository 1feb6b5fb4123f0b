"""The assumptions of ``examples/compare`` fit the schemes that are shipped."""

from pathlib import Path

from pbr.scheme.load_scheme import load_scheme
from pbr.simulate.scenario.assumptions import FACTS
from pbr.simulate.scenario.check_assumptions import check_prices
from pbr.simulate.scenario.read_assumptions import load_assumptions
from pbr.source.shipped_schemes import shipped_schemes

EXAMPLE = Path(__file__).parents[3] / "examples" / "compare" / "assumptions.yaml"


def test_it_says_a_rate_of_everything_that_is_drawn_and_changes_prices_there_are() -> None:
    assumptions = load_assumptions(EXAMPLE)
    assert {one.fact for one in assumptions.rates} == set(FACTS.values())
    assert check_prices(assumptions, [load_scheme(path) for path in shipped_schemes().values()]) == []
